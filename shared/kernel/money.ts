import * as z from 'zod';

/** ISO 4217 currencies Atrium bills in, with the digits of their minor unit. */
export const currencyDigits = {
  EUR: 2,
  USD: 2,
  GBP: 2,
  CHF: 2,
  SEK: 2,
  NOK: 2,
  DKK: 2,
  PLN: 2,
  CZK: 2,
  HUF: 2,
  RON: 2,
  BGN: 2,
  CAD: 2,
  AUD: 2,
  NZD: 2,
  SGD: 2,
  HKD: 2,
  ZAR: 2,
  INR: 2,
  AED: 2,
  MXN: 2,
  BRL: 2,
  TRY: 2,
  ILS: 2,
  JPY: 0,
  KRW: 0,
  ISK: 0,
  CLP: 0,
  KWD: 3,
  BHD: 3,
  JOD: 3,
  TND: 3,
  OMR: 3,
} as const;

export const Currency = z.enum(Object.keys(currencyDigits) as [keyof typeof currencyDigits]);
export type Currency = z.infer<typeof Currency>;

/** An amount in whole minor units (cents for EUR, yen for JPY) and its ISO 4217 currency. */
export const Money = z
  .strictObject({ amount: z.int(), currency: Currency })
  .meta({ id: 'Money', description: 'Whole minor units (cents for EUR) and ISO 4217 currency.' });
export type Money = z.infer<typeof Money>;

/** An exact fraction; what is computed before it is rounded. */
export interface Exact {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const exact = (numerator: bigint | number, denominator: bigint | number = 1n): Exact => {
  if (BigInt(denominator) === 0n) throw new Error('division by zero');
  const sign = BigInt(denominator) < 0n ? -1n : 1n;
  return { numerator: BigInt(numerator) * sign, denominator: BigInt(denominator) * sign };
};

export const times = (a: Exact, b: Exact): Exact =>
  exact(a.numerator * b.numerator, a.denominator * b.denominator);

/** Denominators are above nothing. */
export const isAbove = (a: Exact, b: Exact): boolean =>
  a.numerator * b.denominator > b.numerator * a.denominator;

export const plus = (a: Exact, b: Exact): Exact =>
  a.denominator === b.denominator
    ? exact(a.numerator + b.numerator, a.denominator)
    : exact(
        a.numerator * b.denominator + b.numerator * a.denominator,
        a.denominator * b.denominator,
      );

/** A decimal string such as `21`, `8.1` or `-0.75` as an exact fraction. */
export const decimal = (text: string): Exact => {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) throw new Error(`expected a decimal number such as 8.1, got ${text}`);
  const fraction = match[3] ?? '';
  const digits = BigInt(`${match[2]}${fraction}`);
  return exact(match[1] ? -digits : digits, 10n ** BigInt(fraction.length));
};

/** The only rounding in Atrium: to the nearest whole minor unit, halves away from zero, so a credit mirrors its invoice. */
export const roundHalfAwayFromZero = ({ numerator, denominator }: Exact): number => {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (magnitude * 2n + denominator) / (denominator * 2n);
  return Number(numerator < 0n ? -rounded : rounded);
};

/**
 * Splits whole units in proportion to weights; the parts sum to the whole. What division leaves goes to the
 * largest remainders, the first of equal ones. 10 by 1, 1, 1 → 4, 3, 3; −10 → −4, −3, −3.
 */
export const split = (total: number, weights: readonly Exact[]): number[] => {
  const common = weights.reduce((product, { denominator }) => lcm(product, denominator), 1n);
  const scaled = weights.map(({ numerator, denominator }) => numerator * (common / denominator));
  const sum = scaled.reduce((a, b) => a + b, 0n);
  if (sum === 0n) throw new Error(`cannot split ${total} by nothing`);
  const whole = BigInt(Math.abs(total));
  const parts = scaled.map(weight => (whole * weight) / sum);
  const left = Number(whole - parts.reduce((a, b) => a + b, 0n));
  const byRemainder = scaled
    .map((weight, index) => ({ index, remainder: (whole * weight) % sum }))
    .sort((a, b) => (a.remainder === b.remainder ? 0 : a.remainder > b.remainder ? -1 : 1));
  const more = new Set(byRemainder.slice(0, left).map(({ index }) => index));
  return parts.map((part, index) => Math.sign(total) * (Number(part) + (more.has(index) ? 1 : 0)));
};

const lcm = (a: bigint, b: bigint): bigint => (a / gcd(a, b)) * b;
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));

/** A fraction as a decimal with so many places, rounded: 8000/3 with 2 → `2666.67`. */
const fixed = (value: Exact, places: number): string => {
  const scaled = roundHalfAwayFromZero(times(value, exact(10n ** BigInt(places))));
  const digits = String(Math.abs(scaled)).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const sign = scaled < 0 ? '-' : '';
  return places === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-places)}`;
};

/** The exact amount with four decimals, as kept beside a rounded line: 8000/3 → `2666.6667`. */
export const exactText = (value: Exact): string => fixed(value, 4).replace(/\.?0+$/, '');

/** Minor units as an amount in words, up to four decimals more than the currency has: 12000/31 → `3.870968 EUR`. */
export const moneyText = (minor: Exact, currency: Currency): string => {
  const digits = currencyDigits[currency];
  const text = fixed(times(minor, exact(1, 10n ** BigInt(digits))), digits + 4);
  return `${text.replace(/0{1,4}$/, '').replace(/\.$/, '')} ${currency}`;
};

/** Minor units as a decimal with the digits of the currency: 12000 EUR → `120.00`, −5 KWD → `-0.005`. */
export const decimalText = (amount: number, currency: Currency): string => {
  const digits = currencyDigits[currency];
  return fixed(exact(amount, 10n ** BigInt(digits)), digits);
};
