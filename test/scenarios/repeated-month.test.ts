import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject, test } from 'vitest';
import { readRun } from '../../shared/billing/run-store.ts';
import { queryAll } from '../../shared/store/read.ts';
import { keys } from '../../shared/store/table.ts';
import { inbox } from '../support/inbox.ts';
import { eventually, freshWorld } from '../support/world.ts';
import { outcomeOf, settledRun } from './month-outcome.ts';
import { storeSmallMonth } from './small-month.ts';

test('I1 I3 a month that is ticked over and over again stays as it was billed', async () => {
  // an hour in two seconds
  const world = await freshWorld({ templateDir: inject('templateDir'), schedulerSpeed: 1800 });
  Object.assign(process.env, world.environment, { TABLE_NAME: world.tableName });
  const org = await storeSmallMonth('repeated');
  const run = await eventually('the month is settled', () => settledRun(org), 45_000);
  const once = await outcomeOf(org, run, 'repeated', inbox(world.inboxUrl));
  expect(once.totals).toMatchObject({ planned: 4, invoiced: 2, nothingToBill: 1, parked: 1 });
  // the schedule fires four times more
  await sleep(8_000);
  const later = await readRun(org, run.id);
  if (!later) throw new Error('the run is gone');
  expect(await queryAll({ pk: keys.runLog(org, '', '').pk })).toHaveLength(1);
  expect(await outcomeOf(org, later, 'repeated', inbox(world.inboxUrl))).toEqual(once);
  await world.stop();
});
