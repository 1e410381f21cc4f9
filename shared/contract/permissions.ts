/**
 * Who may do what: the one table that the router, the API reference, `permissions.md` and the permission
 * matrix read. What is not granted here is refused.
 */

/** Every kind of principal. One person may be several at once and then has the rights of all of them. */
export const principalKinds = {
  owner: "an owner of the operator's team",
  admin: "an admin of the operator's team",
  individual: 'an individual on its own account',
  contact_person: 'a `contact_person` member of the company',
  billing_person: 'a `billing_person` member of the company',
  team_member: 'any member of the company',
  admin_member: 'a member of the company who is an admin or owner of the operator',
  signed_in: 'anyone signed in who is known here',
  visitor: 'anyone, without a token',
} as const;
export type PrincipalKind = keyof typeof principalKinds;

const everybody = Object.keys(principalKinds) as PrincipalKind[];

/** Where the caller of an operation must have a place, and below which path such operations lie. */
const places = {
  team: '/v1/admin/',
  customer: '/v1/portal/customers/{customerId}',
  login: '/v1/portal/',
  anywhere: '/v1/',
} as const;
type Place = keyof typeof places;

interface Rule {
  readonly place: Place;
  /** what the rule opens, with the rules of the mission behind it */
  readonly opens: string;
  readonly granted: readonly PrincipalKind[];
}

/** The table: each operation names one of these rules as its `access`. */
export const permissions = {
  owner: {
    place: 'team',
    opens: "The organisation's life cycle and its team (S46).",
    granted: ['owner'],
  },
  admin: {
    place: 'team',
    opens: "The operator's daily work; no member role opens it (S4).",
    granted: ['owner', 'admin'],
  },
  member: {
    place: 'customer',
    opens: 'What every member may (S3, S13, S26).',
    granted: ['individual', 'contact_person', 'billing_person', 'team_member', 'admin_member'],
  },
  contact_person: {
    place: 'customer',
    opens: "The company's details, memberships, products and contact persons (S8–S10, S12, S55).",
    granted: ['individual', 'contact_person', 'admin_member'],
  },
  billing_person: {
    place: 'customer',
    opens: 'Managing payment details through the gateway (S5, S15).',
    granted: ['individual', 'billing_person'],
  },
  invoices: {
    place: 'customer',
    opens: 'Invoices and adding members (S9, S11, S15, S18).',
    granted: ['individual', 'contact_person', 'billing_person', 'admin_member'],
  },
  login: {
    place: 'login',
    opens: 'Who the caller is, wherever that is.',
    granted: everybody.filter(kind => kind !== 'visitor'),
  },
  public: {
    place: 'anywhere',
    opens: 'The storefront (S53).',
    granted: everybody,
  },
  gateway: {
    place: 'anywhere',
    opens: "A gateway's webhooks, which its signature lets in.",
    granted: everybody,
  },
} as const satisfies Record<string, Rule>;
export type Access = keyof typeof permissions;

/** Whether a rule asks who calls by a token. */
export const needsToken = (access: Access): boolean => permissions[access].place !== 'anywhere';

/** Whether someone who is all these kinds is granted a rule. */
export const grants = (access: Access, kinds: readonly PrincipalKind[]): boolean => {
  const granted: readonly PrincipalKind[] = permissions[access].granted;
  return kinds.some(kind => granted.includes(kind));
};

/** The place a rule asks for; refuses to start with an operation that no row covers, or that lies elsewhere. */
export const placeOf = ({ id, access, path }: RuledOperation): Place => {
  const rule = Object.hasOwn(permissions, access) ? permissions[access] : undefined;
  if (!rule) throw new Error(`operation ${id}: no permission is written for "${access}"`);
  const longest = Object.entries(places)
    .filter(([, prefix]) => path.startsWith(prefix))
    .sort(([, a], [, b]) => b.length - a.length)[0]?.[0];
  if (longest !== rule.place) {
    throw new Error(
      `operation ${id}: "${access}" asks for a place at the ${rule.place}, ${path} lies at the ${longest}`,
    );
  }
  return rule.place;
};

interface RuledOperation {
  readonly id: string;
  readonly access: Access;
  readonly path: string;
}
