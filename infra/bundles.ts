import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type BuildOptions, buildSync } from 'esbuild';
import { type Context, contexts } from '../shared/contract/operation.ts';
import { fontFiles } from '../shared/documents/font-files.ts';

const apiEntries = Object.fromEntries(
  contexts.map(context => [`api-${context}`, `functions/${context}/api.ts`]),
) as Record<`api-${Context}`, string>;

const colourProfile = 'sRGB_IEC61966_2_1.icc';

/** Every Lambda function: name → entry. */
export const entries = {
  ...apiEntries,
  'bill-run-tick': 'functions/bill-run/tick.ts',
  'bill-run-plan': 'functions/bill-run/plan.ts',
  'bill-run-draft': 'functions/bill-run/draft.ts',
  'bill-run-number': 'functions/bill-run/number.ts',
  'bill-run-close': 'functions/bill-run/close.ts',
  'bill-run-on-run-released': 'functions/bill-run/on-run-released.ts',
  audit: 'functions/billing/audit.ts',
  'outbox-publish': 'functions/outbox/publish.ts',
  sweep: 'functions/outbox/sweep.ts',
  'send-mail': 'functions/notifications/send-mail.ts',
  'on-mail-event': 'functions/notifications/on-mail-event.ts',
  'deliver-webhook': 'functions/webhooks/deliver.ts',
  'review-suspension': 'functions/dunning/review-suspension.ts',
  'settle-invoice': 'functions/payments/settle-invoice.ts',
  'settle-gateway-event': 'functions/gateway-webhooks/settle.ts',
  'erase-person': 'functions/privacy/erase-person.ts',
} as const;
export type FunctionName = keyof typeof entries;

/** Bundled CommonJS that calls `require` for a Node module needs one; ESM has none of its own. */
const requireBanner =
  "import{createRequire as atriumRequire}from'node:module';const require=atriumRequire(import.meta.url);";

/** How a bundle is made; also of those that the benchmarks compare with. */
export const bundleOptions = {
  absWorkingDir: dirname(import.meta.dirname),
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  mainFields: ['module', 'main'],
  banner: { js: requireBanner },
  logLevel: 'error',
} as const satisfies BuildOptions;

/**
 * Bundles every function into `<folder>/<name>/index.mjs`, SDK included: pinned, and faster to import than
 * the runtime's own copy (119 against 160 ms). One esbuild call parses shared modules once; without
 * splitting each output is the same as from a build of its own.
 */
export const bundleFunctions = (folder: string): void => {
  const { metafile } = buildSync({
    ...bundleOptions,
    metafile: true,
    alias: {
      ...plainBuiltins(join(folder, 'node')),
      ...nativeBrotli(join(folder, 'node')),
      ...withoutSpreadsheets(join(folder, 'node')),
      '@aws-sdk/credential-provider-node': './shared/clients/lambda-credentials.ts',
    },
    entryPoints: Object.entries(entries).map(([name, entry]) => ({
      in: entry,
      out: `${name}/index`,
    })),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
  });
  for (const [output, { inputs }] of Object.entries(metafile.outputs))
    if ('shared/documents/fonts.ts' in inputs)
      copyFonts(dirname(join(bundleOptions.absWorkingDir, output)));
};

/**
 * The e-invoice library also reads spreadsheets and edits PDFs, 2 MB that are never called here: what it takes for that
 * is an empty module.
 */
const withoutSpreadsheets = (folder: string): Record<string, string> => {
  const file = join(folder, 'unused.cjs');
  writeFileSync(file, 'module.exports = {};\n');
  return {
    '@e965/xlsx': file,
    '@cantoo/pdf-lib': file,
    'tmp-promise': file,
    'ajv/dist/2019': file,
  };
};

/** Fonts go along as files, where a bundle finds them as it does in a checkout: as a package's. */
const copyFonts = (bundle: string): void => {
  const { resolve } = createRequire(import.meta.url);
  for (const file of Object.values(fontFiles)) {
    const copy = join(bundle, 'node_modules', file);
    mkdirSync(dirname(copy), { recursive: true });
    copyFileSync(resolve(file), copy);
  }
  // pdfkit finds the colours of PDF/A beside its own file
  const colours = join(bundle, 'data', colourProfile);
  mkdirSync(dirname(colours), { recursive: true });
  copyFileSync(join(dirname(resolve('pdfkit')), 'data', colourProfile), colours);
};

/** fontkit reads WOFF2 with a Brotli of its own, half of what pdfkit weighs (470 KB); Node has one. */
const nativeBrotli = (folder: string): Record<string, string> => {
  const file = join(folder, 'brotli.cjs');
  writeFileSync(
    file,
    "module.exports = bytes => process.getBuiltinModule('node:zlib').brotliDecompressSync(bytes);\n",
  );
  return { 'brotli/decompress.js': file };
};

/**
 * When ESM imports one of Node's own modules, Node reads every getter of it: `node:http` then loads undici,
 * 58 ms of CPU time where `require` takes 4, `node:process` opens standard input, 8 ms. So bundles get them plain.
 */
export const plainBuiltins = (folder: string): Record<string, string> => {
  mkdirSync(folder, { recursive: true });
  const names = builtinModules.filter(name => !name.startsWith('_') && !name.startsWith('node:'));
  const aliases = names.map((name): [string, string] => {
    const file = join(folder, `${name.replaceAll('/', '-')}.cjs`);
    writeFileSync(file, `module.exports = process.getBuiltinModule('node:${name}');\n`);
    return [name, file];
  });
  return Object.fromEntries(
    aliases.flatMap(([name, file]) => [
      [name, file],
      [`node:${name}`, file],
    ]),
  );
};

export const bundleOf = (folder: string, name: FunctionName): string => join(folder, name);
