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

/** Functions that are loaded, and the sources that each is made of. */
export interface Loaded {
  readonly handlers: ReadonlyMap<FunctionName, Handler>;
  readonly sources: ReadonlyMap<FunctionName, ReadonlySet<string>>;
}

type In = (name: FunctionName, load: () => Promise<unknown>) => Promise<unknown>;

/**
 * Bundles the functions from their sources with the seam in place of the SDK's HTTP handler, and imports each as a
 * module of its own: like in Lambda, every function has its own clients and caches.
 */
export const loadFunctions = async (
  inEnvironmentOf: In,
  changes: readonly Change[],
  names: readonly FunctionName[] = simulated,
): Promise<Loaded> => {
  mkdirSync(folderOfBundles, { recursive: true });
  const folder = mkdtempSync(join(folderOfBundles, 'bundles-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const { metafile } = await build({
    ...bundleOptions,
    minify: false,
    metafile: true,
    alias: {
      '@smithy/node-http-handler': './test/simulation/seam.ts',
      ulid: './test/simulation/ulids.ts',
      '@aws-sdk/credential-provider-node': './shared/clients/lambda-credentials.ts',
    },
    plugins: [changing(changes)],
    entryPoints: names.map(name => ({ in: entries[name], out: `${name}/index` })),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
  });
  const handlers = new Map<FunctionName, Handler>();
  const sources = new Map<FunctionName, Set<string>>();
  for (const name of names) {
    const file = join(folder, name, 'index.mjs');
    copyColours(dirname(file));
    const module = await inEnvironmentOf(name, () => import(file));
    handlers.set(name, (module as { handler: Handler }).handler);
    const { inputs = {} } = metafile.outputs[relative(root, file)] ?? {};
    sources.set(name, new Set(Object.keys(inputs)));
  }
  return { handlers, sources };
};

/** The same with something changed: only functions that have a part in it are made anew. */
export const loadChanged = async (
  inEnvironmentOf: In,
  { handlers, sources }: Loaded,
  changes: readonly Change[],
  always: readonly Change[],
): Promise<ReadonlyMap<FunctionName, Handler>> => {
  const concerned = [...sources]
    .filter(([, files]) => changes.some(({ file }) => files.has(file)))
    .map(([name]) => name);
  const unknown = changes.filter(
    ({ file }) => ![...sources.values()].some(files => files.has(file)),
  );
  if (unknown.length > 0) throw new Error(`no function is made of ${unknown[0]?.file}`);
  const own = await loadFunctions(inEnvironmentOf, [...always, ...changes], concerned);
  return new Map([...handlers, ...own.handlers]);
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
      }
      return { contents, loader: 'ts' };
    });
  },
});
