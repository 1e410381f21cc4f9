import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseInput } from '../../../functions/middleware/problem.ts';
import { ManualInvoiceBody } from '../../../shared/billing/contract.ts';
import { hasCardNumber } from '../../../shared/kernel/card-number.ts';
import { Refusal } from '../../../shared/kernel/errors.ts';
import { createId, deriveId, type IdKind, idPrefixes } from '../../../shared/kernel/id.ts';
import { Line, Reference, Text } from '../../../shared/kernel/text.ts';

/** The issuers' own numbers for tests. */
const cards = {
  Visa: '4242424242424242',
  'Visa of 13': '4222222222222',
  Mastercard: '5555555555554444',
  'Mastercard from 2': '2223003122003222',
  'American Express': '378282246310005',
  Discover: '6011111111111117',
  Diners: '30569309025904',
  JCB: '3566002020360505',
  UnionPay: '6200000000000005',
};

test.each(Object.entries(cards))(
  'the number of a %s card is found, however it is written',
  (_, card) => {
    const groups = card.match(/\d{1,4}/g) ?? [];
    for (const written of [
      card,
      groups.join(' '),
      groups.join('-'),
      groups.join('\u00a0'),
      groups.join('  '),
      groups.join('\n'),
      groups.join('/'),
    ]) {
      expect(hasCardNumber(written)).toBe(true);
      expect(hasCardNumber(`pay with ${written}, thanks`)).toBe(true);
      expect(hasCardNumber(`Card:${written}x`)).toBe(true);
      expect(hasCardNumber(`visa${written} 12/29`)).toBe(true);
      expect(hasCardNumber(`Nr${written}`)).toBe(true);
      expect(hasCardNumber(`card_${written}`)).toBe(true);
    }
    expect(hasCardNumber(`desk 12 ${groups.join(' ')}`)).toBe(true);
  },
);

test('a number is found in digits of full width, and behind a plus that no telephone has', () => {
  expect(hasCardNumber('４２４２ ４２４２ ４２４２ ４２４２')).toBe(true);
  expect(hasCardNumber('+4242424242424242')).toBe(true);
});

test.each([
  ['a wrong check digit', '4242 4242 4242 4241'],
  ['no issuer', '1234567890123452'],
  ['an IBAN of Austria', 'AT61 1904 3002 3457 3201'],
  ['an IBAN of Germany', 'DE89370400440532013000'],
  ['a telephone number', '+424242424242424'],
  ['a telephone number of San Marino', '+378282246310005'],
  ['a telephone number with its prefix', '0043 1 234 5678 90'],
  ['a span of days', '2026-12-01 - 2026-12-31'],
  ['an instant', '2026-12-09T12:00:00.000Z'],
  ['an invoice of a series', 'INV-2026-00042'],
])('%s is no card', (_, text) => {
  expect(hasCardNumber(text)).toBe(false);
});

const lengths = [13, 14, 15, 16, 17, 18, 19];

test('what the API gives out itself is never taken for a card', () => {
  const kinds = Object.keys(idPrefixes) as IdKind[];
  fc.assert(
    fc.property(
      fc.constantFrom(...kinds),
      fc.string(),
      fc.integer({ min: 1, max: 99_999_999 }),
      fc.integer({ min: 2020, max: 2199 }),
      (kind, cause, count, year) => {
        const number = String(count).padStart(8, '0');
        for (const text of [
          createId(kind),
          deriveId(kind, cause),
          `INV-${number}`,
          `${year}${number}`,
          `${year}-12-${number}`,
        ]) {
          expect(hasCardNumber(text)).toBe(false);
        }
      },
    ),
    { numRuns: 2_000 },
  );
});

test('of numbers as long as a card’s that are none, one in fifty is refused at most', () => {
  const digits = fc
    .constantFrom(...lengths)
    .chain(length => fc.stringMatching(new RegExp(`^[1-9]\\d{${length - 1}}$`)));
  const sample = fc.sample(digits, { numRuns: 20_000, seed: 42 });
  const refused = sample.filter(hasCardNumber).length / sample.length;
  expect(refused).toBeLessThan(0.02);
  expect(refused).toBeGreaterThan(0);
});

test('a text of any length is answered at once', () => {
  const long = ['a'.repeat(40_000), '1 '.repeat(20_000), '1'.repeat(40_000), '_1'.repeat(20_000)];
  const begun = performance.now();
  for (const text of long) expect(hasCardNumber(text)).toBe(false);
  expect(performance.now() - begun).toBeLessThan(2_000);
});

test('free text takes none, a reference that somebody else gave out any digits', () => {
  expect(Line(120).safeParse(cards.Visa).success).toBe(false);
  expect(Text(500).safeParse(`first line\n${cards.Visa}`).success).toBe(false);
  expect(Reference(140).safeParse(cards.Visa).success).toBe(true);
});

test('the refusal names the field and repeats no digit, also where the text is wrong in other ways', () => {
  const line = { description: `Card ${cards.Visa} ${'x'.repeat(300)}`, quantity: 0 };
  try {
    parseInput(ManualInvoiceBody, { lines: [line], [cards.Visa]: 1 }, 'body');
    expect.unreachable();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(error.code).toBe('card_number_refused');
    const fields = error.detail.errors?.map(({ field }) => field);
    expect(fields).toContain('/body/lines/0/description');
    expect(JSON.stringify(error.detail)).not.toContain('4242');
  }
});
