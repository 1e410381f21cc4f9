import { Invoice } from '../billing/model.ts';
import { billingPersonsOf } from '../people/billing-persons.ts';
import type { Member } from '../people/model.ts';
import { type Item, queryAll } from '../store/read.ts';
import { keys } from '../store/table.ts';
import type { Write } from '../store/transact.ts';
import type { Found } from './erase-people.ts';
import { isInHand, memberOf } from './find.ts';
import type { Removed, Wanted } from './model.ts';
import { scrubbed, type Traces } from './scrub.ts';
import { type ErasureRef, removing, type StoredMail } from './store.ts';

/** One thing that holds a trace, and the writes that take it out; none: it is in somebody's hands. */
export interface Trace {
  readonly kind: keyof Removed;
  readonly write?: Write;
}

/** Takes traces out one by one until the time is over, each in a transaction with its count. */
export const eraseTraces = async (
  ref: ErasureRef,
  traces: readonly Trace[],
  hasTime: () => boolean,
): Promise<Found> => {
  let removed = 0;
  for (const { kind, write } of traces) {
    if (!hasTime()) break;
    if (write && (await removing(ref, kind, [write]))) removed += 1;
  }
  return { removed, isOpen: removed < traces.length };
};

const keyFields = new Set(['pk', 'sk', 'gsi1pk', 'gsi1sk']);

/** Mails that hold an address anywhere, or a name among their facts. */
export const tracesInMails = (
  mails: readonly StoredMail[],
  wanted: Wanted,
  traces: Traces,
  now: string,
): Trace[] =>
  mails.flatMap(({ item, mail }): Trace[] => {
    const isTheirs = wanted.memberIds.some(id => id === memberOf(mail));
    const names = isTheirs ? new Set([...traces.names, ...wanted.names]) : traces.names;
    const fields = Object.entries(item).flatMap(([name, value]) => {
      if (keyFields.has(name)) return [];
      const sought = { ...traces, names: name === 'facts' ? names : new Set<string>() };
      const next = scrubbed(value, sought);
      return next === value ? [] : [{ name, value, next }];
    });
    if (fields.length === 0) return [];
    return [{ kind: 'mails', ...(!isInHand(mail, now) && { write: replacing(item, fields) }) }];
  });

interface Field {
  readonly name: string;
  readonly value: unknown;
  readonly next: unknown;
}

/** Replaces fields of a mail on condition that they are what was read, and tells whoever read the mail before. */
const replacing = ({ pk, sk, status }: Item, fields: readonly Field[]): Write => {
  const texts = fields.map(({ name }) => ({
    set: `#${name} = :${name}New`,
    is: `#${name} = :${name}`,
  }));
  return {
    update: { pk, sk },
    expression: `SET ${texts.map(({ set }) => set).join(', ')} ADD revision :one`,
    condition: ['#status = :status', ...texts.map(({ is }) => is)].join(' AND '),
    names: {
      '#status': 'status',
      ...Object.fromEntries(fields.map(({ name }) => [`#${name}`, name])),
    },
    values: {
      ':status': status,
      ':one': 1,
      ...Object.fromEntries(
        fields.flatMap(({ name, value, next }) => [
          [`:${name}`, value],
          [`:${name}New`, next],
        ]),
      ),
    },
  };
};

/**
 * Draft invoices whose document would name somebody who is not there any more: they name the billing persons
 * as they are now, or the one billed (S7). Issued ones are kept as the law asks. A draft keeps its version:
 * whoever issues it meanwhile issues it with or without the name. 1 query of the invoices.
 */
export const tracesInDrafts = async (
  { organisationId, customerId }: ErasureRef,
  { memberIds }: Wanted,
  members: readonly Member[],
): Promise<Trace[]> => {
  if (memberIds.length === 0) return [];
  const { pk, sk: prefix } = keys.invoice(organisationId, customerId, '');
  const items = await queryAll({ pk, prefix });
  return items.flatMap((item): Trace[] => {
    if (item.status !== 'draft') return [];
    const { recipients = [], billTo } = Named.parse(item);
    const present = new Set([billTo.name, ...members.map(({ name }) => name)]);
    if (recipients.every(name => present.has(name))) return [];
    const now = billingPersonsOf(members).map(({ name }) => name);
    return [{ kind: 'drafts', write: renaming(item, now.length > 0 ? now : [billTo.name]) }];
  });
};

const Named = Invoice.pick({ recipients: true, billTo: true });

const renaming = ({ pk, sk, recipients }: Item, names: readonly string[]): Write => ({
  update: { pk, sk },
  expression: 'SET recipients = :names',
  condition: '#status = :draft AND recipients = :recipients',
  names: { '#status': 'status' },
  values: { ':names': names, ':recipients': recipients, ':draft': 'draft' },
});
