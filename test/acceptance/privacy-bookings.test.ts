import { expect, test } from 'vitest';
import { walk } from '../support/bad-bodies.ts';
import { erase } from '../support/erasing.ts';
import { created } from '../support/month.ts';
import { operator } from '../support/operator.ts';
import { partition } from '../support/partition.ts';
import { at, site } from '../support/rooms.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();

test('bookings and series are exported; an erasure takes what a person called its own, and leaves the bookings', async () => {
  const op = await operator(world, { clock: '2026-11-25T09:00:00.000Z' });
  const resourceId = await (await site(op)).room();
  const company = await op.company();
  const path = `/v1/admin/customers/${company}`;
  const own = `/v1/portal/customers/${company}`;
  const memberId = await op.member(company, []);
  const ann = await op.login(company, memberId);
  const title = 'Lunch with Zebedee Quux';
  const weekly = {
    startsAt: '2026-12-01T09:00',
    endsAt: '2026-12-01T10:00',
    every: 'week',
    count: 2,
  };
  const booking = { resourceId, ...at('2026-11-30', 9, 10), memberId, title };
  const { id } = await created(ann, `${own}/bookings`, booking);
  const series = await created(ann, `${own}/booking-series`, { ...weekly, resourceId, title });
  const kept = { ...booking, ...at('2026-11-30', 11, 12), memberId: undefined, title: 'Board' };
  await created(op.owner, `${path}/bookings`, kept);

  const exported = (await walk(op.owner, `${path}/export`, 100)) as {
    type: string;
    data: object;
  }[];
  const of = (type: string) =>
    exported.filter(entry => entry.type === type).map(({ data }) => data);
  const shown = async (below: string) => (await op.owner.get(`${path}${below}`)).body;
  expect(of('booking')).toHaveLength(4);
  expect(of('booking')).toContainEqual(await shown(`/bookings/${id}`));
  expect(of('bookingSeries')).toEqual([await shown(`/booking-series/${series.id}`)]);

  const done = await erase(op.owner, company, { memberId });
  // one booking, two of the series, and the series
  expect(done.removed).toMatchObject({ members: 1, titles: 4 });
  expect(JSON.stringify(await partition(op.organisationId, company))).not.toContain('Zebedee');
  const after = (await walk(op.owner, `${path}/bookings`, 100)) as { title?: string }[];
  expect(after.map(({ title }) => title).filter(Boolean)).toEqual(['Board']);
  expect(after).toHaveLength(4);
});
