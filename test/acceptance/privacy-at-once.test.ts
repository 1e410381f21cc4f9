import { beforeAll, expect, test } from 'vitest';
import { MailEvent, recordMailEvent } from '../../shared/notifications/mail-events.ts';
import type { Caller } from '../support/caller.ts';
import { askToErase, erase, erased } from '../support/erasing.ts';
import { inbox } from '../support/inbox.ts';
import { coffee } from '../support/mailed-company.ts';
import { type Biller, biller, created, waitFor } from '../support/month.ts';
import { partition } from '../support/partition.ts';
import { itemsWith } from '../support/table-scan.ts';
import { type SharedWorld, startWorld } from '../support/world.ts';

let world: SharedWorld;
let op: Biller;
let admin: Caller;
beforeAll(async () => {
  world = await startWorld();
  op = await biller(world, { send: true });
  admin = op.owner;
});

/** A company with one contact person who gets every mail. */
const company = async (membership: object | null = null) => {
  const domain = `${crypto.randomUUID()}.example`;
  const id = await op.desk('Acme', { email: `office@${domain}` }, membership);
  const path = `/v1/admin/customers/${id}`;
  const copy = {
    name: 'Zita Copied',
    email: `zita@${domain}`,
    notifications: { billing: true, account: true },
  };
  const { id: contactPersonId } = await created(admin, `${path}/contact-persons`, copy);
  const mails = async () => (await admin.get(`${path}/mails`)).body.items;
  return { id, path, domain, email: copy.email, contactPersonId, mails };
};

test.concurrent('an address does not come back with a mail that was being handed over', async () => {
  const { id, domain, email, contactPersonId, mails } = await company({});
  const box = inbox(world.inboxUrl);
  await box.control({ do: 'delay', ms: 3_000, address: `*@${domain}` });
  await op.turnTo('2026-12-01T06:00:00.000Z');
  const [sending] = await waitFor('a mail of the run in hand', async () => {
    const found = await mails();
    return found[0]?.status === 'sending' ? found : undefined;
  });
  expect(sending).toMatchObject({ runId: expect.any(String), cc: [email] });
  const asked = await askToErase(admin, id, { contactPersonId });
  const done = await erased(admin, asked);
  expect(done.removed).toMatchObject({ contactPersons: 1, mails: 1 });
  const [mail, ...others] = await mails();
  expect(others).toEqual([]);
  expect(mail).toMatchObject({ status: 'delivered', cc: ['erased@erased.invalid'], attempts: 1 });
  expect(await itemsWith(email)).toEqual([]);
  expect(await box.mails({ search: `@${domain}` })).toHaveLength(1);
});

test.concurrent('of ten erasures of one person at once, edits between them, each thing is removed once', async () => {
  const { id, path, domain, email, contactPersonId } = await company();
  await created(admin, `${path}/members`, { name: 'Zita', email });
  await created(admin, `${path}/invoices`, coffee);
  await inbox(world.inboxUrl).waitFor(1, { search: `@${domain}` });
  const edit = admin.patch(`${path}/contact-persons/${contactPersonId}`, { name: 'Zoe' }, '"1"');
  const asked = await Promise.all(
    Array.from({ length: 10 }, () => askToErase(admin, id, { email })),
  );
  expect([200, 404, 412]).toContain((await edit).status);
  const done = await Promise.all(asked.map(reply => erased(admin, reply)));
  const sums: Record<string, number> = {};
  for (const { removed } of done)
    for (const [kind, n] of Object.entries<number>(removed)) sums[kind] = (sums[kind] ?? 0) + n;
  expect(sums).toMatchObject({ members: 1, contactPersons: 1, mails: 1, requests: 2 });
  expect(await itemsWith(email)).toEqual([]);
  const items = await partition(op.organisationId, id);
  expect(items.filter(({ sk }) => sk.startsWith('ADDRESS#'))).toHaveLength(1);
  expect(items.find(({ sk }) => sk === 'B#CUSTOMER')?.contactPersons).toBe(0);
});

test.concurrent('a bounce that comes after the erasure does not write the address down', async () => {
  const { id, path, domain, email, contactPersonId, mails } = await company();
  await created(admin, `${path}/invoices`, coffee);
  await inbox(world.inboxUrl).waitFor(1, { search: `@${domain}` });
  await erase(admin, id, { contactPersonId });
  const [{ id: mailId }] = await mails();
  const timestamp = new Date().toISOString();
  // a bounce may take days; the endpoint here publishes at once, so this one is made by hand
  const event = MailEvent.parse({
    source: 'aws.ses',
    detail: {
      eventType: 'Bounce',
      mail: {
        messageId: 'late',
        timestamp,
        tags: { organisation: [op.organisationId], customer: [id], mail: [mailId] },
      },
      bounce: { timestamp, bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: email }] },
    },
  });
  await recordMailEvent(event);
  expect((await mails())[0].bounced).toEqual([]);
  expect(await itemsWith(email)).toEqual([]);
});

test.concurrent('whoever comes back while the erasure goes on is somebody new', async () => {
  const { id, path, email, contactPersonId } = await company();
  const asked = await askToErase(admin, id, { email });
  const contacts = `${path}/contact-persons`;
  await waitFor('the contact person removed', async () =>
    (await admin.get(`${contacts}/${contactPersonId}`)).status === 404 ? true : undefined,
  );
  const again = { name: 'Zita Again', email, notifications: { billing: true, account: true } };
  const { id: newId } = await created(admin, contacts, again);
  const done = await erased(admin, asked);
  expect(done.removed.contactPersons).toBe(1);
  const { body } = await admin.get(contacts);
  expect(body.items).toMatchObject([{ id: newId, name: 'Zita Again', email }]);
});
