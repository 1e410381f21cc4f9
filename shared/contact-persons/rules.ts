import type * as z from 'zod';
import { Refusal } from '../kernel/errors.ts';
import type { Id } from '../kernel/id.ts';
import { addressKey } from '../kernel/text.ts';
import type { Changes } from '../store/change.ts';
import type { ContactPersonChanges, ContactPersonView, NewContactPerson } from './contract.ts';
import { type ContactPerson, maxContactPersons } from './model.ts';

/** A contact person as it is added. */
export const contactPerson = (
  input: NewContactPerson,
  context: { id: Id<'contactPerson'>; customerId: Id<'customer'>; now: string },
): ContactPerson => ({
  ...input,
  id: context.id,
  customerId: context.customerId,
  version: 1,
  createdAt: context.now,
});

/** What an edit changes: toggles one by one; a new address is free of the old one's mail problem. */
export const editOf = (
  current: ContactPerson,
  { notifications, ...asked }: ContactPersonChanges,
): Changes<ContactPerson> => ({
  ...asked,
  ...(notifications && {
    notifications: {
      billing: notifications.billing ?? current.notifications.billing,
      account: notifications.account ?? current.notifications.account,
    },
  }),
  ...(asked.email !== undefined && !sameAddress(asked.email, current.email) && mailWorksAgain),
});

const mailWorksAgain = { mailProblem: null };

/** S79: addresses are the same without regard to case. */
export const sameAddress = (a: string, b: string): boolean => addressKey(a) === addressKey(b);

/** Why a customer takes no further contact person; nothing found: there is no such customer. */
export const refuseAdding = (customer?: object): Refusal =>
  customer
    ? new Refusal('contact_person_limit', {
        expected: `at most ${maxContactPersons} contact persons`,
        received: `one more than ${maxContactPersons}`,
      })
    : new Refusal('not_found');

/** Why an address is taken: S79 by another contact person, S80 by the customer itself. */
export const refuseAddress =
  (email: string) =>
  (claim?: { owner?: unknown }): Refusal =>
    new Refusal(
      claim?.owner === primaryOwner ? 'contact_person_is_primary' : 'contact_person_exists',
      {
        field: '/body/email',
        expected: 'an address that the customer does not use yet, in any case of letters',
        received: email,
      },
    );

/** Who holds the claim of a customer's own primary address; of any other, the contact person's id. */
export const primaryOwner = 'primary';

export const contactPersonView = (person: ContactPerson): z.input<typeof ContactPersonView> => ({
  id: person.id,
  customerId: person.customerId,
  name: person.name,
  email: person.email,
  phone: person.phone,
  label: person.label,
  notifications: person.notifications,
  mailProblem: person.mailProblem,
  version: person.version,
  createdAt: person.createdAt,
});
