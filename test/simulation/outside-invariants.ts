import { deriveId } from '../../shared/kernel/id.ts';
import type { Json } from './call.ts';
import type { Evidence } from './evidence.ts';
import {
  accounted,
  addsUp,
  apart,
  balanced,
  billedOnce,
  numbered,
  type Violations,
} from './invariants.ts';

const sum = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0);
const isPending = ({ status }: Json): boolean => ['queued', 'sending', 'delayed'].includes(status);

/** I4: who is to be mailed is, once, or it is written down why not; to whom is decided when it leaves. */
function* mailed(evidence: Evidence): Violations {
  const { mailRecords: records, mails, invoices, runs, expected } = evidence;
  for (const { id, number, status, runId, kind } of invoices) {
    const run = runs.find(each => each.id === runId);
    const isWanted = number && status !== 'void' && (kind === 'run' ? run?.send : false);
    const mailId = deriveId('mail', id, 'invoice_created');
    if (isWanted && !records.some(record => record.id === mailId)) yield `I4 ${number} has no mail`;
  }
  for (const record of records) {
    const sent = mails.filter(({ tags }) => tags.mail === record.id);
    const most = Math.max(record.attempts, 1) + record.resends;
    if (sent.length > most)
      yield `I4 ${record.id} (${record.kind}) left ${sent.length} times, ${record.attempts} are recorded`;
    const isOut = ['sent', 'delivered', 'bounced', 'complained'].includes(record.status);
    if (isOut && sent.length === 0)
      yield `I4 ${record.id} (${record.kind}) is ${record.status} and never left`;
    if (record.status === 'parked' && !record.reason)
      yield `I4 ${record.id} is parked without a reason`;
    const wanted =
      record.kind === 'invoice_created' ? expected.recipients.get(record.customerId) : undefined;
    for (const { envelope } of wanted ? sent : []) {
      const [found, asked] = [[...envelope.to].sort().join(), [...(wanted ?? [])].sort().join()];
      if (found !== asked)
        yield `I4 ${record.id} went to ${found}, at that time it was for ${asked}`;
    }
  }
  for (const { tags, subject } of mails) {
    if (!records.some(({ id }) => id === tags.mail) && tags.organisation === evidence.cast.org)
      yield `I4 '${subject}' left and is not recorded`;
  }
}

/** I5: one attempt at a time, what the gateway took is what is booked, and money that came is. */
function* collected(evidence: Evidence): Violations {
  const { attempts, invoices, payments, taken, expected } = evidence;
  for (const invoice of invoices) {
    const own = attempts.filter(({ invoiceId }) => invoiceId === invoice.id);
    const open = own.filter(({ status }) => status === 'open');
    if (open.length > 1) yield `I5 ${invoice.number} has ${open.length} open attempts`;
    if (open[0]?.id !== invoice.openAttempt)
      yield `I5 ${invoice.number} is held by ${invoice.openAttempt}, open is ${open[0]?.id}`;
    const keys = new Set(own.map(({ id }) => id));
    const got = sum(
      taken
        .filter(({ key, status }) => keys.has(key) && status === 'succeeded')
        .map(({ amount }) => amount),
    );
    if (got > invoice.gross) yield `I5 ${got} were taken for ${invoice.number} of ${invoice.gross}`;
  }
  for (const { id, key, amount, currency, status } of taken) {
    const attempt = attempts.find(each => each.id === key);
    if (!attempt) {
      yield `I5 the gateway has ${id} (${status}) by the key ${key}, which is no attempt`;
      continue;
    }
    if (attempt.amount !== amount || attempt.currency !== currency)
      yield `I5 ${key} is of ${attempt.amount}, the gateway took ${amount}`;
    const payment = payments.find(({ attemptId }) => attemptId === key);
    if (status === 'succeeded' && payment?.amount !== amount)
      yield `I5 the gateway took ${amount} for ${key}, booked is ${payment?.amount}`;
    if (status !== 'succeeded' && status !== 'reversed' && payment)
      yield `I5 ${payment.id} is booked, and at the gateway ${id} is ${status}`;
  }
  for (const { id, attemptId } of payments) {
    if (attemptId && !taken.some(({ key }) => key === attemptId))
      yield `I5 ${id} is booked, and the gateway took nothing`;
  }
  const gone = Map.groupBy(
    payments.filter(({ attemptId }) => attemptId),
    ({ attemptId }) => attemptId,
  );
  for (const [key, own] of gone)
    if (own.length > 1) yield `I5 ${key} is booked ${own.length} times`;
  const recorded = payments.filter(({ attemptId }) => !attemptId);
  if (recorded.length > expected.asked.recorded)
    yield `I5 ${expected.asked.recorded} transfers were told of, ${recorded.length} are booked`;
  const refunds = payments.flatMap(payment => payment.refunds);
  if (refunds.length > expected.asked.refunds)
    yield `I5 ${expected.asked.refunds} refunds were asked for, ${refunds.length} are booked`;
  if (evidence.notes.length > expected.asked.notes)
    yield `I2 ${expected.asked.notes} credit notes were asked for, there are ${evidence.notes.length}`;
}

/** I7: nothing lies about: no event, no mail without an outcome, no payment that nobody asks about, no dead letter. */
export function* settled(evidence: Evidence): Violations {
  const outbox = evidence.items.filter(({ pk }) => pk.startsWith('OUTBOX#'));
  if (outbox.length > 0)
    yield `I7 ${outbox.length} transactions are in the outbox: ${outbox.flatMap(({ events }) => events.map(({ type }: Json) => type)).join(', ')}`;
  for (const record of evidence.mailRecords.filter(isPending))
    yield `I7 ${record.id} (${record.kind}) is ${record.status}`;
  for (const { name, bodies } of evidence.queues)
    yield `I7 ${bodies.length} messages are in ${name}: ${bodies[0]?.slice(0, 300)}`;
  if (!evidence.areWorkersIdle) yield 'I7 somebody is at work still';
  for (const key of ['DRAFTING', 'RELEASE#']) {
    for (const { sk } of evidence.under(key)) yield `I7 ${sk} goes on`;
  }
}

/** I7: an outcome that is not known is asked for; after the gateway's last word none is open. */
export function* known({ attempts }: Evidence): Violations {
  for (const { id, status, gatewayPayment } of attempts) {
    if (status === 'open') yield `I7 ${id} is open still, at the gateway as ${gatewayPayment}`;
  }
}

/** I10: a run goes on to its end by itself. */
export function* finished({ runs, expected }: Evidence): Violations {
  for (const on of expected.billedOn) {
    if (!runs.some(({ billingOn }) => billingOn === on)) yield `I10 there is no run of ${on}`;
  }
  for (const { id, billingOn, stage, delivery } of runs) {
    if (stage !== 'closed') yield `I10 ${id} of ${billingOn} is ${stage}`;
    else if (delivery === 'open') yield `I10 the mails of ${id} are open`;
  }
}

/** Every invariant, on everything that is there. */
export const violationsOf = (evidence: Evidence): string[] => [
  ...billedOnce(evidence),
  ...addsUp(evidence),
  ...numbered(evidence),
  ...mailed(evidence),
  ...collected(evidence),
  ...balanced(evidence),
  ...settled(evidence),
  ...known(evidence),
  ...accounted(evidence),
  ...apart(evidence),
  ...finished(evidence),
];
