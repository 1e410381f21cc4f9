import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A temporary folder that is gone when this process ends. */
export const passingFolder = (name: string): string => {
  const folder = mkdtempSync(join(tmpdir(), `atrium-${name}-`));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
