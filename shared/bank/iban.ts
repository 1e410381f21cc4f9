import { createHash } from 'node:crypto';

const shape = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/gi;

const compact = (text: string): string => text.replaceAll(/\s/g, '').toUpperCase();

/** ISO 13616: moved by four, letters as numbers, the remainder by 97 is 1. */
const isIban = (text: string): boolean => {
  const moved = text.slice(4) + text.slice(0, 4);
  const digits = moved.replaceAll(/[A-Z]/g, letter => String(letter.charCodeAt(0) - 55));
  return /^\d+$/.test(digits) && BigInt(digits) % 97n === 1n;
};

/** What an account is recognised by: only within one organisation, and not the account itself. */
export const accountMark = (org: string, account: string) => ({
  ibanHash: createHash('sha256')
    .update(`${org}\n${compact(account)}`)
    .digest('hex')
    .slice(0, 32),
  ibanEnd: compact(account).slice(-4),
});

/** Text without account numbers, which people write into it: the last four stay. */
export const withoutIbans = (text: string): string =>
  text.replaceAll(shape, found => {
    // words behind a number may look like more of it
    const ends = [...found.matchAll(/$|(?= )/g)].map(({ index }) => index).reverse();
    const end = ends.find(at => isIban(compact(found.slice(0, at))));
    if (end === undefined) return found;
    return `…${compact(found.slice(0, end)).slice(-4)}${found.slice(end)}`;
  });
