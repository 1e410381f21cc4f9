import { created, eur } from './month.ts';
import type { Operator } from './operator.ts';

const address = { line1: 'Quay 1', postalCode: '1011 AB', city: 'Amsterdam', country: 'NL' };
export const vat = { name: 'VAT', percent: '21' };

/** A site of an operator with what can be booked there. */
export interface Site {
  readonly locationId: string;
  /** a resource, and its path */
  room(fields?: object, rate?: object | null): Promise<string>;
}

/** 20.00 an hour; a room for one booking at a time unless said otherwise. */
export const site = async ({ owner }: Operator, timeZone = 'Europe/Amsterdam'): Promise<Site> => {
  const place = { name: 'The Quay', timeZone, address };
  const { id: locationId } = await created(owner, '/v1/admin/locations', place);
  const hourly = { name: 'Meeting rooms', per: 'hour', price: eur(2_000), tax: vat };
  return {
    locationId,
    room: async (fields = {}, rate = {}) => {
      const rated = rate && (await created(owner, '/v1/admin/rates', { ...hourly, ...rate }));
      const resource = { name: 'Sky', type: 'meeting_room', locationId, ...fields };
      const rateId = rated ? { rateId: rated.id } : {};
      return (await created(owner, '/v1/admin/resources', { ...resource, ...rateId })).id;
    },
  };
};

/** A span on a day, in UTC: `at('2026-11-30', 9, 11)`. */
export const at = (day: string, from: number, to: number) => ({
  startsAt: instant(day, from),
  endsAt: instant(day, to),
});

/** `9.5` is 09:30. */
const instant = (day: string, hours: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + hours * 3_600_000).toISOString();
