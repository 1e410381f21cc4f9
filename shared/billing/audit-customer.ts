import type * as z from 'zod';
import { Fee, Membership, OpenCharge } from '../catalogue/model.ts';
import { Payment } from '../payments/model.ts';
import { readCredit } from '../payments/store.ts';
import { type Item, queryAll } from '../store/read.ts';
import { keys } from '../store/table.ts';
import { auditClaims } from './audit-claims.ts';
import { auditCredits, auditInvoice } from './audit-invoice.ts';
import { auditLedger, type Placed } from './audit-ledger.ts';
import { auditMails, type RunsRead } from './audit-mails.ts';
import { type Finding, finding, type Tally } from './audit-model.ts';
import { auditPayments } from './audit-payments.ts';
import { LedgerEntry } from './ledger.ts';
import { wholeInvoice, wholeNote } from './line-pages.ts';
import { CreditNote, Invoice } from './model.ts';

/** What is found of one customer, with how many invoices were looked at. */
export type AuditedCustomer = Pick<Tally, 'invoices' | 'findings'>;

/**
 * Works out again what one customer was billed. Somebody may write between two reads, so whatever is found is
 * looked for once more. 7 queries and 1 get, a read unit per 4 KB, 1 batch get for the mails.
 */
export const auditCustomer = async (
  org: string,
  customerId: string,
  runs: RunsRead,
): Promise<AuditedCustomer> => {
  const first = await lookAt(org, customerId, runs);
  if (first.findings.length === 0) return first;
  const again = await lookAt(org, customerId, runs);
  const seen = new Set(first.findings.map(keyOf));
  const findings = again.findings.filter(found => seen.has(keyOf(found)));
  return { ...again, findings: findings.map(found => ({ ...found, customerId })) };
};

const keyOf = ({ check, about }: Finding) => `${check} ${about}`;

const lookAt = async (org: string, cus: string, runs: RunsRead): Promise<AuditedCustomer> => {
  const unreadable: Finding[] = [];
  const under = async <T>(prefix: string, schema: z.ZodType<T>): Promise<T[]> => {
    const items = await queryAll({ pk: keys.customer(org, cus).pk, prefix });
    return items.flatMap(item => {
      const { data, error } = schema.safeParse(item);
      if (data !== undefined) return [data];
      unreadable.push(finding('unreadable', item.sk, sentenceOf(error)));
      return [];
    });
  };
  const [heads, noteHeads, payments, credit, ledger, fees, charges, memberships] =
    await Promise.all([
      under('INVOICE#', Invoice),
      under('CREDITNOTE#', CreditNote),
      under('PAYMENT#', Payment),
      readCredit(org, cus),
      entriesOf(org, cus, unreadable),
      under('FEE#', Fee),
      under('C#OPEN#', OpenCharge),
      under('C#MEMBERSHIP#', Membership),
    ]);
  const invoices = await Promise.all(heads.map(invoice => wholeInvoice(org, invoice)));
  const notes = await Promise.all(noteHeads.map(note => wholeNote(org, note)));
  const issued = invoices.filter(({ status }) => status !== 'draft');
  const findings = [
    ...unreadable,
    ...invoices.flatMap(auditInvoice),
    ...issued.flatMap(invoice =>
      auditCredits(
        invoice,
        notes.filter(({ invoiceId }) => invoiceId === invoice.id),
      ),
    ),
    // what could not be read is missing everywhere else
    ...(unreadable.length > 0
      ? []
      : [
          ...auditClaims({ invoices, fees, charges, memberships }),
          ...auditLedger(invoices, notes, payments, ledger),
          ...auditPayments(invoices, payments, credit),
        ]),
    ...(await auditMails(org, issued, runs)),
  ];
  return { invoices: issued.length, findings };
};

const entriesOf = async (org: string, cus: string, unreadable: Finding[]): Promise<Placed[]> => {
  const prefix = 'LEDGER#';
  const items = await queryAll({ pk: keys.customer(org, cus).pk, prefix });
  return items.flatMap((item: Item): Placed[] => {
    const { data, error } = LedgerEntry.safeParse(item);
    if (data) return [{ ...data, position: item.sk.slice(prefix.length) }];
    unreadable.push(finding('unreadable', item.sk, sentenceOf(error)));
    return [];
  });
};

const sentenceOf = (error: z.ZodError | undefined): string => {
  const fields = error?.issues.map(({ path }) => path.join('/')) ?? [];
  return `It cannot be read: ${fields.join(', ')}.`;
};
