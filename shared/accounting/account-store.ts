import { Refusal } from '../kernel/errors.ts';
import { changed, sameVersion } from '../store/change.ts';
import { getItem } from '../store/read.ts';
import { keys } from '../store/table.ts';
import { absent, versionIs, type Write } from '../store/transact.ts';
import type { AccountChanges } from './contract.ts';
import { defaultAccounts, StoredAccounts } from './model.ts';

/** Version 1 is Atrium's, which is not stored. 1 get. */
export const readAccounts = async (org: string): Promise<StoredAccounts> => {
  const { pk: _, sk: __, ...stored } = (await getItem(keys.accounts(org))) ?? { version: 1 };
  return StoredAccounts.parse({ ...defaultAccounts, ...stored });
};

/** On condition of the version that was read. 1 write. */
export const changeAccounts = (
  org: string,
  before: StoredAccounts,
  changes: AccountChanges,
  expectedVersion: number,
): { next: StoredAccounts; writes: Write[] } => {
  sameVersion(before, expectedVersion);
  const next = changed(before, changes);
  const write: Write = {
    put: { ...keys.accounts(org), ...next },
    ...(before.version === 1 ? { condition: absent } : versionIs(before.version)),
    refuse: () => new Refusal('version_conflict'),
  };
  return { next, writes: [write] };
};
