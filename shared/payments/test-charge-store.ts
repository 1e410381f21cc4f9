import { Refusal } from '../kernel/errors.ts';
import { deriveId, type Id } from '../kernel/id.ts';
import { getItem } from '../store/read.ts';
import { keys } from '../store/table.ts';
import { absent, versionIs, type Write } from '../store/transact.ts';
import { TestCharge } from './test-charge-model.ts';

/** Who is charged in tests: one customer an organisation, whatever is tried again. */
export const testCustomerId = (org: string): Id<'customer'> =>
  deriveId('customer', org, 'test charge');
export const testMemberId = (org: string): Id<'member'> => deriveId('member', org, 'test charge');

/** The one under way, or the last one. 1 get. */
export const readTestCharge = async (org: string): Promise<TestCharge | undefined> =>
  TestCharge.optional().parse(await getItem(keys.testCharge(org)));

/** As it is now, on condition that it is the one that was read; `before`: what it follows. */
export const testChargeWrite = (
  org: string,
  charge: TestCharge,
  before: TestCharge | undefined,
): Write => ({
  put: { ...keys.testCharge(org), ...charge },
  ...(before ? versionIs(before.version) : { condition: absent }),
  refuse: () => new Refusal('busy'),
});
