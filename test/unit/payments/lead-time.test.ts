import { expect, test } from 'vitest';
import { createId } from '../../../shared/kernel/id.ts';
import type { Collection } from '../../../shared/payments/attempt-model.ts';
import { debitOn, todoWith } from '../../../shared/payments/lead-time.ts';

const today = '2026-12-09';
const card = { id: createId('paymentMethod'), type: 'card' } as const;
const debit = { id: createId('paymentMethod'), type: 'sepa_debit' } as const;
const after = createId('paymentAttempt');
const mark = (fields: Partial<Collection>): Collection => ({
  ...{ customerId: createId('customer'), invoiceId: createId('invoice'), retry: 0 },
  ...fields,
});

test.each([
  ['a card waits for the due date', { on: '2026-12-10' }, card, 'leave'],
  ['and is charged on it', { on: today }, card, 'charge'],
  ['or as soon as there is one', {}, card, 'charge'],
  ['a debit is announced as soon as it is known', { on: '2026-12-23' }, debit, 'announce'],
  ['also on the due date', { on: today }, debit, 'announce'],
  ['and waits for its day', { on: '2026-12-23', methodId: debit.id }, debit, 'leave'],
  ['on which it is made', { on: today, methodId: debit.id }, debit, 'charge'],
  [
    'what failed waits for its next day',
    { on: '2026-12-12', after, methodId: card.id },
    card,
    'leave',
  ],
  ['another card does not', { on: '2026-12-12', after, methodId: debit.id }, card, 'charge'],
  [
    'another account is announced',
    { on: '2026-12-12', after, methodId: card.id },
    debit,
    'announce',
  ],
] as const)('%s', (_, fields, method, todo) => {
  expect(todoWith(mark(fields), method, today)).toBe(todo);
});

test.each([
  // 9 + 14 = 23, the due date
  ['2026-12-23', 14, '2026-12-23'],
  // due on the 16th: 9 + 14 = 23 comes later
  ['2026-12-16', 14, '2026-12-23'],
  ['2026-12-16', 2, '2026-12-16'],
  // overdue: 9 + 2 = 11
  ['2026-12-01', 2, '2026-12-11'],
])('due on %s and announced %i days before it is debited on %s', (dueOn, days, on) => {
  expect(debitOn({ dueOn }, today, days)).toBe(on);
});
