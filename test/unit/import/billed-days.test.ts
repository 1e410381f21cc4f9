import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Bundle } from '../../../infra/local/import/bundle.ts';
import { examples } from '../../../infra/local/import/templates.ts';
import { importedId } from '../../../infra/local/import/terms.ts';
import type { BillingInputs } from '../../../shared/billing/propose.ts';
import { propose } from '../../../shared/billing/propose.ts';
import type { Membership, Plan } from '../../../shared/catalogue/model.ts';
import { earlier, later, plusDays } from '../../../shared/kernel/calendar.ts';
import { moment, planned } from '../../support/import-rows.ts';

const today = '2026-11-25';
const dayAround = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map(days => plusDays(today, days));

/** A membership that began before or begins later, ends or not, and was billed to some day or never. */
const membershipRow = fc
  .record({
    startOn: dayAround(-200, 40),
    length: fc.option(fc.integer({ min: 0, max: 260 })),
    billedDays: fc.option(fc.integer({ min: 1, max: 260 })),
    plan: fc.constantFrom('advance', 'arrears'),
  })
  .map(({ startOn, length, billedDays, plan }) => {
    const endOn = length === null ? undefined : plusDays(startOn, length);
    const through = billedDays === null ? undefined : plusDays(startOn, billedDays - 1);
    const last = endOn !== undefined && through !== undefined && through > endOn ? endOn : through;
    return {
      ...{ plan, startOn, billedThroughOn: last ?? 'none' },
      ...(endOn !== undefined && { endOn }),
    };
  });

const plans = (['advance', 'arrears'] as const).map(timing => ({
  ...examples.plans,
  ...{ id: timing, name: timing, timing },
}));

/** The next run after the import, as the bill run works it out, and what it leaves. */
const run = (
  organisation: ReturnType<typeof moment>['organisation'],
  inputs: BillingInputs,
  catalogue: ReadonlyMap<string, Plan>,
) => {
  const { nextBillingOn } = inputs.billing;
  const terms = {
    ...{ organisation, plans: catalogue, now: `${nextBillingOn}T06:00:00.000Z` },
    ...{ billingOn: nextBillingOn, cutoffOn: nextBillingOn },
  };
  const proposal = propose(inputs, terms);
  if (proposal.outcome === 'parked') throw new Error(proposal.reason);
  const invoices = proposal.outcome === 'invoiced' ? proposal.invoices : [];
  const marks = invoices.flatMap(each => each.marks);
  const billedTo = ({ id, billedTo: before }: Membership) =>
    marks.find(({ membershipId }) => membershipId === id)?.to ?? before;
  const after: BillingInputs = {
    ...inputs,
    billing: { ...inputs.billing, nextBillingOn: proposal.nextBillingOn },
    memberships: inputs.memberships.map(each => ({ ...each, billedTo: billedTo(each) })),
  };
  return { lines: invoices.flatMap(({ invoice }) => invoice.lines), after };
};

const inputsOf = ({ customer, billing, memberships }: Bundle): BillingInputs => ({
  ...{ customer, billing, memberships, charges: [], billingPersons: [] },
});

test('the runs after an import bill every day once that was not billed before, and no other', () => {
  fc.assert(
    fc.property(
      fc.array(membershipRow, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 31 }),
      fc.integer({ min: 1, max: 3 }),
      (rows, billingDay, everyMonths) => {
        const at = moment();
        const { member: _, price: __, ...base } = examples.memberships as Record<string, string>;
        const plan = planned(
          {
            plans,
            customers: [
              {
                ...examples.customers,
                ...{ billingDay: String(billingDay), invoiceEveryMonths: String(everyMonths) },
              },
            ],
            memberships: rows.map((row, nth) => ({ ...base, ...row, id: `S-${nth}` })),
          },
          at,
        );
        expect(plan.rejections).toEqual([]);
        const [customer] = plan.customers;
        if (!customer) throw new Error('the customer was left out');
        const catalogue = new Map(
          plan.catalogue.plans.map(([, each]) => [each.id as string, each]),
        );
        const imported = inputsOf(customer.made);
        const first = run(at.organisation, imported, catalogue);
        const second = run(at.organisation, first.after, catalogue);
        const lines = [...first.lines, ...second.lines];
        expect(imported.memberships).toHaveLength(rows.length);
        for (const [nth, { startOn, endOn, billedThroughOn }] of rows.entries()) {
          const id = importedId('membership', at.organisation.id, 'C-1', `S-${nth}`);
          const end = endOn === undefined ? '9999' : plusDays(endOn, 1);
          const firstUnbilled = billedThroughOn === 'none' ? startOn : plusDays(billedThroughOn, 1);
          // one stretch goes on where the one before stops, from the first day that was not billed
          const reached = lines
            .filter(({ causeId }) => causeId === id)
            .reduce<string>((on, { from, to = '' }) => {
              expect(from).toBe(on);
              return to;
            }, firstUnbilled);
          expect(reached <= later(end, firstUnbilled)).toBe(true);
          // in arrears a month is billed when it is over: what was served before the second run is
          expect(reached >= earlier(first.after.billing.nextBillingOn, end)).toBe(true);
        }
      },
    ),
    { numRuns: 100 },
  );
}, 30_000);
