import { beforeAll, describe, expect, test } from 'vitest';
import { teamMember } from '../support/admin-login.ts';
import { bothRoles, coffee, mailedCompany } from '../support/mailed-company.ts';
import { type Biller, biller, created, waitFor } from '../support/month.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();

let op: Biller;
beforeAll(async () => {
  op = await biller(world, { send: true });
});

const company = () => mailedCompany(world.inboxUrl, op);

describe('the setting "email invoices to"', () => {
  test.each([
    [['company'], ['office']],
    [['billing_persons'], ['ann', 'bo']],
    [['contact_persons'], ['bo', 'cy']],
    [
      ['company', 'billing_persons'],
      ['office', 'ann', 'bo'],
    ],
    [
      ['company', 'contact_persons'],
      ['office', 'bo', 'cy'],
    ],
    [
      ['billing_persons', 'contact_persons'],
      ['ann', 'bo', 'cy'],
    ],
    [
      ['company', 'billing_persons', 'contact_persons'],
      ['office', 'ann', 'bo', 'cy'],
    ],
  ] as const)('S27 S28 S29 %j selects %j, each once', async (emailInvoicesTo, expected) => {
    await op.settings({ emailInvoicesTo: [...emailInvoicesTo] });
    const acme = await company();
    const ann = await acme.member('ann', bothRoles);
    await acme.setRoles(ann, ['billing_person']);
    await acme.member('bo', bothRoles);
    await acme.member('cy', ['contact_person']);
    await acme.member('dee');
    expect(await acme.invoiced()).toEqual([...expected]);
  });

  test('S12 S31 an admin who is a member gets none by being a contact person by right', async () => {
    await op.settings({ emailInvoicesTo: ['contact_persons'] });
    const acme = await company();
    const staff = await teamMember(world, op);
    await staff.joins(acme.id, (await acme.member('ad')).id);
    const own = await staff.caller.get(`/v1/portal/customers/${acme.id}/invoices`);
    expect(own.status).toBe(200);
    expect(await acme.invoiced()).toEqual(['office']);
  });
});

describe('S31 never silently unsent', () => {
  test('S31 the run names whose last billing person was removed, and mails the company', async () => {
    const by = await biller(world, { send: true, emailInvoicesTo: ['billing_persons'] });
    const [acme, boat] = [
      await mailedCompany(world.inboxUrl, by, {}),
      await mailedCompany(world.inboxUrl, by, {}),
    ];
    await boat.member('bo', bothRoles);
    await by.owner.remove(acme.path(await acme.member('ann', bothRoles)));
    const run = await by.billDecember();
    const { body } = await by.owner.get(`/v1/admin/bill-runs/${run.id}/deliveries`);
    const of = (id: string) =>
      body.items.find((mail: { customerId: string }) => mail.customerId === id);
    expect(of(acme.id)).toMatchObject({ fallback: true, to: [`office@${acme.domain}`] });
    expect(of(boat.id)).toMatchObject({ fallback: false, to: [`bo@${boat.domain}`] });
    // the first company of every biller has no billing person either
    expect(run.deliveries?.fallbacks).toBe(2);
  });

  test('S31 a bounced company address parks the next invoice, and says why', async () => {
    const id = await op.desk('Gone', { email: 'bounce@simulator.amazonses.com' }, null);
    const path = `/v1/admin/customers/${id}`;
    await created(op.owner, `${path}/invoices`, coffee);
    await waitFor('the bounce is known', async () =>
      (await op.owner.get(path)).body.mailProblem ? true : undefined,
    );
    const next = await created(op.owner, `${path}/invoices`, coffee);
    const mail = await waitFor('it is parked', async () => {
      const [found] = (await op.owner.get(`${path}/invoices/${next.id}`)).body.deliveries;
      return found?.status === 'parked' ? found : undefined;
    });
    expect(mail).toMatchObject({ reason: 'address_bounced', to: [] });
  });
});
