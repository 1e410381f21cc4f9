import type * as z from 'zod';
import { taxAt } from '../billing/taxes.ts';
import { percentOf } from '../billing/totals.ts';
import type { Plan } from '../catalogue/model.ts';
import { offerView } from '../catalogue/plans.ts';
import type { PlainDate } from '../kernel/calendar.ts';
import type { TaxRate } from '../kernel/tax.ts';
import type { Location, Organisation } from '../organisation/model.ts';
import type { StorefrontInfo, StorefrontOffer } from './public-contract.ts';

/** What anybody may know of an operator. */
export const storefrontInfo = (
  { name, currency, language, timeZone, storefront }: Organisation,
  locations: readonly Location[],
): z.input<typeof StorefrontInfo> => ({
  operator: name,
  currency,
  language,
  timeZone,
  termsUrl: storefront?.termsUrl,
  locations: locations.map(({ id, name, timeZone, address }) => ({ id, name, timeZone, address })),
});

interface Sale {
  readonly on: PlainDate;
  readonly locationId?: string | undefined;
  /** of a location that has its own */
  readonly locationTax?: TaxRate | undefined;
}

/** A plan as a visitor sees it: a marked price that includes its tax is what is paid. */
export const storefrontOffer = (
  plan: Plan,
  { locationTax, ...sale }: Sale,
): z.input<typeof StorefrontOffer> => {
  const { percent, included } = taxAt(plan.tax, locationTax);
  const offer = offerView(plan, sale);
  const { amount, currency } = offer.price;
  const gross = included ? amount : amount + percentOf(amount, percent);
  return { ...offer, gross: { amount: gross, currency }, taxPercent: percent };
};
