import type { Billing } from '../../../shared/billing/model.ts';
import { dayOf, earlier, localDate, periodContaining } from '../../../shared/kernel/calendar.ts';
import { Address } from '../../../shared/organisation/model.ts';
import { NewCustomer } from '../../../shared/people/contract.ts';
import { newCustomer } from '../../../shared/people/customers.ts';
import type { Customer } from '../../../shared/people/model.ts';
import type { CustomerRows } from './customer-rows.ts';
import type { Values } from './formats.ts';
import { importedId, misfit, type Terms } from './terms.ts';

/** A customer and when it is billed first, by the rules of the API. */
export const customerOf = (
  { customer: { values }, memberships }: CustomerRows,
  { organisation, now, catalogue }: Terms,
): { customer: Customer; billing: Billing } => {
  const { id: source, type, name, vatId, language } = values;
  const location = values.location ? catalogue.locations.get(values.location) : undefined;
  if (values.location && !location) {
    throw misfit('location', 'the id of a row of locations', values.location);
  }
  if (type === 'individual' && !values.email) throw misfit('email', 'a mail address', 'nothing');
  const billingAddress = addressOf(values);
  const given = NewCustomer.parse({
    ...{ type, name, email: values.email, vatId, language, locationId: location?.id },
    ...{ billingAddress, invoiceEveryMonths: values.invoiceEveryMonths },
    billingDay: billingDayOf(values, memberships, organisation.billing.billingDay),
  });
  const id = importedId('customer', organisation.id, source);
  const { customer, billing } = newCustomer(organisation, given, now, { id });
  return {
    customer: withoutAbsent(customer),
    billing: firstOn(billing, values, localDate(now, organisation.timeZone)),
  };
};

/** An anniversary is that of the first membership: the day its periods start on. */
const billingDayOf = (
  { billingDay: own }: Values<'customers'>,
  memberships: CustomerRows['memberships'],
  fallback: number | 'anniversary',
): number | 'anniversary' => {
  const billingDay = own ?? fallback;
  const starts = memberships.map(row => row.values.startOn);
  return billingDay === 'anniversary' && starts.length > 0
    ? dayOf(starts.reduce(earlier))
    : billingDay;
};

/** The first billing day: the next one, or the one that is asked for. */
const firstOn = (
  billing: Billing,
  { nextBillingOn }: Values<'customers'>,
  today: string,
): Billing => {
  if (nextBillingOn === undefined) return billing;
  const { from } = periodContaining(nextBillingOn, billing.anchorDay);
  if (from !== nextBillingOn || billing.anchorOpen) {
    throw misfit('nextBillingOn', `a day on billing day ${billing.anchorDay}`, nextBillingOn);
  }
  const { from: earliest } = periodContaining(today, billing.anchorDay);
  if (nextBillingOn < earliest) {
    throw misfit('nextBillingOn', `${earliest} or later`, nextBillingOn);
  }
  return { ...billing, nextBillingOn };
};

const addressOf = (values: Values<'customers'>) => {
  const { line1, line2, postalCode, city, country } = values;
  const given = { line1, line2, postalCode, city, country };
  if (Object.values(given).every(part => part === undefined)) return undefined;
  const [missing] = Object.entries(given).filter(
    ([part, value]) => part !== 'line2' && value === undefined,
  );
  if (missing) throw misfit(missing[0], 'a value, as the address has others', 'nothing');
  return Address.parse(given);
};

/** A stored item has no fields that are `undefined`. */
const withoutAbsent = <T extends object>(thing: T): T =>
  Object.fromEntries(Object.entries(thing).filter(([, value]) => value !== undefined)) as T;
