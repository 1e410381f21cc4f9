import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { teamMember } from '../support/admin-login.ts';
import { inbox } from '../support/inbox.ts';
import { bothRoles, coffee, mailedCompany } from '../support/mailed-company.ts';
import { type Biller, biller, created, waitFor } from '../support/month.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();

let op: Biller;
beforeAll(async () => {
  op = await biller(world, { send: true, emailInvoicesTo: ['billing_persons'] });
});
afterEach(() => inbox(world.inboxUrl).control());

const company = () => mailedCompany(world.inboxUrl, op);

describe('who gets the next invoice', () => {
  test('S6 S22 S23 S25 who is made billing person by an edit', async () => {
    const acme = await company();
    const ann = await acme.member('ann', ['contact_person']);
    expect(await acme.invoiced()).toEqual(['office']);
    await acme.setRoles(ann, bothRoles);
    expect(await acme.invoiced()).toEqual(['ann']);
  });

  test('S24 S29 S30 all billing persons, oldest first, also without the contact role', async () => {
    const acme = await company();
    const ann = await acme.member('ann', bothRoles);
    await acme.member('bo', bothRoles);
    await acme.setRoles(ann, ['billing_person']);
    expect(await acme.invoiced()).toEqual(['ann', 'bo']);
  });

  test('S31 the company again, when the last billing person is none any more', async () => {
    const acme = await company();
    const ann = await acme.member('ann', bothRoles);
    const bo = await acme.member('bo', bothRoles);
    await acme.setRoles(ann, ['contact_person']);
    expect(await acme.invoiced()).toEqual(['bo']);
    await op.owner.remove(acme.path(bo));
    expect(await acme.invoiced()).toEqual(['office']);
  });

  test('S1 S2 S31 not who moved away, and at the new company only who is given the role there', async () => {
    const [acme, boat] = [await company(), await company()];
    const ann = await acme.member('ann', bothRoles);
    const moved = await op.owner.post(`${acme.path(ann)}/move`, { customerId: boat.id });
    expect(moved.status).toBe(200);
    expect(await acme.invoiced()).toEqual(['office']);
    expect(await boat.invoiced()).toEqual(['office']);
    await boat.setRoles(ann, bothRoles);
    await created(op.owner, `/v1/admin/customers/${boat.id}/invoices`, coffee);
    const [mail] = await inbox(world.inboxUrl).waitFor(1, { to: `ann@${acme.domain}` });
    expect(mail?.to).toEqual([`ann@${acme.domain}`]);
  });

  test('S31 not who is removed between issue and hand-over', async () => {
    const acme = await company();
    const ann = await acme.member('ann', bothRoles);
    // SES takes nothing now, so the mail waits some seconds in the queue
    const address = `*@${acme.domain}`;
    await inbox(world.inboxUrl).control({ do: 'fail', error: 'throttled', address, next: 1 });
    const path = `/v1/admin/customers/${acme.id}/invoices`;
    const { id } = await created(op.owner, path, coffee);
    await waitFor('the mail waits', async () => {
      const { body } = await op.owner.get(`${path}/${id}`);
      return body.deliveries[0]?.reason === 'rate' ? true : undefined;
    });
    await op.owner.remove(acme.path(ann));
    const search = `@${acme.domain}`;
    const mails = await inbox(world.inboxUrl).waitFor(1, { search, timeoutMs: 30_000 });
    expect(mails.map(({ envelope }) => envelope.to)).toEqual([[`office@${acme.domain}`]]);
  });

  test('S12 S23 an admin who is a member gets it as billing person, without the contact role', async () => {
    const acme = await company();
    const { email } = await teamMember(world, op);
    const path = `/v1/admin/customers/${acme.id}/members`;
    await created(op.owner, path, { name: 'Ad', email, roles: ['billing_person'] });
    await created(op.owner, `/v1/admin/customers/${acme.id}/invoices`, coffee);
    const [mail] = await inbox(world.inboxUrl).waitFor(1, { to: email });
    expect(mail?.envelope.to).toEqual([email]);
  });
});
