import { expect, test } from 'vitest';
import { createId } from '../../../shared/kernel/id.ts';
import type { SavedMethod } from '../../../shared/payments/attempt-model.ts';
import { requireChargeable } from '../../../shared/payments/attempt-rules.ts';
import { lossOf } from '../../../shared/payments/lost-method.ts';
import { takingOver } from '../../../shared/payments/usual-method.ts';

const connected = { id: createId('gatewayConnection') };
const elsewhere = { connectionId: createId('gatewayConnection') };
const card = (fields: Partial<SavedMethod> = {}): SavedMethod => ({
  ...{ id: createId('paymentMethod'), customerId: createId('customer'), token: 'pm', type: 'card' },
  ...{ label: 'Visa •••• 4242', gatewayCustomer: 'c', isDefault: true, version: 1 },
  ...{ connectionId: connected.id, gateway: 'sandbox' },
  createdAt: '2026-12-09T12:00:00.000Z',
  ...fields,
});
const debit = (status: NonNullable<SavedMethod['mandate']>['status'], fields = {}) => {
  const mandate = { id: 'm', reference: 'MND-1', scheme: 'sepa_core', status } as const;
  return card({ type: 'sepa_debit', mandate, ...fields });
};
const second = card({ isDefault: false });

test.each([
  ['the first', [], true],
  ['one beside a card that is charged', [card(), second], false],
  ['one beside a mandate', [debit('active')], false],
  ['one beside a mandate that its bank has yet to confirm', [debit('pending')], false],
  ['one after a card that was lost', [card({ lostFor: 'stolen_card' })], true],
  ['S72 one after a mandate that was revoked', [debit('revoked'), second], true],
  ['S72 one after a mandate that its bank refused', [debit('failed')], true],
  ['S72 one after a mandate that lapsed', [debit('expired')], true],
  ['one after a card of a gateway that was disconnected', [card(elsewhere)], true],
  ['one after the default was taken away', [second], true],
])('%s: whether it is charged from now on', (_, others, isDefault) => {
  const taking = takingOver(others, [connected]);
  expect(taking.isDefault).toBe(isDefault);
  // there is one default at any moment
  expect(taking.givingWay).toEqual(isDefault ? others.filter(each => each.isDefault) : []);
});

test('S50 a card that was reported stolen is charged by nobody, until somebody says that it works', () => {
  expect(() => requireChargeable(card({ lostFor: 'stolen_card' }))).toThrow('cannot be charged');
  expect(() => requireChargeable(debit('revoked'))).toThrow('cannot be charged');
  requireChargeable(card());
  requireChargeable(debit('active'));
});

const now = '2026-12-09T12:00:00.000Z';
test('a mandate that a debit found invalid is asked about before the next debit', () => {
  expect(lossOf(debit('active'), 'mandate_invalid', now)).toEqual({ checkAt: now });
  // it is known already, or asked about anyway
  expect(lossOf(debit('revoked'), 'mandate_invalid', now)).toBeUndefined();
  expect(lossOf(debit('active', { checkAt: now }), 'mandate_invalid', now)).toBeUndefined();
  expect(lossOf(debit('active'), 'insufficient_funds', now)).toBeUndefined();
});

test('what was lost is remembered by the first failure that says so', () => {
  expect(lossOf(card(), 'stolen_card', now)).toEqual({ lostFor: 'stolen_card' });
  expect(lossOf(card({ lostFor: 'expired_card' }), 'stolen_card', now)).toBeUndefined();
});
