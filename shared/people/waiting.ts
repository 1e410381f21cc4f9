import { Refusal } from '../kernel/errors.ts';
import { addressKey } from '../kernel/text.ts';
import { queryAll } from '../store/read.ts';
import { keys } from '../store/table.ts';
import { absent, present, type Write } from '../store/transact.ts';
import { Member } from './model.ts';

/** Members of one customer who wait for the team at once; each is a mail to the whole team. */
const maxWaiting = 20;

type Waiting = Pick<Member, 'customerId' | 'email'>;

/** A member whom the portal adds waits: the counter holds the limit, the claim one request an address. 2 writes. */
export const beginsToWait = (org: string, member: Waiting): Write[] => [
  {
    update: keys.customer(org, member.customerId),
    expression: 'ADD invitationRequests :one',
    condition: `${present} AND (attribute_not_exists(invitationRequests) OR invitationRequests < :max)`,
    values: { ':one': 1, ':max': maxWaiting },
    refuse: found =>
      new Refusal('invitation_request_limit', {
        expected: `at most ${maxWaiting} members who wait`,
        received: `one more than ${found?.invitationRequests}`,
      }),
  },
  { put: keyOf(org, member), condition: absent, refuse: () => memberExists(member.email) },
];

/** Who waits already does so elsewhere: an admin moved it, whom no limit keeps. 2 writes. */
export const waitsOn = (org: string, member: Waiting & Pick<Member, 'invitation'>): Write[] =>
  isWaiting(member) ? [counted(org, member, 1), { put: keyOf(org, member) }] : [];

/** A member is invited, declined, or leaves: its place is another's. Up to 2 writes. */
export const waitsNoMore = (org: string, member: Waiting & Pick<Member, 'invitation'>): Write[] =>
  isWaiting(member) ? [counted(org, member, -1), { delete: keyOf(org, member) }] : [];

/** Who waits has another address. Up to 2 writes. */
export const waitsAs = (
  org: string,
  before: Waiting & Pick<Member, 'invitation'>,
  after: Waiting,
): Write[] =>
  isWaiting(before) && addressKey(before.email) !== addressKey(after.email)
    ? [{ delete: keyOf(org, before) }, { put: keyOf(org, after) }]
    : [];

/** Refuses an address that a member of the company has. 1 query of its members. */
export const refuseKnownMember = async (
  org: string,
  { customerId, email }: Waiting,
): Promise<void> => {
  const { pk, sk } = keys.member(org, customerId, '');
  const members = (await queryAll({ pk, prefix: sk })).map(item => Member.parse(item));
  if (members.some(member => addressKey(member.email) === addressKey(email))) {
    throw memberExists(email);
  }
};

const isWaiting = ({ invitation }: Pick<Member, 'invitation'>): boolean =>
  invitation?.status === 'requested';

const keyOf = (org: string, { customerId, email }: Waiting) =>
  keys.waitingAddress(org, customerId, addressKey(email));

const counted = (org: string, { customerId }: Waiting, by: 1 | -1): Write => ({
  update: keys.customer(org, customerId),
  expression: 'ADD invitationRequests :by',
  condition: present,
  values: { ':by': by },
});

const memberExists = (email: string): Refusal =>
  new Refusal('member_exists', {
    field: '/body/email',
    expected: 'an address that no member of the company has, in any case of letters',
    received: email,
  });
