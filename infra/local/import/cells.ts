import * as z from 'zod';
import { ServiceDate } from '../../../shared/catalogue/contract.ts';
import {
  type Currency,
  currencyDigits,
  decimal,
  exact,
  times,
} from '../../../shared/kernel/money.ts';

/** A source's own id of something: what rows refer to each other by, and what ids are derived from. */
export const Key = z.string().trim().min(1).max(200);

/** A whole number, as text. */
export const Whole = (min: number, max: number) =>
  z
    .string()
    .refine(text => /^\d{1,9}$/.test(text) && Number(text) >= min && Number(text) <= max, {
      error: `expected a whole number from ${min} to ${max}`,
    })
    .transform(Number);

export const AnchorDay = z
  .string()
  .regex(/^([1-9]|[12]\d|3[01]|anniversary)$/, {
    error: 'expected a day from 1 to 31, or anniversary',
  })
  .transform(text => (text === 'anniversary' ? text : Number(text)));

/** One message a cell, whatever is wrong with it. */
export const Day = z.string().refine(text => ServiceDate.safeParse(text).success, {
  error: 'expected a date from 2000-01-01 to 2099-12-31',
});

export const BilledThrough = z
  .string()
  .refine(text => text === 'none' || ServiceDate.safeParse(text).success, {
    error: 'expected the last day billed, or none',
  });

export const YesNo = z
  .string()
  .toLowerCase()
  .pipe(z.enum(['yes', 'no', 'true', 'false'], { error: 'expected yes or no' }))
  .transform(text => text === 'yes' || text === 'true');

interface Bounds {
  readonly mayBeNegative?: boolean;
}

/** A decimal such as 199.00 in the organisation's currency, as minor units. */
export const Amount = (currency: Currency, { mayBeNegative = false }: Bounds = {}) => {
  const digits = currencyDigits[currency];
  const example = digits === 0 ? '199' : `199.${'0'.repeat(digits)}`;
  const error = `expected an amount in ${currency} such as ${example}`;
  return z
    .string()
    .regex(mayBeNegative ? /^-?\d{1,9}(\.\d+)?$/ : /^\d{1,9}(\.\d+)?$/, { error })
    .transform((text, context) => {
      const { numerator, denominator } = times(decimal(text), exact(10n ** BigInt(digits)));
      if (numerator % denominator === 0n) {
        return { amount: Number(numerator / denominator), currency };
      }
      context.addIssue({ code: 'custom', message: error, input: text });
      return z.NEVER;
    });
};

/** Words of a closed set, with spaces between them. */
export const Words = <T extends string>(words: readonly [T, ...T[]]) =>
  z
    .string()
    .transform(text => text.split(/[\s,|]+/).filter(Boolean))
    .pipe(z.array(z.enum(words)).max(words.length));

/** A local day and minute, `2026-12-03T10:00` or with a space. */
export const LocalTime = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d[T ]([01]\d|2[0-3]):[0-5]\d$/, {
    error: 'expected a local time such as 2026-12-03T10:00',
  })
  .transform((text, context) => {
    const [on = '', time = ''] = text.split(/[T ]/);
    if (z.iso.date().safeParse(on).success) return { on, time };
    context.addIssue({ code: 'custom', message: 'expected a day that exists', input: text });
    return z.NEVER;
  });
