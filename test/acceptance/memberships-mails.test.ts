import { beforeAll, expect, test } from 'vitest';
import { inbox } from '../support/inbox.ts';
import { type Biller, biller, created, eur, waitFor } from '../support/month.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const mark = crypto.randomUUID().slice(0, 8);
const tax = { name: 'VAT', percent: '21' };
const desk = { name: 'Hot desk', kind: 'recurring', category: 'desk', price: eur(12_000), tax };

let op: Biller;
let planId: string;
let companies = 0;

beforeAll(async () => {
  op = await biller(world, { generate: false });
  planId = (await created(op.owner, '/v1/admin/plans', { ...desk, noticeDays: 10 })).id;
});

/** A company whose mail goes to a domain of its own, with Ann in copy. */
const company = async () => {
  companies += 1;
  const domain = `told${companies}-${mark}.example`;
  const id = await op.company({ name: 'Acme', email: `office@${domain}` });
  const path = `/v1/admin/customers/${id}`;
  const person = { name: 'Ann', email: `ann@${domain}` };
  const notifications = { billing: false, account: true };
  await created(op.owner, `${path}/contact-persons`, { ...person, notifications });
  const mails = inbox(world.inboxUrl);
  return {
    id,
    membership: async (fields: object): Promise<string> => {
      const { id } = await created(op.owner, `${path}/memberships`, { planId, ...fields });
      return `${path}/memberships/${id}`;
    },
    /** waits for so many, and answers what each says: change and date, in order of the dates */
    told: async (count: number): Promise<string[]> => {
      const found = await mails.waitFor(count, { search: `@${domain}` });
      const texts = await Promise.all(
        found.map(async ({ id, subject, to, cc }) => {
          expect([to, cc]).toEqual([[`office@${domain}`], [`ann@${domain}`]]);
          const { text } = await mails.mail(id);
          const date = /[A-Z][a-z]+ \d+, \d{4}/.exec(text ?? '')?.[0];
          return `${subject.replace(/ with Harbour Desks/, '')} ${date}`;
        }),
      );
      return texts.toSorted();
    },
  };
};
const send = async (path: string, action: string, body: object = {}) => {
  const reply = await op.owner.post(`${path}/${action}`, body);
  expect(reply.status).toBe(200);
};
const edit = async (path: string, changes: object) => {
  const { headers } = await op.owner.get(path);
  expect((await op.owner.patch(path, changes, headers.get('etag'))).status).toBe(200);
};
const status = async (path: string) => (await op.owner.get(path)).body.status;
/** until the tick has done what is to be done */
const turnTo = async (to: string) => {
  await op.turnTo(to);
  await waitFor('the clock turned', async () => {
    const { body } = await op.owner.get('/v1/admin/organisation');
    return body.clock.now === to && body.clock.status === 'ready' ? true : undefined;
  });
};
const changed = (change: string, date: string) => `Your membership Hot desk: ${change} ${date}`;

test('S76 S77 a suspension, its end and a cancellation are mailed when they are made, each once', async () => {
  const acme = await company();
  const path = await acme.membership({ startOn: '2026-11-25' });
  const pair = await Promise.all([1, 2].map(() => op.owner.post(`${path}/suspend`, {})));
  expect(pair.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  await send(path, 'reactivate');
  await send(path, 'cancellation');
  await send(path, 'cancellation');
  expect(await acme.told(4)).toEqual([
    'Your membership Hot desk is suspended November 25, 2026',
    // 25 November + 10 days
    changed('cancelled', 'December 5, 2026'),
    changed('resumed', 'November 25, 2026'),
    changed('started', 'November 25, 2026'),
  ]);
});

test('S77 what the calendar brings is mailed on its day, by the date where the operator is', async () => {
  const [acme, bolt, cara, dora] = [
    await company(),
    await company(),
    await company(),
    await company(),
  ];
  const path = await acme.membership({ startOn: '2026-11-28', endOn: '2026-12-20' });
  await send(path, 'pause', { from: '2026-12-02', to: '2026-12-08' });
  const never = await bolt.membership({ startOn: '2027-01-10' });
  await send(never, 'cancellation');
  const late = await cara.membership({ startOn: '2026-11-27' });
  await edit(late, { startOn: '2026-11-29' });
  const quiet = await dora.membership({ startOn: '2026-11-28', announceStart: false });

  // 23:30 UTC on the 27th is 00:30 on the 28th in Amsterdam
  await turnTo('2026-11-27T23:30:00.000Z');
  expect(await acme.told(1)).toEqual([changed('started', 'November 28, 2026')]);
  await edit(path, { endOn: '2026-12-31' });

  // seven weeks at once: everything in between is told, with its own date, and nothing again
  await turnTo('2027-01-20T09:00:00.000Z');
  expect(await acme.told(4)).toEqual([
    changed('ended', 'December 31, 2026'),
    changed('paused', 'December 2, 2026'),
    changed('resumed', 'December 9, 2026'),
    changed('started', 'November 28, 2026'),
  ]);
  expect(await cara.told(1)).toEqual([changed('started', 'November 29, 2026')]);
  // it never started, so it neither starts nor ends
  expect(await bolt.told(1)).toEqual([changed('cancelled', 'January 9, 2027')]);
  expect(await dora.told(0)).toEqual([]);
  const all = [path, never, late, quiet];
  expect(await Promise.all(all.map(status))).toEqual(['ended', 'ended', 'active', 'active']);
});
