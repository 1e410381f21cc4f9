import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

interface Entry {
  readonly optionalDependencies?: Record<string, string>;
}

/** Where npm looks for a dependency: in each folder above the one that asks. */
const foldersAbove = (path: string): string[] => {
  const at = path.lastIndexOf('/node_modules/');
  const above = at >= 0 ? path.slice(0, at) : '';
  return path === '' ? [''] : [path, ...foldersAbove(above)];
};

test('the lock file names every optional platform package, or npm ci refuses it after a clone', async () => {
  const file = new URL('../../../package-lock.json', import.meta.url);
  const { packages } = JSON.parse(await readFile(file, 'utf8')) as {
    packages: Record<string, Entry>;
  };
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(name =>
      foldersAbove(path).every(folder => {
        const candidate = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
        return packages[candidate] === undefined;
      }),
    ),
  );
  expect(Object.keys(packages).length).toBeGreaterThan(100);
  expect(missing).toEqual([]);
});
