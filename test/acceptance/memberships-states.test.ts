import { beforeAll, describe, expect, test } from 'vitest';
import type { Caller, Reply } from '../support/caller.ts';
import { type Biller, biller, created, eur } from '../support/month.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
/** the organisation's */
const today = '2026-11-25';
const refused = (code: string, expected: string) => ({ status: 409, body: { code, expected } });

let op: Biller;
let admin: Caller;
let noticed: string;
let company: string;
/** billed through 31 December */
let billed: string;

beforeAll(async () => {
  op = await biller(world);
  admin = op.owner;
  const plan = { name: 'Office', kind: 'recurring', category: 'office', noticeDays: 30 };
  const tax = { name: 'VAT', percent: '21' };
  noticed = (await created(admin, '/v1/admin/plans', { ...plan, price: eur(60_000), tax })).id;
  company = await op.desk('Acme', {}, null);
});

const of = (customerId: string) => `/v1/admin/customers/${customerId}/memberships`;
const member = async (fields: object = {}, customerId = company): Promise<string> => {
  const body = { planId: noticed, startOn: '2026-11-01', announceStart: false, ...fields };
  return `${of(customerId)}/${(await created(admin, of(customerId), body)).id}`;
};
const shown = async (path: string) => (await admin.get(path)).body;
const send = (path: string, action: string, body: object = {}): Promise<Reply> =>
  admin.post(`${path}/${action}`, body);
const withdraw = (path: string) => admin.send('DELETE', `${path}/cancellation`);

