import { primaryOwner } from '../contact-persons/rules.ts';
import { addressClaim } from '../contact-persons/store.ts';
import { Refusal } from '../kernel/errors.ts';
import { addressKey } from '../kernel/text.ts';
import { keys } from '../store/table.ts';
import { absent, type Write } from '../store/transact.ts';

/** Takes an address for the customer itself, in the place where its contact persons take theirs (S79, S80). */
const claim = (org: string, customerId: string, email: string): Write => ({
  put: addressClaim(org, customerId, email),
  condition: absent,
  refuse: () =>
    new Refusal('contact_person_is_primary', {
      field: '/body/email',
      expected: "an address that is none of the customer's contact persons'",
      received: email,
    }),
});

const release = (org: string, customerId: string, email: string): Write => ({
  delete: keys.contactAddress(org, customerId, addressKey(email)),
  condition: 'attribute_not_exists(pk) OR #owner = :primary',
  names: { '#owner': 'owner' },
  values: { ':primary': primaryOwner },
});

/** The writes that move a customer's primary address, so that it is never a contact person's. Up to 2. */
export const movePrimaryAddress = (
  org: string,
  customerId: string,
  from: string | undefined,
  to: string | undefined,
): Write[] => {
  // the same mailbox written in another case is the same claim
  if (from !== undefined && to !== undefined && addressKey(from) === addressKey(to)) return [];
  return [
    ...(to === undefined ? [] : [claim(org, customerId, to)]),
    ...(from === undefined ? [] : [release(org, customerId, from)]),
  ];
};
