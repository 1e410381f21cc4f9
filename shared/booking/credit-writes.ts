import { type PlainDate, plusDays, startOfDay } from '../kernel/calendar.ts';
import { epochSeconds } from '../kernel/clock.ts';
import { Refusal } from '../kernel/errors.ts';
import { type Key, keys } from '../store/table.ts';
import { absent, type Write } from '../store/transact.ts';
import type { Source } from './credit-sources.ts';
import type { CreditGrant, Draw } from './model.ts';

/** What no booking can use any more is kept so long, that reads do not grow with the years. */
const keptDays = 400;
const expiryAfter = (on: PlainDate) => epochSeconds(startOfDay(plusDays(on, keptDays), 'UTC'));

const amountOf = ({ minutes = 0, money = 0, days = 0 }: Draw): number => minutes + money + days;

const moved = (sources: readonly Source[], draws: readonly Draw[], sign: 1 | -1): Source[] =>
  sources.map(source => {
    const own = draws.filter(draw => draw.source === source.key);
    const amount = own.reduce((sum, draw) => sum + amountOf(draw), 0);
    return { ...source, used: Math.max(0, source.used + sign * amount) };
  });

/** Sources after a booking drew on them: what the next one of the same transaction finds. */
export const takenFrom = (sources: readonly Source[], draws: readonly Draw[]): Source[] =>
  moved(sources, draws, 1);

/** Sources after a booking gave back what it drew. */
export const givenBack = (sources: readonly Source[], draws: readonly Draw[]): Source[] =>
  moved(sources, draws, -1);

/** Where it is stored how much of a source is used. */
export const useKey = (org: string, customerId: string, source: string): Key =>
  source.startsWith('crd_')
    ? keys.creditGrant(org, customerId, source)
    : keys.creditUse(org, customerId, source);

/** Stores what changed in the sources since they were read; `busy` when others left too little of one. 1 write each. */
export const creditWrites = (
  org: string,
  customerId: string,
  sources: readonly Source[],
): Write[] => {
  const changed = sources.filter(({ used, stored = 0 }) => used !== stored);
  return changed.map(source => ({
    ...useWrite(source, useKey(org, customerId, source.key)),
    refuse: () => new Refusal('busy'),
  }));
};

/**
 * Adds to what is used while the allowance has room, so that draws at once need not wait for each other. Who uses the
 * last of a grant, or gives back from it, also decides how long it is kept, and so must have seen the last state.
 */
const useWrite = (source: Source, key: Key): Write => {
  const { allowance, kind, lastOn, used, stored = 0 } = source;
  const change = used - stored;
  const isGrant = kind === 'grant';
  const expiry = expiryOf(source);
  const set = expiry === undefined ? '' : 'SET expiresAt = :expiry ';
  const remove = isGrant && lastOn === undefined && change < 0 ? 'REMOVE expiresAt ' : '';
  const version = isGrant ? ', version :one' : '';
  return {
    update: key,
    expression: `${set}${remove}ADD used :change${version}`,
    condition: conditionOf(source),
    values: {
      ':change': change,
      ':bound': change > 0 ? allowance - change : -change,
      ...(expiry !== undefined && { ':expiry': expiry }),
      ...(isGrant && { ':one': 1 }),
    },
  };
};

const conditionOf = ({ allowance, kind, used, stored = 0 }: Source): string => {
  if (used < stored) return 'used >= :bound';
  if (kind === 'membership') return 'attribute_not_exists(pk) OR used <= :bound';
  // the bound is what was read when this uses the last
  return used === allowance ? 'used = :bound' : 'used <= :bound';
};

const expiryOf = ({
  allowance,
  kind,
  lastOn,
  monthly,
  on,
  stored = 0,
  used,
}: Source): number | undefined => {
  if (kind === 'membership') return monthly && lastOn ? expiryAfter(lastOn) : undefined;
  const isSpent = used === allowance && used > stored;
  return lastOn === undefined && isSpent ? expiryAfter(on) : undefined;
};

/** A grant as it is stored. */
export const grantItem = (org: string, grant: CreditGrant) => ({
  ...keys.creditGrant(org, grant.customerId, grant.id),
  ...grant,
  ...(grant.validTo !== undefined && { expiresAt: expiryAfter(grant.validTo) }),
});

/** Gives a customer credit; who gives it judges customer and member in the same transaction. 1 write. */
export const grantAddition = (org: string, grant: CreditGrant): Write[] => [
  { put: grantItem(org, grant), condition: absent },
];

/** Takes credit back that nobody used. 1 write. */
export const grantRevocation = (org: string, customerId: string, id: string): Write[] => [
  {
    delete: keys.creditGrant(org, customerId, id),
    condition: 'used = :none',
    values: { ':none': 0 },
    refuse: found =>
      found
        ? new Refusal('credit_used', { expected: 'nothing used', received: `${found.used} used` })
        : new Refusal('not_found'),
  },
];
