import { addressKey } from '../kernel/text.ts';
import { getItem, getItems, queryAll } from '../store/read.ts';
import { keys } from '../store/table.ts';
import { Customer, Member } from './model.ts';

/** Whether an address is one that somebody signs in with, or is invited to. 1 get + 1 query + 1 batch get. */
export const signsIn = async (org: string, email: string): Promise<boolean> => {
  const address = addressKey(email);
  const { pk, sk: prefix } = keys.portalAddress(org, address, '');
  const [admin, pointers] = await Promise.all([
    getItem(keys.loginAddress(org, address)),
    queryAll({ pk, prefix: prefix.slice(0, prefix.indexOf('#') + 1) }),
  ]);
  const people = await getItems(
    pointers.map(({ customerId, memberId }) =>
      memberId
        ? keys.member(org, String(customerId), String(memberId))
        : keys.customer(org, String(customerId)),
    ),
  );
  return admin !== undefined || people.some(item => item !== undefined && hasAccess(item, address));
};

const Person = Member.or(Customer);

const hasAccess = (item: object, address: string): boolean => {
  const { email = '', portalAccess, subject } = Person.parse(item);
  const isIn = portalAccess === 'active' || portalAccess === 'invited';
  // a login from before access was kept is active
  return addressKey(email) === address && (isIn || (portalAccess === undefined && !!subject));
};
