import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, cpus, loadavg } from 'node:os';

const { resolve } = createRequire(import.meta.url);

const versionOf = (name: string): string => {
  try {
    const { version } = JSON.parse(readFileSync(resolve(`${name}/package.json`), 'utf8'));
    return version;
  } catch {
    return 'not installed';
  }
};

/** What the figures were measured on, in one line. */
export const machine = (): string => {
  const emulator = process.env.ATRIUM_DYNAMODB_ENDPOINT
    ? `DynamoDB at ${new URL(process.env.ATRIUM_DYNAMODB_ENDPOINT).host}`
    : `dynoxide ${versionOf(`@dynoxide/${process.platform}-${process.arch}`)}`;
  return [
    `${availableParallelism()} cores (${cpus()[0]?.model.trim()}), load ${loadavg()[0]?.toFixed(1)}`,
    `Node ${process.version}`,
    emulator,
    `@aws-sdk/client-dynamodb ${versionOf('@aws-sdk/client-dynamodb')}`,
  ].join(', ');
};
