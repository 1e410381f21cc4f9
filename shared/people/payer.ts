import { Billing } from '../billing/model.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Id } from '../kernel/id.ts';
import type { Changes } from '../store/change.ts';
import { getItems } from '../store/read.ts';
import { keys } from '../store/table.ts';
import type { Write } from '../store/transact.ts';
import { type BillTo, type ForMember, Member } from './model.ts';

/** The customer with whom a charge lies: whoever pays it. */
export interface Account {
  readonly customerId: Id<'customer'>;
  /** whom the charge names: a member of that customer, or of the company that does not pay it */
  readonly whose: { readonly memberId?: Id<'member'> } | { readonly forMember: ForMember };
  /** the member still pays by that customer; whoever changed it meanwhile is looked at again */
  readonly unchanged: readonly Write[];
}

interface Asked {
  readonly memberId?: Id<'member'> | undefined;
  /** of this charge; absent: the member's, otherwise its company's */
  readonly billTo?: BillTo | undefined;
}

/** What is charged, and where it lies. */
interface Charged extends Pick<Asked, 'memberId'> {
  readonly customerId: Id<'customer'>;
  readonly forMember?: ForMember | undefined;
}

/** Who pays for what a customer, or a member of it, uses from now on. 1 batch get when there is a member. */
export const accountOf = async (
  org: string,
  customerId: Id<'customer'>,
  { memberId, billTo }: Asked,
): Promise<Account> => {
  if (memberId === undefined) {
    if (billTo === 'member') throw memberMissing();
    return { customerId, whose: {}, unchanged: [] };
  }
  const [found, terms] = await getItems([
    keys.member(org, customerId, memberId),
    keys.billing(org, customerId),
  ]);
  if (!found) throw unknownMember(memberId);
  const member = Member.parse(found);
  const usual = member.billTo ?? (terms && Billing.parse(terms).billTo) ?? 'company';
  if ((billTo ?? usual) === 'company') return { customerId, whose: { memberId }, unchanged: [] };
  const payerId = payerOf(member);
  const forMember = { customerId, memberId };
  return {
    customerId: payerId,
    whose: { forMember },
    unchanged: [stillPays(org, member, payerId)],
  };
};

/** What another one pays from now on: its account, and whose it is. `undefined`: whoever pays it already. */
export const otherAccount = async (
  org: string,
  { customerId, memberId, forMember }: Charged,
  { billTo }: Pick<Asked, 'billTo'>,
): Promise<Account | undefined> => {
  if (billTo === undefined) return undefined;
  const of = forMember ?? { customerId, memberId };
  const account = await accountOf(org, of.customerId, { memberId: of.memberId, billTo });
  return account.customerId === customerId ? undefined : account;
};

const payerOf = ({ id, payerId }: Member): Id<'customer'> => {
  if (payerId) return payerId;
  throw new Refusal('payer_missing', { expected: 'a member with a payerId', received: id });
};

const stillPays = (org: string, { customerId, id }: Member, payerId: string): Write => ({
  check: keys.member(org, customerId, id),
  condition: 'payerId = :payer',
  values: { ':payer': payerId },
  refuse: () => new Refusal('busy'),
});

const memberMissing = () =>
  new Refusal('invalid_request', {
    field: '/body/billTo',
    expected: 'company, or a member who pays',
    received: 'member, and none is named',
  });

const unknownMember = (received: string) =>
  new Refusal('unknown_reference', {
    field: '/body/memberId',
    expected: 'a member of this customer',
    received,
  });

/** Who pays for itself has an individual customer that is billed. 1 check when one is named. */
export const payerKnown = (
  org: string,
  { billTo, payerId }: Pick<Member, 'billTo' | 'payerId'>,
  given: Changes<Pick<Member, 'billTo' | 'payerId'>>,
): Write[] => {
  if (billTo === 'member' && !payerId)
    throw new Refusal('payer_missing', { field: '/body/billTo', expected: 'a payerId' });
  if (!given.payerId) return [];
  const { payerId: received } = given;
  return [
    {
      check: keys.customer(org, received),
      condition: '#type = :individual',
      names: { '#type': 'type' },
      values: { ':individual': 'individual' },
      refuse: () =>
        new Refusal('unknown_reference', {
          field: '/body/payerId',
          expected: 'an individual customer of this organisation',
          received,
        }),
    },
  ];
};
