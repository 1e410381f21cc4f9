import { ContactPerson } from '../contact-persons/model.ts';
import { existing } from '../kernel/errors.ts';
import { Customer, Member } from '../people/model.ts';
import { queryAll } from '../store/read.ts';
import { keys, ranges } from '../store/table.ts';
import type { Audience } from './recipients.ts';

/** The customer with its members and contact persons. 1 consistent query of one range, 1 unit per 4 KB. */
export const readAudience = async (
  org: string,
  customerId: string,
): Promise<Audience | undefined> => {
  const { pk } = keys.customer(org, customerId);
  const items = await queryAll({ pk, between: ranges.recipients });
  const of = (prefix: string) => items.filter(item => item.sk.startsWith(prefix));
  const [customer] = of('B#CUSTOMER');
  if (!customer) return undefined;
  return {
    customer: Customer.parse(customer),
    members: of('A#MEMBER#').map(item => Member.parse(item)),
    contactPersons: of('A#CONTACT#').map(item => ContactPerson.parse(item)),
  };
};

/** The same; 404 names the customer. */
export const existingAudience = async (org: string, customerId: string): Promise<Audience> =>
  existing(await readAudience(org, customerId), 'customerId', customerId);
