import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { entries } from '../../../infra/bundles.ts';
import { businessMetrics } from '../../../infra/constructs/business-alarms.ts';
import { businessGraphs } from '../../../infra/constructs/dashboard.ts';
import { commands } from '../../../infra/local/cli/console-commands.ts';
import { operations } from '../../../shared/contract/operations.ts';

const pages = globSync('infra/runbooks/*.md').map(
  file => [file, readFileSync(file, 'utf8')] as const,
);
const found = (page: string, pattern: RegExp) =>
  [...page.matchAll(pattern)].map(([, name]) => name);

test.each(pages)('%s names operations, commands, logs and pages that there are', (_, page) => {
  const called = found(page, /`((?:GET|POST|PUT|PATCH|DELETE) \/v1[^`]*)`/g);
  const known = operations.map(({ method, path }) => `${method} ${path}`);
  expect(called.filter(call => !known.includes(call ?? ''))).toEqual([]);
  const words = commands.map(command => command.words.join(' '));
  const typed = found(page, /npm run console -- (\w[\w-]* \w[\w-]*)/g);
  expect(typed.filter(command => !words.includes(command ?? ''))).toEqual([]);
  const logs = found(page, /log group of (?:the stage \()?`([\w-]+)`/g);
  expect(logs.filter(log => !Object.keys(entries).includes(log ?? ''))).toEqual([]);
  const linked = found(page, /\]\(([\w-]+\.md)\)/g).map(name => `infra/runbooks/${name}`);
  expect(linked.filter(name => !pages.some(([file]) => file === name))).toEqual([]);
});

test('every page and every business alarm is in the table, and nothing that there is not', () => {
  const [, index] = pages.find(([file]) => file.endsWith('README.md')) ?? [];
  for (const [file] of pages) {
    const name = file.replace('infra/runbooks/', '');
    if (name !== 'README.md') expect(index).toContain(`(${name})`);
  }
  for (const metric of Object.keys(businessMetrics)) expect(index).toContain(`\`${metric}\``);
  const metrics = [...Object.keys(businessMetrics), ...Object.values(businessGraphs).flat()];
  const ofAws = ['Silent', 'NotEmpty', 'ExecutionsFailed', 'BounceRate', 'ComplaintRate', 'STAGE'];
  const told = found(index ?? '', /`([A-Z]\w+)`/g);
  const known: readonly string[] = [...metrics, ...ofAws];
  expect(told.filter(name => !known.includes(name ?? ''))).toEqual([]);
});
