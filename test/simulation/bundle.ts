import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { bundleOptions, entries, type FunctionName } from '../../infra/bundles.ts';

/** A change of the production code that the simulation must notice: in one file, one text in place of another. */
export interface Change {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

export type Handler = (event: unknown, context: unknown) => Promise<unknown>;

const root = bundleOptions.absWorkingDir;
/** Inside the checkout, so that what stays outside of bundles is found. */
const folderOfBundles = join(root, '.atrium', 'simulation');

/** Which functions a scenario may reach; the other APIs are not called. */
export const simulated: readonly FunctionName[] = (Object.keys(entries) as FunctionName[]).filter(
  name =>
    !/^api-(access|booking|community|documents|dunning|export|notifications|privacy|storefront|orders|accounting|webhooks)$|erase-person/.test(
      name,
    ),
);

/**
 * Bundles the functions from their sources with the seam in place of the SDK's HTTP handler, and imports each as a
 * module of its own: like in Lambda, every function has its own clients and caches.
 */
export const loadFunctions = async (
  changes: readonly Change[] = [],
  inEnvironmentOf: (name: FunctionName, load: () => Promise<unknown>) => Promise<unknown>,
): Promise<Map<FunctionName, Handler>> => {
  mkdirSync(folderOfBundles, { recursive: true });
  const folder = mkdtempSync(join(folderOfBundles, 'bundles-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await build({
    ...bundleOptions,
    minify: false,
    alias: {
      '@smithy/node-http-handler': './test/simulation/seam.ts',
      ulid: './test/simulation/ulids.ts',
      '@aws-sdk/credential-provider-node': './shared/clients/lambda-credentials.ts',
    },
    plugins: [changing(changes)],
    entryPoints: simulated.map(name => ({ in: entries[name], out: `${name}/index` })),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
  });
  const handlers = new Map<FunctionName, Handler>();
  for (const name of simulated) {
    copyColours(join(folder, name));
    const file = join(folder, name, 'index.mjs');
    const module = await inEnvironmentOf(name, () => import(file));
    handlers.set(name, (module as { handler: Handler }).handler);
  }
  return handlers;
};

/** pdfkit finds the colours of PDF/A beside its own file. */
const copyColours = (bundle: string): void => {
  const { resolve } = createRequire(import.meta.url);
  const name = 'sRGB_IEC61966_2_1.icc';
  mkdirSync(join(bundle, 'data'), { recursive: true });
  copyFileSync(join(dirname(resolve('pdfkit')), 'data', name), join(bundle, 'data', name));
};

/** Changes sources as they are read; a text that is not there once is an error, not a mutant that survives. */
const changing = (changes: readonly Change[]): Plugin => ({
  name: 'changes',
  setup: ({ onLoad }) => {
    if (changes.length === 0) return;
    const done = new Set<Change>();
    onLoad({ filter: /\/(shared|functions)\/.*\.ts$/ }, ({ path }) => {
      const own = changes.filter(({ file }) => file === relative(root, path));
      if (own.length === 0) return undefined;
      let contents = readFileSync(path, 'utf8');
      for (const change of own) {
        const parts = contents.split(change.find);
        if (parts.length !== 2) {
          throw new Error(`${change.file}: expected once, got ${parts.length - 1}: ${change.find}`);
        }
        contents = parts.join(change.replace);
        done.add(change);
      }
      return { contents, loader: 'ts' };
    });
  },
});
