import type { PlainDate } from '../kernel/calendar.ts';
import type { Organisation } from '../organisation/model.ts';
import { outboxWrite } from '../store/outbox.ts';
import { getItem, type Item, queryIndexAll } from '../store/read.ts';
import { indexKeys, type Key, keys } from '../store/table.ts';
import { ConditionFailed, transact, versionIs, type Write } from '../store/transact.ts';
import { announcement, changedEvent } from './announcements.ts';
import { type CalendarChange, untold } from './membership-states.ts';
import { Membership } from './model.ts';
import { readPlan } from './store.ts';
import { indexedAt } from './writes.ts';

/** How many memberships are told of at once, and how many changes of one in a transaction: 2 + 20 × 2 writes. */
const atOnce = 20;

export interface Announced {
  readonly told: number;
  readonly failures: readonly { readonly membershipId: string; readonly error: Error }[];
  /** time was over before everybody was told */
  readonly isDone: boolean;
}

/**
 * Tells customers what the calendar did to their memberships up to the organisation's `today` (S77), also on days
 * that were missed, each once. 1 query of the index; a membership 1 get and 1 transaction.
 */
export const announceChanges = async (
  organisation: Pick<Organisation, 'id'>,
  today: PlainDate,
  hasTime: () => boolean,
): Promise<Announced> => {
  const { gsi1pk: pk } = indexKeys.membershipChanges(organisation.id, '', '', '');
  const due = await queryIndexAll({ pk, between: ['', `${today}~`] });
  const results: Awaited<ReturnType<typeof tellSafely>>[] = [];
  for (let at = 0; at < due.length; at += atOnce) {
    if (!hasTime()) return { ...summary(results), isDone: false };
    const part = due.slice(at, at + atOnce);
    results.push(...(await Promise.all(part.map(key => tellSafely(organisation, key, today)))));
  }
  return { ...summary(results), isDone: true };
};

const summary = (results: readonly Awaited<ReturnType<typeof tellSafely>>[]) => ({
  told: results.reduce((sum, { told }) => sum + told, 0),
  failures: results.flatMap(({ failure }) => failure ?? []),
});

/** One membership's trouble keeps nobody else's mail; it is met again tomorrow. */
const tellSafely = async (organisation: Pick<Organisation, 'id'>, key: Key, today: PlainDate) => {
  try {
    return { told: await tell(organisation, key, today) };
  } catch (error) {
    const membershipId = key.sk.slice(key.sk.lastIndexOf('#') + 1);
    return { told: 0, failure: { membershipId, error: error as Error } };
  }
};

const maxTries = 5;

// Idempotency key: the membership's version and `announcedOn`, moved by the transaction that asks for the mails.
const tell = async (
  organisation: Pick<Organisation, 'id'>,
  { pk, sk }: Key,
  today: PlainDate,
): Promise<number> => {
  let told = 0;
  for (let attempt = 1; attempt <= maxTries; attempt += 1) {
    const item = await getItem({ pk, sk });
    if (!item) return told;
    const membership = Membership.parse(item);
    const due = untold(membership).filter(({ on }) => on <= today);
    const part = due.slice(0, atOnce);
    // an index lags behind its table: who was told since it was written stands nowhere, or on another day
    if (part.length === 0 && !isDue(item, today)) return told;
    try {
      await transact(await writesOf(organisation, membership, part));
    } catch (error) {
      // changed meanwhile: what it is now decides
      if (error instanceof ConditionFailed) continue;
      throw error;
    }
    told += part.length;
    if (part.length === due.length) return told;
  }
  return told;
};

const isDue = ({ gsi1sk = '9999' }: Item, today: PlainDate) => `${gsi1sk}` <= `${today}~`;

const writesOf = async (
  { id: org }: Pick<Organisation, 'id'>,
  membership: Membership,
  due: readonly CalendarChange[],
) => {
  const plan = await readPlan(org, membership.planId);
  const news = due.map(({ change, effectiveOn, on }) => {
    // no pause shows while access is stopped
    const isHidden = membership.suspendedAt && (change === 'paused' || change === 'resumed');
    if (isHidden) return { writes: [], events: [changedEvent(org, membership, change, 'system')] };
    const about = { plan: plan.name, by: 'system', cause: `${on} ${membership.version}` };
    return announcement(org, membership, { change, effectiveOn }, about);
  });
  const events = news.flatMap(each => each.events);
  return [
    toldWrite(org, membership, due.at(-1)?.on),
    ...news.flatMap(({ writes }) => writes),
    ...(events.length > 0 ? [outboxWrite(org, events)] : []),
  ];
};

/** Moves the mark of what is told, and the entry to the day of the next news; not the version, which edits hold. */
const toldWrite = (
  org: string,
  membership: Membership,
  announcedOn = membership.announcedOn ?? '',
): Write => {
  const index = indexedAt(org, { ...membership, announcedOn });
  const { condition, values } = versionIs(membership.version);
  return {
    update: keys.membership(org, membership.customerId, membership.id),
    expression: index.gsi1pk
      ? 'SET announcedOn = :on, gsi1pk = :gsi1pk, gsi1sk = :gsi1sk'
      : 'SET announcedOn = :on REMOVE gsi1pk, gsi1sk',
    condition: `${condition} AND announcedOn = :before`,
    values: {
      ...values,
      ':on': announcedOn,
      ':before': membership.announcedOn,
      ...(index.gsi1pk && { ':gsi1pk': index.gsi1pk, ':gsi1sk': index.gsi1sk }),
    },
  };
};
