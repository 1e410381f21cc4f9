import { expect, test } from 'vitest';
import { examples } from '../../../infra/local/import/templates.ts';
import { createId } from '../../../shared/kernel/id.ts';
import { debit, elevenMethods, methodFaults } from '../../support/import-faults.ts';
import { moment, planned, stripe } from '../../support/import-rows.ts';

const card = examples['payment-methods'] as Record<string, string>;
const methodsOf = (...rows: Record<string, string>[]) => {
  const { customers, rejections } = planned({ 'payment-methods': rows });
  return { methods: customers.flatMap(({ made }) => made.methods), rejections };
};

test('a card is charged from the first day on, by the token of its gateway', () => {
  const { methods, rejections } = methodsOf(card);
  expect(rejections).toEqual([]);
  expect(methods).toMatchObject([
    {
      ...{ type: 'card', token: 'pm_1MqLiJLkdIwHu7ix', gatewayCustomer: 'cus_NffrFeUfNV2Hib' },
      ...{ connectionId: stripe.id, gateway: 'stripe', expires: '2099-12', isDefault: true },
    },
  ]);
  expect(methods[0]).not.toHaveProperty('checkAt');
  expect(methods[0]).not.toHaveProperty('mandate');
});

test('a mandate keeps its reference, and its gateway is asked at the next sweep', () => {
  const { methods } = methodsOf(card, debit);
  expect(methods[1]).toMatchObject({
    ...{ type: 'sepa_debit', isDefault: false, checkAt: expect.stringMatching(/^1970/) },
    mandate: { id: 'mandate_1', reference: 'RF-2025-0815', scheme: 'sepa_core', status: 'active' },
  });
});

test('the first is the default unless another one is chosen, and the same row is the same method', () => {
  const defaults = (...rows: Record<string, string>[]) =>
    methodsOf(...rows).methods.map(({ isDefault }) => isDefault);
  const { default: _, ...plain } = card;
  expect(defaults(debit, plain)).toEqual([true, false]);
  expect(defaults(debit, card)).toEqual([false, true]);
  const at = moment();
  const ids = () =>
    planned({ 'payment-methods': [card, debit] }, at).customers.flatMap(({ made }) =>
      made.methods.map(({ id }) => id),
    );
  expect(ids()).toEqual(ids());
});

test.each(methodFaults)(
  '%s is rejected by its field, and its customer stays out',
  (_, rows, field) => {
    const { methods, rejections } = methodsOf(...rows);
    expect(rejections.map(each => each.field)).toContain(field);
    if (field !== 'customer' || rows === elevenMethods) expect(methods).toEqual([]);
    // what is refused is told, but not a number that may be a card's
    if (field === 'token' && rows.length === 1) {
      expect(rejections[0]?.expected).toContain('reference of the gateway');
      expect(rejections[0]?.received).toBe('"(the number of a payment card)"');
    }
  },
);

test('one of two connections of a kind is named by its id', () => {
  const other = { ...stripe, id: createId('gatewayConnection') };
  const both = [stripe, other];
  const rejected = planned({ 'payment-methods': [card] }, moment(), both);
  expect(rejected.rejections[0]).toMatchObject({ field: 'gateway' });
  const chosen = planned({ 'payment-methods': [{ ...card, gateway: other.id }] }, moment(), both);
  expect(chosen.customers[0]?.made.methods[0]?.connectionId).toBe(other.id);
});
