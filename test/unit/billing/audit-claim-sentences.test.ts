import { describe, expect, test } from 'vitest';
import { auditClaims } from '../../../shared/billing/audit-claims.ts';
import type { Finding } from '../../../shared/billing/audit-model.ts';
import { auditPayments } from '../../../shared/billing/audit-payments.ts';
import type { Invoice, InvoiceLine } from '../../../shared/billing/model.ts';
import type { Fee, OpenCharge } from '../../../shared/catalogue/model.ts';
import type { Payment } from '../../../shared/payments/model.ts';

/** What an operator reads of a finding: what it is about, and what is wrong with it, in figures and ids. */
const told = (findings: readonly Finding[]) =>
  findings.map(({ about, sentence }) => `${about}: ${sentence}`);

describe('of charges and days an audit says', () => {
  const line = (fields: Partial<InvoiceLine>) =>
    ({ cause: 'fee', causeId: 'fee_1', quantity: 1, unitPrice: 500, ...fields }) as InvoiceLine;
  const invoice = (id: string, lines: InvoiceLine[], status = 'issued') =>
    ({ id, status, gross: 605, lines }) as unknown as Invoice;
  const fee = (fields: Partial<Fee> = {}) =>
    ({ id: 'fee_1', price: { amount: 500 }, quantity: 1, status: 'billed', ...fields }) as Fee;
  const of = (given: Partial<Parameters<typeof auditClaims>[0]>) =>
    told(auditClaims({ invoices: [], fees: [], charges: [], memberships: [], ...given }));
  const billed = (fields: Partial<Fee> = {}) => [fee({ invoiceId: 'inv_1', ...fields } as Fee)];
  const fees = billed();

  test('by whom a fee is billed, and what is wrong with that', () => {
    expect(of({ fees })).toEqual(['fee_1: It is billed by inv_1: there is none.']);
    expect(of({ fees, invoices: [invoice('inv_1', [line({})], 'void')] })).toEqual([
      'fee_1: It is billed by inv_1: it is void.',
    ]);
    expect(of({ fees, invoices: [invoice('inv_1', [])] })).toEqual([
      'fee_1: It is billed by inv_1: it has no line of it.',
    ]);
    const days = line({ cause: 'membership', causeId: 'fee_1' });
    expect(of({ fees, invoices: [invoice('inv_1', [days])] })).toEqual([
      'fee_1: It is billed by inv_1: it has no line of it.',
    ]);
    const twice = [invoice('inv_1', [line({})]), invoice('inv_2', [line({})])];
    expect(of({ fees, invoices: twice })).toEqual(['fee_1: It is billed by inv_1, inv_2.']);
    expect(of({ invoices: twice })).toEqual([
      'fee_1: inv_1, inv_2 bills it: there is no such fee.',
    ]);
    const waived = billed({ status: 'waived' });
    expect(of({ fees: waived, invoices: twice.slice(0, 1) })).toEqual([
      'fee_1: inv_1 bills it, and it is waived.',
    ]);
    expect(of({ fees, invoices: [twice[0] as Invoice, invoice('inv_2', [])] })).toEqual([]);
    const other = [invoice('inv_1', [line({})]), invoice('inv_3', [])];
    expect(of({ fees: billed({ invoiceId: 'inv_3' as never }), invoices: other })).toEqual([
      'fee_1: It is billed by inv_3: it has no line of it.',
      'fee_1: inv_1 bills it, and it is billed.',
    ]);
  });

  test('what waits and should not, and does not and should', () => {
    const charges = [{ feeId: 'fee_1' } as OpenCharge];
    expect(of({ fees: [fee({ status: 'waived' })], charges })).toEqual([
      'fee_1: It is waived and waits to be billed.',
    ]);
    expect(of({ fees: [fee({ status: 'open' })] })).toEqual([
      'fee_1: It is open and waits for nothing.',
    ]);
  });

  test('what is taken of a credit beyond what it is', () => {
    const taken = line({ quantity: -1, unitPrice: 501 });
    const credit = [fee({ quantity: -1, status: 'waived' })];
    expect(of({ fees: credit, invoices: [invoice('inv_1', [taken])] })).toEqual([
      'fee_1: 501 are set off of a credit of 500.',
    ]);
  });

  test('which days are billed twice, and which are not marked', () => {
    const days = (from: string, to: string) =>
      line({ cause: 'membership', causeId: 'msh_1', from, to });
    const memberships = [{ id: 'msh_1', billedTo: '2026-12-31' }] as never;
    const [first, second] = [days('2026-11-01', '2026-12-01'), days('2026-11-30', '2027-01-01')];
    const invoices = [invoice('inv_2', [second]), invoice('inv_1', [first])];
    expect(of({ invoices, memberships })).toEqual([
      'msh_1: 2026-11-30 and later is billed by inv_1 and by inv_2.',
      'msh_1: inv_2 bills days to 2026-12-31, it is marked as billed up to 2026-12-31.',
    ]);
    expect(of({ invoices: invoices.slice(1) })).toEqual([]);
  });
});

