import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeOffInvoice } from '../../../shared/billing/after-issue.ts';
import { auditLedger, type Placed } from '../../../shared/billing/audit-ledger.ts';
import { auditPayments } from '../../../shared/billing/audit-payments.ts';
import type { Invoice } from '../../../shared/billing/model.ts';
import { openOf, paidOf } from '../../../shared/billing/open-amount.ts';
import { createId } from '../../../shared/kernel/id.ts';
import type { Organisation } from '../../../shared/organisation/model.ts';
import {
  type Booked,
  type Booker,
  bookPayment,
  reallocate,
  returnPayment,
  reversePayment,
} from '../../../shared/payments/book.ts';
import { refundPayment, refundSettled } from '../../../shared/payments/book-refund.ts';
import type { Payment } from '../../../shared/payments/model.ts';
import { creditIn, spread } from '../../../shared/payments/rules.ts';
import type { Customer } from '../../../shared/people/model.ts';

const organisation = {
  ...{
    id: createId('organisation'),
    currency: 'EUR',
    language: 'en',
    timeZone: 'Europe/Amsterdam',
  },
} as Organisation;
const booker: Booker = { organisation, now: '2026-12-10T09:00:00.000Z', by: 'adm' };
const customer = { id: createId('customer') } as Customer;

const invoiceOf = (gross: number, sequence: number, dueOn = '2026-12-15'): Invoice =>
  ({
    ...{ id: createId('invoice'), customerId: customer.id, status: 'issued', currency: 'EUR' },
    ...{ number: `INV-${sequence}`, sequence, dueOn, issuedOn: '2026-12-01' },
    ...{ lines: [], taxes: [], gross, version: 2 },
  }) as unknown as Invoice;

const paying = (amount: number, open: readonly Invoice[], invoices?: { invoiceId: string }[]) =>
  bookPayment(booker, customer, open, {
    ...{ id: createId('payment'), method: 'cash', amount, receivedOn: '2026-12-09' },
    ...{ invoices, confirm: false },
  });

describe('money is spread', () => {
  const late = invoiceOf(5_000, 1, '2026-12-20');
  const early = invoiceOf(3_000, 2);
  const first = invoiceOf(2_000, 1);

  test('over what is due first, then over the lower number', () => {
    const open = [late, early, first];
    expect(spread(4_000, open, undefined)).toEqual([
      { invoiceId: first.id, number: 'INV-1', amount: 2_000 },
      { invoiceId: early.id, number: 'INV-2', amount: 2_000 },
    ]);
  });

  test('as told, never more than is open', () => {
    const told = [{ invoiceId: late.id, amount: 6_000 }, { invoiceId: early.id }];
    expect(spread(6_000, [late, early], told).map(({ amount }) => amount)).toEqual([5_000, 1_000]);
    expect(spread(6_000, [late, early], [])).toEqual([]);
  });

  test('never over an invoice that is closed or another customer’s', () => {
    for (const invoiceId of [createId('invoice'), early.id])
      expect(() => spread(1, [late, { ...early, status: 'void' }], [{ invoiceId }])).toThrow(
        'The invoice is not in a state',
      );
  });
});

