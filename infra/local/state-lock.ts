import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Takes a state directory for this process; throws when another living one holds it. Returns how to give it back. */
export const lockState = (stateDir: string): (() => void) => {
  mkdirSync(stateDir, { recursive: true });
  const file = join(stateDir, 'runner.pid');
  const holder = readPid(file);
  if (holder !== undefined && isAlive(holder)) {
    throw new Error(`the state directory ${stateDir} is in use by process ${holder}`);
  }
  writeFileSync(file, String(process.pid));
  return () => rmSync(file, { force: true });
};

const readPid = (file: string): number | undefined => {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
};

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
