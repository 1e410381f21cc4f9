import type { Caller } from './caller.ts';
import { created, eur } from './month.ts';

export const communityEvents = '/v1/admin/community-events';

/** A free community event in December 2026 with a place in words. */
export const drinks = {
  title: 'Wine & Cheese',
  place: 'The bar',
  startsAt: '2026-12-10T17:00:00.000Z',
  endsAt: '2026-12-10T20:00:00.000Z',
};

/** What a place of one that is not free costs. */
export const fifteen = { price: eur(1_500), tax: { name: 'VAT', percent: '21' } };

/** A community event that members see. */
export const published = async (admin: Caller, fields: object = {}) => {
  const { id } = await created(admin, communityEvents, { ...drinks, ...fields });
  const path = `${communityEvents}/${id}`;
  const { status } = await admin.send('POST', `${path}/publish`);
  if (status !== 200) throw new Error(`publish ${id}: ${status}`);
  return { id, path };
};
