import fc from 'fast-check';
import { expect, test } from 'vitest';
import { claimsOf } from '../../../shared/billing/claims.ts';
import { draftedItems } from '../../../shared/billing/drafted.ts';
import {
  firstLines,
  headOf,
  linePageItems,
  linePageKeys,
  linesPerPage,
} from '../../../shared/billing/line-pages.ts';
import { type Proposal, propose } from '../../../shared/billing/propose.ts';
import type { OpenCharge } from '../../../shared/catalogue/model.ts';
import { createId } from '../../../shared/kernel/id.ts';
import { aCase, eur } from './builders.ts';

const charge = (amount: number): OpenCharge => ({
  cause: 'fee',
  feeId: createId('fee'),
  name: 'Printing',
  on: '2026-11-02',
  price: eur(amount),
  quantity: 1,
  tax: { name: 'VAT', percent: '21' },
});

const proposed = (count: number) => {
  const charges = Array.from({ length: count }, (_, n) => charge(n + 1));
  const { inputs, terms } = aCase({ memberships: [], charges });
  const proposal = propose(inputs, terms);
  expect(proposal.outcome).toBe('invoiced');
  return (proposal as Extract<Proposal, { outcome: 'invoiced' }>).invoices[0];
};

test('I2 5,000 lines add up to the cent, each claimed once', () => {
  const { invoice, ...taken } = proposed(5_000);
  // 0.01 + 0.02 + … + 50.00 = 50.00 × 5,001 ÷ 2 = 125,025.00; 21% = 26,255.25
  expect(invoice).toMatchObject({ net: 12_502_500, tax: 2_625_525, gross: 15_128_025 });
  const claimed = claimsOf(taken).map(claim => claim.kind === 'charge' && claim.feeId);
  expect(new Set(claimed).size).toBe(5_000);
});

test('the pages of an invoice are its lines, in order, whatever their number', () => {
  fc.assert(
    fc.property(fc.integer({ min: 41, max: 500 }), count => {
      const { invoice } = proposed(count);
      const head = headOf(invoice);
      const pages = linePageItems('org', invoice);
      expect(pages.flatMap(({ lines }) => lines)).toEqual(invoice.lines);
      expect(Math.max(...pages.map(({ lines }) => lines.length))).toBe(linesPerPage);
      expect(pages.map(({ pk, sk }) => ({ pk, sk }))).toEqual(linePageKeys('org', head));
      expect(head).toEqual({
        ...invoice,
        lines: invoice.lines.slice(0, firstLines),
        lineCount: count,
      });
    }),
    { numRuns: 20 },
  );
});

test('twenty invoices of forty long lines are written down in items that each hold them', () => {
  const { invoice } = proposed(40);
  const text = 'Large poster'.repeat(15);
  const lines = invoice.lines.map(line => ({ ...line, description: text, explanation: text }));
  const long = { ...invoice, lines };
  const others = Array.from({ length: 19 }, () => ({ ...long, id: createId('invoice') }));
  const rest = { nextBillingOn: '2027-01-01', caughtUp: [] };
  const items = draftedItems('org', { ...rest, invoices: [long, ...others] });
  const sizes = items.map(item => JSON.stringify(item).length);
  // 400 KB an item (AWS limit); together they would be more
  expect(Math.max(...sizes)).toBeLessThan(400 * 1024);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeGreaterThan(400 * 1024);
  expect(new Set(items.map(({ sk }) => sk)).size).toBe(20);
});
