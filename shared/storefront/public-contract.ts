import * as z from 'zod';
import { AvailabilityQuery } from '../booking/availability-contract.ts';
import { resourceTypes } from '../catalogue/model.ts';
import { OfferView } from '../catalogue/plan-contract.ts';
import { pageQuery } from '../contract/operation.ts';
import { idOf } from '../kernel/id.ts';
import { Currency, Money } from '../kernel/money.ts';
import { Address, Language } from '../organisation/model.ts';
import { StorefrontName } from './settings-contract.ts';

export const ofStorefront = z.strictObject({ storefront: StorefrontName });

export const StorefrontInfo = z
  .strictObject({
    operator: z.string(),
    currency: Currency,
    language: Language,
    timeZone: z.string(),
    termsUrl: z.string().optional(),
    locations: z
      .array(
        z.strictObject({
          id: idOf('location'),
          name: z.string(),
          timeZone: z.string(),
          address: Address.optional(),
        }),
      )
      .meta({ description: 'Up to 100, oldest first.' }),
  })
  .meta({ id: 'StorefrontInfo' });

export const OffersQuery = z.strictObject({
  ...pageQuery,
  locationId: idOf('location').optional().meta({ description: 'Where: its prices and taxes.' }),
});

export const StorefrontOffer = z
  .strictObject({
    ...OfferView.shape,
    gross: Money.meta({ description: 'The price with tax.' }),
    taxPercent: z.string(),
  })
  .meta({ id: 'StorefrontOffer' });

export const ResourcesQuery = z.strictObject({
  ...pageQuery,
  locationId: idOf('location').optional(),
  type: z.enum(resourceTypes).optional(),
});

export { AvailabilityQuery };
