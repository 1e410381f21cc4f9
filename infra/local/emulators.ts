import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** How one emulator is started and asked whether it lives. Its state lies in `folder`, so any process can take it up again. */
export interface EmulatorKind {
  readonly name: string;
  readonly command: (port: number, folder: string) => readonly string[];
  readonly env?: (port: number) => Record<string, string>;
  /** throws or rejects until the emulator answers */
  readonly probe: (url: string) => Promise<unknown>;
}

export interface Emulator {
  readonly name: string;
  readonly url: string;
  readonly folder: string;
  readonly pid: number;
  /** whether a process of an earlier runner was found alive */
  readonly attached: boolean;
}

interface Note {
  readonly pid: number;
  readonly port: number;
}

/**
 * Starts an emulator as a process of its own, or attaches to the one an earlier runner left behind.
 * It is detached: a SIGKILL of the runner leaves it, its clients' data and its port as they are.
 */
export const startEmulator = async (kind: EmulatorKind, stateDir: string): Promise<Emulator> => {
  const folder = join(stateDir, kind.name);
  mkdirSync(folder, { recursive: true });
  const noteFile = join(folder, 'process.json');
  const note = readNote(noteFile);
  if (note && (await answers(kind, note, folder))) {
    return { name: kind.name, folder, pid: note.pid, url: urlOf(note.port), attached: true };
  }
  // The same port as before where it is free: a user pool's tokens carry it in their issuer.
  const port = note && (await isFree(note.port)) ? note.port : await freePort();
  const child = launch(kind, port, folder);
  const pid = child.pid ?? 0;
  writeFileSync(noteFile, JSON.stringify({ pid, port }));
  await untilReady(kind, child, port, folder);
  child.unref();
  return { name: kind.name, folder, pid, url: urlOf(port), attached: false };
};

/** Ends an emulator and waits until it is gone. Its state stays on disk. */
export const stopEmulator = async (stateDir: string, name: string): Promise<void> => {
  const folder = join(stateDir, name);
  const note = readNote(join(folder, 'process.json'));
  if (!note || !isOurs(note.pid, folder)) return;
  signal(note.pid, 'SIGTERM');
  for (let waited = 0; signal(note.pid, 0); waited += 10) {
    if (waited > 2_000) signal(note.pid, 'SIGKILL');
    await sleep(10);
  }
};

/** Removes what an emulator wrote, once it is stopped. */
export const clearEmulator = (stateDir: string, name: string): void =>
  rmSync(join(stateDir, name), { recursive: true, force: true });

const urlOf = (port: number): string => `http://127.0.0.1:${port}`;

const launch = (kind: EmulatorKind, port: number, folder: string): ChildProcess => {
  const [program, ...args] = kind.command(port, folder);
  const log = openSync(join(folder, 'process.log'), 'a');
  const { NODE_OPTIONS: _, ...env } = process.env;
  return spawn(program ?? '', args, {
    cwd: folder,
    detached: true,
    stdio: ['ignore', log, log],
    env: { ...env, ...kind.env?.(port), ATRIUM_EMULATOR: folder },
  });
};

const untilReady = async (
  kind: EmulatorKind,
  child: ChildProcess,
  port: number,
  folder: string,
): Promise<void> => {
  let failure: string | undefined;
  child.once('error', error => {
    failure = error.message;
  });
  child.once('exit', code => {
    failure = `it ended with ${code}`;
  });
  for (const deadline = Date.now() + 20_000; ; await sleep(5)) {
    if (failure) break;
    try {
      await kind.probe(urlOf(port));
      return;
    } catch (error) {
      if (Date.now() > deadline) failure = `no answer in 20 s: ${(error as Error).message}`;
    }
  }
  const log = readFileSync(join(folder, 'process.log'), 'utf8').trim().split('\n').slice(-5);
  throw new Error(`${kind.name} did not start: ${failure}\n${log.join('\n')}`);
};

const answers = async (kind: EmulatorKind, note: Note, folder: string): Promise<boolean> => {
  if (!isOurs(note.pid, folder)) return false;
  try {
    await kind.probe(urlOf(note.port));
    return true;
  } catch {
    return false;
  }
};

/** Whether the process with this id is the emulator of this folder and not a later one that got its number. */
const isOurs = (pid: number, folder: string): boolean => {
  if (!signal(pid, 0)) return false;
  if (process.platform !== 'linux') return true;
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`ATRIUM_EMULATOR=${folder}\0`);
  } catch {
    return false;
  }
};

const signal = (pid: number, name: NodeJS.Signals | 0): boolean => {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
};

const readNote = (file: string): Note | undefined => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};

const isFree = async (port: number): Promise<boolean> =>
  (await listenOnce(port).catch(() => 0)) === port;

const freePort = (): Promise<number> => listenOnce(0);

const listenOnce = (port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
