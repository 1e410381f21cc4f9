import type { Membership, Pause } from '../catalogue/model.ts';
import type { PlainDate } from '../kernel/calendar.ts';

/** The service that memberships give which follow each other where terms changed. */
export interface Service {
  readonly startOn: PlainDate;
  readonly endOn?: PlainDate | undefined;
  readonly pauses: readonly Pause[];
}

/** A membership with those that it goes on for and that go on for it, as one; one that is not known ends nothing. */
export const serviceOf = (
  membership: Membership,
  known: ReadonlyMap<string, Membership>,
): Service => {
  const before = walk(membership, ({ replaces }) => replaces && known.get(replaces));
  const after = walk(membership, ({ replacedBy }) => replacedBy && known.get(replacedBy));
  const last = after.at(-1) ?? membership;
  const { startOn, servedSince = startOn } = membership;
  return {
    startOn: servedSince,
    endOn: last.replacedBy ? undefined : last.endOn,
    pauses: [...before, membership, ...after].flatMap(({ pauses = [] }) => pauses),
  };
};

const walk = (
  start: Membership,
  next: (membership: Membership) => Membership | '' | undefined,
): Membership[] => {
  const found: Membership[] = [];
  for (let at = next(start); at; at = next(at)) found.push(at);
  return found;
};
