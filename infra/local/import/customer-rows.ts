import type { Kind } from './formats.ts';
import type { Row, Rows } from './parse-rows.ts';
import type { Rejection } from './rejection.ts';

/** A customer with every row that is its own. */
export interface CustomerRows {
  readonly customer: Row<'customers'>;
  readonly members: readonly Row<'members'>[];
  readonly contactPersons: readonly Row<'contact-persons'>[];
  readonly memberships: readonly Row<'memberships'>[];
  readonly fees: readonly Row<'fees'>[];
  readonly deposits: readonly Row<'deposits'>[];
  readonly balances: readonly Row<'opening-balances'>[];
  readonly methods: readonly Row<'payment-methods'>[];
}

type OwnKind = Extract<
  Kind,
  | 'members'
  | 'contact-persons'
  | 'memberships'
  | 'fees'
  | 'deposits'
  | 'opening-balances'
  | 'payment-methods'
>;
const ownKinds: readonly OwnKind[] = [
  ...(['members', 'contact-persons', 'memberships'] as const),
  ...(['fees', 'deposits', 'opening-balances', 'payment-methods'] as const),
];

/** Rows by customer, in the order of the customers' file; a row of nobody is rejected. */
export const byCustomer = (
  rows: Rows,
  rejected: readonly Rejection[],
): { customers: CustomerRows[]; rejections: Rejection[] } => {
  const known = new Set(rows.customers.map(({ values }) => values.id));
  // a customer whose own row is bad is named by it already
  const isBad = new Set(rejected.map(({ customer }) => customer));
  const orphans = ownKinds.flatMap(kind =>
    (rows[kind] as readonly Row<OwnKind>[])
      .filter(({ values }) => !known.has(values.customer) && !isBad.has(values.customer))
      .map(row => orphan(row)),
  );
  const grouped = <K extends OwnKind>(kind: K) =>
    Map.groupBy(rows[kind] as readonly Row<K>[], ({ values }) => values.customer);
  const members = grouped('members');
  const contactPersons = grouped('contact-persons');
  const memberships = grouped('memberships');
  const fees = grouped('fees');
  const deposits = grouped('deposits');
  const balances = grouped('opening-balances');
  const methods = grouped('payment-methods');
  const customers = rows.customers.map(customer => {
    const { id } = customer.values;
    return {
      customer,
      members: members.get(id) ?? [],
      contactPersons: contactPersons.get(id) ?? [],
      memberships: memberships.get(id) ?? [],
      fees: fees.get(id) ?? [],
      deposits: deposits.get(id) ?? [],
      balances: balances.get(id) ?? [],
      methods: methods.get(id) ?? [],
    };
  });
  return { customers, rejections: orphans };
};

const orphan = ({ file, line, values }: Row<OwnKind>): Rejection => ({
  ...{ file, line, field: 'customer', customer: values.customer },
  expected: 'the id of a row of customers',
  received: `"${values.customer}"`,
});
