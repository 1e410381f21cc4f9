import * as z from 'zod';
import type { PlainDate } from '../kernel/calendar.ts';
import {
  type DocumentNumbers,
  numberPeriod,
  numberResets,
  printedNumber,
} from '../kernel/document-number.ts';

/** How far the printed numbers of a series are. */
export const Count = z.object({
  resets: z.enum(numberResets),
  period: z.string(),
  /** of the last document in the period */
  used: z.int(),
  /** of any document ever */
  highest: z.int(),
});
export type Count = z.infer<typeof Count>;

interface Counted {
  readonly next: number;
  readonly count?: Count | undefined;
}

/** The count as a document issued on a day finds it. */
export const countOn = (
  { resets }: Pick<DocumentNumbers, 'resets'>,
  { next, count }: Counted,
  issuedOn: PlainDate,
): Count => {
  const period = numberPeriod(resets, issuedOn);
  const { used, highest, ...last } = count ?? { resets, period, used: next - 1, highest: next - 1 };
  // what was printed under another rule is not printed again
  if (last.resets !== resets) return { resets, period, used: highest, highest };
  return { resets, period, used: last.period === period ? used : 0, highest };
};

/** The printed numbers of the next documents of a series, in order. */
export const nextNumbers = (
  numbers: DocumentNumbers,
  series: Counted,
  issuedOn: PlainDate,
  howMany: number,
): string[] => {
  const { used } = countOn(numbers, series, issuedOn);
  return Array.from({ length: howMany }, (_, n) =>
    printedNumber(numbers.format, used + 1 + n, issuedOn),
  );
};

/** The count behind the next documents of a series. */
export const countBehind = (
  numbers: DocumentNumbers,
  series: Counted,
  issuedOn: PlainDate,
  howMany: number,
): Count => {
  const { used, highest, ...rest } = countOn(numbers, series, issuedOn);
  const last = used + howMany;
  return { ...rest, used: last, highest: Math.max(highest, last) };
};
