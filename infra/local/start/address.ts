import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { World } from '../world.ts';

/** How another process reaches a running world: `world.json` in its state directory. */
export interface WorldAddress {
  readonly apiUrl: string;
  readonly inboxUrl: string;
  readonly consoleUrl: string;
  readonly tableName: string;
  readonly userPoolId: string;
  readonly userPoolClientId: string;
  /** variables for the SDK, credentials of the emulators included */
  readonly environment: Readonly<Record<string, string>>;
}

export const writeAddress = async (world: World): Promise<void> => {
  const { apiUrl, consoleUrl, environment, inboxUrl, stateDir, tableName, userPool } = world;
  const address: WorldAddress = {
    apiUrl,
    inboxUrl,
    consoleUrl,
    tableName,
    userPoolId: userPool.userPoolId,
    userPoolClientId: userPool.clientId,
    environment,
  };
  await writeFile(join(stateDir, 'world.json'), JSON.stringify(address, null, 2));
};
