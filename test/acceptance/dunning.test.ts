import { beforeAll, expect, test } from 'vitest';
import type { Invoice } from '../../shared/contract/client.gen.ts';
import { inbox } from '../support/inbox.ts';
import { type Biller, biller, created, eur, waitFor } from '../support/month.ts';
import { turnClock } from '../support/turn-clock.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const mark = crypto.randomUUID().slice(0, 8);
const tax = { name: 'VAT', percent: '21' };
let op: Biller;

beforeAll(async () => {
  op = await biller(world, { generate: false });
  await policy({ on: true, suspendAfterDays: 8, lateFee: { afterDays: 7, percent: '5' } });
});

const policy = async (dunning: object) => {
  const { headers } = await op.owner.get('/v1/admin/organisation');
  const reply = await op.owner.patch('/v1/admin/organisation', { dunning }, headers.get('etag'));
  expect(reply.status).toBe(200);
};

/** A company that owes 121.00 since 25 November, due on 9 December; Bo gets billing copies, Ann those about its account. */
const debtor = async (name: string, membership: object | null = null) => {
  const domain = `${name.toLowerCase()}-${mark}.example`;
  const id = await op.desk(name, { email: `office@${domain}` }, membership);
  const at = `/v1/admin/customers/${id}`;
  const person = (who: string, notifications: object) =>
    created(op.owner, `${at}/contact-persons`, {
      ...{ name: who, email: `${who.toLowerCase()}@${domain}`, notifications },
    });
  await person('Bo', { billing: true, account: false });
  await person('Ann', { billing: false, account: true });
  const lines = [{ description: 'Desk', quantity: 1, unitPrice: eur(10_000), tax }];
  const invoice: Invoice = await created(op.owner, `${at}/invoices`, { lines });
  const mails = inbox(world.inboxUrl);
  return {
    at,
    domain,
    invoice,
    /** waits for so many, and answers them by subject, with whom they went to */
    told: async (count: number) => {
      const found = await mails.waitFor(count, { search: `@${domain}` });
      const all = found.map(({ subject, to, cc }) => `${subject} → ${to} cc ${cc}`);
      return all.map(each => each.replaceAll(`@${domain}`, '')).toSorted();
    },
    text: async (subject: string) => {
      const found = await mails.mails({ search: `@${domain}` });
      const mail = found.find(each => each.subject.includes(subject));
      return (await mails.mail(mail?.id ?? '')).text;
    },
    timeline: async () => {
      const { body } = await op.owner.get(`${at}/invoices/${invoice.id}/timeline`);
      return body.items.map(
        ({ on, text }: Record<'on' | 'text', string>) =>
          `${on} ${text.replaceAll(`@${domain}`, '')}`,
      );
    },
    memberships: async (): Promise<string[]> =>
      (await op.owner.get(`${at}/memberships`)).body.items.map(
        ({ status }: { status: string }) => status,
      ),
    pay: (amount: number, receivedOn: string) =>
      created(op.owner, `${at}/payments`, {
        ...{ amount: eur(amount), method: 'bank_transfer', receivedOn, confirm: false },
      }),
  };
};

const turnTo = (day: string) => turnClock(op.owner, `${day}T09:00:00.000Z`);

