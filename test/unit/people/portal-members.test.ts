import { expect, test } from 'vitest';
import { portalRoutes } from '../../../functions/people/routes/portal.ts';
import { createId } from '../../../shared/kernel/id.ts';
import type { Customer } from '../../../shared/people/model.ts';
import { addOwnMember } from '../../../shared/people/operations.ts';
import { noon, organisation } from '../organisation/organisation-of-test.ts';

test('S20 a member added from the portal is told to the operator, with who added it', async () => {
  const customer: Customer = {
    id: createId('customer'),
    type: 'company',
    name: 'Acme',
    version: 1,
    createdAt: noon,
  };
  const by = createId('member');
  const harbour = organisation();
  const principal = { kind: 'portal', id: by, organisation: harbour, customer, isAdmin: false };
  const body = { name: 'Eve', email: 'eve@acme.example' };
  const [route] = portalRoutes.filter(({ operation }) => operation.id === addOwnMember.id);
  if (!route) throw new Error(`no route: ${addOwnMember.id}`);
  const call = { principal, organisation: harbour, body, now: noon };
  const outcome = await route.handle(call as never);
  const { id: memberId } = outcome.body as { id: string };
  const place = { organisationId: harbour.id, customerId: customer.id };
  const detail = { ...place, memberId, by };
  expect(outcome.events).toEqual([
    { type: 'member.added', detail },
    { type: 'member.invitationRequested', detail },
    { type: 'mail.requested', detail: { ...place, mailId: expect.stringMatching(/^mail_/) } },
  ]);
});
