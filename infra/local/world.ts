import { join, resolve } from 'node:path';
import { createConsole } from './console.ts';
import { type EmulatorSet, startEmulators, stopEmulators } from './emulator-set.ts';
import { type Endpoints, sdkEnvironment } from './lambda-functions.ts';
import { type Listener, listen } from './listener.ts';
import { createLogs, type LogLine, type Logs } from './logs.ts';
import { createMetrics } from './metrics.ts';
import { nameOf } from './names.ts';
import { type Runner, startRunner } from './runner.ts';
import { createSignIn, type SignIn, type UserPoolAddress, userPoolAddress } from './sign-in.ts';
import { lockState } from './state-lock.ts';
import { readAssembly, resourcesOf } from './template.ts';

export interface WorldOptions {
  /** what survives: tables, queues, mails, users, positions, logs. Default `.atrium` */
  readonly stateDir?: string;
  /** where the emulators keep their part of it. Default: the state directory */
  readonly emulatorsDir?: string;
  /** a synthesised assembly (`cdk.out`); without it the stage `local` is synthesised into the state directory */
  readonly templateDir?: string;
  /** port of the API, 0 (default) for any */
  readonly port?: number;
  /** port of the page that links API, reference and inbox, 0 (default) for any */
  readonly consolePort?: number;
  /** how fast the scheduler's clock runs: 1 (default) is real time, 3,600 an hour a second, 0 never fires */
  readonly schedulerSpeed?: number;
  /** other addresses for functions to use, e.g. a proxy that injects faults; gets the real ones */
  readonly endpoints?: Partial<Endpoints> | ((real: Endpoints) => Partial<Endpoints>);
  /** environments of a function at once, by name; `default` (2) for the others */
  readonly concurrency?: Readonly<Record<string, number>>;
  /**
   * added to the niceness of functions that no route leads to, 0 (default) to 19: as in AWS, those that answer a portal
   * need not wait for the cores of the others. Needs Linux
   */
  readonly backgroundNiceness?: number;
  /** seconds before the second and third try of an asynchronous invocation; AWS waits 60 and 120 */
  readonly asyncRetrySeconds?: readonly number[];
  /** keep headers and a hash of each mail instead of its bytes */
  readonly mailLoadMode?: boolean;
  /** is called for every line that a function or the runtime says */
  readonly onLog?: (line: LogLine) => void;
}

export interface World {
  readonly apiUrl: string;
  /** the SES endpoint with its inbox */
  readonly inboxUrl: string;
  readonly consoleUrl: string;
  readonly stateDir: string;
  /** where functions find AWS */
  readonly endpoints: Endpoints;
  readonly emulators: EmulatorSet;
  readonly tableName: string;
  /** variables that let the SDK of this process reach the world's AWS */
  readonly environment: Readonly<Record<string, string>>;
  /** the whole environment of a function, by name, e.g. `bill-run-tick` */
  environmentOf(functionName: string): Readonly<Record<string, string>>;
  /** signs a person in, creating the user if need be */
  readonly tokens: SignIn;
  readonly userPool: UserPoolAddress;
  /** sums of the functions' metrics by name */
  metrics(): Record<string, number>;
  metricsByFunction(): Record<string, Record<string, number>>;
  logs: Logs['read'];
  setSchedulerSpeed(speed: number): void;
  /** ends the runner and, unless told otherwise, the emulators; their state stays */
  stop(options?: { readonly keepEmulators?: boolean }): Promise<void>;
}

/**
 * Starts Atrium on this machine: emulators as processes of their own, everything else in this one. What runs is
 * what the synthesised template says. Throws when the template asks for what the runtime does not know.
 */
export const startWorld = async (options: WorldOptions = {}): Promise<World> => {
  const stateDir = resolve(options.stateDir ?? '.atrium');
  const emulatorsDir = resolve(options.emulatorsDir ?? stateDir);
  const unlock = lockState(stateDir);
  const metrics = createMetrics();
  const logs = createLogs(join(stateDir, 'log.ndjson'), line => {
    metrics.read(line.source, line.text);
    options.onLog?.(line);
  });
  const open: { close(): Promise<void> }[] = [logs];
  const listening = async (port: number): Promise<Listener> => {
    const listener = await listen(port);
    open.push(listener);
    return listener;
  };
  const release = async (keepEmulators: boolean) => {
    await Promise.all(open.reverse().map(part => part.close()));
    if (!keepEmulators) await stopEmulators(emulatorsDir);
    unlock();
  };
  try {
    const [directory, emulators, api, services, page] = await Promise.all([
      options.templateDir ?? synthesised(stateDir),
      startEmulators({ stateDir: emulatorsDir, mailLoadMode: options.mailLoadMode }),
      listening(options.port ?? 0),
      listening(0),
      listening(options.consolePort ?? 0),
    ]);
    emulators.sendMailEventsTo(services.url);
    const assembly = readAssembly(resolve(directory));
    const endpoints = endpointsOf(emulators, services.url, options.endpoints);
    const runner = await startRunner({
      assembly,
      emulators,
      endpoints,
      api,
      services,
      stateDir,
      schedulerSpeed: options.schedulerSpeed ?? 1,
      concurrency: options.concurrency ?? {},
      backgroundNiceness: options.backgroundNiceness ?? 0,
      asyncRetrySeconds: options.asyncRetrySeconds ?? [60, 120],
      log: logs.write,
    });
    const [table] = resourcesOf(assembly, 'AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable');
    const links = { apiUrl: api.url, inboxUrl: emulators.ses, consoleUrl: page.url };
    const userPool = userPoolAddress(runner.resolver, emulators.cognito);
    page.serve(createConsole({ ...links, scheduler: runner.scheduler, logs, metrics }));
    return {
      ...links,
      stateDir,
      endpoints,
      emulators,
      tableName: table ? nameOf(table) : '',
      environment: sdkEnvironment(endpoints, assembly.region),
      environmentOf: name => environmentOf(runner, name),
      tokens: createSignIn(userPool),
      userPool,
      metrics: metrics.sums,
      metricsByFunction: metrics.byFunction,
      logs: logs.read,
      setSchedulerSpeed: runner.scheduler.setSpeed,
      stop: async ({ keepEmulators = false } = {}) => {
        await runner.stop();
        await release(keepEmulators);
      },
    };
  } catch (error) {
    await release(false);
    throw error;
  }
};

const synthesised = async (stateDir: string): Promise<string> => {
  const { synthesise } = await import('../synthesise.ts');
  return synthesise({ stage: 'local', outdir: join(stateDir, 'cdk.out'), checks: false });
};

const endpointsOf = (
  emulators: EmulatorSet,
  services: string,
  override: WorldOptions['endpoints'] = {},
): Endpoints => {
  const { dynamodb, sqs, ses, cognito, gateway } = emulators;
  const ofRunner = { events: services, states: services, secrets: services };
  const real = { dynamodb, sqs, ses, cognito, gateway, gatewayHosts: '{}', ...ofRunner };
  return { ...real, ...(typeof override === 'function' ? override(real) : override) };
};

const environmentOf = (runner: Runner, name: string): Readonly<Record<string, string>> => {
  const pool = runner.pools.get(name);
  if (!pool)
    throw new Error(`no function ${name}; there are ${[...runner.pools.keys()].join(', ')}`);
  return pool.definition.environment;
};
