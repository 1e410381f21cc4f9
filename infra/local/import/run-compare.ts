import { readLocationTerms, readPlans } from '../../../shared/billing/inputs.ts';
import { propose } from '../../../shared/billing/propose.ts';
import { readInputs } from '../../../shared/billing/propose-for.ts';
import { Fee } from '../../../shared/catalogue/model.ts';
import { realClock } from '../../../shared/kernel/clock.ts';
import { queryAll, queryIndexAll } from '../../../shared/store/read.ts';
import { indexKeys, keys } from '../../../shared/store/table.ts';
import { inLanes } from '../lanes.ts';
import { asOfMonth } from './as-of-month.ts';
import { type Difference, differenceOf } from './compare-month.ts';
import { readOldInvoices } from './old-invoices.ts';
import { operatorOf } from './operator-of.ts';
import type { Rejection } from './rejection.ts';

export interface Compared {
  readonly customers: number;
  readonly differences: readonly Difference[];
  readonly rejections: readonly Rejection[];
}

interface Asked {
  readonly organisationId: string;
  /** such as 2026-12 */
  readonly month: string;
  readonly file: string;
  readonly text: string;
}

/**
 * Compares a month as Atrium would bill it with the invoices of the previous system, customer by customer. Reads
 * only: 2 queries a customer.
 */
export const runCompare = async ({
  organisationId: org,
  month,
  ...old
}: Asked): Promise<Compared> => {
  const organisation = await operatorOf(org);
  const { currency } = organisation;
  const [plans, locationTerms] = await Promise.all([readPlans(org), readLocationTerms(org)]);
  const { invoices, rejections } = readOldInvoices(old.file, old.text, { org, currency });
  const { gsi1pk: pk } = indexKeys.customers(org, '');
  const own = (await queryIndexAll({ pk })).map(({ gsi1sk }) => gsi1sk);
  const differences: Difference[] = [];
  const all = [...new Set([...own, ...invoices.keys()])];
  const known = new Set(own);
  await inLanes(all, 12, async id => {
    const invoice = invoices.get(id);
    const { proposal, name } = known.has(id) ? await proposed(id) : {};
    const customer = [invoice?.customer, name].filter(Boolean).join(' ') || id;
    const about = { customer, currency, isKnown: known.has(id) };
    const difference = differenceOf(proposal, invoice, about);
    if (difference) differences.push(difference);
  });
  return {
    customers: all.length,
    differences: differences.toSorted((a, b) => (a.customer < b.customer ? -1 : 1)),
    rejections,
  };

  async function proposed(id: string) {
    const inputs = await readInputs(org, id);
    if (!inputs) return {};
    if (inputs === 'invalid') return { proposal: invalid };
    const { name } = inputs.customer;
    const { pk, sk: prefix } = keys.fee(org, id, '');
    const fees = (await queryAll({ pk, prefix })).map(item => Fee.parse(item));
    const then = asOfMonth(inputs, fees, { month, plans });
    if (!then) return { name };
    const now = organisation.clock?.now ?? realClock.now();
    const terms = {
      organisation,
      plans,
      ...locationTerms,
      billingOn: then.on,
      cutoffOn: then.on,
      now,
    };
    return { name, proposal: propose(then.inputs, terms) };
  }
};

const invalid = { outcome: 'parked', reason: 'data_invalid' } as const;
