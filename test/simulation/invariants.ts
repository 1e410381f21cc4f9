// The invariants that the table alone shows, one below the other: longer than other files.
import { auditClaims } from '../../shared/billing/audit-claims.ts';
import { auditCredits, auditInvoice } from '../../shared/billing/audit-invoice.ts';
import { auditLedger } from '../../shared/billing/audit-ledger.ts';
import { auditPayments } from '../../shared/billing/audit-payments.ts';
import type { Json } from './call.ts';
import type { Evidence } from './evidence.ts';

export type Violations = Generator<string>;

const sum = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0);
const groupsOver = (things: readonly Json[], keyOf: (thing: Json) => string): [string, Json[]][] =>
  [...Map.groupBy(things, keyOf)].filter(([, own]) => own.length > 1);
const idsOf = (things: readonly Json[]): string => things.map(({ id }) => id).join(', ');
const isStanding = ({ status, credited, gross }: Json): boolean =>
  status !== 'void' && !(credited && credited.gross >= gross);

/** I1: a period is billed once, a charge is on one invoice, a day of a membership is paid once. */
export function* billedOnce(evidence: Evidence): Violations {
  const { invoices, expected } = evidence;
  const ofRuns = invoices.filter(({ kind, status }) => kind === 'run' && status !== 'void');
  const place = ({ customerId, period, group }: Json) =>
    JSON.stringify([customerId, period?.from, group]);
  for (const [at, own] of groupsOver(ofRuns, place)) yield `I1 ${at} is billed by ${idsOf(own)}`;
  const lines = invoices
    .filter(isStanding)
    .flatMap(({ id, lines }) => lines.map((line: Json) => ({ ...line, id })));
  const fees = lines.filter(({ cause, net }) => cause === 'fee' && net > 0);
  for (const [fee, own] of groupsOver(fees, ({ causeId }) => causeId))
    yield `I1 ${fee} is on ${idsOf(own)}`;
  const days = lines.filter(({ cause }) => cause === 'membership');
  for (const [membership, own] of groupsOver(days, ({ causeId }) => causeId)) {
    const spans = own.sort((a, b) => (a.from < b.from ? -1 : 1));
    for (const [n, span] of spans.entries()) {
      const before = spans[n - 1];
      if (before && before.to > span.from)
        yield `I1 ${membership} from ${span.from} is on ${before.id} and ${span.id}`;
    }
  }
  const manual = invoices.filter(({ kind }) => kind === 'manual');
  if (manual.length > expected.asked.manual)
    yield `I1 ${expected.asked.manual} manual invoices were asked for, there are ${idsOf(manual)}`;
  for (const fee of evidence.under('FEE#')) {
    const isOpen = evidence.under('C#OPEN#').some(({ feeId }) => feeId === fee.id);
    if (isOpen !== (fee.status === 'open'))
      yield `I1 ${fee.id} is ${fee.status} and ${isOpen ? 'waits' : 'waits for nothing'}`;
  }
}

/** Half away from zero, of hundredths of a per cent. */
const taxOf = (base: number, percent: string): number => {
  const units = BigInt(base) * BigInt(Math.round(Number(percent) * 100));
  const [whole, rest] = [units / 10_000n, units % 10_000n];
  const up = (rest < 0n ? -rest : rest) * 2n >= 10_000n;
  return Number(whole + (up ? (units < 0n ? -1n : 1n) : 0n));
};

/** I2: lines, taxes and totals add up, and so do credit notes. */
export function* addsUp({ invoices, notes }: Evidence): Violations {
  for (const { id, lines, taxes, net, tax, gross } of invoices) {
    if (sum(lines.map((line: Json) => line.net)) !== net)
      yield `I2 ${id}: its lines do not make ${net}`;
    if (sum(taxes.map(({ amount }: Json) => amount)) !== tax)
      yield `I2 ${id}: its taxes do not make ${tax}`;
    if (net + tax !== gross) yield `I2 ${id}: ${net} + ${tax} is not ${gross}`;
    for (const { percent, base, amount } of taxes) {
      if (taxOf(base, percent) !== amount)
        yield `I2 ${id}: ${percent}% of ${base} is not ${amount}`;
    }
  }
  for (const invoice of invoices) {
    const own = notes.filter(({ invoiceId }) => invoiceId === invoice.id);
    if (sum(own.map(({ gross }) => gross)) !== (invoice.credited?.gross ?? 0)) {
      yield `I2 ${invoice.id}: ${JSON.stringify(invoice.credited)} is not what ${idsOf(own)} credit`;
    }
    for (const { sentence } of [
      ...auditInvoice(invoice),
      ...(invoice.status === 'draft' ? [] : auditCredits(invoice, own)),
    ])
      yield `I2 ${invoice.id}: ${sentence}`;
  }
}

/** I3: numbers run from 1 to n, once each, and their dates do not decrease. */
export function* numbered(evidence: Evidence): Violations {
  const all = { invoice: evidence.invoices, credit_note: evidence.notes };
  for (const [series, documents] of Object.entries(all)) {
    const { next = 1 } = evidence.under(series).find(({ pk }) => pk.endsWith('#SERIES')) ?? {};
    const given = documents
      .filter(({ sequence }) => sequence !== undefined)
      .sort((a, b) => a.sequence - b.sequence);
    const numbers = given.map(({ sequence }) => sequence);
    const run = Array.from({ length: next - 1 }, (_, n) => n + 1);
    if (numbers.join() !== run.join())
      yield `I3 ${series}: expected 1 to ${next - 1}, got ${numbers.join(', ')}`;
    for (const [n, { issuedOn, number }] of given.entries()) {
      if (n > 0 && issuedOn < given[n - 1].issuedOn)
        yield `I3 ${number} is of ${issuedOn}, before the one before it`;
    }
    for (const { id, status, sequence } of series === 'invoice' ? documents : []) {
      if ((status === 'draft') !== (sequence === undefined))
        yield `I3 ${id} is ${status} with number ${sequence}`;
    }
  }
  yield* evidence.expected.seen;
}

