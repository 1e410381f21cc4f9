import { beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../support/caller.ts';
import { inbox } from '../support/inbox.ts';
import { type Biller, biller, created, eur, waitFor } from '../support/month.ts';
import { at, site, vat } from '../support/rooms.ts';
import { startWorld } from '../support/world.ts';

/** A company whose members pay for themselves, beside what it pays itself (decision 0022). */
const world = await startWorld();
const domain = `pays-${process.pid}.example`;
let op: Biller;
let room: string;
let company: string;
let payer: string;
let ann: { readonly id: string; readonly caller: Caller };
let ada: Caller;

const path = (customerId: string) => `/v1/admin/customers/${customerId}`;
const all = async (of: string) => (await op.owner.get(of)).body.items;
const patched = async (of: string, changes: object) => {
  const { headers } = await op.owner.get(of);
  return op.owner.patch(of, changes, headers.get('etag'));
};
const desk = (fields: object = {}) => ({
  ...{ planId: op.planId, startOn: '2026-12-01', announceStart: false },
  ...fields,
});
const printing = (fields: object = {}) => ({
  ...{ name: 'Printing', on: '2026-11-26', price: eur(500), tax: vat, quantity: 1 },
  ...fields,
});

interface Shown {
  readonly net: { readonly amount: number };
  readonly lines: {
    readonly description: string;
    readonly period?: { readonly from: string; readonly through: string };
    readonly net: { readonly amount: number };
  }[];
}
const invoicesOf = async (customerId: string): Promise<Shown[]> =>
  all(`${path(customerId)}/invoices`);
/** days of membership and their net, in order, of whatever invoice */
const daysOf = async (customerId: string) =>
  (await invoicesOf(customerId))
    .flatMap(({ lines }) => lines)
    .flatMap(({ description, period, net }) =>
      period && description.startsWith('Fixed desk')
        ? [[period.from, period.through, net.amount]]
        : [],
    )
    .sort();
const closed = (billingOn: string) =>
  waitFor(`the run of ${billingOn} closed and mailed`, async () =>
    (await op.runs()).find(
      run => run.billingOn === billingOn && run.stage === 'closed' && run.delivery !== 'open',
    ),
  );

beforeAll(async () => {
  op = await biller(world, { send: true });
  room = await (await site(op)).room({}, { cancellation: [{ hoursBefore: 48, percent: 50 }] });
  company = await op.desk('Payful', { email: `office@${domain}` });
  payer = await op.individual({
    name: 'Ann Private',
    email: `ann@${domain}`,
    billingAddress: { line1: 'Kade 9', postalCode: '1011 AB', city: 'Amsterdam', country: 'NL' },
  });
  const id = await op.member(company);
  ann = { id, caller: await op.login(company, id) };
  ada = await op.portal(company);
  const member = await patched(`${path(company)}/members/${id}`, { payerId: payer });
  expect(member).toMatchObject({ status: 200, body: { payerId: payer } });
  const terms = await patched(`${path(company)}/billing-terms`, { billTo: 'member' });
  expect(terms).toMatchObject({ status: 200, body: { billTo: 'member' } });
});

describe('who pays for itself', () => {
  test('S37 S39 is charged for what names it, and not its company, unless the charge says so', async () => {
    const own = await created(op.owner, `${path(company)}/memberships`, desk({ memberId: ann.id }));
    const forMember = { customerId: company, memberId: ann.id };
    expect(own).toMatchObject({ customerId: payer, forMember });
    expect(own).not.toHaveProperty('memberId');
    const fee = await created(op.owner, `${path(company)}/fees`, printing({ memberId: ann.id }));
    expect(fee).toMatchObject({ customerId: payer, forMember });
    const told = printing({ name: 'Poster', memberId: ann.id, billTo: 'company' });
    const companys = await created(op.owner, `${path(company)}/fees`, told);
    expect(companys).toMatchObject({ customerId: company, memberId: ann.id });
    expect(await all(`${path(company)}/fees`)).toEqual([companys]);
    expect(await all(`${path(payer)}/fees`)).toEqual([fee]);
    expect(await all(`${path(payer)}/memberships`)).toEqual([own]);
  });

  test('S16 S41 pays for what it books, also for the company alone, which a contact person may', async () => {
    const portal = `/v1/portal/customers/${company}`;
    const wish = { resourceId: room, ...at('2026-11-27', 9, 10) };
    const quoted = await ann.caller.post(`${portal}/booking-quotes`, wish);
    expect(quoted.body).toMatchObject({ bookable: true, billTo: 'member' });
    const booked = await created(ann.caller, `${portal}/bookings`, wish);
    expect(booked).toMatchObject({ billTo: 'member', charge: 'fee' });
    const shown = (await op.owner.get(`${path(company)}/bookings/${booked.id}`)).body;
    expect(shown).toMatchObject({ customerId: company, payerId: payer, billTo: 'member' });
    const fee = (await op.owner.get(`${path(payer)}/fees/${shown.feeId}`)).body;
    // 1 h × 20.00 = 20.00
    expect(fee).toMatchObject({ price: eur(2_000), origin: { kind: 'booking', id: booked.id } });
    // whoever pays for the company sees what it pays, and nothing else (S14)
    const seen = (await ada.get(`${portal}/bookings/${booked.id}`)).body;
    expect(seen).toMatchObject({ id: booked.id, billTo: 'member' });
    expect(seen).not.toHaveProperty('price');
    const hers = await created(ada, `${portal}/bookings`, { ...wish, ...at('2026-11-27', 10, 11) });
    expect(hers).toMatchObject({ billTo: 'company', price: { charged: eur(2_000) } });
  });

  test('S41 pays for a booking that is moved, handed to the other one, and cancelled, once', async () => {
    const wish = { resourceId: room, ...at('2026-11-26', 9, 10), memberId: ann.id };
    const bookings = `${path(company)}/bookings`;
    const { id } = await created(op.owner, bookings, wish);
    const openOf = async (customerId: string) =>
      (await all(`${path(customerId)}/fees?status=open`))
        .filter((fee: { origin?: { id: string } }) => fee.origin?.id === id)
        .map((fee: { price: { amount: number } }) => fee.price.amount);
    expect([await openOf(payer), await openOf(company)]).toEqual([[2_000], []]);
    await patched(`${bookings}/${id}`, { endsAt: at('2026-11-26', 9, 11).endsAt });
    expect([await openOf(payer), await openOf(company)]).toEqual([[4_000], []]);
    const handed = await patched(`${bookings}/${id}`, { billTo: 'company' });
    expect(handed).toMatchObject({ status: 200, body: { billTo: 'company' } });
    expect([await openOf(payer), await openOf(company)]).toEqual([[], [4_000]]);
    await patched(`${bookings}/${id}`, { billTo: 'member' });
    expect([await openOf(payer), await openOf(company)]).toEqual([[4_000], []]);
    await op.owner.post(`${bookings}/${id}/cancel`, {});
    // within 48 hours: 50 % of 40.00
    expect([await openOf(payer), await openOf(company)]).toEqual([[2_000], []]);
  });

  test('S41 draws its own credit, and what it drew comes back to it when the company pays', async () => {
    const grant = { name: 'Hour', unit: 'minutes', amount: 60 };
    const { id: mine } = await created(op.owner, `${path(payer)}/credits`, grant);
    const { id: ours } = await created(op.owner, `${path(company)}/credits`, grant);
    const used = async () => [
      (await op.owner.get(`${path(payer)}/credits/${mine}`)).body.used,
      (await op.owner.get(`${path(company)}/credits/${ours}`)).body.used,
    ];
    const wish = { resourceId: room, ...at('2026-11-30', 9, 10), memberId: ann.id };
    const booked = await created(op.owner, `${path(company)}/bookings`, wish);
    expect(booked).toMatchObject({ charge: 'none', payerId: payer });
    expect(await used()).toEqual([60, 0]);
    const { body } = await ann.caller.get(`/v1/portal/customers/${company}/credit-balances`);
    expect(body.items).toMatchObject([{ name: 'Hour', left: 0 }]);
    await patched(`${path(company)}/bookings/${booked.id}`, { billTo: 'company' });
    expect(await used()).toEqual([0, 60]);
    await op.owner.post(`${path(company)}/bookings/${booked.id}/cancel`, { waiveFee: true });
    expect(await used()).toEqual([0, 0]);
  });

  test('a series is paid by whom it was asked for', async () => {
    const local = { startsAt: '2026-12-01T14:00', endsAt: '2026-12-01T15:00' };
    const asked = { resourceId: room, memberId: ann.id, ...local, every: 'day', count: 2 };
    const { bookings } = await created(op.owner, `${path(company)}/booking-series`, asked);
    const ids = bookings.map(({ bookingId }: { bookingId: string }) => bookingId);
    const shown = await Promise.all(
      ids.map((id: string) => op.owner.get(`${path(company)}/bookings/${id}`)),
    );
    expect(shown.map(({ body }) => body.payerId)).toEqual([payer, payer]);
  });

  test('an open fee goes to the other one whole, once, and page by page', async () => {
    const asked = printing({ name: 'Keys', memberId: ann.id });
    const fee = await created(op.owner, `${path(company)}/fees`, asked);
    const change = `${path(payer)}/fees/${fee.id}/payer`;
    const replies = await Promise.all(
      [1, 2, 3].map(() => op.owner.post(change, { billTo: 'company' })),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const done = replies.find(({ status }) => status === 201)?.body;
    expect(done).toMatchObject({
      fee: { customerId: company, memberId: ann.id, name: 'Keys', status: 'open' },
      replaced: { id: fee.id, status: 'waived' },
    });
    const keysOf = async (customerId: string) => {
      const names: string[] = [];
      for (let cursor = ''; ; ) {
        const page = await op.owner.get(`${path(customerId)}/fees?status=open&limit=1${cursor}`);
        names.push(...page.body.items.map(({ name }: { name: string }) => name));
        if (!page.body.nextCursor) return names.filter(name => name === 'Keys');
        cursor = `&cursor=${encodeURIComponent(page.body.nextCursor)}`;
      }
    };
    expect([await keysOf(company), await keysOf(payer)]).toEqual([['Keys'], []]);
    const again = await op.owner.post(`${path(company)}/fees/${done.fee.id}/payer`, {
      billTo: 'company',
    });
    expect(again).toMatchObject({ status: 400, body: { field: '/body/billTo' } });
  });
});

test('S77 a deposit that nobody billed goes along with its membership, and both payers are told', async () => {
  const plan = {
    name: 'Vault',
    kind: 'recurring',
    category: 'office',
    price: eur(9_000),
    tax: vat,
  };
  const vault = await created(op.owner, '/v1/admin/plans', { ...plan, deposit: eur(20_000) });
  const address = { line1: 'Kade 8', postalCode: '1011 AB', city: 'Amsterdam', country: 'NL' };
  const ben = { name: 'Ben', email: `ben@${domain}`, billingAddress: address };
  const bens = await op.individual(ben);
  const firm = await op.desk('Firm', { email: `firm@${domain}` }, null);
  const member = { name: 'Ben', email: `b@${domain}`, payerId: bens };
  const { id: memberId } = await created(op.owner, `${path(firm)}/members`, member);
  const asked = { planId: vault.id, memberId, startOn: '2026-11-20', announceStart: undefined };
  const held = await created(op.owner, `${path(firm)}/memberships`, asked);
  const change = `${path(firm)}/memberships/${held.id}/plan-change`;
  const { membership } = await created(op.owner, change, { billTo: 'member', when: 'now' });
  expect(await all(`${path(firm)}/fees?origin=deposit`)).toMatchObject([{ status: 'waived' }]);
  expect(await all(`${path(bens)}/fees?origin=deposit`)).toMatchObject([
    { id: membership.depositFeeId, status: 'open', on: '2026-11-25', price: eur(20_000) },
  ]);
  const box = inbox(world.inboxUrl);
  const told = async (to: string, count: number) =>
    (await box.waitFor(count, { to })).map(({ subject }) => subject).sort();
  expect(await told(`ben@${domain}`, 1)).toEqual([expect.stringContaining('started')]);
  expect(await told(`firm@${domain}`, 2)).toEqual([
    expect.stringContaining('ended'),
    expect.stringContaining('started'),
  ]);
});

describe('nobody is made to pay', () => {
  const refused = (status: number, code: string, field?: string) => ({
    status,
    body: { code, ...(field && { field }) },
  });

  test('who is not an individual customer of this operator', async () => {
    const member = `${path(company)}/members/${ann.id}`;
    const foreign = await (await biller(world)).individual();
    for (const payerId of [company, foreign]) {
      const reply = await patched(member, { payerId });
      expect(reply).toMatchObject(refused(400, 'unknown_reference', '/body/payerId'));
    }
    expect(await patched(member, { billTo: 'nobody' })).toMatchObject(
      refused(400, 'invalid_request', '/body/billTo'),
    );
    expect(await patched(`${path(payer)}/billing-terms`, { billTo: 'member' })).toMatchObject(
      refused(409, 'customer_not_a_company', '/body/billTo'),
    );
  });

  test('without a payer, or for a member of another company, or for nobody', async () => {
    const bob = await op.member(company);
    const fees = `${path(company)}/fees`;
    expect(await op.owner.post(fees, printing({ memberId: bob }))).toMatchObject(
      refused(409, 'payer_missing'),
    );
    const memberships = `${path(company)}/memberships`;
    expect(await op.owner.post(memberships, desk({ memberId: bob }))).toMatchObject(
      refused(409, 'payer_missing'),
    );
    expect(await patched(`${path(company)}/members/${bob}`, { billTo: 'member' })).toMatchObject(
      refused(409, 'payer_missing', '/body/billTo'),
    );
    const other = await op.desk('Other', {}, null);
    expect(await op.owner.post(`${path(other)}/fees`, printing({ memberId: bob }))).toMatchObject(
      refused(400, 'unknown_reference', '/body/memberId'),
    );
    expect(await op.owner.post(fees, printing({ billTo: 'member' }))).toMatchObject(
      refused(400, 'invalid_request', '/body/billTo'),
    );
  });

  test('S25 by somebody who is not an admin', async () => {
    const portal = `/v1/portal/customers/${company}`;
    const wish = { resourceId: room, ...at('2026-12-04', 9, 10), billTo: 'company' };
    expect(await ann.caller.post(`${portal}/bookings`, wish)).toMatchObject(
      refused(400, 'invalid_request'),
    );
    const added = { name: 'Eve', email: `eve@${domain}`, payerId: payer };
    expect(await ada.post(`${portal}/members`, added)).toMatchObject(
      refused(400, 'invalid_request'),
    );
    expect(await ann.caller.get(`/v1/portal/customers/${payer}/invoices`)).toMatchObject(
      refused(404, 'not_found'),
    );
  });
});

describe('a run', () => {
  test('I1 S6 bills and mails each its own, as its dry run says', async () => {
    const asked = { billingOn: '2026-12-01' };
    const dry = await op.owner.post('/v1/admin/bill-runs/preview', asked);
    const run = await op.billDecember();
    expect(run.totals).toMatchObject(dry.body.totals);
    // desk 120.00, printing 5.00, room 20.00, cancelled room 20.00
    expect((await invoicesOf(payer)).map(({ net }) => net.amount)).toEqual([16_500]);
    // desk 120.00, poster 5.00, keys 5.00, room 20.00
    expect((await invoicesOf(company)).map(({ net }) => net.amount)).toEqual([15_000]);
    const box = inbox(world.inboxUrl);
    const [mine] = await box.waitFor(1, { to: `ann@${domain}` });
    const [ours] = await box.waitFor(1, { to: `office@${domain}` });
    expect([mine?.subject, ours?.subject]).toEqual([
      expect.stringContaining('INV-'),
      expect.stringContaining('INV-'),
    ]);
  });

  test('I1 S37 bills each day once, to who pays on it, whoever changes that in mid-period and back', async () => {
    const terms = desk({ memberId: ann.id, billTo: 'company', startOn: '2026-12-03' });
    const desks = `${path(company)}/memberships`;
    const before = await created(op.owner, desks, terms);
    expect(before).toMatchObject({ customerId: company, memberId: ann.id });
    await op.turnTo('2027-01-01T06:00:00.000Z');
    await closed('2027-01-01');
    const change = `${desks}/${before.id}/plan-change`;
    const wanted = { billTo: 'member', when: '2027-01-16' };
    const replies = await Promise.all([1, 2, 3].map(() => op.owner.post(change, wanted)));
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const done = replies.find(({ status }) => status === 201)?.body;
    // 120.00 × 16/31 = 61.94
    expect(done).toMatchObject({
      membership: { customerId: payer, startOn: '2027-01-16', replaces: before.id },
      replaced: { customerId: company, endOn: '2027-01-15', replacedBy: done.membership.id },
      credited: eur(6_194),
    });
    expect(done.membership).toMatchObject({ forMember: { customerId: company, memberId: ann.id } });
    const back = `${path(payer)}/memberships/${done.membership.id}/plan-change`;
    expect(await op.owner.post(back, { billTo: 'member', when: '2027-02-01' })).toMatchObject({
      status: 400,
      body: { field: '/body/billTo' },
    });
    const returned = await created(op.owner, back, { billTo: 'company', when: '2027-02-11' });
    expect(returned.membership).toMatchObject({ customerId: company, memberId: ann.id });
    await op.turnTo('2027-02-01T06:00:00.000Z');
    await closed('2027-02-01');
    // of its own desk and of this one: 120.00 × 16/31 = 61.94; 120.00 × 10/28 = 42.86
    expect(await daysOf(payer)).toEqual([
      ['2026-12-01', '2026-12-31', 12_000],
      ['2027-01-01', '2027-01-31', 12_000],
      ['2027-01-16', '2027-01-31', 6_194],
      ['2027-02-01', '2027-02-10', 4_286],
      ['2027-02-01', '2027-02-28', 12_000],
    ]);
    // of its own desk and of this one: 120.00 × 29/31 = 112.26; 120.00 × 18/28 = 77.14
    expect(await daysOf(company)).toEqual([
      ['2026-12-01', '2026-12-31', 12_000],
      ['2026-12-03', '2026-12-31', 11_226],
      ['2027-01-01', '2027-01-31', 12_000],
      ['2027-01-01', '2027-01-31', 12_000],
      ['2027-02-01', '2027-02-28', 12_000],
      ['2027-02-11', '2027-02-28', 7_714],
    ]);
    const credits = (await invoicesOf(company)).flatMap(({ lines }) =>
      lines.filter(({ description }) => description.startsWith('Credit')),
    );
    expect(credits.map(({ net }) => net.amount)).toEqual([-6_194]);
  });

  test('I1 I6 leaves nothing for the audit to find', async () => {
    await op.owner.post('/v1/admin/audit', undefined);
    const audit = await waitFor('the audit', async () => {
      const { last, current } = (await op.owner.get('/v1/admin/audit')).body;
      return current ? undefined : last;
    });
    expect(audit.findings).toEqual([]);
  });
});
