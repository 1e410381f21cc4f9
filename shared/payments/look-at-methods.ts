import type { DomainEvent } from '../events/catalogue.ts';
import { localDate } from '../kernel/calendar.ts';
import { requestMail } from '../notifications/mail-store.ts';
import { outboxWrite } from '../store/outbox.ts';
import { queryAll, queryIndexAll } from '../store/read.ts';
import { indexKeys, keys } from '../store/table.ts';
import { transact, type Write } from '../store/transact.ts';
import { Attempt, type SavedMethod } from './attempt-model.ts';
import { findMethod, methodChange } from './attempt-store.ts';
import type { Booker } from './book.ts';
import { keptGatewayOf, through } from './gateway-of.ts';
import { mandateRequest } from './mandate-request.ts';
import { lastUseOf, lookOnOf } from './method-days.ts';

export interface Looked {
  readonly told: number;
  readonly failures: readonly { readonly methodId: string; readonly error: unknown }[];
}

// Idempotency key: the method's version, moved by the transaction that does what is due; a card's mail also by its month.
/**
 * Tells of cards that expire this month or next, once each, and ends mandates that were not used for 36 months. 1 query
 * of the index; a method costs 1 get and 1 transaction, a mandate 1 query more.
 */
export const lookAtMethods = async (booker: Booker, hasTime: () => boolean): Promise<Looked> => {
  const { organisation, now } = booker;
  const { gsi1pk: pk } = indexKeys.methodsDue(organisation.id, '', '', '');
  const today = localDate(now, organisation.timeZone);
  const failures: Looked['failures'][number][] = [];
  let told = 0;
  if (organisation.status !== 'active') return { told, failures };
  for (const { gsi1sk } of await queryIndexAll({ pk, between: ['', `${today}~`] })) {
    if (!hasTime()) break;
    const [, customerId = '', methodId = ''] = gsi1sk.split('#');
    try {
      const method = await findMethod(organisation.id, customerId, methodId);
      if (method && (await lookAt(booker, method))) told += 1;
    } catch (error) {
      failures.push({ methodId, error });
    }
  }
  return { told, failures };
};

const lookAt = async (booker: Booker, method: SavedMethod): Promise<boolean> =>
  method.mandate ? endUnused(booker, method) : tellOfExpiry(booker, method);

const commit = async (org: string, writes: Write[], events: DomainEvent[]) =>
  transact([...writes, ...(events.length > 0 ? [outboxWrite(org, events)] : [])]);

/** A card that is not charged by itself is nobody's concern. */
const tellOfExpiry = async ({ organisation }: Booker, method: SavedMethod): Promise<boolean> => {
  const { id, customerId, label: card, expires = '', isDefault } = method;
  const done = methodChange(organisation.id, method, { lookOn: null });
  if (!isDefault) {
    await commit(organisation.id, [done], []);
    return false;
  }
  const { writes, event } = requestMail(organisation.id, {
    ...{ kind: 'card_expiry', cause: `${id} ${expires}`, customerId },
    facts: { card, expires },
  });
  await commit(organisation.id, [done, ...writes], [event]);
  return true;
};

/** The bank would refuse a lapsed mandate: it is revoked at the gateway first, and the customer asked for another (S72). */
const endUnused = async (booker: Booker, method: SavedMethod): Promise<boolean> => {
  const { organisation, now } = booker;
  const { id: org, timeZone } = organisation;
  const { mandate } = method;
  if (mandate?.status !== 'active') return false;
  const { pk, sk: prefix } = keys.paymentAttempt(org, method.customerId, '');
  const attempts = (await queryAll({ pk, prefix })).map(item => Attempt.parse(item));
  const charges = attempts.filter(({ methodId }) => methodId === method.id);
  const on = ({ createdAt }: { createdAt: string }) => localDate(createdAt, timeZone);
  const lookOn = lookOnOf(method, lastUseOf(on(method), charges.map(on)));
  if (lookOn !== undefined && lookOn > localDate(now, timeZone)) {
    await commit(org, [methodChange(org, method, { lookOn })], []);
    return false;
  }
  // once its credentials are deleted it takes nothing more by the mandate
  await (await keptGatewayOf(org, through(method)))?.revokeMandate(mandate.id);
  const changes = { mandate: { ...mandate, status: 'expired' }, lookOn: null } as const;
  const { writes, events } = mandateRequest(booker, { ...method, ...changes, lookOn: undefined });
  await commit(org, [methodChange(org, method, changes), ...writes], events);
  return true;
};
