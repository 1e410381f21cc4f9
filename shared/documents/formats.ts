import { epochMilliseconds, type PlainDate, plusDays } from '../kernel/calendar.ts';
import { type Currency, currencyDigits, type Money } from '../kernel/money.ts';
import type { Language } from '../organisation/model.ts';

/** How one language writes amounts, dates and lists. */
export interface Formats {
  money(money: Money): string;
  day(on: PlainDate): string;
  /** a half-open span by its first and last day; one day when `to` is absent */
  period(from: PlainDate, to?: PlainDate): string;
  /** joined by the language's "and" (S7) */
  list(names: readonly string[]): string;
}

/** Making a format takes longer than using it a hundred times. */
const made = new Map<Language, Formats>();

export const formatsOf = (language: Language): Formats => {
  const formats = made.get(language) ?? makeFormats(language);
  made.set(language, formats);
  return formats;
};

const makeFormats = (language: Language): Formats => {
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  const lists = new Intl.ListFormat(language, { type: 'conjunction' });
  const day = (on: PlainDate) => {
    const text = days.format(epochMilliseconds(on));
    // CLDR writes `1 décembre`, the French write `1er décembre`
    return language === 'fr' ? text.replace(/^1 /, '1er ') : text;
  };
  return {
    money: ({ amount, currency }) =>
      moneyFormat(language, currency).format(decimal(amount, currency)),
    day,
    period: (from, to) => {
      const last = to === undefined ? from : plusDays(to, -1);
      return last === from ? day(from) : `${day(from)} – ${day(last)}`;
    },
    list: names => lists.format(names),
  };
};

const moneyFormats = new Map<string, Intl.NumberFormat>();

const moneyFormat = (language: Language, currency: Currency): Intl.NumberFormat => {
  const key = `${language}${currency}`;
  const digits = currencyDigits[currency];
  const format =
    moneyFormats.get(key) ??
    new Intl.NumberFormat(language, {
      style: 'currency',
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  moneyFormats.set(key, format);
  return format;
};

/** Minor units as a decimal text, which Intl formats without going through a binary fraction. */
const decimal = (amount: number, currency: Currency) =>
  `${amount}e-${currencyDigits[currency]}` as Intl.StringNumericLiteral;
