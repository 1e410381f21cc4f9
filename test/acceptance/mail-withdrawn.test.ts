import { beforeAll, expect, test } from 'vitest';
import type { Id } from '../../shared/kernel/id.ts';
import { keys } from '../../shared/store/table.ts';
import { transact } from '../../shared/store/transact.ts';
import { inbox } from '../support/inbox.ts';
import { coffee, mailedCompany } from '../support/mailed-company.ts';
import { type Biller, biller, created } from '../support/month.ts';
import { mailOnce, requestMails } from '../support/requested-mail.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
let op: Biller;
beforeAll(async () => {
  op = await biller(world);
});

const company = () => mailedCompany(world.inboxUrl, op);
test('a reminder whose invoice is paid before it leaves is withdrawn', async () => {
  const { id, domain } = await company();
  const { id: invoiceId } = await created(op.owner, `/v1/admin/customers/${id}/invoices`, coffee);
  await inbox(world.inboxUrl).waitFor(1, { search: `@${domain}` });
  await transact([
    {
      update: keys.invoice(op.organisationId, id, invoiceId),
      expression: 'SET #status = :paid',
      names: { '#status': 'status' },
      values: { ':paid': 'paid' },
      condition: 'attribute_exists(pk)',
    },
  ]);
  const kinds = ['payment_reminder', 'overdue_notice', 'payment_confirmation'] as const;
  const mails = await requestMails(op.organisationId, kinds, { customerId: id, invoiceId });
  const statuses = await Promise.all(
    mails.map(async mail => {
      const settled = await mailOnce(op.owner, mail, ({ status }) =>
        ['withdrawn', 'delivered'].includes(status),
      );
      return [settled.status, settled.reason];
    }),
  );
  expect(statuses).toEqual([
    ['withdrawn', 'invoice_paid'],
    ['withdrawn', 'invoice_paid'],
    ['delivered', undefined],
  ]);
  expect(await inbox(world.inboxUrl).mails({ search: `@${domain}` })).toHaveLength(2);
});

test('a person who is gone gets no invitation', async () => {
  const acme = await company();
  const ann = await acme.member('ann');
  await op.owner.remove(acme.path(ann));
  const [mail] = await requestMails(op.organisationId, ['portal_invitation'], {
    customerId: acme.id,
    memberId: ann.id as Id<'member'>,
  });
  if (!mail) throw new Error('nothing was requested');
  const settled = await mailOnce(op.owner, mail, ({ status }) => status === 'withdrawn');
  expect(settled).toMatchObject({ reason: 'member_gone', to: [], cc: [] });
});
