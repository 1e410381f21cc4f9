import { describe, expect, test } from 'vitest';
import { auditClaims } from '../../../shared/billing/audit-claims.ts';
import { auditLedger, type Placed } from '../../../shared/billing/audit-ledger.ts';
import { mailFinding } from '../../../shared/billing/audit-mails.ts';
import {
  type AuditCheck,
  added,
  emptyTally,
  finding,
} from '../../../shared/billing/audit-model.ts';
import { auditRun, auditSeries, type Numbered } from '../../../shared/billing/audit-series.ts';
import type { CreditNote, Invoice, InvoiceLine, Run } from '../../../shared/billing/model.ts';
import type { Fee, OpenCharge } from '../../../shared/catalogue/model.ts';
import { createId } from '../../../shared/kernel/id.ts';
import { aMembership, aPlan, eur } from './builders.ts';

const checksOf = (findings: readonly { check: AuditCheck }[]) => findings.map(({ check }) => check);

const feeId = createId('fee');
const feeLine: InvoiceLine = {
  ...{ cause: 'fee', causeId: feeId, description: 'Printing', explanation: 'fee' },
  ...{ quantity: 1, unitPrice: 500, subtotal: 500, discount: 0, net: 500 },
  tax: { name: 'VAT', percent: '21' },
};
const invoice = (lines: InvoiceLine[], fields: Partial<Invoice> = {}) =>
  ({ id: createId('invoice'), status: 'issued', gross: 605, lines, ...fields }) as Invoice;
const billed = invoice([feeLine]);
const fee = (fields: Partial<Fee>) =>
  ({
    id: feeId,
    price: eur(500),
    quantity: 1,
    status: 'billed',
    invoiceId: billed.id,
    ...fields,
  }) as Fee;
const waiting = [{ feeId } as OpenCharge];
const nothing = { invoices: [], fees: [], charges: [], memberships: [] };
const claims = (given: Partial<Parameters<typeof auditClaims>[0]>) =>
  checksOf(auditClaims({ ...nothing, ...given }));

describe('a charge', () => {
  test('that is billed once, or waits, is right', () => {
    expect(claims({ invoices: [billed], fees: [fee({})] })).toEqual([]);
    expect(claims({ fees: [fee({ status: 'open' })], charges: waiting })).toEqual([]);
    expect(claims({ fees: [fee({ status: 'waived' })] })).toEqual([]);
  });

  test.each<[string, Parameters<typeof claims>[0], string[]]>([
    ['names no invoice that is there', { fees: [fee({})] }, ['fee_claim']],
    [
      'names one without its line',
      { fees: [fee({})], invoices: [{ ...billed, lines: [] }] },
      ['fee_claim'],
    ],
    [
      'names a void one',
      { fees: [fee({})], invoices: [{ ...billed, status: 'void' }] },
      ['fee_claim'],
    ],
    [
      'is billed and was waived',
      { fees: [fee({ status: 'waived' })], invoices: [billed] },
      ['fee_claim'],
    ],
    ['is billed and is not there', { invoices: [billed] }, ['fee_claim']],
    [
      'is billed twice',
      { fees: [fee({})], invoices: [billed, invoice([feeLine])] },
      ['charge_twice'],
    ],
    [
      'is billed and waits',
      { fees: [fee({})], invoices: [billed], charges: waiting },
      ['open_charge'],
    ],
    ['is open and does not wait', { fees: [fee({ status: 'open' })] }, ['open_charge']],
  ])('%s', (_, given, checks) => {
    expect(claims(given)).toEqual(checks);
  });

  test('may be billed again when its invoice is void or credited whole', () => {
    const credited = { lines: [], taxes: [], gross: 605 };
    const fees = [fee({})];
    expect(claims({ fees, invoices: [billed, invoice([feeLine], { status: 'void' })] })).toEqual(
      [],
    );
    expect(claims({ fees, invoices: [billed, invoice([feeLine], { credited })] })).toEqual([]);
    const part = { ...credited, gross: 604 };
    expect(claims({ fees, invoices: [billed, invoice([feeLine], { credited: part })] })).toEqual([
      'charge_twice',
    ]);
  });

  test('that is a credit may be set off in parts, up to what it is', () => {
    const part = (unitPrice: number) => invoice([{ ...feeLine, quantity: -1, unitPrice }]);
    const fees = [fee({ quantity: -1, status: 'open' })];
    const charges = waiting;
    expect(claims({ fees, charges, invoices: [part(200), part(300)] })).toEqual([]);
    expect(claims({ fees, charges, invoices: [part(200), part(301)] })).toEqual(['charge_twice']);
  });
});

describe('days of a membership', () => {
  const plan = aPlan();
  const desk = aMembership(plan, { startOn: '2026-11-01', billedTo: '2027-01-01' });
  const days = (from: string, to: string, fields: Partial<Invoice> = {}) =>
    invoice([{ ...feeLine, cause: 'membership', causeId: desk.id, from, to }], fields);
  const november = days('2026-11-01', '2026-12-01');
  const december = days('2026-12-01', '2027-01-01');
  const of = (...invoices: Invoice[]) => claims({ invoices, memberships: [desk] });

  test('are billed once each, up to the mark', () => {
    expect(of(december, november)).toEqual([]);
    expect(of(december, november, days('2026-11-30', '2026-12-02'))).toEqual([
      'days_twice',
      'days_twice',
    ]);
    expect(of(november, days('2026-11-30', '2026-12-01', { status: 'void' }))).toEqual([]);
    expect(of(november, days('2026-12-01', '2027-01-02'))).toEqual(['days_unmarked']);
  });
});

