import { cancellation, withdrawal } from '../../../shared/catalogue/cancel-membership.ts';
import {
  type Actor,
  changeMembership,
  todayOf,
} from '../../../shared/catalogue/change-membership.ts';
import {
  cancelMembership,
  cancelOwnMembership,
  pauseMembership,
  reactivateMembership,
  resumeMembership,
  suspendMembership,
  withdrawCancellation,
} from '../../../shared/catalogue/membership-state-operations.ts';
import { membershipView, ownMembershipView } from '../../../shared/catalogue/membership-views.ts';
import type { Membership } from '../../../shared/catalogue/model.ts';
import {
  pause,
  reactivation,
  resumption,
  suspension,
} from '../../../shared/catalogue/pause-membership.ts';
import * as store from '../../../shared/catalogue/store.ts';
import type { PlainDate } from '../../../shared/kernel/calendar.ts';
import type { Changes } from '../../../shared/store/change.ts';
import { type Call, route } from '../../middleware/http.ts';
import { placeOf } from './place-of.ts';

type Asked = Pick<Call<typeof cancelMembership>, 'params' | 'organisation' | 'now' | 'principal'>;

const actorOf = ({ organisation, now, principal }: Asked): Actor => ({
  organisation,
  now,
  by: principal.id,
});
const read = ({ organisation, params }: Asked): Promise<Membership> =>
  store.readMembership(organisation.id, params.customerId, params.membershipId);

/** What an action of the team makes of a membership as it stands. */
const act = async (
  call: Asked,
  changesOf: (before: Membership, today: PlainDate) => Changes<Membership>,
) => {
  const before = await read(call);
  const changes = changesOf(before, todayOf(call));
  return answer(call, await changeMembership(actorOf(call), before, changes));
};

const answer = (
  call: Asked,
  {
    after,
    ...written
  }: Partial<Awaited<ReturnType<typeof changeMembership>>> & { after: Membership },
) => ({ body: membershipView(after, todayOf(call)), etag: after.version, ...written });

const cancelBy = async (
  call: Asked & { readonly body: { readonly endOn?: PlainDate | undefined } },
  by: 'admin' | 'customer',
) => {
  const before = await read(call);
  const plan = await store.readPlan(call.organisation.id, before.planId);
  const { noticeDays = 0 } = plan;
  const notice = { today: todayOf(call), now: call.now, noticeDays, by };
  const changes = cancellation(before, call.body.endOn, notice);
  if (!changes) return { plan, after: before };
  const news = { change: 'cancelled', effectiveOn: changes.endOn ?? '', plan: plan.name } as const;
  return { plan, ...(await changeMembership(actorOf(call), before, changes, news)) };
};

const cancel = route(cancelMembership, async call => {
  const { plan: _, ...cancelled } = await cancelBy(call, 'admin');
  return answer(call, cancelled);
});

const cancelOwn = route(cancelOwnMembership, async call => {
  const { plan, after, ...written } = await cancelBy(call, 'customer');
  return { body: ownMembershipView(after, plan, placeOf(call)), ...written };
});

const withdraw = route(withdrawCancellation, async call => {
  const before = await read(call);
  const today = todayOf(call);
  const news = { change: 'resumed', effectiveOn: today } as const;
  const changes = withdrawal(before, today);
  return answer(call, await changeMembership(actorOf(call), before, changes, news));
});

const pauseIt = route(pauseMembership, call =>
  act(call, (before, today) => pause(before, call.body, today)),
);
const resume = route(resumeMembership, call =>
  act(call, (before, today) => resumption(before, call.body.to, today)),
);
const suspend = route(suspendMembership, call =>
  act(call, (before, today) => suspension(before, today, call.now)),
);
const reactivate = route(reactivateMembership, call => act(call, reactivation));

export const membershipStateRoutes = [
  cancel,
  withdraw,
  pauseIt,
  resume,
  suspend,
  reactivate,
  cancelOwn,
];
