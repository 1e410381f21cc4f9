import { type Currency, exact, moneyText } from '../kernel/money.ts';
import type { Part } from './price-parts.ts';

/** 150 → `2 h 30 min`. */
export const durationText = (minutes: number): string => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return (
    [hours > 0 && `${hours} h`, rest > 0 && `${rest} min`].filter(Boolean).join(' ') || '0 min'
  );
};

const counted = (count: number, thing: string): string =>
  `${count} ${thing}${count === 1 ? '' : 's'}`;

const partText = ({ kind, name, price, minutes, uses }: Part, currency: Currency): string => {
  const each = moneyText(exact(price), currency);
  const of = name === undefined ? '' : ` (${name})`;
  if (kind === 'hour') {
    const sum = moneyText(exact(price * minutes, 60), currency);
    return `${durationText(minutes)} at ${each} an hour${of} = ${sum}`;
  }
  const what = counted(uses, kind === 'day' ? 'day' : 'half-day');
  const time = kind === 'day' ? '' : ` for ${durationText(minutes)}`;
  const sum = uses > 1 ? ` = ${moneyText(exact(price * uses), currency)}` : '';
  return `${what} at ${each}${of}${time}${sum}`;
};

interface Sum {
  readonly currency: Currency;
  readonly parts: readonly Part[];
  /** of one unit, in 60ths of a minor unit */
  readonly sixtieths: number;
  /** what the rate's own price alone would have been */
  readonly plain: { readonly sixtieths: number; readonly text: string };
  readonly units: number;
  readonly full: number;
}

/** How a price came to be: what was cheapest, than what, and what the units make of it. */
export const explain = ({ currency, parts, sixtieths, plain, units, full }: Sum): string[] => {
  const text = (sixtieth: number) => moneyText(exact(sixtieth, 60), currency);
  const isRounded = sixtieths * units !== full * 60;
  return [
    ...parts.map(part => partText(part, currency)),
    ...(parts.length > 1 ? [`together ${text(sixtieths)}`] : []),
    ...(sixtieths < plain.sixtieths ? [`lower than ${text(plain.sixtieths)} ${plain.text}`] : []),
    ...(units > 1 ? [`${units} units at ${text(sixtieths)} = ${text(sixtieths * units)}`] : []),
    ...(isRounded ? [`rounded to ${moneyText(exact(full), currency)}`] : []),
  ];
};