test('S70 S71 S76 S77 an unpaid invoice is reminded of, noticed, charged for and suspends, until it is paid', async () => {
  const [late, prompt, spared] = [
    await debtor('Late', { startOn: '2026-11-25' }),
    await debtor('Prompt'),
    await debtor('Spared', { startOn: '2026-11-25' }),
  ];
  const byHand = await created(op.owner, `${late.at}/memberships`, {
    ...{ planId: op.planId, startOn: '2026-11-25', announceStart: false },
  });
  await op.owner.post(`${late.at}/memberships/${byHand.id}/suspend`, {});
  const path = `${spared.at}/dunning`;
  const own = { remindDaysBefore: [], overdueNotice: false, remindDaysAfter: [], lateFee: null };
  const { headers } = await op.owner.get(path);
  const put = await op.owner.send('PUT', path, {
    headers: { 'content-type': 'application/json', 'if-match': headers.get('etag') ?? '' },
    body: JSON.stringify({ ...own, suspendAfterDays: 0 }),
  });
  expect(put).toMatchObject({ status: 200, body: { own, policy: { on: true }, version: 2 } });

  const number = late.invoice.number ?? '';
  const first = `Your membership Fixed desk with Harbour Desks is suspended → office cc ann`;
  const reminder = `Reminder: invoice ${number} from Harbour Desks → office cc bo`;
  await turnTo('2026-12-06');
  expect(await late.told(2)).toEqual([reminder, first]);
  expect(await late.text('Reminder')).toContain('€121.00');
  await prompt.pay(12_100, '2026-12-06');
  // the same day once more
  await turnClock(op.owner, '2026-12-06T20:00:00.000Z');

  // 9 December + 1 day
  await turnTo('2026-12-10');
  const overdue = `Overdue: invoice ${number} from Harbour Desks → office cc bo`;
  expect(await late.told(3)).toEqual([overdue, reminder, first]);
  expect(await late.text('Overdue')).toContain('Days overdue: 1\n');

  // 9 December + 8 days: the reminder and the fee of the 16th are caught up with the suspension
  await turnTo('2026-12-17');
  expect(await late.told(5)).toEqual([overdue, reminder, reminder, first, first]);
  expect(await late.memberships()).toEqual(['suspended', 'suspended']);
  const { body: fees } = await op.owner.get(`${late.at}/fees`);
  expect(fees.items).toMatchObject([
    {
      name: `Late fee for ${number}`,
      // 121.00 × 5 % = 6.05
      price: eur(605),
      status: 'open',
      origin: { kind: 'late_fee', id: late.invoice.id },
      explanation: `${number} was due on 2026-12-09: 5 % of 121.00 EUR`,
    },
  ]);
  expect(await spared.told(0)).toEqual([]);
  expect(await spared.memberships()).toEqual(['active']);
  expect(await prompt.told(1)).toHaveLength(1);

  const payment = await late.pay(12_100, '2026-12-17');
  await waitFor('the membership back', async () => {
    const stands = await late.memberships();
    return stands.includes('active') ? true : undefined;
  });
  const back = `Your membership Fixed desk with Harbour Desks: resumed → office cc ann`;
  expect(await late.told(6)).toEqual([overdue, reminder, reminder, first, first, back]);
  // what somebody suspended by hand stays
  expect((await late.memberships()).toSorted()).toEqual(['active', 'suspended']);

  await op.owner.post(`${late.at}/payments/${payment.id}/reverse`, { reason: 'Bounced' });
  await turnTo('2026-12-18');
  // the debt is as old as before: suspended at once, reminded once, and no second fee
  expect(await late.memberships()).toEqual(['suspended', 'suspended']);
  expect(await late.told(8)).toHaveLength(8);
  expect((await op.owner.get(`${late.at}/fees`)).body.items).toHaveLength(1);
  expect(await late.timeline()).toEqual([
    '2026-11-25 Issued over 121.00 EUR, due on 2026-12-09',
    '2026-12-06 Reminder, 3 days before it is due to office',
    '2026-12-10 Overdue notice, 1 day after it was due to office',
    '2026-12-17 Reminder, 7 days after it was due to office',
    '2026-12-17 Late fee of 6.05 EUR',
    '2026-12-17 Suspended for it: 1 membership',
    '2026-12-17 No longer suspended for it: 1 membership',
    '2026-12-17 Paid 121.00 EUR by bank transfer',
    '2026-12-17 Payment of 121.00 EUR taken back: Bounced',
    '2026-12-18 Overdue',
    '2026-12-18 Reminder, 7 days after it was due to office',
    '2026-12-18 Suspended for it: 1 membership',
  ]);
  // what begins while the debt stands is suspended on the day after
  await created(op.owner, `${late.at}/memberships`, {
    ...{ planId: op.planId, startOn: '2026-12-18', announceStart: false },
  });
  await turnTo('2026-12-19');
  expect(await late.memberships()).toEqual(['suspended', 'suspended', 'suspended']);
  const span = await op.owner.get(`${late.at}/timeline?from=2026-12-10&to=2026-12-10`);
  expect(span.body.items).toMatchObject([
    { kind: 'overdue', invoiceNumber: number, mail: { to: [`office@${late.domain}`] } },
  ]);
});
