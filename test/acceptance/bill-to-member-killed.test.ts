import { beforeAll, expect, test } from 'vitest';
import { readBillingInputs } from '../../shared/billing/inputs.ts';
import { Invoice } from '../../shared/billing/model.ts';
import type { Terms } from '../../shared/billing/propose.ts';
import { dynamodb } from '../../shared/clients/dynamodb.ts';
import type { Id } from '../../shared/kernel/id.ts';
import { queryAll } from '../../shared/store/read.ts';
import { keys } from '../../shared/store/table.ts';
import { killable, overtakeable } from '../support/killed.ts';
import { type Biller, biller, created } from '../support/month.ts';
import { decemberTerms, draftPlanned, type Planned, plannedRun } from '../support/planned-run.ts';
import { startWorld } from '../support/world.ts';

let op: Biller;
let terms: Terms;
let kill: ReturnType<typeof killable>;
let overtake: ReturnType<typeof overtakeable>;
beforeAll(async () => {
  op = await biller(await startWorld(), { send: false });
  terms = await decemberTerms(op.organisationId);
  kill = killable(dynamodb());
  overtake = overtakeable(dynamodb());
});

/** A company with a desk for its member, who has a payer of its own, and a run of it that only this test works at. */
const desk = async () => {
  const payer = await op.individual({ email: `${crypto.randomUUID()}@pays.example` });
  let membership = '';
  const planned = await plannedRun(op, async customerId => {
    const path = `/v1/admin/customers/${customerId}`;
    const member = { name: 'Ann', email: 'ann@pays.example', payerId: payer };
    const { id: memberId } = await created(op.owner, `${path}/members`, member);
    const wanted = { planId: op.planId, memberId, startOn: '2026-12-01', announceStart: false };
    membership = (await created(op.owner, `${path}/memberships`, wanted)).id;
  });
  const path = `/v1/admin/customers/${planned.customerId}/memberships/${membership}/plan-change`;
  const asked = { billTo: 'member', when: '2026-12-16' };
  return { planned, payer, pay: () => created(op.owner, path, asked) };
};

const invoicedTo = async (customerId: Id<'customer'>) => {
  const { pk, sk: prefix } = keys.invoice(op.organisationId, customerId, '');
  const items = await queryAll({ pk, prefix });
  return items.reduce((sum, item) => sum + Invoice.parse(item).net, 0);
};

/** What the company owes in the end for December, and from where its member does. */
const outcome = async ({ customerId }: Planned, payer: string) => {
  const [company, member] = await Promise.all(
    [customerId, payer].map(id => readBillingInputs(op.organisationId, id)),
  );
  const credit = (company?.charges ?? []).reduce(
    (sum, { price, quantity }) => sum + price.amount * quantity,
    0,
  );
  return {
    owed: (await invoicedTo(customerId)) + credit,
    ends: company?.memberships.map(({ endOn }) => endOn),
    goesOn: member?.memberships.map(({ startOn, billedTo }) => [startOn, billedTo]),
  };
};

// 120.00 × 15/31 = 58.06
const halves = { owed: 5_806, ends: ['2026-12-15'], goesOn: [['2026-12-16', '2026-12-16']] };

test.each(['before', 'after'] as const)(
  'I1 a run that is killed %s any of its writes, and finds another payer when it goes on, bills each day once',
  async moment => {
    for (let write = 1, isOver = false; !isOver; write += 1) {
      const { planned, payer, pay } = await desk();
      isOver = (await kill(write, moment, () => draftPlanned(terms, planned))) !== undefined;
      await pay();
      await draftPlanned(terms, planned);
      expect(await outcome(planned, payer), `killed ${moment} write ${write}`).toEqual(halves);
    }
  },
  120_000,
);

test('I1 a payer who changes while a run drafts is the one that the draft sees', async () => {
  const { planned, payer, pay } = await desk();
  overtake(pay);
  await draftPlanned(terms, planned);
  expect(await invoicedTo(planned.customerId)).toBe(5_806);
  expect(await outcome(planned, payer)).toEqual(halves);
}, 60_000);
