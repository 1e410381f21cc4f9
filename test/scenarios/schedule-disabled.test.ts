import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createSignIn } from '../../infra/local/sign-in.ts';
import type { World } from '../../infra/local/world.ts';
import { readOrganisation } from '../../shared/billing/inputs.ts';
import { lateRuns } from '../../shared/billing/late-runs.ts';
import { checkOrganisation } from '../../shared/billing/start-run.ts';
import { plusSeconds } from '../../shared/kernel/clock.ts';
import { createId } from '../../shared/kernel/id.ts';
import { pointerItem } from '../../shared/people/subject.ts';
import { queryAll } from '../../shared/store/read.ts';
import { keys } from '../../shared/store/table.ts';
import { putAll } from '../../shared/store/transact.ts';
import { caller } from '../support/caller.ts';
import { editedTemplate } from '../support/edited-template.ts';
import { inbox } from '../support/inbox.ts';
import { waitFor } from '../support/month.ts';
import { freshWorld } from '../support/world.ts';
import { at as dueAt, storeSmallMonth } from './small-month.ts';

let world: World;
beforeAll(async () => {
  const templateDir = editedTemplate(inject('templateDir'), ({ Type, Properties }) => {
    if (Type === 'AWS::Scheduler::Schedule') Properties.State = 'DISABLED';
  });
  // an hour in two seconds: four ticks would fire while the test waits
  world = await freshWorld({ templateDir, schedulerSpeed: 1800 });
  Object.assign(process.env, world.environment, { TABLE_NAME: world.tableName });
});
afterAll(() => world.stop());

test('with the schedules disabled in the template nothing is billed', async () => {
  const org = await storeSmallMonth('disabled');
  await sleep(8_000);
  expect(await queryAll({ pk: keys.runLog(org, '', '').pk })).toEqual([]);
  expect(await inbox(world.inboxUrl).mails()).toEqual([]);
  // three hours of silence are told, not less
  const after = (hours: number) => lateRuns(plusSeconds(dueAt, hours * 3_600));
  expect(await after(2.9)).toEqual([]);
  expect(await after(3.1)).toMatchObject([{ organisationId: org }]);
});

test('a run that stands still is resumed by an admin, once, and bills', async () => {
  const org = await storeSmallMonth('stuck');
  const signIn = createSignIn(world.userPool);
  const { subject, accessToken } = await signIn('ops@small.example');
  const name = 'Ops';
  const admin = { id: createId('admin'), name, email: 'ops@small.example', role: 'admin' };
  const common = { subject, version: 1, createdAt: '2026-11-01T09:00:00.000Z' };
  await putAll([
    { ...keys.admin(org, admin.id), ...admin, ...common },
    pointerItem(subject, org, { adminId: admin.id }),
  ]);
  const organisation = await readOrganisation(org);
  if (!organisation) throw new Error('no organisation');
  // all that a tick leaves behind that was killed before it started the machine
  const { run } = await checkOrganisation(organisation, { schedule: 's', scheduledAt: 's' });
  const ops = caller(world.apiUrl, accessToken);
  const path = `/v1/admin/bill-runs/${run?.id}`;
  const early = await ops.post(`${path}/resume`, {});
  expect(early.body).toMatchObject({ status: 409, code: 'run_not_stuck' });
  const resumed = await waitFor('the lease is over', async () => {
    const replies = await Promise.all([1, 2].map(() => ops.post(`${path}/resume`, {})));
    return replies.some(({ status }) => status === 202) ? replies : undefined;
  });
  expect(resumed.map(({ status }) => status).sort()).toEqual([202, 409]);
  const closed = await waitFor('the run is closed', async () => {
    const { body } = await ops.get(path);
    return body.stage === 'closed' ? body : undefined;
  });
  expect(closed).toMatchObject({ attempt: 2 });
  expect(closed.totals.invoiced).toBeGreaterThan(0);
  const late = await ops.post(`${path}/resume`, {});
  expect(late.body).toMatchObject({
    code: 'run_not_stuck',
    received: expect.stringMatching(/^closed/),
  });
});
