import type { Payment } from '../payments/model.ts';
import { lostEntry, refundEntry, refundedOf, refundFailedEntry } from '../payments/rules.ts';
import { type Finding, finding } from './audit-model.ts';
import type { LedgerEntry } from './ledger.ts';
import type { CreditNote, Invoice } from './model.ts';
import { unpaidOf } from './open-amount.ts';

/** An entry with where it stands: `{date}#{document}`, and behind it its kind where that is not the document's. */
export interface Placed extends LedgerEntry {
  readonly position: string;
}

/**
 * Whether the ledger has exactly the entries that a customer's documents make, amount by amount, so that their sum
 * is what is owed (I6). Pure.
 */
export const auditLedger = (
  invoices: readonly Invoice[],
  notes: readonly CreditNote[],
  payments: readonly Payment[],
  entries: readonly Placed[],
): Finding[] => {
  const documents = [
    ...invoices.flatMap(entriesOf),
    ...notes.map(noteEntry),
    ...payments.flatMap(paymentEntries),
  ];
  const expected = new Map(documents.map(entry => [entry.position, entry]));
  const found = new Map(entries.map(entry => [entry.position, entry]));
  return [
    ...[...expected.values()].flatMap(entry => compared(entry, found.get(entry.position))),
    ...entries
      .filter(({ position }) => !expected.has(position))
      .map(({ position, kind, amount }) =>
        finding('ledger_unknown', position, `No document makes this entry: ${kind} of ${amount}.`),
      ),
  ];
};

const compared = (expected: Placed, found: Placed | undefined): Finding[] => {
  const { position, kind, amount, currency } = expected;
  const told = `${kind} of ${amount} ${currency}`;
  if (!found) return [finding('ledger_missing', position, `There is no entry: ${told}.`)];
  const isSame = found.kind === kind && found.amount === amount && found.currency === currency;
  if (isSame) return [];
  const other = `${found.kind} of ${found.amount} ${found.currency}`;
  return [
    finding('ledger_differs', position, `The document makes ${told}, the entry is ${other}.`),
  ];
};

const entriesOf = (invoice: Invoice): Placed[] => {
  const { id, status, issuedOn, gross, currency, ended } = invoice;
  if (status === 'draft' || issuedOn === undefined) return [];
  const issued: Placed = {
    position: `${issuedOn}#${id}`,
    kind: 'invoice',
    amount: gross,
    currency,
  };
  if (!ended) return [issued];
  const kind = status === 'void' ? 'void' : 'write_off';
  const { lost = [] } = invoice;
  const amount = lost.reduce((sum, each) => sum + each.amount, -unpaidOf(invoice));
  return [
    issued,
    { position: `${ended.on}#${id}#${kind}`, kind, amount, currency },
    ...lost.map(
      (each): Placed => ({
        position: `${each.on}#${lostEntry(id, each.paymentId)}`,
        kind: 'write_off',
        amount: -each.amount,
        currency,
      }),
    ),
  ];
};

const noteEntry = ({ id, issuedOn, gross, currency }: CreditNote): Placed => ({
  position: `${issuedOn}#${id}`,
  kind: 'credit_note',
  amount: -gross,
  currency,
});

const paymentEntries = (payment: Payment): Placed[] => {
  const { id, amount, currency, receivedOn, refunds, reversed } = payment;
  return [
    { position: `${receivedOn}#${id}`, kind: 'payment', amount: -amount, currency },
    ...refunds.flatMap((refund, n): Placed[] => {
      const made = { kind: 'refund', amount: refund.amount, currency } as const;
      const { failedOn } = refund.through ?? {};
      return [
        { ...made, position: `${refund.on}#${refundEntry(id, n + 1)}` },
        ...(failedOn === undefined
          ? []
          : [
              {
                ...made,
                amount: -refund.amount,
                position: `${failedOn}#${refundFailedEntry(id, n + 1)}`,
              },
            ]),
      ];
    }),
    ...(reversed
      ? [
          {
            position: `${reversed.on}#${id}#reversal`,
            kind: 'payment_reversal' as const,
            ...{ amount: amount - refundedOf(payment), currency },
          },
        ]
      : []),
  ];
};
