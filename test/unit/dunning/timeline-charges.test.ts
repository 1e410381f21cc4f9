import { expect, test } from 'vitest';
import { chargeRows } from '../../../shared/dunning/timeline-charges.ts';
import { createId } from '../../../shared/kernel/id.ts';
import { Attempt } from '../../../shared/payments/attempt-model.ts';

const rows = (fields: object) => {
  const attempt = Attempt.parse({
    ...{ id: createId('paymentAttempt'), customerId: createId('customer') },
    ...{ invoiceId: createId('invoice'), connectionId: createId('gatewayConnection') },
    ...{ gateway: 'sandbox', amount: 12_100, currency: 'EUR', by: 'system', version: 1 },
    ...{ channel: 'automatic', label: 'SEPA •••• 3201', status: 'open' },
    // 23:30 UTC is the next day in Amsterdam
    createdAt: '2026-12-08T23:30:00.000Z',
    ...fields,
  });
  const about = { timeZone: 'Europe/Amsterdam', mail: undefined, told: () => ({ text: '' }) };
  return chargeRows(attempt, about).map(({ on, text }) => `${on} ${text}`);
};
const begun = '2026-12-09 Charge of 121.00 EUR to SEPA •••• 3201 by itself';

test.each([
  [{}, [begun]],
  [{ status: 'succeeded' }, [begun]],
  [{ status: 'cancelled' }, [`${begun}, not made`]],
  [
    {
      ...{ status: 'failed', reason: 'insufficient_funds' },
      ...{ endedOn: '2026-12-11', retryOn: '2026-12-14' },
    },
    [begun, '2026-12-11 Charge of 121.00 EUR failed: not enough money; tried again on 2026-12-14'],
  ],
  [
    { status: 'reversed', reason: 'charged_back', endedOn: '2027-01-20' },
    [
      begun,
      '2027-01-20 Charge of 121.00 EUR was taken back: the customer took it back; not tried again by itself',
    ],
  ],
  [
    { channel: 'admin', status: 'failed', reason: 'declined', endedOn: '2026-12-09' },
    [
      '2026-12-09 Charge of 121.00 EUR to SEPA •••• 3201 by the team',
      '2026-12-09 Charge of 121.00 EUR failed: declined',
    ],
  ],
  [{ channel: 'pay_now', label: undefined }, ['2026-12-09 Page to pay 121.00 EUR by the customer']],
])('an attempt %o reads as its days were', (fields, told) => {
  expect(rows(fields)).toEqual(told);
});
