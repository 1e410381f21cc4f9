import type { Invoice } from '../billing/model.ts';
import { policyFor, readTerms } from '../dunning/terms.ts';
import type { DomainEvent } from '../events/catalogue.ts';
import { localDate, type PlainDate, plusDays } from '../kernel/calendar.ts';
import { requestMail } from '../notifications/mail-store.ts';
import { getItem } from '../store/read.ts';
import { keys } from '../store/table.ts';
import type { Write } from '../store/transact.ts';
import { type Attempt, SavedMethod } from './attempt-model.ts';
import type { Booker } from './book.ts';
import { collectionItem } from './collection-store.ts';
import type { DeclineReason } from './gateways/gateway.ts';
import { markedOn, type Next, nextAfter } from './retry-rules.ts';
import { usualMethod } from './usual-method.ts';

interface Followed {
  readonly endedOn: PlainDate;
  readonly retryOn?: PlainDate | undefined;
  readonly writes: Write[];
  readonly events: DomainEvent[];
}

/**
 * What is done after a charge came to nothing, in the transaction that says so: the mark of the next try, and a mail to
 * the customer where nobody has seen it on a screen. 2 gets and 2 queries.
 */
export const followFailure = async (
  booker: Booker,
  attempt: Attempt,
  invoice: Invoice,
  reason: DeclineReason,
): Promise<Followed> => {
  const { organisation, now } = booker;
  const org = organisation.id;
  const today = localDate(now, organisation.timeZone);
  const next = await nextOf(booker, attempt, reason, today);
  const { customerId, invoiceId, id: after, methodId, retry = 0 } = attempt;
  const on = markedOn(next, attempt, await usualMethod(org, customerId), today);
  const mark = { customerId, invoiceId, after, methodId, on, retry: retry + 1 };
  // what a person tried leaves the mark as it is, unless its money was there already
  const isMarked = attempt.channel === 'automatic' || attempt.status === 'succeeded';
  const asked = isUnseen(attempt) ? failureMail(booker, attempt, invoice, next) : undefined;
  return {
    endedOn: today,
    retryOn: next.on,
    writes: [...(isMarked ? [{ put: collectionItem(org, mark) }] : []), ...(asked?.writes ?? [])],
    events: asked ? [asked.event] : [],
  };
};

/** The gateway never heard of a charge by itself: it is tried again tomorrow, and counts for nothing. */
export const followLoss = (
  { organisation, now }: Booker,
  { channel, customerId, invoiceId, id: after, methodId, retry = 0 }: Attempt,
): Write[] => {
  if (channel !== 'automatic') return [];
  const on = plusDays(localDate(now, organisation.timeZone), 1);
  const mark = { customerId, invoiceId, after, methodId, on, retry };
  return [{ put: collectionItem(organisation.id, mark) }];
};

const nextOf = async (
  { organisation }: Booker,
  attempt: Attempt,
  reason: DeclineReason,
  today: PlainDate,
): Promise<Next> => {
  const { customerId, methodId, channel, retry } = attempt;
  const org = organisation.id;
  const [terms, item] = await Promise.all([
    readTerms(org, customerId),
    methodId && getItem(keys.paymentMethod(org, customerId, methodId)),
  ]);
  const isAgain = organisation.billing.collect && channel === 'automatic';
  const days = isAgain ? policyFor(organisation, terms).retryDays : [];
  const type = item ? SavedMethod.parse(item).type : undefined;
  return nextAfter({ retry, reason, type }, days, today);
};

/** Nobody was there, or it was under way for so long that nobody is any more. */
const isUnseen = ({ channel, methodId, status, gatewayPayment }: Attempt): boolean =>
  channel === 'automatic' ||
  status === 'succeeded' ||
  (methodId !== undefined && gatewayPayment !== undefined);

const failureMail = (
  { organisation, now }: Booker,
  { id, customerId, amount, currency, label = '–' }: Attempt,
  invoice: Invoice,
  { step, on }: Next,
) =>
  requestMail(organisation.id, {
    ...{ kind: 'payment_failed', cause: id, customerId, invoiceId: invoice.id },
    facts: {
      invoiceNumber: invoice.number ?? '',
      ...{ amount: { amount, currency }, method: label, next: step },
      failedOn: localDate(now, organisation.timeZone),
      ...(on !== undefined && { retryOn: on }),
    },
  });
