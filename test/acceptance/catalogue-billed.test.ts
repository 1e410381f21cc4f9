import { beforeAll, describe, expect, test } from 'vitest';
import { membershipWrite } from '../../shared/catalogue/change-membership.ts';
import type { Fee, Membership } from '../../shared/catalogue/model.ts';
import { readFee, readMembership } from '../../shared/catalogue/store.ts';
import { feeWaiver } from '../../shared/catalogue/writes.ts';
import { transact } from '../../shared/store/transact.ts';
import type { Caller } from '../support/caller.ts';
import { operator } from '../support/operator.ts';
import { turnClock } from '../support/turn-clock.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const euros = (amount: number) => ({ amount, currency: 'EUR' });
const tax = { name: 'VAT', percent: '21' };
const desk = {
  name: 'Fixed desk',
  kind: 'recurring',
  category: 'desk',
  price: euros(30_000),
  tax,
};
const address = { line1: 'Straat 2', postalCode: '1012 AB', city: 'Amsterdam', country: 'NL' };
const refused = (code: string, field: string) => ({ status: 409, body: { code, field } });

let admin: Caller;
let customer: string;
const made = async (path: string, body: object): Promise<{ id: string; path: string }> => {
  const reply = await admin.post(path, body);
  expect(reply.status).toBe(201);
  return { id: reply.body.id, path: `${path}/${reply.body.id}` };
};
let membership: { id: string; path: string };
let printing: { id: string; path: string };
let waived: { id: string; path: string };
let org: string;
/** as a request would have read them just before the run */
let beforeRun: { membership: Membership; fee: Fee };

/** The clock turns from 20 November over 1 December: one run bills the rest of November and December. */
beforeAll(async () => {
  const harbour = await operator(world, { clock: '2026-11-20T09:00:00.000Z' });
  admin = harbour.owner;
  org = harbour.organisationId;
  const plan = await made('/v1/admin/plans', desk);
  const company = await harbour.company({ billingAddress: address });
  customer = `/v1/admin/customers/${company}`;
  const terms = { planId: plan.id, startOn: '2026-11-21' };
  membership = await made(`${customer}/memberships`, terms);
  const fee = { name: 'Printing', on: '2026-11-25', price: euros(1_250), tax };
  printing = await made(`${customer}/fees`, fee);
  waived = await made(`${customer}/fees`, { ...fee, name: 'Event ticket' });
  expect((await admin.remove(waived.path)).status).toBe(204);
  beforeRun = {
    membership: await readMembership(org, company, membership.id),
    fee: await readFee(org, company, printing.id),
  };

  await admin.post('/v1/admin/organisation/activate', {});
  const { headers } = await admin.get('/v1/admin/organisation');
  const settings = { billing: { generate: true } };
  const on = await admin.patch('/v1/admin/organisation', settings, headers.get('etag'));
  expect(on.status).toBe(200);
  await turnClock(admin, '2026-12-01T06:00:00.000Z');
});

test('S34 S35 S37 S39 the run bills plan, membership and fee, and not what was waived', async () => {
  const { body } = await admin.get(`${customer}/invoices`);
  expect(body.items).toHaveLength(1);
  const [invoice] = body.items;
  // 21–30 November: 300.00 × 10/30 = 100.00; December: 300.00; printing: 12.50; net 412.50
  // VAT 412.50 × 21 % = 86.625 → 86.63
  expect(invoice).toMatchObject({
    net: euros(41_250),
    tax: euros(8_663),
    gross: euros(49_913),
  });
  const causes = invoice.lines.map(({ cause, causeId }: { cause: string; causeId: string }) => [
    cause,
    causeId,
  ]);
  expect(causes).toEqual(
    expect.arrayContaining([
      ['membership', membership.id],
      ['fee', printing.id],
    ]),
  );
  expect(causes.flat()).not.toContain(waived.id);
});

describe('a request that looked before the run and writes after it', () => {
  test('moves no start or end over the days that the run billed', async () => {
    const { body } = await admin.get(membership.path);
    const late = membershipWrite(org, beforeRun.membership, { endOn: '2026-11-30' });
    await expect(transact([late])).rejects.toMatchObject({ code: 'busy' });
    expect((await admin.get(membership.path)).body).toEqual(body);
  });

  test('waives no fee that the run billed', async () => {
    await expect(transact(feeWaiver(org, beforeRun.fee))).rejects.toMatchObject({
      code: 'fee_not_open',
    });
    expect((await admin.get(printing.path)).body.status).toBe('billed');
  });
});

describe('S39 a billed fee', () => {
  test('names its invoice and is not waived', async () => {
    const { body } = await admin.get(`${customer}/invoices`);
    const before = (await admin.get(printing.path)).body;
    expect(before).toMatchObject({ status: 'billed', invoiceId: body.items[0].id });
    expect(await admin.remove(printing.path)).toMatchObject({
      status: 409,
      body: { code: 'fee_not_open' },
    });
    expect((await admin.get(printing.path)).body).toEqual(before);
    expect((await admin.get(`${customer}/fees?status=billed`)).body.items).toEqual([before]);
  });
});

describe('S37 a membership billed through 31 December', () => {
  const current = async () => {
    const { body, headers } = await admin.get(membership.path);
    return { body, etag: headers.get('etag') };
  };

  test('shows its last billed day', async () => {
    expect((await current()).body).toMatchObject({
      billedThroughOn: '2026-12-31',
      status: 'active',
    });
  });

  test.each([
    [{ startOn: '2026-11-22' }, '/body/startOn'],
    [{ endOn: '2026-12-30' }, '/body/endOn'],
    [{ discount: { percent: '10', to: '2026-12-30' } }, '/body/discount/to'],
  ])('is not changed by %j', async (changes, field) => {
    const { body, etag } = await current();
    const reply = await admin.patch(membership.path, changes, etag);
    expect(reply).toMatchObject(refused('already_billed', field));
    expect((await current()).body).toEqual(body);
  });

  test('ends on its last billed day, and keeps it billed', async () => {
    const reply = await admin.patch(
      membership.path,
      { endOn: '2026-12-31' },
      (await current()).etag,
    );
    expect(reply).toMatchObject({
      status: 200,
      body: { endOn: '2026-12-31', billedThroughOn: '2026-12-31' },
    });
  });
});
