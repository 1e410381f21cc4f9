/**
 * `npm run bench:cold-start [-- --rounds 20] [--quick]`
 * How large the bundles of the HTTP handlers are, and how long they take to import beside one that holds
 * nothing but `@aws-sdk/lib-dynamodb` and its client.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { buildSync } from 'esbuild';
import { bundleFunctions, bundleOptions, entries, plainBuiltins } from '../../infra/bundles.ts';
import { machine } from './machine.ts';
import { median } from './timing.ts';
import { type Judged, judge, table } from './verdict.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    quick: { type: 'boolean', default: false },
  },
});

/** One handler makes PDFs and has the library for it (decision 0015). */
const limitsOf = (name: string) =>
  name === 'api-documents' ? { kilobytes: 1_050, ratio: 2 } : { kilobytes: 900, ratio: 1.5 };

/** Bundled as anyone would: the limit counts against it. */
const sdkAlone = 'SDK alone';
/** The same with Node's modules got as our bundles get them: how much is left is told, not judged. */
const sdkAloneAsOurs = 'SDK alone, plain builtins';

interface Bundle {
  readonly name: string;
  readonly file: string;
  readonly milliseconds: number[];
}

/** What every handler needs of the SDK to speak to its table, and no line of ours. */
const bundleSdk = (folder: string, name: string, alias: Record<string, string>): void => {
  const entry = `export { DynamoDBClient } from '@aws-sdk/client-dynamodb';
    export { DynamoDBDocumentClient, GetCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';`;
  buildSync({
    ...bundleOptions,
    alias,
    stdin: { contents: entry, resolveDir: bundleOptions.absWorkingDir },
    outfile: join(folder, name, 'index.mjs'),
  });
};

/** Milliseconds that a fresh process takes to import a bundle, without its own start. */
const importTime = ({ file }: Bundle, script: string): number => {
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    [script, pathToFileURL(file).href],
    { encoding: 'utf8', env: { ...process.env, TABLE_NAME: 'table', AWS_REGION: 'eu-central-1' } },
  );
  if (status !== 0) throw new Error(`importing ${file} failed: ${stderr}`);
  return Number(stdout);
};

const measure = (folder: string, rounds: number): Bundle[] => {
  bundleFunctions(folder);
  bundleSdk(folder, sdkAlone, {});
  bundleSdk(folder, sdkAloneAsOurs, plainBuiltins(join(folder, 'node')));
  const script = join(folder, 'import.mjs');
  writeFileSync(
    script,
    'const began = performance.now(); await import(process.argv[2]); process.stdout.write(String(performance.now() - began));',
  );
  const handlers = Object.keys(entries).filter(name => name.startsWith('api-'));
  const bundles = [sdkAlone, sdkAloneAsOurs, ...handlers].map(
    (name): Bundle => ({ name, file: join(folder, name, 'index.mjs'), milliseconds: [] }),
  );
  // one after the other in every round, so that what else the machine does weighs on all; the first reads the files
  for (let round = 0; round <= rounds; round += 1) {
    for (const bundle of bundles) {
      const time = importTime(bundle, script);
      if (round > 0) bundle.milliseconds.push(time);
    }
  }
  return bundles;
};

const kilobytes = ({ file }: Bundle) => statSync(file).size / 1000;

const figuresOf = (bundle: Bundle, ratio: number): Judged[] => [
  {
    figure: `KB of ${bundle.name}`,
    value: kilobytes(bundle),
    limit: { atMost: limitsOf(bundle.name).kilobytes },
  },
  {
    figure: `import of ${bundle.name} ÷ SDK alone`,
    value: ratio,
    limit: { atMost: limitsOf(bundle.name).ratio },
  },
];

const folder = mkdtempSync(join(tmpdir(), 'atrium-cold-start-'));
try {
  const bundles = measure(folder, values.quick ? 2 : Number(values.rounds));
  const [sdk] = bundles;
  if (!sdk) throw new Error('nothing was bundled');
  const ratioOf = (bundle: Bundle) => median(bundle.milliseconds) / median(sdk.milliseconds);
  console.log(`${machine()}\n`);
  const rows = bundles.map(bundle => [
    bundle.name,
    kilobytes(bundle).toFixed(0),
    median(bundle.milliseconds).toFixed(1),
    ratioOf(bundle).toFixed(2),
  ]);
  console.log(`${table([['bundle', 'KB', 'import ms', '÷ SDK alone'], ...rows])}\n`);
  judge(
    bundles.slice(2).flatMap(bundle => figuresOf(bundle, ratioOf(bundle))),
    values.quick,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
