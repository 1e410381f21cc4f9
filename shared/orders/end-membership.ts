import { touchBilling } from '../billing/due.ts';
import type { Booker } from '../booking/offer.ts';
import { readMembership } from '../catalogue/store.ts';
import { domainEvent } from '../events/catalogue.ts';
import { Refusal } from '../kernel/errors.ts';
import { queryAll } from '../store/read.ts';
import { keys } from '../store/table.ts';
import type { OrderItem } from './model.ts';
import type { Placed } from './place.ts';
import { inTheWay } from './rules.ts';

/**
 * Takes a membership away as if it had never been: no day of it is billed, and nothing of its credits is used.
 * 1 get + 1 query; 2 writes.
 */
export const endMembership = async (
  { organisation, by }: Booker,
  customerId: string,
  { membershipId, name }: OrderItem,
): Promise<Pick<Placed, 'writes' | 'events'>> => {
  if (!membershipId) return { writes: [], events: [] };
  const org = organisation.id;
  const membership = await readMembership(org, customerId, membershipId);
  if (membership.billedTo !== membership.startOn) throw inTheWay(name, 'billed');
  const { pk, sk: prefix } = keys.creditUse(org, customerId, `${membershipId}#`);
  const uses = await queryAll({ pk, prefix });
  if (uses.some(({ used }) => used !== 0)) throw inTheWay(name, 'used');
  return {
    writes: [
      {
        delete: keys.membership(org, customerId, membershipId),
        condition: 'billedTo = startOn AND version = :version',
        values: { ':version': membership.version },
        refuse: () => new Refusal('busy'),
      },
      touchBilling(org, customerId),
    ],
    events: [
      domainEvent('membership.changed', {
        organisationId: org,
        customerId: membership.customerId,
        membershipId,
        change: 'cancelled',
        by: by.id,
      }),
    ],
  };
};
