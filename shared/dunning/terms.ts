import { Refusal } from '../kernel/errors.ts';
import type { DunningPolicy, Organisation } from '../organisation/model.ts';
import { getItem } from '../store/read.ts';
import { indexKeys, keys } from '../store/table.ts';
import { absent, versionIs, type Write } from '../store/transact.ts';
import { DunningTerms } from './model.ts';

/** Of terms that nobody has said yet. */
const unsaid = 1;

/** 1 get; nothing of its own for a customer of whom nobody has said anything. */
export const readTerms = async (
  org: string,
  customerId: DunningTerms['customerId'],
): Promise<DunningTerms> => {
  const item = await getItem(keys.dunningTerms(org, customerId));
  return item ? DunningTerms.parse(item) : { customerId, own: {}, version: unsaid };
};

/** What holds for a customer; nothing does while the organisation has it off. */
export const policyFor = (
  { dunning }: Pick<Organisation, 'dunning'>,
  { own }: Pick<DunningTerms, 'own'>,
): DunningPolicy => ({ ...dunning, ...own, on: dunning.on && own.on !== false });

/** Terms as they are from now on; the next check looks at all of the customer's invoices. 1 write. */
export const termsWrite = (org: string, terms: DunningTerms): Write => ({
  put: {
    ...keys.dunningTerms(org, terms.customerId),
    ...indexKeys.dunningDue(org, '0000-00-00', terms.customerId, ''),
    ...terms,
  },
  ...(terms.version === unsaid + 1 ? { condition: absent } : versionIs(terms.version - 1)),
  refuse: () => new Refusal('version_conflict'),
});

/** The customer's invoices are planned by these terms, unless they have changed since. 1 write. */
export const plannedTermsWrite = (org: string, { customerId, version }: DunningTerms): Write => ({
  update: keys.dunningTerms(org, customerId),
  expression: 'REMOVE gsi1pk, gsi1sk',
  ...versionIs(version),
});
