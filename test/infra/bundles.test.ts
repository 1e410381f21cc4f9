import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { entries, type FunctionName } from '../../infra/bundles.ts';
import { fontFiles } from '../../shared/documents/font-files.ts';
import { directoryOf } from './assembly.ts';

const names = Object.keys(entries) as FunctionName[];
const bundle = (name: FunctionName) => join(directoryOf('local'), 'bundles', name);

test('the fonts are packed with the functions that make PDFs, and with no other', () => {
  const files = Object.values(fontFiles);
  const code = (name: FunctionName) => readFileSync(join(bundle(name), 'index.mjs'), 'utf8');
  const readers = names.filter(name => files.some(file => code(name).includes(file)));
  expect(readers).toEqual(['api-documents', 'send-mail']);
  for (const name of names)
    for (const file of files)
      expect(existsSync(join(bundle(name), 'node_modules', file)), `${name}: ${file}`).toBe(
        readers.includes(name),
      );
});
