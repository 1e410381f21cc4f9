import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { dynamodbKind, indexStreamRecords } from '../../infra/local/emulator-kinds.ts';
import { startEmulator, stopEmulator } from '../../infra/local/emulators.ts';
import { createResolver } from '../../infra/local/intrinsics.ts';
import { sdkEnvironment } from '../../infra/local/lambda-functions.ts';
import { nameOf } from '../../infra/local/names.ts';
import { provisionTables } from '../../infra/local/provision-table.ts';
import { readAssembly, resourcesOf } from '../../infra/local/template.ts';

/** The table of the template on the emulator of the embedded stack, which can be put back to an earlier state. */
export interface BenchTable {
  readonly url: string;
  /** remembers the table as it is now, under a name */
  keep(name?: string): Promise<void>;
  /** the table as it was remembered, on a fresh emulator process with the same address */
  restore(name?: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts it in an empty folder and lets this process's store reach it. */
export const startBenchTable = async (folder: string, templateDir: string): Promise<BenchTable> => {
  const file = join(folder, 'dynamodb', 'table.db');
  const kept = (name = 'kept') => join(folder, `${name}.db`);
  const start = async () => {
    const { url } = await startEmulator(dynamodbKind(), folder);
    indexStreamRecords(join(folder, 'dynamodb'));
    return url;
  };
  const stop = () => stopEmulator(folder, 'dynamodb');
  const restart = async () => {
    const again = await start();
    // clients are made once a process and keep their address
    if (again !== url) throw new Error(`expected the emulator on ${url} again, got ${again}`);
  };
  const url = await start();
  const assembly = readAssembly(templateDir);
  const [table] = resourcesOf(assembly, 'AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable');
  if (!table) throw new Error(`there is no table in ${templateDir}`);
  await provisionTables(createResolver(assembly, noBindings), url);
  const endpoints = {
    dynamodb: url,
    sqs: url,
    ses: url,
    cognito: url,
    gateway: url,
    gatewayHosts: '{}',
    events: url,
    states: url,
    secrets: url,
  };
  Object.assign(process.env, sdkEnvironment(endpoints, assembly.region), {
    TABLE_NAME: nameOf(table),
  });
  return {
    url,
    keep: async name => {
      await stop();
      replace(file, kept(name));
      await restart();
    },
    restore: async name => {
      await stop();
      replace(kept(name), file);
      await restart();
    },
    stop,
  };
};

const noBindings = {
  apiUrl: '',
  queueUrl: () => '',
  userPools: new Map(),
  userPoolClients: new Map(),
};

/** SQLite's database with the log beside it; of a stopped emulator both are at rest. */
const replace = (from: string, to: string): void => {
  for (const suffix of ['', '-wal', '-shm']) {
    rmSync(`${to}${suffix}`, { force: true });
    if (existsSync(`${from}${suffix}`)) copyFileSync(`${from}${suffix}`, `${to}${suffix}`);
  }
};