describe('a payment', () => {
  const invoice = invoiceOf(12_100, 1);

  test('of more than is open leaves a credit', () => {
    const { payment, events } = paying(15_000, [invoice]);
    expect(payment.allocations).toMatchObject([{ amount: 12_100 }]);
    expect(creditIn(payment)).toBe(2_900);
    expect(events.map(({ type }) => type)).toEqual(['payment.received', 'invoice.paid']);
  });

  test.each([
    ['2026-12-11', {}, '/body/receivedOn'],
    ['2026-11-30', { lockedThrough: '2026-11-30' }, '/body/receivedOn'],
  ])('of %s is refused', (receivedOn, changes, field) => {
    const at = { ...booker, organisation: { ...organisation, ...changes } as Organisation };
    const asked = { id: createId('payment'), method: 'cash', amount: 1, receivedOn } as const;
    expect(() => bookPayment(at, customer, [], { ...asked, confirm: false })).toThrow(
      expect.objectContaining({ detail: expect.objectContaining({ field }) }),
    );
  });

  test('through a gateway pays its credit back once, and what comes back is credit again', () => {
    const { payment } = paying(15_000, [invoice]);
    // 150.00 − 121.00 = 29.00
    const through = { ...asked(), status: 'pending' } as const;
    const begun = refundPayment(booker, payment, { reason: 'Too much', through, checkAt: now });
    expect(creditIn(begun.payment)).toBe(0);
    expect(begun.payment.checkAt).toBe(now);
    expect(() => refundPayment(booker, begun.payment, { amount: 1, reason: 'Again' })).toThrow();
    const back = refundSettled(booker, begun.payment, { ...through, status: 'failed' }, now);
    expect(back?.payment.checkAt).toBeUndefined();
    expect(creditIn(back?.payment ?? payment)).toBe(2_900);
    expect(back?.events.map(({ type }) => type)).toEqual(['payment.refundFailed']);
    // told of it again
    const again = back?.payment ?? payment;
    expect(refundSettled(booker, again, { ...through, status: 'failed' }, now)).toBeUndefined();
    const arrived = refundSettled(booker, begun.payment, { ...through, status: 'succeeded' }, now);
    expect(creditIn(arrived?.payment ?? payment)).toBe(0);
    expect(arrived?.events).toEqual([]);
    // a card's refund counts as arrived at once, and its bank sends it back later
    const sentBack = arrived?.payment ?? payment;
    const late = refundSettled(booker, sentBack, { ...through, status: 'failed' }, now);
    expect(creditIn(late?.payment ?? payment)).toBe(2_900);
    expect(late?.events.map(({ type }) => type)).toEqual(['payment.refundFailed']);
    expect(refundSettled(booker, sentBack, { ...through, status: 'pending' }, now)).toBeUndefined();
  });

  test('that the bank takes back is booked though its invoice was written off: that is given up too', () => {
    const { payment, writes } = paying(2_100, [invoice]);
    const books = table([invoice]);
    books.play({ writes });
    const [paid = invoice] = books.invoices();
    books.play(writeOffInvoice(booker, paid, 'Gone'));
    const [gone = invoice] = books.invoices();
    expect(() => reversePayment(booker, payment, [gone], 'Booked twice')).toThrow();
    books.play(returnPayment(booker, payment, [gone], 'Charged back'));
    const [after = invoice] = books.invoices();
    expect(after).toMatchObject({ status: 'written_off', lost: [{ amount: 2_100 }] });
    // 121.00 − 21.00 − 100.00 + 21.00 − 21.00
    expect(books.ledger.map(({ amount }) => amount)).toEqual([
      ...[12_100, -2_100, -10_000, 2_100, -2_100],
    ]);
  });

  test('pays back no more than its credit, and then stands', () => {
    const { payment } = paying(15_000, [invoice]);
    const reason = 'Paid twice';
    expect(() => refundPayment(booker, payment, { amount: 2_901, reason })).toThrow();
    const { payment: after } = refundPayment(booker, payment, { amount: 2_900, reason });
    expect(creditIn(after)).toBe(0);
    expect(() => refundPayment(booker, after, { reason })).toThrow();
    expect(() => reversePayment(booker, after, [invoice], reason)).toThrow('not in a state');
  });
});

const now = '2026-12-01T10:00:00.000Z';
const asked = () => ({ id: createId('refund'), connectionId: createId('gatewayConnection') });

/** Plays bookings against a small table: what their writes say, and nothing else. */
const table = (invoices: readonly Invoice[]) => {
  const items = new Map<string, Record<string, unknown>>(
    invoices.map(invoice => [`INVOICE#${invoice.id}`, { ...invoice }]),
  );
  const ledger: Placed[] = invoices.map(({ id, issuedOn, gross }) => ({
    ...{ position: `${issuedOn}#${id}`, kind: 'invoice', amount: gross, currency: 'EUR' },
  }));
  let credit = 0;
  const under = <T>(prefix: string) =>
    [...items].flatMap(([sk, item]) => (sk.startsWith(prefix) ? [item as T] : []));
  return {
    invoices: () => under<Invoice>('INVOICE#'),
    payments: () => under<Payment>('PAYMENT#'),
    ledger,
    credit: () => credit,
    play: ({ writes }: Pick<Booked, 'writes'>) => {
      for (const write of writes) {
        if ('put' in write && write.put.sk.startsWith('LEDGER#')) {
          const { kind, amount, currency } = write.put as unknown as Placed;
          ledger.push({ position: write.put.sk.slice(7), kind, amount, currency });
        } else if ('put' in write) items.set(write.put.sk, write.put);
        else if ('update' in write && write.update.sk === 'CREDIT-BALANCE')
          credit += Number(write.values?.[':change']);
        else if ('update' in write) {
          const found = { ...items.get(write.update.sk) };
          for (const [name, value] of Object.entries(write.values ?? {}))
            if (name !== ':expectedVersion') found[name.slice(1)] = value;
          for (const [, field = ''] of (write.expression.split(' REMOVE ')[1] ?? '').matchAll(
            /#(\w+)/g,
          ))
            delete found[field];
          items.set(write.update.sk, found);
        }
      }
    },
  };
};