describe('of payments an audit says', () => {
  const invoice = (payments: [string, number][], fields: object = {}) =>
    ({
      ...{ id: 'inv_1', status: 'issued', gross: 605 },
      payments: payments.map(([paymentId, amount]) => ({ paymentId, amount })),
      ...fields,
    }) as unknown as Invoice;
  const payment = (amount: number, settles: [string, number][], fields: object = {}) =>
    ({
      ...{ id: 'pay_1', amount, refunds: [] },
      allocations: settles.map(([invoiceId, of]) => ({ invoiceId, amount: of })),
      ...fields,
    }) as unknown as Payment;
  const of = (...given: Parameters<typeof auditPayments>) => told(auditPayments(...given));

  test('nothing where both sides tell the same', () => {
    expect(of([invoice([['pay_1', 200]])], [payment(500, [['inv_1', 200]])], 300)).toEqual([]);
    const paid = invoice([['pay_1', 605]], { status: 'paid' });
    expect(of([paid], [payment(605, [['inv_1', 605]])], 0)).toEqual([]);
    // two of them, in whatever order
    const two = [payment(100, [['inv_1', 100]]), payment(50, [['inv_1', 50]], { id: 'pay_2' })];
    const both = invoice([
      ['pay_2', 50],
      ['pay_1', 100],
    ]);
    expect(of([both], two, 0)).toEqual([]);
    // issued with nothing to pay
    expect(of([invoice([], { gross: 0, status: 'issued' })], [], 0)).toEqual([]);
    expect(of([invoice([], { gross: 0, payments: undefined, status: 'paid' })], [], 0)).toEqual([]);
  });

  test('where one names what the other does not', () => {
    expect(of([invoice([['pay_1', 200]])], [], 0)).toEqual([
      'inv_1: It names pay_1 200, payments name it with nothing.',
    ]);
    expect(of([invoice([])], [payment(200, [['inv_1', 200]])], 0)).toEqual([
      'inv_1: It names no payment, payments name it with pay_1 200.',
    ]);
    expect(of([], [payment(200, [['inv_2', 200]])], 0)).toEqual([
      'pay_1: It settles inv_2, which is not there.',
    ]);
  });

  test('which is settled beyond its total, and which stands as it should not', () => {
    const over = invoice([['pay_1', 700]], { status: 'paid' });
    expect(of([over], [payment(700, [['inv_1', 700]])], 0)).toEqual([
      'inv_1: 95 too much is paid of it.',
    ]);
    const part = invoice([['pay_1', 200]], { status: 'paid' });
    expect(of([part], [payment(200, [['inv_1', 200]])], 0)).toEqual([
      'inv_1: It is paid and should be issued.',
    ]);
    expect(of([invoice([['pay_1', 605]])], [payment(605, [['inv_1', 605]])], 0)).toEqual([
      'inv_1: It is issued and should be paid.',
    ]);
    expect(of([invoice([], { status: 'paid' })], [], 0)).toEqual([
      'inv_1: It is paid and should be issued.',
    ]);
  });

  test('which payment gave more than came in, and a credit that is not what is left', () => {
    const refunds = [{ amount: 100 }];
    expect(of([], [payment(50, [], { refunds })], -50)).toEqual([
      'pay_1: It settles and pays back more than came in.',
    ]);
    expect(of([], [payment(0, [])], 0)).toEqual([
      'pay_1: It settles and pays back more than came in.',
    ]);
    expect(of([], [payment(500, [])], 400)).toEqual([
      'credit: Payments leave 500, the credit is 400.',
    ]);
  });
});
