import * as z from 'zod';
import { seriesNames } from '../../../shared/billing/model.ts';
import { RevenueAccount } from '../../../shared/catalogue/contract.ts';
import {
  DiscountPercent,
  planCategories,
  planKinds,
  resourceTypes,
} from '../../../shared/catalogue/model.ts';
import { Phone } from '../../../shared/contact-persons/contract.ts';
import { contactLabels } from '../../../shared/contact-persons/model.ts';
import { TimeZone } from '../../../shared/kernel/calendar.ts';
import type { Currency } from '../../../shared/kernel/money.ts';
import { TaxRate } from '../../../shared/kernel/tax.ts';
import { Email, Line } from '../../../shared/kernel/text.ts';
import { Address, Language, VatId } from '../../../shared/organisation/model.ts';
import { MandateReference, methodReference } from '../../../shared/payments/gateway-contract.ts';
import { customerTypes, memberRoles } from '../../../shared/people/model.ts';
import {
  Amount,
  AnchorDay,
  BilledThrough,
  Day,
  Key,
  LocalTime,
  Whole,
  Words,
  YesNo,
} from './cells.ts';

const name = Line(120).meta({ description: 'As invoices show it.' });
const customer = Key.meta({ description: 'id of a row of customers' });
const id = Key.meta({ description: "The previous system's own id; once in the file." });
const tax = {
  taxName: Line(30).default('VAT'),
  taxPercent: TaxRate.shape.percent,
};
const street = {
  line1: Address.shape.line1,
  line2: Address.shape.line2,
  postalCode: Address.shape.postalCode,
  city: Address.shape.city,
  country: Address.shape.country,
};
const quantity = Whole(1, 1000).default(1);
const timing = z.enum(['advance', 'arrears']).optional();

/**
 * What each file holds, in the order in which they are imported. Every cell is text; an empty one is absent. JSON Lines
 * have the same fields.
 */
export const formats = (currency: Currency) => {
  const price = Amount(currency);
  return {
    locations: z.strictObject({ id, name, timeZone: TimeZone, ...street }),
    plans: z.strictObject({
      id,
      name,
      kind: z.enum(planKinds),
      category: z.enum(planCategories),
      price: price.meta({ description: "A recurring plan's is a month's." }),
      ...tax,
      taxIncluded: YesNo.optional().meta({ description: 'yes: the price includes the tax' }),
      timing: timing.meta({ description: "Billed before or after; the organisation's default." }),
      revenueAccount: RevenueAccount.optional(),
    }),
    resources: z.strictObject({
      id,
      name,
      type: z.enum(resourceTypes),
      location: Key.meta({ description: 'id of a row of locations' }),
      capacity: Whole(1, 1000).default(1),
      per: z.enum(['hour', 'day']).optional().meta({ description: 'With price and taxPercent.' }),
      price: price.optional(),
      taxName: tax.taxName,
      taxPercent: tax.taxPercent.optional(),
    }),
    customers: z.strictObject({
      id,
      type: z.enum(customerTypes),
      name,
      email: Email.optional().meta({ description: 'An individual has one.' }),
      line1: street.line1.optional(),
      line2: street.line2,
      postalCode: street.postalCode.optional(),
      city: street.city.optional(),
      country: street.country.optional(),
      vatId: VatId.optional(),
      language: Language.optional(),
      location: Key.optional().meta({ description: 'id of a row of locations' }),
      billingDay: AnchorDay.optional(),
      invoiceEveryMonths: Whole(1, 12).optional(),
      nextBillingOn: Day.optional().meta({
        description: 'The first billing day here; the next one unless said.',
      }),
    }),
    members: z.strictObject({
      ...{ id, customer, name, email: Email },
      roles: Words(memberRoles).default([]).meta({ description: 'With a space between them.' }),
    }),
    'contact-persons': z.strictObject({
      ...{ customer, name, email: Email },
      phone: Phone.optional(),
      label: z.enum(contactLabels).default('general'),
      billing: YesNo.meta({ description: 'gets copies of invoices and reminders' }),
      account: YesNo.meta({ description: 'gets copies of mail on orders and memberships' }),
    }),
    memberships: z.strictObject({
      id,
      customer,
      plan: Key.meta({ description: 'id of a row of plans, or the name of a plan here' }),
      member: Key.optional().meta({ description: 'id of a row of members' }),
      location: Key.optional(),
      startOn: Day,
      endOn: Day.optional().meta({ description: 'The last day of service.' }),
      quantity,
      price: price.optional().meta({ description: "Instead of the plan's." }),
      discountPercent: DiscountPercent.optional(),
      discountTo: Day.optional().meta({ description: 'The last day that is discounted.' }),
      billedThroughOn: BilledThrough.optional().meta({
        description: 'The last day that is billed already, or none; needed when it has begun.',
      }),
    }),
    fees: z.strictObject({
      ...{ id, customer, name, on: Day, price, quantity },
      ...tax,
      revenueAccount: RevenueAccount.optional(),
    }),
    deposits: z.strictObject({
      ...{ id, customer, name, amount: price.meta({ description: 'Held, and to be returned.' }) },
      receivedOn: Day,
    }),
    'opening-balances': z.strictObject({
      id: Key.meta({ description: 'What it is known by, such as the old invoice number.' }),
      customer,
      amount: Amount(currency, { mayBeNegative: true }).meta({
        description: 'Still owed; below nothing: paid too much.',
      }),
      on: Day.meta({ description: 'The day of the old invoice or payment.' }),
      account: RevenueAccount.optional().meta({
        description: 'Where what is owed is carried in the bookkeeping; needed when owed.',
      }),
    }),
    'payment-methods': z.strictObject({
      customer,
      gateway: Key.meta({
        description: 'Its kind, such as stripe, or the id of its connection here.',
      }),
      ...methodReference,
      mandate: MandateReference.id.optional().meta({ description: 'Of a direct debit.' }),
      mandateReference: MandateReference.reference.optional(),
      default: YesNo.optional().meta({ description: 'charged when nothing else is said' }),
    }),
    bookings: z.strictObject({
      ...{ id, customer },
      member: Key.optional().meta({ description: 'id of a row of members' }),
      resource: Key.meta({ description: 'id of a row of resources' }),
      startsAt: LocalTime.meta({ description: 'At the location.' }),
      endsAt: LocalTime,
      units: Whole(1, 1000).default(1),
      title: Line(120).optional(),
      price: price.optional().meta({ description: 'Still to be charged; absent: nothing.' }),
    }),
    'number-series': z.strictObject({
      kind: z.enum(seriesNames),
      next: Whole(1, 999_999_999).meta({ description: 'The first number here.' }),
    }),
  };
};

export type Formats = ReturnType<typeof formats>;
export type Kind = keyof Formats;
export type Values<K extends Kind> = z.output<Formats[K]>;
export const kinds = Object.keys(formats('EUR')) as Kind[];
