import { expect, test } from 'vitest';
import { Tax, TaxRate } from '../../../shared/kernel/tax.ts';

const gst = { name: 'GST', percent: '5' };
const pst = { name: 'PST', percent: '7' };

test.each([
  ['12', true],
  ['12.1', false],
  ['11', false],
])('a rate of GST 5 and PST 7 of %s: %s', (percent, good) => {
  const rate = { name: 'GST + PST', percent, components: [gst, pst] };
  expect(TaxRate.safeParse(rate).success).toBe(good);
  expect(Tax.safeParse(rate).success).toBe(good);
});

test('components with decimals add up exactly', () => {
  // 5 + 9.975 = 14.975
  const qst = { name: 'QST', percent: '9.975' };
  const rate = { name: 'GST + QST', percent: '14.975', components: [gst, qst] };
  expect(TaxRate.parse(rate)).toEqual(rate);
});

test('a sum that is wrong names the percentage', () => {
  const result = Tax.safeParse({ name: 'Both', percent: '13', components: [gst, pst] });
  expect(result.error?.issues).toMatchObject([
    { path: ['percent'], message: 'expected the sum of the components' },
  ]);
});

test('only what is not taxed says why', () => {
  const exemption = 'Article 135 (1) (l)';
  expect(Tax.safeParse({ name: 'VAT', percent: '0', exemption }).success).toBe(true);
  const taxed = Tax.safeParse({ name: 'VAT', percent: '21', exemption });
  expect(taxed.error?.issues).toMatchObject([
    { path: ['exemption'], message: 'expected only with percent "0"' },
  ]);
  expect(Tax.safeParse({ name: 'VAT', percent: '21' }).success).toBe(true);
});

test.each(['21', '8.1', '0', '5.05', '99.99'])('%s is a percentage', percent => {
  expect(TaxRate.safeParse({ name: 'VAT', percent }).success).toBe(true);
});
test.each(['21.0', '021', '100', '-1', '8.', '.5', '8.1234', '8.10', '21%'])(
  '%s is none',
  percent => {
    expect(TaxRate.safeParse({ name: 'VAT', percent }).success).toBe(false);
  },
);
