import type { Membership } from '../catalogue/model.ts';
import { localDate, type PlainDate } from '../kernel/calendar.ts';
import { Refusal } from '../kernel/errors.ts';
import { createId } from '../kernel/id.ts';
import type { Organisation } from '../organisation/model.ts';
import type { Write } from '../store/transact.ts';
import { claimsOf, claimWrites } from './claims.ts';
import type { Covers } from './covers.ts';
import { touchBilling } from './due.ts';
import { type Issued, issueTaxed } from './issue-now.ts';
import { sellersDue } from './lines-due.ts';
import type { Billing } from './model.ts';
import type { BillingInputs, Terms } from './propose.ts';
import type { Series } from './series.ts';
import { maxLinesAtOnce } from './stretches.ts';

type NowTerms = Pick<Terms, 'organisation' | 'plans' | 'locationTaxes' | 'locationSellers'>;

/**
 * An invoice, at once, of what is open up to today: fees, what is left of credits, and days whose invoice was voided
 * or credited. Of several sellers the organisation's own comes first; whoever asks again gets the next one's. The next
 * period is the run's. At most 40 lines; `inputs` must be as they were read, or it is `busy`.
 */
export const billNow = (
  inputs: BillingInputs,
  terms: NowTerms,
  series: Series,
  now: string,
): Issued => {
  const { organisation } = terms;
  const { customer, billing, billingPersons } = inputs;
  // a run is claiming what is open, in steps; what is only written down claims nothing once this was quicker
  if (inputs.drafting && inputs.drafting.stage !== 'writing') throw busy();
  const billingOn = localDate(now, organisation.timeZone);
  const [due] = sellersDue(inputs, nothingNew(billingOn), { ...terms, billingOn });
  if (!due) throw new Refusal('nothing_to_bill');
  requireLines(due.lines.length);
  requireCurrency(organisation, inputs);
  const id = createId('invoice');
  const { lines, group } = due;
  const issued = issueTaxed(
    organisation,
    { customer, tax: billing.tax, billingPersons },
    series,
    { id, kind: 'manual', lines, seller: group.seller, mail: organisation.billing.send },
    now,
  );
  const claims = claimsOf(due).flatMap(claim =>
    claimWrites(organisation.id, issued.invoice, claim),
  );
  const writes = [asRead(organisation.id, billing), ...claims, ...issued.writes];
  return { ...issued, writes: writes.map(write => ({ refuse: busy, ...write })) };
};

const busy = () => new Refusal('busy');

/** No billing day is visited, so that no membership is billed further than it is. */
const nothingNew = (today: PlainDate): Covers => ({
  visits: [today],
  last: '0000-01-01',
  next: '0000-01-01',
});

const requireLines = (lines: number): void => {
  if (lines <= maxLinesAtOnce) return;
  throw new Refusal('not_billable', {
    expected: `at most ${maxLinesAtOnce} lines`,
    received: `${lines} lines; the next run takes them`,
  });
};

const requireCurrency = (
  { currency: expected }: Organisation,
  { charges, memberships }: BillingInputs,
): void => {
  const billed = memberships.filter(({ released }: Membership) => released);
  const prices = [...charges.map(({ price }) => price), ...billed.map(({ price }) => price)];
  const foreign = prices.find(price => price && price.currency !== expected);
  if (foreign) throw new Refusal('currency_mismatch', { expected, received: foreign.currency });
};

/** Whoever drafts from what was read before fails, and so does this when a draft was quicker. */
const asRead = (org: string, { customerId, inputsVersion, nextBillingOn }: Billing): Write => {
  const touch = touchBilling(org, customerId) as Extract<Write, { update: unknown }>;
  return {
    ...touch,
    condition: 'inputsVersion = :read AND nextBillingOn = :billedOn',
    values: { ...touch.values, ':read': inputsVersion, ':billedOn': nextBillingOn },
  };
};
