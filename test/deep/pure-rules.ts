import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const mutated = ['shared/kernel', 'shared/billing'];

/** Folders and files that talk to AWS; `table.ts` only spells keys. */
const talks = /^shared\/(store\/(?!table\.ts)|clients\/|env\.ts)/;

/** Pure files that have no rule in them. */
const leftOut = {
  'declare the API; `openapi.test.ts` compares the contract that is written from them': [
    /-?contract\.ts$/,
    /-?operations\.ts$/,
  ],
  'declare what is stored': [/\/(audit-)?model\.ts$/, /\/drafting\.ts$/],
  'the table of refusals, sentences for people': [/\/errors\.ts$/],
};

/** The modules a file loads; types are gone when it runs. */
const importsOf = (file: string): string[] => {
  const source = readFileSync(file, 'utf8');
  const froms = source.matchAll(/^(?:import|export) (?!type )[^;]*?from '([^']+)'/gm);
  return [...froms].flatMap(([, from]) => from ?? []);
};

const doesIo = (file: string, seen = new Set<string>()): boolean => {
  if (talks.test(file)) return true;
  if (seen.has(file)) return false;
  seen.add(file);
  return importsOf(file).some(from =>
    from.startsWith('.')
      ? doesIo(normalize(join(dirname(file), from)), seen)
      : from.startsWith('@aws-sdk/'),
  );
};

/** The files of kernel and billing that load nothing that talks to AWS, however far down, and that have rules. */
export const pureRules = (): string[] => {
  const isLeftOut = (file: string) =>
    Object.values(leftOut).some(patterns => patterns.some(pattern => pattern.test(file)));
  return mutated
    .flatMap(folder => readdirSync(folder).map(name => join(folder, name)))
    .filter(file => file.endsWith('.ts') && !isLeftOut(file) && !doesIo(file));
};
