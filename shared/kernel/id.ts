import { createHash, randomBytes } from 'node:crypto';
import { monotonicFactory } from 'ulid';
import * as z from 'zod';

/** Every kind of id and its prefix. An id is `prefix_` + 26 characters of Crockford base 32. */
export const idPrefixes = {
  organisation: 'org',
  location: 'loc',
  legalEntity: 'len',
  admin: 'adm',
  customer: 'cus',
  member: 'mem',
  contactPerson: 'con',
  plan: 'pln',
  membership: 'msh',
  fee: 'fee',
  resource: 'res',
  rate: 'rat',
  booking: 'bkg',
  bookingSeries: 'bks',
  creditGrant: 'crd',
  communityEvent: 'cev',
  ticket: 'tkt',
  order: 'ord',
  checkout: 'chk',
  invoice: 'inv',
  creditNote: 'crn',
  payment: 'pay',
  bankStatement: 'bst',
  bankEntry: 'ben',
  gatewayConnection: 'gwc',
  gatewayEndpoint: 'gwe',
  gatewayEvent: 'gev',
  paymentMethod: 'pme',
  methodSetup: 'pms',
  paymentAttempt: 'att',
  testCharge: 'tch',
  refund: 'rfd',
  run: 'run',
  mail: 'mail',
  erasure: 'era',
  event: 'evt',
  webhook: 'whk',
} as const;

export type IdKind = keyof typeof idPrefixes;
export type Id<K extends IdKind> = string & z.$brand<K>;

const nextUlid = monotonicFactory();

/** A new id that sorts by the time it was made, e.g. `cus_01KB…`. */
export const createId = <K extends IdKind>(kind: K): Id<K> =>
  `${idPrefixes[kind]}_${nextUlid()}` as Id<K>;

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The same id for the same parts, for things that must exist once per cause (I1). 130 bits of SHA-256. */
export const deriveId = <K extends IdKind>(kind: K, ...parts: string[]): Id<K> => {
  const digest = createHash('sha256').update(parts.join('\n')).digest();
  const characters = Array.from(digest.subarray(0, 26), byte => alphabet[byte & 31]);
  return `${idPrefixes[kind]}_${characters.join('')}` as Id<K>;
};

/** A new id that nobody guesses: it tells nothing of when it was made. */
export const secretId = <K extends IdKind>(kind: K): Id<K> =>
  deriveId(kind, randomBytes(32).toString('hex'));

/** Schema of one kind of id; another kind's id is refused. */
export const idOf = <K extends IdKind>(kind: K) =>
  z
    .string()
    .regex(new RegExp(`^${idPrefixes[kind]}_[0-9A-HJKMNP-TV-Z]{26}$`), {
      error: `expected an id like ${idPrefixes[kind]}_01KB2Z7W4S9XQ0V3M8T5R6Y7ZA`,
    })
    .brand<K>();
