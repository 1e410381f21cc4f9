import type { Rate, Resource } from '../../../shared/booking/model.ts';
import { rate } from '../../../shared/booking/rates.ts';
import { resource } from '../../../shared/booking/resources.ts';
import type { Plan } from '../../../shared/catalogue/model.ts';
import { plan } from '../../../shared/catalogue/plans.ts';
import { Refusal } from '../../../shared/kernel/errors.ts';
import type { Location } from '../../../shared/organisation/model.ts';
import type { GatewayConnection } from '../../../shared/payments/attempt-model.ts';
import type { Row, Rows } from './parse-rows.ts';
import { type Rejection, refusedRow } from './rejection.ts';
import { importedId, type Moment, misfit } from './terms.ts';

/** What the operator has already, beside what is imported. */
export interface Existing {
  /** the payment gateways that are connected */
  readonly gateways: readonly GatewayConnection[];
  readonly locations: readonly Location[];
  readonly plans: readonly Plan[];
}

/** What customers' rows refer to, by the source's id, by ours, or by name. */
export interface Catalogue {
  readonly locations: ReadonlyMap<string, Location>;
  readonly plans: ReadonlyMap<string, Plan>;
  readonly resources: ReadonlyMap<string, Bookable>;
}

export interface Bookable {
  readonly resource: Resource;
  readonly rate?: Rate;
  readonly timeZone: string;
}

/** Locations, plans and resources as the API would have made them. */
export const catalogueOf = (
  { locations, plans, resources }: Rows,
  existing: Existing,
  moment: Moment,
): { catalogue: Catalogue; made: Made; rejections: Rejection[] } => {
  const rejections: Rejection[] = [];
  const collect = <T, R extends Row<'plans' | 'resources'>>(
    rows: readonly R[],
    make: (row: R) => T,
  ): [string, T][] =>
    rows.flatMap(row => {
      try {
        return [[row.values.id, make(row)] as [string, T]];
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        rejections.push(refusedRow(row, error, { field: 'id' }));
        return [];
      }
    });
  const ownLocations = locations.map((row): [string, Location] => [
    row.values.id,
    locationOf(row, moment),
  ]);
  const ownPlans = collect(plans, row => planOf(row, moment));
  const places = new Map([...named(existing.locations), ...ownLocations]);
  const ownResources = collect(resources, row => resourceOf(row, places, moment));
  return {
    catalogue: {
      locations: places,
      plans: new Map([...named(existing.plans), ...ownPlans]),
      resources: new Map(ownResources),
    },
    made: { locations: ownLocations, plans: ownPlans, resources: ownResources },
    rejections,
  };
};

export interface Made {
  readonly locations: readonly [string, Location][];
  readonly plans: readonly [string, Plan][];
  readonly resources: readonly [string, Bookable][];
}

/** By name and by id; a name that two have leads to neither. */
const named = <T extends { readonly id: string; readonly name: string }>(
  things: readonly T[],
): [string, T][] => [
  ...[...Map.groupBy(things, ({ name }) => name)].flatMap(([name, all]): [string, T][] => {
    const [only, other] = all;
    return only && !other ? [[name, only]] : [];
  }),
  ...things.map((thing): [string, T] => [thing.id, thing]),
];

const locationOf = (
  { values: { id, name, timeZone, ...address } }: Row<'locations'>,
  { organisation, now }: Moment,
): Location => ({
  id: importedId('location', organisation.id, id),
  ...{ name, timeZone, address, version: 1, createdAt: now },
});

const planOf = ({ values }: Row<'plans'>, { organisation, now }: Moment): Plan => {
  const { id, taxName, taxPercent, taxIncluded, ...given } = values;
  const tax = { name: taxName, percent: taxPercent, ...(taxIncluded && { included: true }) };
  return plan(
    { ...given, tax },
    {
      id: importedId('plan', organisation.id, id),
      currency: organisation.currency,
      timing: organisation.billing.membershipTiming,
      now,
    },
  );
};

const resourceOf = (
  { values }: Row<'resources'>,
  places: ReadonlyMap<string, Location>,
  { organisation, now }: Moment,
): Bookable => {
  const { id, name, type, capacity, per, price, taxName, taxPercent } = values;
  const place = places.get(values.location);
  if (!place) throw misfit('location', 'the id of a row of locations', values.location);
  if ([per, price, taxPercent].some(Boolean) && !(per && price && taxPercent)) {
    const received = per ?? price?.amount ?? taxPercent;
    throw misfit('per', 'per, price and taxPercent together', String(received));
  }
  const org = organisation.id;
  const terms = { currency: organisation.currency, now };
  const own =
    per && price && taxPercent
      ? rate(
          { name, per, price, tax: { name: taxName, percent: taxPercent } },
          { id: importedId('rate', org, id), ...terms },
        )
      : undefined;
  const offeredOn = own ? (['portal'] as const) : [];
  return {
    resource: resource(
      {
        ...{ name, type, capacity, locationId: place.id, bufferMinutes: 0 },
        offeredOn: [...offeredOn],
        ...(own && { rateId: own.id }),
      },
      { id: importedId('resource', org, id), now },
    ),
    ...(own && { rate: own }),
    timeZone: place.timeZone,
  };
};
