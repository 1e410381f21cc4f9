import { membership } from '../catalogue/memberships.ts';
import { membershipAddition } from '../catalogue/writes.ts';
import { domainEvent } from '../events/catalogue.ts';
import { createId } from '../kernel/id.ts';
import { priced, type Sale, type Sold } from './sale.ts';
import type { PlanSale } from './sell-plan.ts';

/** Subscribes the customer; its months are billed by the runs. */
export const sellMembership = (
  { organisation, customer, billing, now, today, by }: Sale,
  { asked, plan, startOn, unitPrice }: PlanSale,
): Sold => {
  const { id: org, currency } = organisation;
  const { memberId, locationId, quantity } = asked;
  const context = { id: createId('membership'), customerId: customer.id, currency, now, today };
  const terms = { planId: plan.id, memberId, locationId, startOn, quantity };
  // the mail of the completed order tells of what starts with it
  const created = membership({ ...terms, announceStart: startOn > today }, context);
  const detail = { organisationId: org, customerId: customer.id, membershipId: created.id };
  return {
    items: [
      {
        kind: 'membership',
        name: plan.name,
        ...priced(unitPrice, quantity),
        planId: plan.id,
        memberId,
        startOn,
        membershipId: created.id,
        fulfilledAt: now,
      },
    ],
    writes: membershipAddition(org, created, billing),
    events: [domainEvent('membership.created', { ...detail, by: by.id })],
  };
};
