import { PlainDate } from '../kernel/calendar.ts';
import { Refusal } from '../kernel/errors.ts';
import { type Currency, currencyDigits } from '../kernel/money.ts';
import { accountMark, withoutIbans } from './iban.ts';
import type { Movement } from './model.ts';

/** A movement as a file has it, before anything of it is kept. */
export interface Told {
  /** where it stands in the file, for who has to look */
  readonly at: string;
  /** the account that it is on */
  readonly account: string;
  readonly bookedOn: string;
  /** a decimal number, e.g. `121.00`; without a sign where `isOut` says which way */
  readonly amount: string;
  readonly isOut?: boolean;
  readonly currency: string;
  readonly text: string;
  readonly payer?: string | undefined;
  readonly iban?: string | undefined;
  readonly isReturn?: boolean;
  /** the bank's own reference of it */
  readonly reference?: string | undefined;
}

/** A movement, and what it is known by when it comes again. */
export interface Known {
  readonly movement: Movement & { readonly currency: Currency };
  readonly account: { readonly ibanHash: string; readonly ibanEnd: string };
  readonly identity: string;
}

export const unreadable = (at: string, expected: string, received: unknown): Refusal =>
  new Refusal('invalid_request', {
    field: `/body/content ${at}`,
    expected,
    received: String(received).slice(0, 60),
  });

const longestText = 500;

/**
 * Movements as they are kept. What one is known by is all that the bank tells of it, and the how many-th of the same
 * it is in its file: two equal payments of a day are two, and come again as two.
 */
export const movementsOf = (org: string, told: readonly Told[]): Known[] => {
  const seen = new Map<string, number>();
  return told.map(each => {
    const account = accountMark(org, each.account);
    const movement = movementOf(org, each);
    const facts = JSON.stringify([account.ibanHash, each.reference ?? '', movement]);
    const count = (seen.get(facts) ?? 0) + 1;
    seen.set(facts, count);
    return { movement, account, identity: `${facts}#${count}` };
  });
};

const movementOf = (org: string, told: Told): Known['movement'] => {
  const currency = currencyOf(told);
  const { bookedOn, payer, iban, isReturn } = told;
  if (!PlainDate.safeParse(bookedOn).success) {
    throw unreadable(told.at, 'a date', bookedOn);
  }
  return {
    ...{ bookedOn, currency, amount: minorUnits(told, currency) },
    text: withoutIbans(told.text).replaceAll(/\s+/g, ' ').trim().slice(0, longestText),
    ...(payer && { payer: withoutIbans(payer).slice(0, 140) }),
    ...(iban && accountMark(org, iban)),
    ...(isReturn && { isReturn: true as const }),
  };
};

const currencyOf = ({ at, currency }: Told): Currency => {
  if (currency in currencyDigits) return currency as Currency;
  throw unreadable(at, 'a currency of ISO 4217', currency);
};

const minorUnits = ({ at, amount, isOut }: Told, currency: Currency): number => {
  const digits = currencyDigits[currency];
  const match = /^([+-]?)(\d{1,12})(?:\.(\d*))?$/.exec(amount.trim());
  const [, sign = '', whole = '', fraction = ''] = match ?? [];
  const rest = fraction.slice(digits);
  if (!match || /[^0]/.test(rest)) {
    throw unreadable(at, `an amount with at most ${digits} decimals`, amount);
  }
  const value = Number(whole + fraction.slice(0, digits).padEnd(digits, '0'));
  return value === 0 ? 0 : (sign === '-') !== (isOut === true) ? -value : value;
};
