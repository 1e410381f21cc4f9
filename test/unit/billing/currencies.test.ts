import { expect, test } from 'vitest';
import { propose } from '../../../shared/billing/propose.ts';
import type { Currency } from '../../../shared/kernel/money.ts';
import { aCase, aMembership, aPlan } from './builders.ts';

/** 20 days of December at 1,000 units of the currency, 10 a month off, the customer's 5 % off, 8.1 % tax. */
const invoiced = (currency: Currency, amount: number, off: number, isIncluded = false) => {
  const tax = { name: 'Tax', percent: '8.1', ...(isIncluded && { included: true }) };
  const plan = aPlan({ price: { amount, currency }, tax });
  const { inputs, terms } = aCase({
    currency,
    plans: [plan],
    memberships: [
      aMembership(plan, {
        startOn: '2026-12-01',
        endOn: '2026-12-20',
        discount: { amount: { amount: off, currency } },
      }),
    ],
    discount: { percent: '5' },
  });
  const proposal = propose(inputs, terms);
  if (proposal.outcome !== 'invoiced') throw new Error(JSON.stringify(proposal));
  const { lines, net, tax: taxed, gross } = proposal.invoices[0].invoice;
  return [lines[0]?.subtotal, net, taxed, gross, lines[0]?.explanation];
};
const off = "a month off; customer's 5% off";

test.each([
  // 1000 × 20/31 = 645.16 → 645; 10 × 20/31 = 6.45 → 6; 639 × 5 % = 31.95 → 32; 607 × 8.1 % = 49.17 → 49
  ['JPY', 1_000, 10, [645, 607, 49, 656, `20 of 31 days at 32.2581 JPY a day; 10 JPY ${off}`]],
  // 645.16; 6.45; 638.71 × 5 % = 31.9355 → 31.94; 606.77 × 8.1 % = 49.148 → 49.15
  [
    'EUR',
    100_000,
    1_000,
    [64_516, 60_677, 4_915, 65_592, `20 of 31 days at 32.258065 EUR a day; 10.00 EUR ${off}`],
  ],
  // 645.161; 6.452; 638.709 × 5 % = 31.93545 → 31.935; 606.774 × 8.1 % = 49.148694 → 49.149
  [
    'KWD',
    1_000_000,
    10_000,
    [645_161, 606_774, 49_149, 655_923, `20 of 31 days at 32.2580645 KWD a day; 10.000 KWD ${off}`],
  ],
] as const)('proration, discounts and tax in %s', (currency, price, discount, expected) => {
  expect(invoiced(currency, price, discount)).toEqual(expected);
});

test.each([
  // paid: 607; 607 / 1.081 = 561.52 → 562
  ['JPY', 1_000, 10, 562, 607],
  // paid: 606.77; / 1.081 = 561.3043 → 561.30
  ['EUR', 100_000, 1_000, 56_130, 60_677],
  // paid: 606.774; / 1.081 = 561.3080 → 561.308
  ['KWD', 1_000_000, 10_000, 561_308, 606_774],
] as const)('prices that include the tax in %s', (currency, price, discount, net, gross) => {
  const [, foundNet, tax, foundGross] = invoiced(currency, price, discount, true);
  expect([foundNet, tax, foundGross]).toEqual([net, gross - net, gross]);
});
