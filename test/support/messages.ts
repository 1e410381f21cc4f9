import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A sentence that a source may say, and what recognises it with whatever it is filled in with. */
export interface Message {
  readonly file: string;
  readonly text: string;
  readonly pattern: RegExp;
}

const root = join(import.meta.dirname, '../..');
const literal = /'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g;
const comments = /\/\*[\s\S]*?\*\/|(?<=\s|^)\/\/.*$/gm;
/** what describes a field of a format, and what leads to another file */
const aside = /description:\s*('[^'\n]*'|"[^"\n]*")|from '[^'\n]*'|import\('[^'\n]*'\)/g;

/** what is filled in, with an object in it perhaps */
const filled = /\$\{(?:[^{}]|\{[^{}]*\})*\}/g;

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]]/g, '\\$&');

const patternOf = (text: string): RegExp => {
  const parts = text.split(filled).map(part => escaped(part.replaceAll('\\', '')));
  return new RegExp(parts.join('[\\s\\S]*'));
};

/** Every text of two words or more in sources, but for their comments. */
export const messagesIn = async (...files: readonly string[]): Promise<Message[]> => {
  const found = await Promise.all(
    files.map(async file => {
      const source = await readFile(join(root, file), 'utf8');
      const bare = source.replaceAll(comments, '').replaceAll(aside, '');
      return [...bare.matchAll(literal)].map(([, single, double, template]) => {
        const text = (single ?? double ?? template ?? '').replaceAll('\\`', '`');
        return { file, text, pattern: patternOf(text) };
      });
    }),
  );
  return found
    .flat()
    .filter(({ text }) => /\p{L}\S* +\S*\p{L}/u.test(text.replaceAll(filled, 'x')));
};

/** Those that nothing that was said is. */
export const unsaid = (messages: readonly Message[], said: readonly string[]): string[] =>
  messages
    .filter(({ pattern }) => !said.some(text => pattern.test(text)))
    .map(({ file, text }) => `${file}: ${text}`);
