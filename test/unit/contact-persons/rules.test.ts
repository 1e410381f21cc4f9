import { describe, expect, test } from 'vitest';
import { NewContactPerson, Phone } from '../../../shared/contact-persons/contract.ts';
import {
  contactPerson,
  editOf,
  refuseAdding,
  refuseAddress,
  sameAddress,
} from '../../../shared/contact-persons/rules.ts';
import { createId } from '../../../shared/kernel/id.ts';

const input = {
  name: 'Ann de Wit',
  email: 'Ann@example.com',
  notifications: { billing: true, account: false },
};
const ann = contactPerson(NewContactPerson.parse(input), {
  id: createId('contactPerson'),
  customerId: createId('customer'),
  now: '2026-11-10T09:00:00.000Z',
});

describe('a contact person', () => {
  test('is general unless said', () => {
    expect(ann).toMatchObject({ label: 'general', version: 1, name: 'Ann de Wit' });
  });

  test('changes one toggle and keeps the other', () => {
    expect(editOf(ann, { notifications: { account: true } })).toEqual({
      notifications: { billing: true, account: true },
    });
  });

  test('loses its mail problem with its address, not with the case of it', () => {
    expect(editOf(ann, { email: 'bea@example.com' })).toEqual({
      email: 'bea@example.com',
      mailProblem: null,
    });
    expect(editOf(ann, { email: 'ann@example.com' })).toEqual({ email: 'ann@example.com' });
  });

  test('loses its telephone number by null', () => {
    expect(editOf(ann, { phone: null })).toEqual({ phone: null });
  });
});

test('addresses are compared without regard to case', () => {
  expect(sameAddress('Ann@Example.com', 'ann@example.COM')).toBe(true);
  expect(sameAddress('ann@example.com', 'anne@example.com')).toBe(false);
});

test('an address is refused by who holds it', () => {
  const refuse = refuseAddress('ann@example.com');
  expect(refuse({ owner: 'primary' }).code).toBe('contact_person_is_primary');
  expect(refuse({ owner: ann.id }).code).toBe('contact_person_exists');
});

test('a customer that is there is full, one that is not is unknown', () => {
  expect(refuseAdding({ contactPersons: 10 }).code).toBe('contact_person_limit');
  expect(refuseAdding(undefined).code).toBe('not_found');
});

describe('a telephone number', () => {
  test.each([
    '+31 20 123 4567',
    '(020) 123-4567',
    '0201234567',
    '+49 (0)30 123456',
    '+1 212.555.0100 ext. 12',
  ])('may be written %s', number => {
    expect(Phone.parse(number)).toBe(number);
  });

  test.each(['1234', '+1234567890123456', 'call me', '+31 20\n1234567', '020 12345 x'])(
    'is not %j',
    number => {
      expect(Phone.safeParse(number).success).toBe(false);
    },
  );
});
