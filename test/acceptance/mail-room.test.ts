import { expect, test } from 'vitest';
import { inbox } from '../support/inbox.ts';
import { mailedCompany } from '../support/mailed-company.ts';
import { biller } from '../support/month.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();

test('S6 S28 the 41st billing person and whoever comes after are named where they get no invoice', async () => {
  const op = await biller(world, { send: true, emailInvoicesTo: ['billing_persons'] });
  const { id, domain, member } = await mailedCompany(world.inboxUrl, op, {});
  const names = [...Array(45).keys()].map(n => `p${n}`);
  for (const name of names) await member(name, ['contact_person', 'billing_person']);
  const emails = names.map(name => `${name}@${domain}`);
  const path = `/v1/admin/customers/${id}`;
  const preview = await op.owner.get(`${path}/recipients?mail=invoice_created`);
  expect([preview.body.to, preview.body.leftOut]).toEqual([emails.slice(0, 40), emails.slice(40)]);

  const run = await op.billDecember();
  expect(run.deliveries).toMatchObject({ parked: 0, leftOut: 5 });
  const [mail] = (await op.owner.get(`${path}/mails`)).body.items;
  expect([mail.to, mail.leftOut]).toEqual([emails.slice(0, 40), emails.slice(40)]);
  const [sent] = await inbox(world.inboxUrl).mails({ search: `@${domain}` });
  expect(sent?.envelope.to.toSorted()).toEqual(emails.slice(0, 40).toSorted());
  // with its run a mail is found by its key, whatever the index knows
  const found = await op.owner.get(`${path}/mails/${mail.id}?runId=${mail.runId}`);
  expect(found.body.leftOut).toEqual(emails.slice(40));
});
