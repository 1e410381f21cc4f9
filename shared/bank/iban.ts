import { createHash } from 'node:crypto';
import { compactIban as compact, isIban } from '../kernel/iban.ts';

const shape = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/gi;

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
