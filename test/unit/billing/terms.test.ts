import { describe, expect, test } from 'vitest';
import type { Billing } from '../../../shared/billing/model.ts';
import {
  anniversaryOf,
  changedTerms,
  termsEdit,
  termsView,
  termsWrite,
  vatIdCheck,
} from '../../../shared/billing/terms.ts';
import { createId } from '../../../shared/kernel/id.ts';
import { eur } from './builders.ts';

const org = createId('organisation');
const billing: Billing = {
  ...{ customerId: createId('customer'), anchorDay: 1, nextBillingOn: '2026-12-01' },
  ...{ inputsVersion: 3, dueSince: '2026-11-25T09:00:00.000Z' },
};
const parked = { runId: createId('run'), reason: 'no_recipient', at: '2026-12-01T00:15:00.000Z' };

describe('an edit of the terms', () => {
  test('moves the next billing day forward to the new one, never back', () => {
    expect(termsEdit(billing, { billingDay: 15 })).toEqual({
      ...{ anchorDay: 15, nextBillingOn: '2026-12-15', anchorOpen: null },
    });
    const late = { ...billing, anchorDay: 20, nextBillingOn: '2026-12-20' };
    expect(termsEdit(late, { billingDay: 15 })).toMatchObject({ nextBillingOn: '2027-01-15' });
  });

  test('changes only what it names; null takes away, and every month is what is not said', () => {
    const discount = { amount: eur(500) };
    expect(termsEdit(billing, {})).toEqual({});
    expect(termsEdit(billing, { discount })).toEqual({ discount });
    expect(termsEdit(billing, { discount: null, tax: null })).toEqual({
      ...{ discount: null, tax: null },
    });
    expect(termsEdit(billing, { invoiceEveryMonths: 3 })).toEqual({ everyMonths: 3 });
    expect(termsEdit(billing, { invoiceEveryMonths: 1 })).toEqual({ everyMonths: null });
  });

  test('makes drafts of what was before fail', () => {
    const quarterly = { ...billing, everyMonths: 3 };
    expect(changedTerms(quarterly, { everyMonths: null, anchorDay: 5 })).toEqual({
      ...billing,
      ...{ anchorDay: 5, inputsVersion: 4 },
    });
  });
});

describe('the anniversary', () => {
  test('is the day the first membership starts', () => {
    expect(anniversaryOf(billing, '2026-12-10')).toEqual({
      ...{ anchorDay: 10, nextBillingOn: '2026-12-10', anchorOpen: null },
    });
  });

  test('is not before a day on which a run has looked', () => {
    // looked on 1 November: from the 2nd on, so a start on 20 October is billed from 20 November
    expect(anniversaryOf(billing, '2026-10-20')).toMatchObject({ nextBillingOn: '2026-11-20' });
    // on the day itself it is the next one
    expect(anniversaryOf(billing, '2026-11-01')).toMatchObject({ nextBillingOn: '2026-12-01' });
    // by quarters the last look was on 1 September
    expect(anniversaryOf({ ...billing, everyMonths: 3 }, '2026-09-10')).toMatchObject({
      nextBillingOn: '2026-09-10',
    });
  });
});

describe('the write of terms', () => {
  test('holds only while nothing else has moved', () => {
    const write = termsWrite(org, billing, { anchorDay: 15, nextBillingOn: '2026-12-15' });
    expect(write).toMatchObject({
      expression:
        'SET inputsVersion = :next, #anchorDay = :anchorDay, #nextBillingOn = :nextBillingOn, #gsi1sk = :gsi1sk',
      condition: 'inputsVersion = :read AND nextBillingOn = :due AND attribute_not_exists(parked)',
      names: { '#anchorDay': 'anchorDay', '#nextBillingOn': 'nextBillingOn', '#gsi1sk': 'gsi1sk' },
      values: { ':anchorDay': 15, ':nextBillingOn': '2026-12-15', ':next': 4, ':read': 3 },
    });
    expect(write).toMatchObject({
      values: { ':due': '2026-12-01', ':gsi1sk': expect.stringContaining('2026-12-15') },
    });
    expect('refuse' in write && write.refuse?.()).toMatchObject({ code: 'version_conflict' });
  });

  test('leaves a parked customer out of the index of who is due', () => {
    expect(termsWrite(org, { ...billing, parked }, { everyMonths: null, tax: undefined })).toEqual(
      expect.objectContaining({
        expression: 'SET inputsVersion = :next REMOVE #everyMonths',
        condition: 'inputsVersion = :read AND nextBillingOn = :due AND attribute_exists(parked)',
        names: { '#everyMonths': 'everyMonths' },
        values: { ':next': 4, ':read': 3, ':due': '2026-12-01' },
      }),
    );
    expect(termsWrite(org, { ...billing, parked }, {})).not.toHaveProperty('names');
  });
});

test('reverse charge needs the customer’s VAT id, nothing else does', () => {
  const [check, ...more] = vatIdCheck(org, billing.customerId, { tax: { kind: 'reverse_charge' } });
  expect(more).toEqual([]);
  expect(check).toMatchObject({ condition: 'attribute_exists(vatId)' });
  expect(check && 'refuse' in check && check.refuse?.()).toMatchObject({
    code: 'not_billable',
    detail: {
      field: '/body/tax/kind',
      expected: 'a customer with a VAT id',
      received: 'reverse_charge without one',
    },
  });
  expect(vatIdCheck(org, billing.customerId, {})).toEqual([]);
  expect(vatIdCheck(org, billing.customerId, { tax: null })).toEqual([]);
  expect(vatIdCheck(org, billing.customerId, { tax: { kind: 'exempt', reason: 'x' } })).toEqual([]);
});

test('terms are shown with what is meant where nothing is said', () => {
  const { customerId } = billing;
  expect(termsView(billing)).toEqual({
    ...{ customerId, billingDay: 1, anniversary: false, nextBillingOn: '2026-12-01' },
    ...{ invoiceEveryMonths: 1, discount: undefined, tax: undefined, parked: undefined },
    version: 3,
  });
  expect(termsView({ ...billing, anchorOpen: true, everyMonths: 3, parked })).toMatchObject({
    ...{ anniversary: true, invoiceEveryMonths: 3, parked: 'no_recipient' },
  });
});
