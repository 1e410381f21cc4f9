import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  cognitoKind,
  dynamodbKind,
  gatewayKind,
  indexStreamRecords,
  sesKind,
  sqsKind,
} from './emulator-kinds.ts';
import { type Emulator, startEmulator, stopEmulator } from './emulators.ts';

/** The emulators of one state directory. */
export interface EmulatorSet {
  readonly dynamodb: string;
  readonly sqs: string;
  /** the SES endpoint; the inbox is on the same address */
  readonly ses: string;
  readonly cognito: string;
  /** the sandbox's payment gateway with its hosted pages */
  readonly gateway: string;
  /** file with the ids of the user pools, beside the pools themselves */
  readonly userPoolFile: string;
  readonly processes: readonly Emulator[];
  /** tells the SES endpoint where its events go from now on */
  sendMailEventsTo(url: string): void;
}

export interface EmulatorOptions {
  /** where the emulators keep their state; they are found again by it */
  readonly stateDir: string;
  /** keep headers and a hash of each mail instead of its bytes */
  readonly mailLoadMode?: boolean;
}

const names = ['dynamodb', 'sqs', 'ses', 'cognito', 'gateway'] as const;

/** Starts what is not running yet and attaches to what is. `ATRIUM_DYNAMODB_ENDPOINT` replaces the DynamoDB emulator. */
export const startEmulators = async (options: EmulatorOptions): Promise<EmulatorSet> => {
  const stateDir = resolve(options.stateDir);
  mkdirSync(stateDir, { recursive: true });
  const eventsEndpointFile = join(stateDir, 'events-endpoint');
  const external = process.env.ATRIUM_DYNAMODB_ENDPOINT;
  const [dynamodb, sqs, ses, cognito, gateway] = await Promise.all([
    external ? undefined : startDynamodb(stateDir),
    startEmulator(sqsKind(), stateDir),
    startEmulator(sesKind(eventsEndpointFile, options.mailLoadMode ?? false), stateDir),
    startEmulator(cognitoKind(), stateDir),
    startEmulator(gatewayKind(), stateDir),
  ]);
  return {
    dynamodb: external ?? dynamodb?.url ?? '',
    sqs: sqs.url,
    ses: ses.url,
    cognito: cognito.url,
    gateway: gateway.url,
    userPoolFile: join(cognito.folder, 'user-pools.json'),
    processes: [dynamodb, sqs, ses, cognito, gateway].filter(emulator => emulator !== undefined),
    sendMailEventsTo: url => writeFileSync(eventsEndpointFile, url),
  };
};

/** Stops the emulators of a state directory, also those that a killed runner left behind. */
export const stopEmulators = async (stateDir: string): Promise<void> => {
  await Promise.all(names.map(name => stopEmulator(resolve(stateDir), name)));
};

const startDynamodb = async (stateDir: string): Promise<Emulator> => {
  const emulator = await startEmulator(dynamodbKind(), stateDir);
  indexStreamRecords(emulator.folder);
  return emulator;
};
