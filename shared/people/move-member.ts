import { Refusal } from '../kernel/errors.ts';
import type { Id } from '../kernel/id.ts';
import { absent, type Write } from '../store/transact.ts';
import { memberItem, memberRemoval } from './members.ts';
import type { Customer, Member } from './model.ts';
import { pointerItem } from './subject.ts';
import { waitsOn } from './waiting.ts';

/**
 * A member at another company: the same person with its login and access. Roles belong to the company it
 * leaves, and there it chose to be listed; at the new one it is a team member who is not. Who pays is the company's to agree;
 * its own account as payer stays its own. Who waits for the
 * team's decision about an invitation waits on. Up to 7 writes.
 */
export const moveToCompany = (
  org: Id<'organisation'>,
  member: Member,
  customerId: string,
  company: Customer | undefined,
): { next: Member; writes: Write[] } => {
  const target = requireOtherCompany(member, customerId, company);
  const { listed: _, billTo: __, ...kept } = member;
  const next: Member = {
    ...kept,
    customerId: target.id,
    roles: [],
    formerCustomerIds: formerWithout(target.id, member),
    version: member.version + 1,
  };
  const place = { customerId: target.id, memberId: member.id };
  return {
    next,
    writes: [
      ...memberRemoval(org, member),
      { put: memberItem(org, next), condition: absent },
      ...waitsOn(org, next),
      ...(member.subject ? [loginMoves(org, member.subject, place)] : []),
    ],
  };
};

const formerWithout = (target: string, { formerCustomerIds = [], customerId }: Member) =>
  [...new Set([...formerCustomerIds, customerId])].filter(id => id !== target);

const loginMoves = (
  org: Id<'organisation'>,
  subject: string,
  place: Parameters<typeof pointerItem>[2],
): Write => ({
  put: pointerItem(subject, org, place),
  condition: absent,
  refuse: () => new Refusal('login_in_use'),
});

const requireOtherCompany = (
  { customerId: from }: Member,
  wanted: string,
  company: Customer | undefined,
): Customer => {
  const field = '/body/customerId';
  if (!company) {
    const expected = 'a company of the organisation';
    throw new Refusal('unknown_reference', { field, expected, received: wanted });
  }
  if (company.id === from) {
    const expected = 'another company than the one it belongs to';
    throw new Refusal('invalid_request', { field, expected, received: wanted });
  }
  if (company.type !== 'company') {
    throw new Refusal('customer_not_a_company', {
      field,
      expected: 'company',
      received: company.type,
    });
  }
  return company;
};
