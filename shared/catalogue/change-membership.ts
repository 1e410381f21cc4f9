import { type DomainEvent, domainEvent } from '../events/catalogue.ts';
import { localDate } from '../kernel/calendar.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Organisation } from '../organisation/model.ts';
import { type Changes, changed, changeWrite } from '../store/change.ts';
import { keys } from '../store/table.ts';
import type { Write } from '../store/transact.ts';
import { announcement, type News, newsOf, toldBy } from './announcements.ts';
import { depositMoved } from './deposit.ts';
import type { Membership, Plan } from './model.ts';
import { readPlan } from './store.ts';
import { billingTouch, indexedAt, references, touchedOnce } from './writes.ts';

/** Who acts, for which operator, at which business time. */
export interface Actor {
  readonly organisation: Organisation;
  readonly now: string;
  readonly by: string;
}

export interface Changed {
  readonly after: Membership;
  readonly writes: Write[];
  readonly events: DomainEvent[];
}

export const todayOf = ({ organisation, now }: Pick<Actor, 'organisation' | 'now'>) =>
  localDate(now, organisation.timeZone);

/**
 * A change of a membership with what it tells: `news`, or what follows from where it stands now. Bumps the
 * customer's `inputsVersion`, so that drafts made before fail. 2 to 9 writes, 1 get when there is news, 1 of a deposit.
 */
export const changeMembership = async (
  actor: Actor,
  before: Membership,
  asked: Changes<Membership>,
  told?: News & { readonly plan?: string },
): Promise<Changed> => {
  const { organisation, by } = actor;
  const org = organisation.id;
  const today = todayOf(actor);
  const wanted = changed<Membership>(before, asked);
  const deposit = await depositMoved(org, before, wanted, actor);
  const changes = { ...asked, ...deposit.changes };
  const next = changed<Membership>(before, changes);
  const announcedOn = toldBy(before, next, today);
  const after = { ...next, announcedOn };
  const news = told ?? newsOf(before, after, today);
  const about = news && (await tell(actor, after, news, told?.plan));
  const detail = { organisationId: org, customerId: before.customerId, membershipId: before.id };
  return {
    after,
    writes: touchedOnce([
      membershipWrite(org, before, { ...changes, announcedOn }),
      ...references(org, before.customerId, asked),
      billingTouch(org, before.customerId),
      ...(about ? about.writes : []),
      ...deposit.writes,
    ]),
    events: [
      ...(about ? about.events : [domainEvent('membership.updated', { ...detail, by })]),
      ...deposit.events,
    ],
  };
};

const tell = async ({ organisation, by }: Actor, after: Membership, news: News, name?: string) => {
  const plan = name ?? (await readPlan(organisation.id, after.planId)).name;
  return announcement(organisation.id, after, news, { plan, by, cause: `${after.version}` });
};

/** The mail that a new membership makes at once, when it has started. 2 writes. */
export const creationNews = async (
  actor: Actor,
  created: Membership,
  plan: Plan,
): Promise<Pick<Changed, 'writes' | 'events'>> => {
  const news = newsOf(undefined, created, todayOf(actor));
  if (!news) return { writes: [], events: [] };
  return tell(actor, created, news, plan.name);
};

/** The change itself, on condition of the version, the billed days and the news that the rules saw. 1 write. */
export const membershipWrite = (
  org: string,
  before: Membership,
  changes: Changes<Membership>,
): Write => {
  const after = changed<Membership>(before, changes);
  const write = changeWrite(keys.membership(org, before.customerId, before.id), before.version, {
    ...changes,
    ...indexedAt(org, after),
  });
  const { announcedOn } = before;
  const asTold = announcedOn
    ? 'announcedOn = :announcedBefore'
    : 'attribute_not_exists(announcedOn)';
  return {
    ...write,
    condition: `${write.condition} AND billedTo = :billedBefore AND ${asTold}`,
    values: {
      ...write.values,
      ':billedBefore': before.billedTo,
      ...(announcedOn && { ':announcedBefore': announcedOn }),
    },
    // read again: the rules judge what a run, the calendar or somebody else has made of it meanwhile
    refuse: () => new Refusal('busy'),
  };
};
