import { expect, test } from 'vitest';
import { createId } from '../../../shared/kernel/id.ts';
import { newMember } from '../../../shared/people/members.ts';
import type { Customer } from '../../../shared/people/model.ts';
import { memberFromPortal } from '../../../shared/people/request-invitation.ts';
import { keys } from '../../../shared/store/table.ts';
import { noon, organisation } from '../organisation/organisation-of-test.ts';

const { id: org } = organisation();
const customer: Customer = {
  id: createId('customer'),
  type: 'company',
  name: 'Acme',
  version: 1,
  createdAt: noon,
};

test('S20 a member added from the portal waits, is counted, and the team is told', () => {
  const given = { name: 'Ann', email: 'ann@acme.example', roles: [] };
  const { member: asking } = newMember(org, customer, given, { isAdmin: false, now: noon });
  const eve = { name: 'Eve', email: 'Eve@acme.example' };
  const { member, mail, writes } = memberFromPortal(org, customer, eve, { now: noon, asking });
  expect(member.invitation).toMatchObject({ status: 'requested', requestedBy: asking.id });
  expect(mail).toMatchObject({ type: 'mail.requested', detail: { customerId: customer.id } });
  const counted = writes.filter(write => 'update' in write);
  expect(counted).toMatchObject([{ update: keys.customer(org, customer.id) }]);
  const claim = keys.waitingAddress(org, customer.id, 'eve@acme.example');
  expect(writes.flatMap(write => ('put' in write ? [write.put.sk] : []))).toContain(claim.sk);
});
