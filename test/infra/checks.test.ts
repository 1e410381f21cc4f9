import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createApp } from '../../infra/synthesise.ts';
import { directoryOf, stages } from './assembly.ts';

const root = dirname(dirname(import.meta.dirname));
// each synth takes 4 s, and many times that on a busy machine
vi.setConfig({ testTimeout: 180_000 });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'atrium-checks-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each(stages)('cdk-nag finds nothing in stage %s that is not acknowledged', stage => {
  const report = JSON.parse(
    readFileSync(join(directoryOf(stage), 'validation-report.json'), 'utf8'),
  );
  expect(report.pluginReports).toEqual([]);
});

test('a finding of cdk-nag stops the synth', () => {
  const app = createApp({ stage: 'local', outdir: join(folder, 'planted') });
  // a topic that takes plain http
  new Topic(new Stack(app, 'Planted'), 'Open');
  expect(() => app.synth()).toThrow(/AwsSolutions-SNS3/);
});

describe('every acknowledgement', () => {
  const constructs = readdirSync(join(root, 'infra'), { recursive: true, encoding: 'utf8' })
    .filter(file => /^(stacks|constructs)\/.*\.ts$/.test(file))
    .map(file => readFileSync(join(root, 'infra', file), 'utf8'));
  const reasons = constructs.flatMap(text =>
    [...text.matchAll(/id: 'AwsSolutions-\w+(?:\[.+\])?',\n\s+reason:\s+(['"])(.+)\1,/g)].map(
      match => match[2] ?? '',
    ),
  );

  test('has a reason of a sentence or more', () => {
    const rules = constructs.join('').match(/'AwsSolutions-/g) ?? [];
    expect(reasons).toHaveLength(rules.length);
    for (const reason of reasons) expect(reason).toMatch(/^.{60,}\.$/);
  });
});

test('the app synthesises the stage that the CDK context names, and refuses one that it does not know', () => {
  const run = (stage: string) =>
    execFileSync(process.execPath, ['infra/app.ts'], {
      cwd: root,
      env: {
        ...process.env,
        CDK_OUTDIR: join(folder, stage),
        CDK_CONTEXT_JSON: JSON.stringify({ stage }),
      },
      stdio: 'pipe',
    });
  run('example');
  expect(existsSync(join(folder, 'example', 'atrium-example-edge.template.json'))).toBe(true);
  expect(() => run('nowhere')).toThrow(/expected one of example, local/);
});
