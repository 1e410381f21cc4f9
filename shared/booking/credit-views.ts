import type * as z from 'zod';
import type { PlainDate } from '../kernel/calendar.ts';
import type { Id } from '../kernel/id.ts';
import type { CreditBalances, CreditGrantView, OwnCreditBalances } from './credit-contract.ts';
import { leftOf, type Source } from './credit-sources.ts';
import type { CreditGrant } from './model.ts';

export const creditGrantView = (grant: CreditGrant): z.input<typeof CreditGrantView> => ({
  id: grant.id,
  customerId: grant.customerId,
  memberId: grant.memberId,
  name: grant.name,
  unit: grant.unit,
  amount: grant.amount,
  used: grant.used,
  resourceTypes: grant.resourceTypes,
  validFrom: grant.validFrom,
  validTo: grant.validTo,
  orderId: grant.orderId,
  version: grant.version,
  createdAt: grant.createdAt,
});

const balance = (source: Source) => ({
  name: source.name,
  unit: source.unit,
  resourceTypes: source.resourceTypes && [...source.resourceTypes],
  monthly: source.monthly,
  lastOn: source.lastOn,
  left: leftOf(source),
});

/** What the operator sees of credit on a day. */
export const creditBalances = (
  sources: readonly Source[],
  on: PlainDate,
): z.input<typeof CreditBalances> => ({
  on,
  items: sources.map(source => ({
    source: source.key,
    ...originOf(source),
    memberId: source.memberId as Id<'member'> | undefined,
    ...balance(source),
    allowance: source.allowance,
    used: source.used,
    ...(source.used > source.allowance && { overdrawn: source.used - source.allowance }),
  })),
});

const originOf = ({ key, kind }: Source) =>
  kind === 'grant'
    ? { creditGrantId: key as Id<'creditGrant'> }
    : { membershipId: key.slice(0, key.indexOf('#')) as Id<'membership'> };

/** What a member sees of what it may use itself. */
export const ownCreditBalances = (
  sources: readonly Source[],
  on: PlainDate,
): z.input<typeof OwnCreditBalances> => ({
  on,
  items: sources.map(source => ({
    personal: source.memberId !== undefined,
    ...balance(source),
  })),
});
