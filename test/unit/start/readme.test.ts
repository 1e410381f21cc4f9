import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const readme = await readFile(join(root, 'README.md'), 'utf8');
const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

const matches = (pattern: RegExp): string[] => [
  ...new Set([...readme.matchAll(pattern)].map(([, found = '']) => found)),
];

describe('the README', () => {
  test('names scripts that there are', () => {
    const named = [...matches(/npm run ([a-z:-]+)/g), 'start', 'test'];
    expect(named.filter(name => !(name in scripts))).toEqual([]);
    expect(named.length).toBeGreaterThan(4);
  });

  test('names files and folders that there are', () => {
    const paths = matches(/`((?:shared|functions|infra|test)(?:\/[a-zA-Z.-]+)*)\/?`/g);
    const made = ['infra/stages/production.json'];
    expect(paths.length).toBeGreaterThan(8);
    expect(paths.filter(path => !existsSync(join(root, path)) && !made.includes(path))).toEqual([]);
  });

  test('gives flags that the command takes', async () => {
    const options = await readFile(join(root, 'infra/local/cli/options.ts'), 'utf8');
    const command = readme.slice(readme.indexOf('npm run organisation:create --'));
    const flags = command.slice(0, command.indexOf('```')).match(/--[a-z0-9-]+/g) ?? [];
    expect(flags.length).toBeGreaterThan(8);
    expect(flags.filter(flag => !options.includes(flag))).toEqual([]);
  });
});
