import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';

/** Plays in a process of its own: time and chance there are the scenarios'. */
const run = async (file: string, ...args: string[]) => {
  const all = [
    '--no-warnings',
    join(import.meta.dirname, file),
    '--template',
    inject('templateDir'),
  ];
  const child = spawn(process.execPath, [...all, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => output.push(chunk));
  const [code] = await once(child, 'close');
  return { code, output: Buffer.concat(output).toString() };
};

test('I1–I10 hold in 200 scenarios, whatever befalls which call', async () => {
  const { code, output } = await run('simulate.ts', '--scenarios', '200', '--workers', '1');
  expect(output).toContain('violations: 0');
  expect(output).toContain('200 scenarios');
  expect(code, output).toBe(0);
});

test('I4 I5 a mail client that tries again and a key that is made up are noticed', async () => {
  for (const name of ['SES is asked again', 'made up for each call']) {
    const { code, output } = await run('mutate.ts', '--only', name);
    expect(output).toContain('1 of 1 mutants caught');
    expect(code, output).toBe(0);
  }
});
