import { fork } from 'node:child_process';
import { join } from 'node:path';

/**
 * Runs a part of a benchmark in a process of its own, so that parts share neither client nor compiled code,
 * and answers what it told. The part says how far it is on standard error.
 */
export const inProcess = <T>(part: string, args: readonly (string | number)[]): Promise<T> =>
  new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, part), args.map(String), {
      stdio: ['ignore', 2, 2, 'ipc'],
    });
    let told: { value: T } | undefined;
    child.once('message', value => {
      told = { value: value as T };
    });
    child.once('error', reject);
    child.once('exit', code => {
      if (told && code === 0) resolve(told.value);
      else reject(new Error(`${part} ${args.join(' ')} ended with ${code}`));
    });
  });

/** What a part answers to the process that runs it; on its own it prints it. */
export const tell = (value: unknown): void => {
  if (process.send) process.send(value as object);
  else process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
};

export const say = (text: string): boolean => process.stderr.write(`${text}\n`);