describe('S37 a membership is cancelled', () => {
  test('by the notice of its plan, and goes on until it is over', async () => {
    const path = await member();
    const reply = await send(path, 'cancellation');
    // 25 November + 30 days
    expect(reply).toMatchObject({
      status: 200,
      body: { status: 'active', endOn: '2026-12-25', cancellation: { endSetBy: 'notice' } },
    });
    expect(reply.headers.get('etag')).toBe('"2"');
    expect(await shown(path)).toEqual(reply.body);
    // once more is not another cancellation
    expect((await send(path, 'cancellation')).body).toEqual(reply.body);
    expect((await send(path, 'cancellation', { endOn: '2026-12-25' })).body).toEqual(reply.body);
    expect(await send(path, 'cancellation', { endOn: '2026-12-31' })).toMatchObject(
      refused('membership_state', 'a membership without an end'),
    );
  });

  test('to a day that the admin asks for, whatever the notice', async () => {
    const path = await member();
    expect(await send(path, 'cancellation', { endOn: '2026-11-20' })).toMatchObject({
      status: 200,
      body: { status: 'ended', endOn: '2026-11-20', cancellation: { endSetBy: 'asked' } },
    });
    expect(await withdraw(path)).toMatchObject(
      refused('membership_state', 'a membership that has not ended'),
    );
  });

  test('before it starts it never serves', async () => {
    const path = await member({ startOn: '2027-01-01' });
    expect((await send(path, 'cancellation')).body).toMatchObject({
      status: 'ended',
      endOn: '2026-12-31',
      cancellation: { endSetBy: 'not_started' },
    });
    expect((await withdraw(path)).body).toMatchObject({ status: 'scheduled' });
    const late = await send(path, 'cancellation', { endOn: '2027-01-31' });
    expect(late.body).toMatchObject({ status: 'scheduled', endOn: '2027-01-31' });
  });

  test('and its cancellation withdrawn: what was agreed before holds again', async () => {
    const path = await member({ endOn: '2027-06-30' });
    const before = await shown(path);
    expect((await send(path, 'cancellation', { endOn: '2027-07-01' })).body).toMatchObject({
      code: 'invalid_request',
      field: '/body/endOn',
    });
    expect((await send(path, 'cancellation')).body.endOn).toBe('2026-12-25');
    expect((await withdraw(path)).body).toEqual({ ...before, version: 3 });
    expect(await withdraw(path)).toMatchObject(
      refused('membership_state', 'a cancelled membership'),
    );
    const short = await member({ endOn: '2026-11-30' });
    expect((await send(short, 'cancellation')).body.cancellation.endSetBy).toBe('agreed');
  });

  test('of two cancellations at once one counts, of a cancellation and a pause both', async () => {
    const path = await member();
    const ends = ['2026-12-20', '2026-12-28'];
    const twice = await Promise.all(ends.map(endOn => send(path, 'cancellation', { endOn })));
    expect(twice.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const won = twice.find(({ status }) => status === 200)?.body;
    expect(await shown(path)).toEqual(won);
    const other = await member();
    const [end, pause] = await Promise.all([
      send(other, 'cancellation', { endOn: '2026-12-31' }),
      send(other, 'pause', { from: '2026-12-05', to: '2026-12-09' }),
    ]);
    expect([end.status, pause.status]).toEqual([200, 200]);
    expect(await shown(other)).toMatchObject({
      version: 3,
      endOn: '2026-12-31',
      pauses: [{ from: '2026-12-05', to: '2026-12-09' }],
    });
  });
});

describe('S37 a contact person cancels a membership of the company', () => {
  let contact: Caller;
  const own = (path: string) => path.replace('/v1/admin/', '/v1/portal/');
  beforeAll(async () => {
    contact = await op.portal(company);
  });

  test('by its notice, not earlier, and sees how it stands', async () => {
    const path = own(await member());
    expect((await contact.get(path)).body).toMatchObject({ earliestEndOn: '2026-12-25' });
    const early = await contact.post(`${path}/cancellation`, { endOn: '2026-12-24' });
    expect(early).toMatchObject(refused('notice_period', '2026-12-25 or later'));
    const reply = await contact.post(`${path}/cancellation`, { endOn: '2026-12-31' });
    expect(reply).toMatchObject({ status: 200, body: { status: 'active', endOn: '2026-12-31' } });
    expect((await contact.get(path)).body).toEqual(reply.body);
    expect(reply.body).not.toHaveProperty('earliestEndOn');
  });

  test('not one whose end was agreed, and none of another customer', async () => {
    const fixed = own(await member({ endOn: '2027-06-30' }));
    expect(await contact.post(`${fixed}/cancellation`, {})).toMatchObject(
      refused('membership_state', 'a membership without an end'),
    );
    const theirs = await member({}, await op.desk('Other', {}, null));
    const id = theirs.slice(theirs.lastIndexOf('/') + 1);
    const wrong = `/v1/portal/customers/${company}/memberships/${id}`;
    for (const path of [own(theirs), wrong])
      expect((await contact.post(`${path}/cancellation`, {})).status).toBe(404);
    const team = await op.portal(company, []);
    expect((await team.post(`${own(await member())}/cancellation`, {})).status).toBe(404);
    const elsewhere = `${of(company)}/${id}`;
    for (const action of ['cancellation', 'pause', 'resume', 'suspend', 'reactivate'])
      expect((await send(elsewhere, action)).status).toBe(404);
    expect(await shown(theirs)).toMatchObject({ status: 'active', version: 1 });
  });
});

describe('S37 a membership is paused and resumed', () => {
  test('from today, until it is resumed', async () => {
    const path = await member({ startOn: '2026-11-25' });
    expect((await send(path, 'pause')).body.pauses).toEqual([{ from: '2026-11-26' }]);
    expect((await send(path, 'pause', { from: '2027-02-01' })).status).toBe(409);
    expect((await send(path, 'resume')).body).not.toHaveProperty('pauses');
    expect(await send(path, 'resume')).toMatchObject(
      refused('membership_state', 'a paused membership'),
    );
    const running = await member();
    const paused = await send(running, 'pause', { from: today });
    expect(paused.body).toMatchObject({ status: 'paused', pauses: [{ from: today }] });
    const resumed = await send(running, 'resume', { to: '2026-11-30' });
    expect(resumed.body).toMatchObject({
      status: 'paused',
      pauses: [{ from: today, to: '2026-11-30' }],
    });
    expect((await send(running, 'resume')).body).toMatchObject({ status: 'active' });
  });

  test.each([
    [{ from: '2026-11-01' }, '/body/from', 'later than 2026-11-01'],
    [{ from: '2026-12-10', to: '2026-12-09' }, '/body/to', '2026-12-10 (from) or later'],
    [{ from: '2027-02-01' }, '/body/from', '2027-01-31 (endOn) or earlier'],
    [{ from: '2026-12-20', to: '2027-01-01' }, '/body/from', 'a day of service before 2027-01-02'],
    [{ from: '2026-12-32' }, '/body/from', undefined],
    [{ until: '2026-12-31' }, '/body/until', undefined],
  ])('but not with %j', async (body, field, expected) => {
    const path = await member({ endOn: '2027-01-31' });
    await send(path, 'pause', { from: '2027-01-02', to: '2027-01-03' });
    const before = await shown(path);
    const problem = { code: 'invalid_request', field, ...(expected && { expected }) };
    expect(await send(path, 'pause', body)).toMatchObject({ status: 400, body: problem });
    expect(await shown(path)).toEqual(before);
  });
});

describe('S76 a membership is suspended and reactivated', () => {
  test('from one state to the other, each once', async () => {
    const path = await member();
    const pair = await Promise.all([send(path, 'suspend'), send(path, 'suspend')]);
    expect(pair.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(await shown(path)).toMatchObject({ status: 'suspended', version: 2 });
    expect(await send(path, 'pause')).toMatchObject({ status: 409 });
    expect((await send(path, 'reactivate')).body).toMatchObject({ status: 'active' });
    expect(await send(path, 'reactivate')).toMatchObject(refused('membership_state', 'suspended'));
    const future = await member({ startOn: '2026-12-01' });
    expect(await send(future, 'suspend')).toMatchObject(
      refused('membership_state', 'active or paused'),
    );
  });
});

describe('S37 days that are billed stay', () => {
  beforeAll(async () => {
    const customer = await op.desk('Billed', {}, null);
    billed = await member({}, customer);
    await op.billDecember();
  });

  test('a cancellation ends after them, a pause begins after them', async () => {
    expect(await shown(billed)).toMatchObject({ billedThroughOn: '2026-12-31' });
    expect(await send(billed, 'cancellation', { endOn: '2026-12-30' })).toMatchObject(
      refused('already_billed', '2026-12-31 or later'),
    );
    expect(await send(billed, 'pause', { from: '2026-12-31' })).toMatchObject(
      refused('already_billed', '2027-01-01 or later'),
    );
    expect((await send(billed, 'pause')).body.pauses).toEqual([{ from: '2027-01-01' }]);
    await send(billed, 'resume');
    // 1 December + 30 days = 31 December, which is the last billed day too
    const { body } = await send(billed, 'cancellation');
    expect(body).toMatchObject({ endOn: '2026-12-31', cancellation: { endSetBy: 'notice' } });
  });
});
