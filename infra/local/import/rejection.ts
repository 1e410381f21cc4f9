import type * as z from 'zod';
import { hasCardNumber } from '../../../shared/kernel/card-number.ts';
import type { Refusal } from '../../../shared/kernel/errors.ts';

/** Where a row stands in what was exported. */
export interface Place {
  readonly file: string;
  /** as an editor counts; a row of several lines is where it ends */
  readonly line: number;
}

/** Why a row was not imported. */
export interface Rejection extends Place {
  readonly field: string;
  readonly expected: string;
  readonly received: string;
  /** the customer that stays out because of it */
  readonly customer?: string | undefined;
}

export const rejectionText = ({ file, line, field, expected, received }: Rejection): string =>
  `${file}:${line} ${field}: expected ${expected}; got ${received}`;

/** What may be the number of a card is not shown, nor written into anybody's log. */
const cut = (text: string): string =>
  hasCardNumber(text)
    ? '(the number of a payment card)'
    : text.replaceAll(/\d{12,19}/g, digits => `••••${digits.slice(-4)}`);

const shown = (value: unknown): string =>
  value === undefined ? 'nothing' : typeof value === 'string' ? `"${cut(value)}"` : String(value);

/** What zod says, as `expected …` goes on. */
const expectedOf = ({ message }: z.core.$ZodIssue, isMissing: boolean): string => {
  const said = message.replace(/^(Invalid input|Invalid option|Too small|Too big): /, '');
  return isMissing ? 'a value' : said.replace(/, received .*$/, '').replace(/^expected /, '');
};

/** The faults of a row that its format found. */
export const faultsOf = (place: Place, { issues }: z.ZodError, customer?: string): Rejection[] =>
  issues.flatMap(issue => {
    const at = { ...place, customer };
    if (issue.code === 'unrecognized_keys') {
      const expected = 'only fields of the format';
      return issue.keys.map(field => ({ ...at, field, expected, received: 'a field beside it' }));
    }
    const isMissing = issue.input === undefined && issue.code !== 'custom';
    const field = issue.path.join('.') || 'row';
    return [{ ...at, field, expected: expectedOf(issue, isMissing), received: shown(issue.input) }];
  });

/** What a rule of a context refused, as the row's fault. */
export const refusedRow = (
  place: Place,
  refusal: Refusal,
  { customer, field }: { readonly customer?: string | undefined; readonly field: string },
): Rejection => {
  const { detail, message } = refusal;
  const named = detail.field?.split('/')[2] ?? field;
  const expected = detail.expected ?? `what is allowed (${message})`;
  const received = detail.received ?? 'what is not';
  return { ...place, customer, field: named.replace(/Id$/, ''), expected, received };
};
