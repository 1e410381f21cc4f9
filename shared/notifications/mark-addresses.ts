import { addressKey } from '../kernel/text.ts';
import { keys } from '../store/table.ts';
import { present } from '../store/transact.ts';
import { holds } from '../store/write.ts';
import { readAudience } from './audience.ts';

/** Addresses that a mail came back from, and why they get no more. */
export interface Returned {
  readonly reason: 'bounced' | 'complained' | 'suppressed';
  readonly addresses: readonly string[];
}

/** Sets `mailProblem` wherever the customer uses the address, unless it has been changed meanwhile. */
export const markAddresses = async (
  org: string,
  customerId: string,
  { reason, addresses }: Returned,
): Promise<void> => {
  const audience = await readAudience(org, customerId);
  if (!audience) return;
  const returned = new Set(addresses.map(addressKey));
  const hit = (email: string | undefined) => email !== undefined && returned.has(addressKey(email));
  const { customer, members, contactPersons } = audience;
  const holders = [
    ...(hit(customer.email)
      ? [{ key: keys.customer(org, customerId), email: customer.email }]
      : []),
    ...members
      .filter(m => hit(m.email))
      .map(m => ({ key: keys.member(org, customerId, m.id), email: m.email })),
    ...contactPersons
      .filter(c => hit(c.email))
      .map(c => ({ key: keys.contactPerson(org, customerId, c.id), email: c.email })),
  ];
  for (const { key, email } of holders) {
    await holds({
      update: key,
      expression: 'SET mailProblem = :reason',
      condition: `${present} AND email = :email`,
      values: { ':reason': reason, ':email': email },
    });
  }
};
