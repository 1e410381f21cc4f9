import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { planOf, undisturbed } from './plan.ts';
import { play, prepare } from './play.ts';
import { type Line, lineOf, Report, told, violationText } from './report.ts';
import { openStage } from './stage.ts';
import { realMilliseconds } from './virtual.ts';

const usage = `npm run simulate -- [--scenarios 2000] [--seed N] [--workers N] [--template folder]
  --scenarios  how many: first each call with each fault once, then two faults drawn by seed
  --seed       plays one of them again and prints what happened
  --workers    processes that share the work; by default one a processor, at most 4
  --template   an assembly of stage 'local', instead of synthesising one`;

const { values } = parseArgs({
  options: {
    scenarios: { type: 'string', default: '2000' },
    seed: { type: 'string' },
    workers: { type: 'string', default: String(Math.min(availableParallelism(), 4)) },
    template: { type: 'string' },
    /** of a process that does a share: `2/4` */
    share: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

const number = (name: 'scenarios' | 'seed' | 'workers'): number => {
  const given = Number(values[name]);
  if (Number.isInteger(given) && given >= 0) return given;
  throw new Error(`--${name}: expected a whole number, got ${values[name]}`);
};

const say = (text: string): boolean => process.stdout.write(`${text}\n`);

/** Fewer scenarios than there are pairs are spread over all of them; the last fifth draws two faults. */
const seedsOf = (scenarios: number, pairs: number): number[] => {
  if (scenarios >= pairs) return Array.from({ length: scenarios }, (_, seed) => seed);
  const single = Math.floor(scenarios * 0.8);
  return Array.from({ length: scenarios }, (_, n) =>
    n < single ? Math.floor((n * pairs) / single) : pairs + n - single,
  );
};

const opened = async (template: string | undefined) => {
  const stage = await openStage(template);
  const beginnings = await prepare(stage);
  const plan = planOf(await undisturbed(stage, beginnings));
  return { stage, beginnings, plan };
};

const playAgain = async (seed: number): Promise<void> => {
  const { stage, beginnings, plan } = await opened(values.template);
  const scenario = plan.scenario(seed);
  const { lines, violations } = await play(stage, beginnings, scenario);
  say(`${lines.join('\n')}\n\n${told(scenario)}\n${violations.join('\n') || 'no violation'}`);
  process.exitCode = violations.length === 0 ? 0 : 1;
  stage.close();
};

/** A process's share: it tells each scenario as it is over. */
const playShare = async (share: string): Promise<void> => {
  const [own = 0, all = 1] = share.split('/').map(Number);
  const { stage, beginnings, plan } = await opened(values.template);
  process.send?.({ pairs: plan.pairs });
  for (const [n, seed] of seedsOf(number('scenarios'), plan.pairs).entries()) {
    if (n % all !== own) continue;
    const scenario = plan.scenario(seed);
    process.send?.(lineOf(seed, scenario, await play(stage, beginnings, scenario)));
  }
  stage.close();
  process.disconnect?.();
};

const playAll = async (): Promise<void> => {
  const workers = number('workers');
  const folder = mkdtempSync(join(tmpdir(), 'atrium-simulate-'));
  const template = values.template ?? (await synthesised(join(folder, 'cdk.out')));
  const began = realMilliseconds();
  let report: Report | undefined;
  const hear = (message: unknown) => {
    if ('pairs' in (message as object)) report ??= new Report((message as Report).pairs);
    else {
      const line = message as Line;
      report?.add(line);
      if (line.violations.length > 0) say(violationText(line));
      if (report && report.played % 100 === 0) say(`… ${report.played}`);
    }
  };
  const shares = Array.from({ length: workers }, (_, n) =>
    shareOf(`${n}/${workers}`, template, hear),
  );
  const areDone = (await Promise.all(shares)).every(code => code === 0);
  rmSync(folder, { recursive: true, force: true });
  if (!report) throw new Error('no process played anything');
  say(report.text((realMilliseconds() - began) / 1_000));
  const isCovered = number('scenarios') < report.pairs || report.isCovered;
  const isGood = areDone && isCovered && report.violated.length === 0;
  if (report.violated.length > 0) say('To see what happened: npm run simulate -- --seed N');
  process.exitCode = isGood ? 0 : 1;
};

const shareOf = (share: string, template: string, hear: (message: unknown) => void) =>
  new Promise<number | null>(resolve => {
    const args = ['--share', share, '--scenarios', values.scenarios, '--template', template];
    const child = fork(import.meta.filename, args, { execArgv: ['--no-warnings'] });
    child.on('message', hear);
    child.once('exit', (code, signal) => {
      if (code !== 0) say(`share ${share} ended with ${signal ?? code}`);
      resolve(code);
    });
  });

const synthesised = async (outdir: string): Promise<string> => {
  const { synthesise } = await import('../../infra/synthesise.ts');
  return synthesise({ stage: 'local', outdir, checks: false });
};

if (values.help) say(usage);
else if (values.seed !== undefined) await playAgain(number('seed'));
else if (values.share !== undefined) await playShare(values.share);
else await playAll();
