import type { Rate, Resource } from '../../../shared/booking/model.ts';
import { rate } from '../../../shared/booking/rates.ts';
import { resource } from '../../../shared/booking/resources.ts';
import { euro, locations, openedAt } from './operator.ts';
import { sampleId } from './random.ts';

/** Where visitors see the sample operator's offers: `/v1/storefront/harbour-works`. */
export const storefront = { name: 'harbour-works', enabled: true } as const;

const vat = { name: 'VAT', percent: '21' };
const offeredOn = ['portal' as const, 'storefront' as const];

/** name, type, capacity, seats */
const rooms = [
  ['Meeting room Amstel', 'meeting_room', 1, 8],
  ['Meeting room IJ', 'meeting_room', 1, 14],
  ['Flex desks', 'desk', 12, undefined],
] as const;

/** What can be booked at the first location: by the hour, and desks by the day. */
export const bookables = (seed: string): { rates: Rate[]; resources: Resource[] } => {
  const context = (name: string) => ({
    id: sampleId('rate', openedAt, seed, name),
    currency: 'EUR' as const,
    now: openedAt,
  });
  const hourly = rate(
    { name: 'Meeting rooms', per: 'hour', price: euro(2_750), day: euro(16_500), tax: vat },
    context('hourly'),
  );
  const daily = rate({ name: 'Desks', per: 'day', price: euro(2_400), tax: vat }, context('daily'));
  const [oosterdok] = locations(seed);
  if (!oosterdok) throw new Error('the sample has no location');
  const resources = rooms.map(([name, type, capacity, seats]) =>
    resource(
      {
        ...{ name, type, capacity, seats, offeredOn, bufferMinutes: 0 },
        locationId: oosterdok.id,
        rateId: type === 'desk' ? daily.id : hourly.id,
      },
      { id: sampleId('resource', openedAt, seed, name), now: openedAt },
    ),
  );
  return { rates: [hourly, daily], resources };
};
