import { balancesOf } from '../billing/ledger.ts';
import { Billing } from '../billing/model.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Money } from '../kernel/money.ts';
import { readAudience } from '../notifications/audience.ts';
import { recipientsOf } from '../notifications/recipients.ts';
import type { Organisation } from '../organisation/model.ts';
import { getItem } from '../store/read.ts';
import { keys } from '../store/table.ts';
import type { OwnBilling } from './billing-contract.ts';

/**
 * A customer's billing details as they are now. Copies are not named: a billing person sees no contact
 * persons (S15). 1 get and 2 queries of the customer's partition.
 */
export const billingDetails = async (
  { id: org, currency, billing: settings }: Organisation,
  customerId: string,
): Promise<OwnBilling> => {
  const [item, balances, audience] = await Promise.all([
    getItem(keys.billing(org, customerId)),
    balancesOf(org, customerId),
    readAudience(org, customerId),
  ]);
  if (!audience) throw new Refusal('not_found');
  const { customer } = audience;
  const recipients = recipientsOf(audience, 'invoice_created', settings.emailInvoicesTo);
  const nothing: Money = { amount: 0, currency };
  return {
    billTo: { name: customer.name, address: customer.billingAddress, vatId: customer.vatId },
    currency,
    paymentTermDays: settings.paymentTermDays,
    nextBillingOn: Billing.parse(item).nextBillingOn,
    outstanding: balances.length > 0 ? balances : [nothing],
    invoiceMail: { to: recipients.to, problem: recipients.problem },
  };
};
