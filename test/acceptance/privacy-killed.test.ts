import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { cognito } from '../../shared/clients/cognito.ts';
import { dynamodb } from '../../shared/clients/dynamodb.ts';
import type { Id } from '../../shared/kernel/id.ts';
import { readAudience } from '../../shared/notifications/audience.ts';
import { continueErasure, type Progress } from '../../shared/privacy/erase.ts';
import type { Removed } from '../../shared/privacy/model.ts';
import { newErasure } from '../../shared/privacy/rules.ts';
import { type ErasureRef, erasureWrite, readErasure } from '../../shared/privacy/store.ts';
import { transact } from '../../shared/store/transact.ts';
import { camtOf } from '../support/bank.ts';
import { hasUser } from '../support/erasing.ts';
import { inbox } from '../support/inbox.ts';
import { choosePassword } from '../support/invited.ts';
import { killable } from '../support/killed.ts';
import { bothRoles, coffee } from '../support/mailed-company.ts';
import { type Biller, biller, created } from '../support/month.ts';
import { itemsWith } from '../support/table-scan.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
Object.assign(process.env, { LEASE_SECONDS: '1', USER_POOL_ID: world.userPool.userPoolId });
let op: Biller;
let killing: ReturnType<typeof killable>;
beforeAll(async () => {
  op = await biller(world, { send: true, emailInvoicesTo: ['billing_persons'] });
  killing = killable(dynamodb(), cognito());
});

/** A company with somebody who is a member with a login and a contact person, has got mail and has paid. */
const company = async () => {
  const domain = `${crypto.randomUUID()}.example`;
  const email = `vic@${domain}`;
  const id = (await op.desk('Acme', { email: `office@${domain}` }, null)) as Id<'customer'>;
  const path = `/v1/admin/customers/${id}`;
  const vic = { name: 'Vic Killed', email };
  const member = await created(op.owner, `${path}/members`, { ...vic, roles: bothRoles });
  await op.owner.post(`${path}/members/${member.id}/invite`, {});
  await choosePassword(world, email);
  const notifications = { billing: true, account: true };
  await created(op.owner, `${path}/contact-persons`, { ...vic, notifications });
  const { number } = await created(op.owner, `${path}/invoices`, coffee);
  await paid(number);
  await inbox(world.inboxUrl).waitFor(2, { to: email });
  return { id, email };
};

const iban = 'NL44RABO0123456789';
const paid = async (number: string) => {
  const content = camtOf({
    amount: '1.21',
    text: `${number} Vic Killed`,
    payer: 'V. KILLED',
    iban,
  });
  const statements = '/v1/admin/bank-statements';
  const { id } = await created(op.owner, statements, { format: 'camt.053', content });
  const booked = await op.owner.post(`${statements}/${id}/confirm`, {});
  expect(booked.body.booked).toHaveLength(1);
};
type Company = Awaited<ReturnType<typeof company>>;

/** An erasure that no event tells of, so that only this test works at it. */
const quietErasure = async ({ id, email }: Company): Promise<ErasureRef> => {
  const audience = await readAudience(op.organisationId, id);
  if (!audience) throw new Error('no customer');
  const by = `adm_${'0'.repeat(26)}` as Id<'admin'>;
  const context = { by, now: new Date().toISOString(), knowsMember: false };
  const erasure = newErasure(audience, { email }, context);
  await transact([erasureWrite(op.organisationId, erasure)]);
  return { organisationId: op.organisationId, customerId: id, erasureId: erasure.id };
};

const stateOf = async ({ organisationId, customerId, erasureId }: ErasureRef) =>
  readErasure(organisationId, customerId, erasureId);

/** Passes until it is completed; answers what was removed and how often a pass was killed. */
const work = async (
  ref: ErasureRef,
  pass: () => Promise<Progress | undefined>,
): Promise<{ removed: Removed | undefined; kills: number }> => {
  for (let kills = 0; ; ) {
    const progress = await pass();
    if (!progress) kills += 1;
    const state = await stateOf(ref);
    if (state?.status === 'completed') return { removed: state.removed, kills };
    if (progress?.outcome === 'open' && progress.wait > 0) await sleep(1_000);
  }
};

test('an erasure that is killed before and after each of its writes removes and counts the same', async () => {
  const [calm, killed] = [await company(), await company()];
  const calmRef = await quietErasure(calm);
  const undisturbed = await work(calmRef, () => continueErasure(calmRef, () => true));
  expect(undisturbed.removed).toMatchObject({ members: 1, contactPersons: 1, signIns: 1 });
  expect(undisturbed.removed).toMatchObject({ bankEntries: 1, bankAccounts: 1, payments: 1 });
  expect(undisturbed.removed?.mails).toBeGreaterThan(1);

  const ref = await quietErasure(killed);
  let turn = 0;
  const disturbed = await work(ref, () => {
    turn += 1;
    // each write is first prevented, then made by somebody who does not live to hear of it
    return killing(1, turn % 2 ? 'before' : 'after', () => continueErasure(ref, () => true));
  });
  expect(disturbed.removed).toEqual(undisturbed.removed);
  expect(disturbed.kills).toBeGreaterThan(20);
  for (const { email } of [calm, killed]) {
    expect(await itemsWith(email, 'V. KILLED')).toEqual([]);
    expect(await hasUser(world, email)).toBe(false);
  }
});
