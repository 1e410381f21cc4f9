import { beforeAll, expect, test } from 'vitest';
import { inbox } from '../support/inbox.ts';
import { biller, created, waitFor } from '../support/month.ts';
import { type SharedWorld, startWorld } from '../support/world.ts';

let world: SharedWorld;
beforeAll(async () => {
  world = await startWorld();
});

const both = ['contact_person', 'billing_person'];

test('S7 the document of a run that was held names who is billing person at its release, as the mail does', async () => {
  const own = `held-${process.pid}.example`;
  const emailInvoicesTo = ['billing_persons' as const];
  const op = await biller(world, { send: true, hold: true, emailInvoicesTo });
  const id = await op.desk('Acme', { email: `office@${own}` });
  const left = await op.desk('Beta', { email: `office@b.${own}` });
  const members = (customer: string) => `/v1/admin/customers/${customer}/members`;
  const ann = await created(op.owner, members(id), {
    ...{ name: 'Ann First', email: `ann@${own}`, roles: both },
  });
  const cas = await created(op.owner, members(left), {
    ...{ name: 'Cas Leaver', email: `cas@b.${own}`, roles: both },
  });
  await op.turnTo('2026-12-01T06:00:00.000Z');
  const held = await waitFor('the run is held', async () =>
    (await op.runs()).find(run => run.stage === 'held'),
  );
  await created(op.owner, members(id), {
    ...{ name: 'Bo Second', email: `bo@${own}`, roles: both },
  });
  expect((await op.owner.remove(`${members(id)}/${ann.id}`)).status).toBe(204);
  expect((await op.owner.remove(`${members(left)}/${cas.id}`)).status).toBe(204);
  await op.owner.post(`/v1/admin/bill-runs/${held.id}/release`, {});

  const [mail] = await inbox(world.inboxUrl).waitFor(1, {
    to: `bo@${own}`,
    timeoutMs: 20_000,
  });
  expect(mail?.to).toEqual([`bo@${own}`]);
  const documentOf = async (customer: string) => {
    const [invoice] = (await op.owner.get(`/v1/admin/customers/${customer}/invoices`)).body.items;
    const path = `/v1/admin/customers/${customer}/invoices/${invoice.id}/document`;
    return (await op.owner.get(path)).body;
  };
  const [shown, fallback] = await Promise.all([documentOf(id), documentOf(left)]);
  expect(shown.recipient).toBe('Bo Second');
  expect(shown.html).not.toContain('Ann First');
  // nobody is billing person any more: the company is named
  expect(fallback.recipient).toBe('Beta');
});
