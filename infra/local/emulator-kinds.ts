import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { awsJson } from './aws-json.ts';
import type { EmulatorKind } from './emulators.ts';
import { localCode } from './sign-in.ts';

const { resolve } = createRequire(import.meta.url);

const probeHealth = async (url: string): Promise<void> => {
  const answer = await fetch(url, { signal: AbortSignal.timeout(1_000) });
  await answer.text();
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
};

/** DynamoDB with streams: dynoxide on a file. */
export const dynamodbKind = (): EmulatorKind => ({
  name: 'dynamodb',
  command: (port, folder) => [
    dynoxideBinary(),
    '--port',
    String(port),
    '--db-path',
    join(folder, 'table.db'),
  ],
  probe: url => awsJson(url, 'DynamoDB_20120810.ListTables', {}),
});

const dynoxideBinary = (): string => {
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  try {
    return join(
      dirname(resolve(`${name}/package.json`)),
      process.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide',
    );
  } catch {
    throw new Error(
      `there is no DynamoDB emulator for ${process.platform}-${process.arch} (${name} is not installed): set ATRIUM_DYNAMODB_ENDPOINT to the URL of a DynamoDB endpoint`,
    );
  }
};

/**
 * dynoxide finds a stream's next sequence number by reading all of its records: every write costs O(n)
 * without this index (1,967 puts a second after 4,000 writes, 219 after 12,000; with it 1,557 and 1,214).
 */
export const indexStreamRecords = (folder: string): void => {
  const file = join(folder, 'table.db');
  if (!existsSync(file)) throw new Error(`expected the DynamoDB emulator's database: ${file}`);
  const database = new DatabaseSync(file);
  try {
    database.exec('PRAGMA busy_timeout = 5000');
    database.exec(
      'CREATE INDEX IF NOT EXISTS ix_stream_sequence ON _stream_records(table_name, CAST(sequence_number AS INTEGER))',
    );
  } finally {
    database.close();
  }
};

/** SQS. */
export const sqsKind = (): EmulatorKind => ({
  name: 'sqs',
  command: (port, folder) => [
    process.execPath,
    join(import.meta.dirname, 'fauxqs-process.ts'),
    String(port),
    folder,
  ],
  probe: url => probeHealth(`${url}/health`),
});

/** Cognito user pools; keeps its files in `.cognito` of its working directory. */
export const cognitoKind = (): EmulatorKind => ({
  name: 'cognito',
  command: () => [
    process.execPath,
    '--no-deprecation',
    join(dirname(resolve('cognito-local/package.json')), 'lib/bin/start.js'),
  ],
  env: port => ({
    HOST: '127.0.0.1',
    PORT: String(port),
    CODE: localCode,
    NODE_NO_WARNINGS: '1',
  }),
  probe: url => probeHealth(`${url}/health`),
});

/** The sandbox's payment gateway; its hosted pages are on the same address. */
export const gatewayKind = (): EmulatorKind => ({
  name: 'gateway',
  command: (port, folder) => [
    process.execPath,
    join(import.meta.dirname, 'gateway/main.ts'),
    '--port',
    String(port),
    '--data',
    join(folder, 'books'),
  ],
  probe: url => probeHealth(`${url}/health`),
});

/** SES and its inbox. It reads from a file where its events go, because the bus moves when the runner restarts. */
export const sesKind = (eventsEndpointFile: string, loadMode: boolean): EmulatorKind => ({
  name: 'ses',
  command: (port, folder) => [
    process.execPath,
    join(import.meta.dirname, 'ses/main.ts'),
    '--port',
    String(port),
    '--data',
    join(folder, 'mails'),
    '--events-endpoint-file',
    eventsEndpointFile,
    ...(loadMode ? ['--load-mode'] : []),
  ],
  probe: url => probeHealth(`${url}/api/stats`),
});
