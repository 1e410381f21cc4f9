import { describe, expect, test } from 'vitest';
import { createId } from '../../../shared/kernel/id.ts';
import { changeCustomer, newCustomer } from '../../../shared/people/customers.ts';
import { keys } from '../../../shared/store/table.ts';
import type { Write } from '../../../shared/store/transact.ts';
import { organisation } from '../organisation/organisation-of-test.ts';

const { id: org } = organisation();
// 23:30 UTC on 30 November is 1 December in Amsterdam
const lateEvening = '2026-11-30T23:30:00.000Z';
const acme = () =>
  newCustomer(
    organisation(),
    { type: 'company', name: 'Acme', email: 'a@acme.example' },
    lateEvening,
  );

const touched = (writes: Write[]) =>
  writes.some(write => 'update' in write && write.update.sk === keys.billing(org, '').sk);
const claims = (writes: Write[]) =>
  writes.flatMap(write => {
    if ('put' in write && write.put.sk.startsWith('ADDRESS#')) return ['claim'];
    return 'delete' in write ? ['release'] : [];
  });

describe('a new customer', () => {
  test('is billed first on the next billing day, counted in the local date', () => {
    expect(acme().billing.nextBillingOn).toBe('2026-12-01');
  });

  test('keeps an anchor of its own beside the setting', () => {
    const given = { type: 'company', name: 'Acme', billingDay: 31 } as const;
    const { billing } = newCustomer(organisation(), given, '2027-02-03T12:00:00.000Z');
    expect(billing).toMatchObject({ anchorDay: 31, nextBillingOn: '2027-02-28' });
  });
});

describe('a changed customer', () => {
  test.each([
    ['name', { name: 'Acme Holding' }, true],
    ['billing address', { billingAddress: organisation().address }, true],
    ['VAT id', { vatId: 'NL001234567B01' }, true],
    ['language', { language: 'de' as const }, true],
    ['location', { locationId: createId('location') }, true],
    ['mail address', { email: 'b@acme.example' }, false],
    ['same name', { name: 'Acme' }, false],
  ])('makes drafts of before fail when its invoice changes: %s', (_, changes, expected) => {
    const { writes } = changeCustomer(org, acme().customer, changes);
    expect(touched(writes)).toBe(expected);
  });

  test.each([
    ['another address moves the claim', { email: 'b@acme.example' }, ['claim', 'release']],
    ['another case of it leaves the claim', { email: 'A@acme.example' }, []],
    ['no address releases the claim', { email: null }, ['release']],
    ['the rest leaves the claim', { name: 'Acme Holding' }, []],
  ])('S80 %s', (_, changes, expected) => {
    expect(claims(changeCustomer(org, acme().customer, changes).writes)).toEqual(expected);
  });

  test('loses its mail problem with the address that had it', () => {
    const bounced = { ...acme().customer, mailProblem: 'bounced' };
    const { next } = changeCustomer(org, bounced, { email: 'b@acme.example' });
    expect(next).not.toHaveProperty('mailProblem');
    expect(changeCustomer(org, bounced, { name: 'B' }).next.mailProblem).toBe('bounced');
  });

  test('keeps an address when it is an individual', () => {
    const ida = { ...acme().customer, type: 'individual' as const };
    expect(() => changeCustomer(org, ida, { email: null })).toThrow(
      expect.objectContaining({ code: 'invalid_request' }),
    );
  });
});
