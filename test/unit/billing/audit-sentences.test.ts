import { describe, expect, test } from 'vitest';
import { auditLedger, type Placed } from '../../../shared/billing/audit-ledger.ts';
import type { Finding } from '../../../shared/billing/audit-model.ts';
import { auditRun, auditSeries, type Numbered } from '../../../shared/billing/audit-series.ts';
import { auditView } from '../../../shared/billing/audit-view.ts';
import type { Invoice, Run } from '../../../shared/billing/model.ts';
import { invoicesOf } from '../../../shared/billing/run-row.ts';
import type { Payment } from '../../../shared/payments/model.ts';

/** What an operator reads of a finding: what it is about, and what is wrong with it, in figures and ids. */
const told = (findings: readonly Finding[]) =>
  findings.map(({ about, sentence }) => `${about}: ${sentence}`);

describe('of a series an audit says', () => {
  const document = (n: number, issuedOn?: string, id = `inv_${n}`): Numbered => ({
    ...{ indexed: n, id, sequence: n, ...(issuedOn && { issuedOn }) },
  });
  const standing = { own: { issuedOn: '2026-12-01', highest: 2, number: 'INV-2' } };
  const numbers = { series: 'invoice', from: 3, to: 4, before: standing };
  const of = (...documents: Numbered[]) => told(auditSeries(numbers, documents).findings);
  const on = '2026-12-01';

  test('which number is missing, and who shares one', () => {
    expect(of(document(4, on))).toEqual(['invoice#3: No document has it.']);
    expect(of(document(3, on), document(3, on, 'inv_x'), document(4, on))).toEqual([
      'invoice#3: inv_3, inv_x have it.',
    ]);
    const [third, fourth] = [document(3, on), document(4, on)];
    expect(of({ ...third, number: 'A-1' }, { ...fourth, number: 'A-1' })).toEqual([
      'A-1: inv_3, inv_4 show it.',
    ]);
  });

  test('whose date goes back, and who has a number that is not given out', () => {
    expect(of(document(3, '2026-12-05'), document(4, '2026-12-04'))).toEqual([
      'inv_4: Number 4 is of 2026-12-04, one before it of 2026-12-05.',
    ]);
    // without a date it is of no day at all
    expect(of(document(3), document(4, on))).toEqual([
      'inv_3: Number 3 is of , one before it of 2026-12-01.',
    ]);
    expect(of(document(3, on), document(4, on), document(5, on))).toEqual([
      'inv_5: It has number 5 of invoice; the last given out is 4.',
    ]);
  });
});

test('of a run an audit says whom it forgot', () => {
  const totals = { planned: 4, invoiced: 1, nothingToBill: 1, parked: 1, left: 1 };
  const run = { id: 'run_1', stage: 'closed', planned: 5, totals } as unknown as Run;
  expect(told(auditRun(run))).toEqual(['run_1: It planned 5 customers and lists 4.']);
  expect(told(auditRun({ ...run, planned: 4, stillDue: ['cus_1', 'cus_2'] } as Run))).toEqual([
    'run_1: 2 customers were still due when it closed.',
  ]);
  expect(auditRun({ ...run, totals: undefined })).toEqual([]);
});

describe('of the ledger an audit says', () => {
  const invoice = {
    ...{ id: 'inv_1', status: 'issued', issuedOn: '2026-12-01', gross: 605, currency: 'EUR' },
  } as unknown as Invoice;
  const entry = (position: string, kind: string, amount: number) =>
    ({ position, kind, amount, currency: 'EUR' }) as Placed;
  const issued = entry('2026-12-01#inv_1', 'invoice', 605);

  test('which entry is missing, differs, or is of nothing', () => {
    expect(told(auditLedger([invoice], [], [], []))).toEqual([
      '2026-12-01#inv_1: There is no entry: invoice of 605 EUR.',
    ]);
    expect(told(auditLedger([invoice], [], [], [{ ...issued, amount: 604 }]))).toEqual([
      '2026-12-01#inv_1: The document makes invoice of 605 EUR, the entry is invoice of 604 EUR.',
    ]);
    expect(told(auditLedger([], [], [], [issued]))).toEqual([
      '2026-12-01#inv_1: No document makes this entry: invoice of 605.',
    ]);
    expect(auditLedger([{ ...invoice, issuedOn: undefined } as Invoice], [], [], [])).toEqual([]);
  });

  test('what a payment, its refunds and its reversal should have made', () => {
    const payment = {
      ...{ id: 'pay_1', amount: 500, currency: 'EUR', receivedOn: '2026-12-02' },
      refunds: [
        { on: '2026-12-03', amount: 50 },
        { on: '2026-12-04', amount: 60 },
      ],
      reversed: { on: '2026-12-05' },
    } as unknown as Payment;
    const entries = auditLedger([], [], [payment], []).map(({ about, sentence }) => [
      ...[about, sentence.slice('There is no entry: '.length)],
    ]);
    expect(entries).toEqual([
      ['2026-12-02#pay_1', 'payment of -500 EUR.'],
      [expect.stringMatching(/^2026-12-03#/), 'refund of 50 EUR.'],
      [expect.stringMatching(/^2026-12-04#/), 'refund of 60 EUR.'],
      // what was paid back before is not taken back once more: 500 − 50 − 60 = 390
      ['2026-12-05#pay_1#reversal', 'payment_reversal of 390 EUR.'],
    ]);
    expect(new Set(entries.map(([about]) => about)).size).toBe(4);
  });
});

test('an audit shows what it found last, and how far it is now', () => {
  const last = { found: 1 } as never;
  const asked = { requestedAt: '2026-12-01T06:00:00.000Z', requestedBy: 'adm_1' };
  const current = { ...asked, customers: 2, invoices: 3, found: 0 };
  expect(auditView(undefined)).toEqual({});
  expect(auditView({ last })).toEqual({ last });
  expect(auditView({ last, current } as never)).toEqual({
    ...{ last, current: { status: 'waiting', ...current } },
  });
  const startedAt = '2026-12-01T06:00:01.000Z';
  expect(auditView({ current: { ...current, startedAt, step: 'customers' } } as never)).toEqual({
    current: { status: 'running', ...current },
  });
});

test('a row of a run has one invoice, one of each group, or none', () => {
  const [invoiceId, other] = ['inv_1', 'inv_2'] as never[];
  expect(invoicesOf({ invoiceId, gross: 0 })).toEqual([{ id: 'inv_1', gross: 0 }]);
  const invoices = [{ id: other, gross: 5 } as never];
  expect(invoicesOf({ invoiceId, gross: 5, invoices })).toBe(invoices);
  expect(invoicesOf({})).toEqual([]);
  expect(invoicesOf({ gross: 5 })).toEqual([]);
  expect(invoicesOf({ invoiceId })).toEqual([]);
});