test('I5 I6 payments, moves, returns, write-offs and refunds in any order keep the books', () => {
  const step = fc.record({
    kind: fc.constantFrom(
      ...(['pay', 'pay', 'tell', 'move', 'rest', 'reverse', 'return', 'write_off'] as const),
      ...(['refund', 'refund_through', 'refund_arrives', 'refund_fails'] as const),
    ),
    amount: fc.integer({ min: 1, max: 20_000 }),
    which: fc.nat(20),
    other: fc.nat(20),
  });
  const grosses = fc.array(fc.integer({ min: 0, max: 15_000 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(grosses, fc.array(step, { maxLength: 25 }), (amounts, steps) => {
      const books = table(amounts.map((gross, n) => invoiceOf(gross, n + 1)));
      const settle = (payment: Payment, status: 'succeeded' | 'failed') => {
        const from = status === 'failed' ? ['pending', 'succeeded'] : ['pending'];
        const made = payment.refunds.find(({ through }) => from.includes(through?.status ?? ''));
        if (!made?.through) return;
        const settled = refundSettled(booker, payment, { ...made.through, status }, now);
        if (settled) books.play(settled);
      };
      for (const { kind, amount, which, other } of steps) {
        const invoices = books.invoices();
        const open = invoices.filter(({ status }) => status === 'issued');
        const payment = books.payments()[which % Math.max(1, books.payments().length)];
        const target = { invoiceId: invoices[other % invoices.length]?.id ?? '' };
        const own = invoices.filter(({ id }) =>
          payment?.allocations.some(({ invoiceId }) => invoiceId === id),
        );
        try {
          const written = open[other % Math.max(1, open.length)];
          if (kind === 'write_off') {
            if (written) books.play(writeOffInvoice(booker, written, 'Gone'));
          } else if (kind === 'pay') books.play(paying(amount, open));
          else if (kind === 'tell') books.play(paying(amount, open, [target]));
          else if (!payment) continue;
          else if (kind === 'rest') books.play(reallocate(booker, payment, open, undefined));
          else if (kind === 'move') books.play(reallocate(booker, payment, invoices, [target]));
          else if (kind === 'reverse') books.play(reversePayment(booker, payment, own, 'Bounced'));
          else if (kind === 'return' && !payment.reversed)
            books.play(returnPayment(booker, payment, own, 'Charged back'));
          else if (kind === 'refund_arrives') settle(payment, 'succeeded');
          else if (kind === 'refund_fails') settle(payment, 'failed');
          else if (kind === 'refund' || kind === 'refund_through') {
            const through = { ...asked(), status: 'pending' } as const;
            books.play(
              refundPayment(booker, payment, {
                ...{ amount, reason: 'Too much' },
                ...(kind === 'refund_through' && { through, checkAt: now }),
              }),
            );
          }
        } catch (error) {
          if ((error as Error).name !== 'Refusal') throw error;
        }
        const [all, paid] = [books.invoices(), books.payments()];
        expect(auditPayments(all, paid, books.credit())).toEqual([]);
        expect(auditLedger(all, [], paid, books.ledger)).toEqual([]);
        for (const each of all) expect(paidOf(each)).toBeLessThanOrEqual(each.gross);
        // what is owed is what is open less the credit
        const owed = books.ledger.reduce((sum, entry) => sum + entry.amount, 0);
        const toPay = all.reduce((sum, each) => sum + openOf(each), 0);
        expect(owed).toBe(toPay - books.credit());
      }
    }),
  );
});
