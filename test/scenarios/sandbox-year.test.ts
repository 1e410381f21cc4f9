import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { World } from '../../infra/local/world.ts';
import { inbox } from '../support/inbox.ts';
import { created } from '../support/month.ts';
import { receiver } from '../support/receiver.ts';
import { eventually, freshWorld } from '../support/world.ts';
import { actsOf } from './sandbox-year-acts.ts';
import { done, type Year, yearOf } from './sandbox-year-cast.ts';
import { expectedYear } from './sandbox-year-list.ts';
import { watch } from './sandbox-year-seen.ts';

const system = await receiver();
let world: World;
let year: Year;
let seen: ReturnType<typeof watch>;

beforeAll(async () => {
  world = await freshWorld({ templateDir: inject('templateDir'), schedulerSpeed: 1 });
  Object.assign(process.env, world.environment, { TABLE_NAME: world.tableName });
  const signIn = async () => {
    const { subject, accessToken } = await world.tokens(`${crypto.randomUUID()}@people.example`);
    return { subject, token: accessToken };
  };
  year = await yearOf({ baseUrl: world.apiUrl, signIn });
  const mails = inbox(world.inboxUrl);
  await mails.clear();
  await created(year.op.owner, '/v1/admin/webhooks', { url: system.url });
  seen = watch({ op: year.op, ids: year.ids, mails, system });
});
afterAll(async () => {
  await system.close();
  await world?.stop();
});

/** Every schedule that fires within an hour fires once. */
const hourPasses = () => {
  world.setSchedulerSpeed(3_600_000);
  for (const end = performance.now() + 1.5; performance.now() < end; );
  world.setSchedulerSpeed(1);
};

const turnTo = async (day: string) => {
  const { owner } = year.op;
  await done(owner, '/v1/admin/clock/advance', { to: `${day}T09:00:00.000Z` });
  let looks = 0;
  const isDone = async () => {
    // should another tick have been first, the next one looks again
    if (looks % 50 === 0) hourPasses();
    looks += 1;
    if ((await owner.get('/v1/admin/clock')).body.status !== 'ready') return false;
    const { items } = (await owner.get('/v1/admin/bill-runs')).body;
    return items.every(({ stage }: { stage: string }) => stage === 'closed');
  };
  await eventually(`the work up to ${day} is done`, isDone, 90_000, 100);
};

const count = (lines: readonly string[], line: string) =>
  lines.filter(each => each === line).length;
const isAmong = (wanted: readonly string[], lines: readonly string[]): boolean =>
  wanted.every(line => count(lines, line) >= count(wanted, line));

test('S49 S50 S51 S69 S70 S71 S72 S73 S76 S77 a year brings what its list says, each on its day, and nothing else', async () => {
  const acts = actsOf(year, world.endpoints.gateway);
  for (const [day, expected] of Object.entries(expectedYear)) {
    await turnTo(day);
    await acts[day]?.();
    const wanted = expected.filter(line => !line.startsWith('row '));
    const isThere = async () => isAmong(wanted, await seen.today());
    // what does not come is shown with all that did
    await eventually(day, isThere, 15_000, 100).catch(() => undefined);
    await seen.endDay(day);
  }
  const listed = Object.entries(expectedYear).map(([on, lines]) => [on, lines.toSorted()]);
  const [from = '', to = ''] = [listed.at(0), listed.at(-1)].map(each => String(each?.[0]));
  expect(await seen.all(from, to)).toEqual(Object.fromEntries(listed));
  expect(seen.turns()).toBe(listed.length);
  hourPasses();
  await sleep(1_000);
  expect(await seen.today(), 'what came behind the last day').toEqual([]);
}, 300_000);

// what a customer did over HTTP, a gateway told of, or the clock brought
test.each([
  [
    'S69 a transfer that was booked',
    '2027-02-10',
    'noor cc bo: Harbour Desks has received your payment of €145.20',
    'Amount: €145.20\nReceived on: February 10, 2027\nPayment method: Bank transfer\nFor invoice: Noor-1\n',
  ],
  [
    'S69 a debit that the bank paid',
    '2027-03-17',
    'ben cc bea: Harbour Desks has received your payment of €145.20',
    'Received on: March 17, 2027\nPayment method: Direct debit\nFor invoice: Ben-1\n',
  ],
  [
    'S70 a due date that comes',
    '2027-01-12',
    'noor cc bo: Reminder: invoice Noor-1 from Harbour Desks',
    'Invoice: Noor-1\nOpen amount: €145.20\nDue on: January 15, 2027\n',
  ],
  [
    'S71 a due date that has passed',
    '2027-01-16',
    'noor cc bo: Overdue: invoice Noor-1 from Harbour Desks',
    'Open amount: €145.20\nDue on: January 15, 2027\nDays overdue: 1\n',
  ],
  [
    'S72 a mandate that is asked for',
    '2027-02-16',
    'ben cc bea: Please set up a direct debit mandate for Harbour Desks',
    '/setup/gset_',
  ],
  [
    'S73 a mandate that the bank confirmed',
    '2027-02-22',
    'ben cc bea: Your direct debit mandate for Harbour Desks is active',
    'Account ending in: 3004\nActive since: February 22, 2027\n',
  ],
  [
    'S76 a debt that is too old',
    '2027-02-05',
    'noor cc ann: Your membership Fixed desk with Harbour Desks is suspended',
    'has been suspended as of February 5, 2027.',
  ],
])('%s is told in so many words', async (_, day, mail, words) => {
  expect(await seen.textOf(day, `mail ${mail}`)).toContain(words);
});
