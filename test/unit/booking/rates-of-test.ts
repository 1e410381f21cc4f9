import type { Rate, Resource } from '../../../shared/booking/model.ts';
import { createId } from '../../../shared/kernel/id.ts';

export const eur = (amount: number) => ({ amount, currency: 'EUR' as const });
export const amsterdam = 'Europe/Amsterdam';
export const everyDay = [1, 2, 3, 4, 5, 6, 7];

const stored = { archived: false, version: 1, createdAt: '2026-01-01T00:00:00.000Z' };

/** 20.00 an hour. */
export const aRate = (fields: Partial<Rate> = {}): Rate => ({
  id: createId('rate'),
  name: 'Meeting rooms',
  per: 'hour',
  price: eur(2_000),
  tax: { name: 'VAT', percent: '21' },
  ...stored,
  ...fields,
});

export const aResource = (fields: Partial<Resource> = {}): Resource => ({
  id: createId('resource'),
  name: 'Sky',
  type: 'meeting_room',
  locationId: createId('location'),
  capacity: 1,
  rateId: createId('rate'),
  bufferMinutes: 0,
  offeredOn: ['portal'],
  ...stored,
  ...fields,
});
