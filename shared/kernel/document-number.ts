import * as z from 'zod';
import type { PlainDate } from './calendar.ts';

/** When the numbers of a kind of document begin again at 1. */
export const numberResets = ['never', 'yearly', 'monthly'] as const;
export type NumberReset = (typeof numberResets)[number];

const token = /\{(YYYY|YY|MM|N{1,9})\}/g;
const counter = /\{N{1,9}\}/g;
const formatError =
  'expected up to 30 of A–Z, 0–9, /, -, . and {YYYY}, {YY}, {MM}, with one counter such as {NNNNNN}';

const NumberFormat = z
  .string()
  .max(30, { error: formatError })
  .refine(
    format =>
      format.match(counter)?.length === 1 && /^[A-Z0-9/.-]*$/.test(format.replace(token, '')),
    { error: formatError },
  )
  .meta({
    description:
      'How a number is printed: {NNNNNN} is the counter with at least so many digits; {YYYY}, {YY} and {MM} are of the date of issue. INV-{YYYY}-{NNNN} prints INV-2026-0042.',
    example: 'INV-{YYYY}-{NNNN}',
  });

/** How the documents of a kind are numbered. */
export const DocumentNumbers = z
  .strictObject({ format: NumberFormat, resets: z.enum(numberResets) })
  .refine(
    ({ format, resets }) =>
      resets === 'never' ||
      (/\{YY(YY)?\}/.test(format) && (resets === 'yearly' || format.includes('{MM}'))),
    {
      path: ['format'],
      error:
        'expected {YYYY} or {YY} in numbers that begin again each year, and {MM} too each month',
    },
  )
  .meta({
    id: 'DocumentNumbers',
    description:
      'How documents of a kind are numbered. A change of `resets` takes effect with the next year or month; until then the counter goes on behind the highest number given out.',
  });
export type DocumentNumbers = z.infer<typeof DocumentNumbers>;

/** `2026` or `2026-12`: numbers with the same one are counted together. */
export const numberPeriod = (resets: NumberReset, issuedOn: PlainDate): string =>
  issuedOn.slice(0, { never: 0, yearly: 4, monthly: 7 }[resets]);

/** `INV-{YYYY}-{NNNN}`, 42 and 2026-12-01 are `INV-2026-0042`. */
export const printedNumber = (format: string, count: number, issuedOn: PlainDate): string =>
  format.replace(token, (_, name: string) => {
    if (name === 'YYYY') return issuedOn.slice(0, 4);
    if (name === 'YY') return issuedOn.slice(2, 4);
    if (name === 'MM') return issuedOn.slice(5, 7);
    return String(count).padStart(name.length, '0');
  });

/** The counter that a number of that day shows: 42 of `INV-2026-0042`; `undefined`: it is not of the format. */
export const countPrinted = (
  format: string,
  number: string,
  issuedOn: PlainDate,
): number | undefined => {
  const [before = '', after = ''] = format
    .split(counter)
    .map(part => printedNumber(part, 0, issuedOn));
  const digits = number.slice(before.length, number.length - after.length);
  const isOfIt = number === `${before}${digits}${after}` && /^\d+$/.test(digits);
  return isOfIt ? Number(digits) : undefined;
};

/** The same for formats that differ in the digits of the counter alone. */
export const shapeOf = (format: string): string => format.replace(counter, '{N}');

/** The text that all numbers of a format begin with. */
export const beginningOf = (format: string): string => format.slice(0, format.indexOf('{'));

/** Whether no number of one format can ever be one of the other: they begin with different text. */
export const neverMeet = (one: string, other: string): boolean => {
  const [shorter = '', longer = ''] = [one, other]
    .map(beginningOf)
    .sort((a, b) => a.length - b.length);
  // 2026-1 may be written by {YYYY}-{N} and by 2026-{N}
  return !longer.startsWith(shorter) || /^[^0-9]/.test(longer.slice(shorter.length));
};