/** I6: what a customer owes is the sum of its entries, which are those that its documents make. */
export function* balanced(evidence: Evidence): Violations {
  const { acme, ida, quay, nowhere } = evidence.cast;
  for (const customerId of [acme, ida, quay, nowhere]) {
    const items = evidence.ofCustomer(customerId);
    const of = (prefix: string) => items.filter(({ sk }) => sk.startsWith(prefix));
    const [invoices, notes, payments] = [of('INVOICE#'), of('CREDITNOTE#'), of('PAYMENT#')];
    const entries = of('LEDGER#').map(entry => ({
      ...entry,
      position: entry.sk.slice('LEDGER#'.length),
    }));
    const credit = of('CREDIT-BALANCE')[0];
    const memberships = of('C#MEMBERSHIP#');
    const findings = [
      ...auditLedger(invoices, notes, payments, entries),
      ...auditPayments(invoices, payments, credit?.amount ?? 0),
      ...auditClaims({ invoices, memberships, fees: of('FEE#'), charges: of('C#OPEN#') }),
    ];
    for (const { invariant, about, sentence } of findings)
      yield `${invariant} ${about}: ${sentence}`;
    const owed = sum(entries.map(({ amount }) => amount));
    const settled = (payment: Json) =>
      payment.reversed
        ? 0
        : payment.amount - sum(payment.refunds.map(({ amount }: Json) => amount));
    const gone = ({ status, gross }: Json) => (status === 'void' ? gross : 0);
    const expected =
      sum(
        invoices.filter(({ sequence }) => sequence).map(invoice => invoice.gross - gone(invoice)),
      ) -
      sum(notes.map(({ gross }) => gross)) -
      sum(payments.map(settled));
    if (owed !== expected)
      yield `I6 ${customerId}: its entries make ${owed}, its documents ${expected}`;
  }
}

/** Its customer is parked with it: un-parking issues it. */
const isSetAside = (rows: readonly Json[], id: string): boolean =>
  rows.some(row => row.outcome === 'parked' && JSON.stringify(row).includes(id));

/** I8: whom a run planned it lists once, and nobody is left due. */
export function* accounted(evidence: Evidence): Violations {
  const closed = evidence.runs.filter(({ stage }) => stage === 'closed');
  for (const run of closed) {
    const rows = evidence.items.filter(
      ({ pk, sk }) => pk.startsWith(`${run.pk}#`) && sk.startsWith('ROW#'),
    );
    const { planned, invoiced, nothingToBill, parked, left } = run.totals;
    if (rows.length !== run.planned || planned !== run.planned)
      yield `I8 ${run.id} planned ${run.planned} and lists ${rows.length}`;
    if (invoiced + nothingToBill + parked + left !== planned)
      yield `I8 ${run.id}: ${JSON.stringify(run.totals)}`;
    const count = (outcome: string) => rows.filter(row => row.outcome === outcome).length;
    if (count('invoiced') !== invoiced || count('parked') !== parked)
      yield `I8 ${run.id}: its totals are not those of its rows`;
    if ((run.stillDue ?? []).length > 0)
      yield `I8 ${run.id}: ${run.stillDue.join(', ')} were still due`;
    for (const { id, status } of evidence.invoices.filter(({ runId }) => runId === run.id)) {
      if (status === 'draft' && !isSetAside(rows, id))
        yield `I8 ${id} is a draft still, and ${run.id} is closed`;
      const isKnown = JSON.stringify(rows).includes(id);
      if (!isKnown && status !== 'void') yield `I8 ${id} is of ${run.id}, which does not list it`;
    }
  }
  const last = closed
    .map(({ cutoffOn }) => cutoffOn)
    .sort()
    .at(-1);
  for (const { customerId, nextBillingOn, parked, dueSince } of evidence.under('C#BILLING')) {
    const run = closed.find(({ cutoffOn }) => cutoffOn === last);
    if (run && !parked && nextBillingOn <= last && dueSince < run.plannedAt)
      yield `I8 ${customerId} is due since ${nextBillingOn}, and the run up to ${last} is closed`;
  }
}

/** I9: nothing of one organisation lies with another, goes to another's people, or is shown to them. */
export function* apart(evidence: Evidence): Violations {
  const { cast, items, mails, expected } = evidence;
  const ids = (org: string) =>
    new Set(
      items
        .filter(({ pk }) => pk === `O#${org}` || pk.startsWith(`O#${org}#`))
        .flatMap(item => JSON.stringify(item).match(/\b[a-z]{3}_[0-9A-HJKMNP-TV-Z]{26}\b/g) ?? []),
    );
  const others = ids(cast.other);
  for (const id of ids(cast.org)) if (others.has(id)) yield `I9 ${id} is with both organisations`;
  for (const { tags, envelope } of mails) {
    const isForeign = envelope.to.some(address => address.endsWith('@neighbour.example'));
    if (isForeign !== (tags.organisation === cast.other))
      yield `I9 a mail of ${tags.organisation} went to ${envelope.to}`;
  }
  for (const { what, status } of expected.foreign) {
    if (status !== 404) yield `I9 ${what}: expected 404, got ${status}`;
  }
}
