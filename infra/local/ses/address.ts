import type { Address } from 'postal-mime';
import { SesError } from './errors.ts';

/** First match wins. The sentences are those SES answers with (its address parser is JavaMail's). */
const localFaults: [RegExp, string][] = [
  [/^$/, 'Missing local name'],
  // non-ASCII counts as control here: SES does not speak SMTPUTF8
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  [/[\x00-\x20\x7f-\uffff]/, 'Local address contains control or whitespace'],
  [/^\./, 'Local address starts with dot'],
  [/\.\./, 'Local address contains dot-dot'],
  [/\.$/, 'Local address ends with dot'],
  [/[()<>,;:\\"[\]@]/, 'Illegal address'],
  [/.{65}/, 'Local address is longer than 64 characters'],
];
const domainFaults: [RegExp, string][] = [
  [/^$/, "Missing final '@domain'"],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  [/[\x00-\x20\x7f-\uffff]/, 'Domain contains control or whitespace'],
  [/[^A-Za-z0-9.-]/, 'Domain contains illegal character'],
  [/^\./, 'Domain starts with dot'],
  [/\.\./, 'Domain contains dot-dot'],
  [/\.$/, 'Domain ends with dot'],
];

/** Refuses the whole call when one address is malformed, as SES does. */
export const requireAddress = (address: string): void => {
  const at = address.lastIndexOf('@');
  const local = at < 0 ? address : address.slice(0, at);
  const domain = at < 0 ? '' : address.slice(at + 1);
  const fault =
    domainFaults.slice(0, 1).find(([pattern]) => pattern.test(domain)) ??
    localFaults.find(([pattern]) => pattern.test(local)) ??
    domainFaults.find(([pattern]) => pattern.test(domain));
  if (fault) throw new SesError('invalidParameter', fault[1]);
};

/** `Ann <ann@example.com>` or `ann@example.com` → `ann@example.com`, not checked. */
export const bareAddress = (text: string): string =>
  /<([^<>]*)>\s*$/.exec(text)?.[1] ?? text.trim();

/** The mailboxes of a parsed header, groups unwrapped; text without an address stands as it is. */
export const mailboxes = (header: Address | Address[] | undefined): Mailbox[] =>
  [header ?? []].flat().flatMap(entry =>
    (entry.group ?? [entry]).map(({ name, address }) => {
      return address ? { name, address } : { name: '', address: name };
    }),
  );

export type Mailbox = { name: string; address: string };

export const domainOf = (address: string): string =>
  address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** What two addresses are compared by. */
export const addressKey = (address: string): string => address.toLowerCase();
