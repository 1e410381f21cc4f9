import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders: string[] = [];

process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A temporary folder that is gone when this process ends. */
export const passingFolder = (name: string): string => {
  const folder = mkdtempSync(join(tmpdir(), `atrium-${name}-`));
  folders.push(folder);
  return folder;
};
