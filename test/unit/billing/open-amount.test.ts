import { describe, expect, test } from 'vitest';
import { requireDeposit } from '../../../shared/billing/deposit.ts';
import type { Invoice } from '../../../shared/billing/model.ts';
import { openOf, paidOf, settledStatus, unpaidOf } from '../../../shared/billing/open-amount.ts';
import type { Fee } from '../../../shared/catalogue/model.ts';
import { createId } from '../../../shared/kernel/id.ts';

/** 121.00, of which 21.00 are credited, and 30.00 and 20.00 paid: 50.00 are open. */
const invoice = {
  ...{ status: 'issued' as const, gross: 12_100 },
  credited: { lines: [], taxes: [], gross: 2_100 },
  payments: [{ amount: 3_000 }, { amount: 2_000 }] as Invoice['payments'],
};
const owing: Pick<Invoice, 'status' | 'gross' | 'payments'> = { status: 'issued', gross: 12_100 };

describe('what is open', () => {
  test('is what no credit took and no payment settled', () => {
    expect(paidOf(invoice)).toBe(5_000);
    // 121.00 − 21.00 − 50.00
    expect(unpaidOf(invoice)).toBe(5_000);
    expect(openOf(invoice)).toBe(5_000);
    expect(paidOf(owing)).toBe(0);
    expect(openOf(owing)).toBe(12_100);
  });

  test.each(['draft', 'void', 'written_off', 'paid', 'credited'] as const)(
    'of one that is %s is nothing',
    status => {
      expect(openOf({ ...invoice, status })).toBe(0);
    },
  );
});

describe('an invoice', () => {
  const credited = (gross: number) => ({ credited: { lines: [], taxes: [], gross } });
  const paid = (amount: number) => ({ payments: [{ amount }] as Invoice['payments'] });

  test('is paid with the last unit, and credited when nothing of it stands', () => {
    expect(settledStatus(owing)).toBe('issued');
    expect(settledStatus({ ...owing, ...paid(12_099) })).toBe('issued');
    expect(settledStatus({ ...owing, ...paid(12_100) })).toBe('paid');
    expect(settledStatus({ ...owing, ...paid(10_000), ...credited(2_100) })).toBe('paid');
    expect(settledStatus({ ...owing, ...credited(12_100) })).toBe('credited');
    // a payment that came back
    expect(settledStatus({ ...owing, status: 'paid' })).toBe('issued');
  });

  test.each(['draft', 'void', 'written_off'] as const)('that is %s stays so', status => {
    expect(settledStatus({ ...owing, status, ...paid(12_100) })).toBe(status);
  });
});

describe('a deposit', () => {
  const invoiceId = createId('invoice');
  const fee = { refundable: true, status: 'billed', invoiceId } as Fee;

  test('that was billed can be given back', () => {
    expect(requireDeposit(fee)).toEqual({ invoiceId });
  });

  test.each([
    [{ status: 'open' }, 'one that is open'],
    [{ invoiceId: undefined }, 'one that is billed'],
    [{ refundable: undefined }, 'a fee that is not refundable'],
  ])('with %j cannot', (changes, received) => {
    expect(() => requireDeposit({ ...fee, ...changes } as Fee)).toThrow(
      expect.objectContaining({
        code: 'deposit_state',
        detail: { expected: 'a refundable fee that was billed', received },
      }),
    );
  });
});
