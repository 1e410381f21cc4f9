import { depositAddition, withDeposit } from '../catalogue/deposit.ts';
import { membership } from '../catalogue/memberships.ts';
import type { Fee } from '../catalogue/model.ts';
import { membershipAddition } from '../catalogue/writes.ts';
import { domainEvent } from '../events/catalogue.ts';
import { createId } from '../kernel/id.ts';
import type { OrderItem } from './model.ts';
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
  const wanted = membership({ ...terms, announceStart: startOn > today }, context);
  const { membership: created, deposit } = withDeposit(wanted, plan, { currency, now });
  const held = depositAddition(org, by.id, deposit);
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
      ...(deposit ? [depositItem(deposit, now)] : []),
    ],
    writes: [...membershipAddition(org, created, billing), ...held.writes],
    events: [domainEvent('membership.created', { ...detail, by: by.id }), ...held.events],
  };
};

const depositItem = ({ id, name, price, quantity, on }: Fee, now: string): OrderItem => ({
  kind: 'deposit',
  name,
  ...priced(price, quantity),
  startOn: on,
  feeId: id,
  fulfilledAt: now,
});
