import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject, test } from 'vitest';
import { lateRuns } from '../../shared/billing/late-runs.ts';
import { plusSeconds } from '../../shared/kernel/clock.ts';
import { queryAll } from '../../shared/store/read.ts';
import { keys } from '../../shared/store/table.ts';
import { inbox } from '../support/inbox.ts';
import { editedTemplate, freshWorld } from '../support/world.ts';
import { at as dueAt, storeSmallMonth } from './small-month.ts';

test('with the schedules disabled in the template nothing is billed', async () => {
  const templateDir = editedTemplate(inject('templateDir'), ({ Type, Properties }) => {
    if (Type === 'AWS::Scheduler::Schedule') Properties.State = 'DISABLED';
  });
  // an hour in two seconds: four ticks would fire while the test waits
  const world = await freshWorld({ templateDir, schedulerSpeed: 1800 });
  Object.assign(process.env, world.environment, { TABLE_NAME: world.tableName });
  const org = await storeSmallMonth('disabled');
  await sleep(8_000);
  expect(await queryAll({ pk: keys.runLog(org, '', '').pk })).toEqual([]);
  expect(await inbox(world.inboxUrl).mails()).toEqual([]);
  // three hours of silence are told, not less
  const after = (hours: number) => lateRuns(plusSeconds(dueAt, hours * 3_600));
  expect(await after(2.9)).toEqual([]);
  expect(await after(3.1)).toMatchObject([{ organisationId: org }]);
  await world.stop();
});
