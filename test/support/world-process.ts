import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Endpoints } from '../../infra/local/lambda-functions.ts';
import type { UserPoolAddress } from '../../infra/local/sign-in.ts';

/** Where a runner in another process is reached; plain data. */
export interface WorldAddress {
  readonly pid: number;
  readonly apiUrl: string;
  readonly inboxUrl: string;
  readonly consoleUrl: string;
  readonly stateDir: string;
  readonly endpoints: Endpoints;
  readonly environment: Readonly<Record<string, string>>;
  readonly tableName: string;
  readonly userPool: UserPoolAddress;
}

/** A runner in a process of its own, to be killed. */
export interface WorldProcess extends WorldAddress {
  /** the address alone, to be handed to another process */
  readonly address: WorldAddress;
  /** what it has written on standard error so far */
  stderr(): string;
  /** SIGKILL: the emulators stay */
  kill(): Promise<void>;
  /** SIGTERM: the emulators stop as well */
  stop(): Promise<void>;
}

const main = join(import.meta.dirname, '../../infra/local/main.ts');

/** Starts `infra/local/main.ts` with these arguments and waits until it is ready. */
export const startWorldProcess = async (args: readonly string[]): Promise<WorldProcess> => {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const child = spawn(process.execPath, [main, '--json', ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', chunk => {
    stderr += chunk;
  });
  const ready = await firstLine(child, () => stderr);
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  };
  const address = JSON.parse(ready) as WorldAddress;
  return {
    ...address,
    address,
    stderr: () => stderr,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
};

const firstLine = (child: ChildProcess, stderr: () => string): Promise<string> =>
  new Promise((resolve, reject) => {
    if (!child.stdout) throw new Error('the process has no standard output');
    createInterface(child.stdout).once('line', resolve);
    child.once('exit', code => reject(new Error(`the runtime ended with ${code}: ${stderr()}`)));
  });