describe('the ledger', () => {
  const plain = invoice([], { issuedOn: '2026-12-01', gross: 605, currency: 'EUR' });
  const entry = (fields: Partial<Placed> = {}): Placed => ({
    position: `2026-12-01#${plain.id}`,
    kind: 'invoice',
    amount: 605,
    currency: 'EUR',
    ...fields,
  });
  const note = {
    id: createId('creditNote'),
    issuedOn: '2026-12-03',
    gross: 100,
    currency: 'EUR',
  } as CreditNote;
  const noted = entry({ position: `2026-12-03#${note.id}`, kind: 'credit_note', amount: -100 });
  const ended = { on: '2026-12-05', reason: 'Wrong', by: 'adm' };
  const end = (kind: 'void' | 'write_off', amount: number) =>
    entry({ position: `2026-12-05#${plain.id}#${kind}`, kind, amount });

  test('has the entries of its documents, and no others', () => {
    const of = (invoices: Invoice[], entries: Placed[], notes: CreditNote[] = []) =>
      checksOf(auditLedger(invoices, notes, [], entries));
    expect(of([plain, invoice([], { status: 'draft' })], [entry()])).toEqual([]);
    expect(of([plain], [entry(), noted], [note])).toEqual([]);
    expect(of([{ ...plain, status: 'void', ended }], [entry(), end('void', -605)])).toEqual([]);
    const credited = { lines: [], taxes: [], gross: 100 };
    const writtenOff = { ...plain, status: 'written_off' as const, ended, credited };
    expect(of([writtenOff], [entry(), noted, end('write_off', -505)], [note])).toEqual([]);

    expect(of([plain], [])).toEqual(['ledger_missing']);
    expect(of([plain], [entry({ amount: 604 })])).toEqual(['ledger_differs']);
    expect(of([plain], [entry({ currency: 'USD' })])).toEqual(['ledger_differs']);
    expect(of([plain], [entry({ kind: 'write_off' })])).toEqual(['ledger_differs']);
    expect(of([plain], [entry(), end('void', -605)])).toEqual(['ledger_unknown']);
    expect(of([], [noted], [])).toEqual(['ledger_unknown']);
  });
});

describe('a series', () => {
  const document = (n: number, issuedOn = '2026-12-01', sequence = n): Numbered => ({
    ...{ indexed: n, id: `inv_${n}`, sequence, issuedOn },
  });
  const standing = { own: { issuedOn: '2026-12-01', highest: 2, number: 'INV-2' } };
  const numbers = { series: 'invoice', from: 3, to: 5, before: standing };
  const of = (...documents: Numbered[]) => checksOf(auditSeries(numbers, documents).findings);

  test('has each number once, and issue dates that do not decrease', () => {
    expect(of(document(5), document(3), document(4))).toEqual([]);
    expect(of(document(3), document(5))).toEqual(['number_missing']);
    expect(of(document(3), document(4), document(5, '2026-12-01', 6))).toEqual(['number_missing']);
    expect(of(document(3), document(4), document(4), document(5))).toEqual(['number_twice']);
    expect(of(document(3, '2026-11-30'), document(4), document(5))).toEqual(['issue_dates']);
    expect(of(document(3), document(4, '2026-12-03'), document(5, '2026-12-02'))).toEqual([
      'issue_dates',
    ]);
    expect(of(document(3), document(4), document(5), document(6))).toEqual(['number_beyond']);
    const shown = (n: number, number: string) => ({ ...document(n), number });
    expect(of(shown(3, 'INV-1'), shown(4, 'INV-2'), shown(5, 'INV-3'))).toEqual([]);
    expect(of(shown(3, 'INV-1'), shown(4, 'INV-2'), shown(5, 'INV-1'))).toEqual(['number_twice']);
  });
});

test('a closed run accounts for everybody, and nobody is still due', () => {
  const totals = { planned: 4, invoiced: 1, nothingToBill: 1, parked: 1, left: 1 };
  const run = {
    id: createId('run'),
    stage: 'closed',
    planned: 4,
    totals,
    stillDue: [],
  } as unknown as Run;
  expect(auditRun(run)).toEqual([]);
  expect(checksOf(auditRun({ ...run, planned: 5 }))).toEqual(['run_sum']);
  expect(checksOf(auditRun({ ...run, stillDue: ['cus_1'] }))).toEqual(['still_due']);
  expect(auditRun({ ...run, planned: 5, stage: 'closing' })).toEqual([]);
});

test('an invoice that its run mails has a mail with an outcome', () => {
  const of = (...given: Parameters<typeof mailFinding>) => mailFinding(...given)?.check;
  const { id } = billed;
  expect(of(id, 'delivered', 'invoiced')).toBeUndefined();
  expect(of(id, 'parked', 'invoiced')).toBeUndefined();
  expect(of(id, 'withdrawn', 'invoiced')).toBeUndefined();
  expect(of(id, 'queued', 'invoiced')).toBe('mail_pending');
  expect(of(id, undefined, 'invoiced')).toBe('mail_missing');
  // a person un-parked it, and it was mailed as the setting was then
  expect(of(id, undefined, 'parked')).toBeUndefined();
});

test('a hundred findings are kept and all are counted', () => {
  const findings = Array.from({ length: 60 }, (_, n) => finding('totals', `inv_${n}`, 'Wrong.'));
  const once = added(emptyTally, { customers: 2, invoices: 3, findings });
  const twice = added(once, { customers: 1, findings });
  expect(twice).toMatchObject({ customers: 3, invoices: 3, found: 120 });
  expect(twice.findings).toHaveLength(100);
});
