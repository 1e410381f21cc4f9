import { createOrganisation, type NewOrganisation } from '../../../shared/organisation/create.ts';
import type { Organisation } from '../../../shared/organisation/model.ts';

/** Everything that a new organisation must state. */
export const stated: NewOrganisation = {
  name: 'Harbour Desks',
  timeZone: 'Europe/Amsterdam',
  currency: 'EUR',
  address: { line1: 'Kade 1', postalCode: '1011 AA', city: 'Amsterdam', country: 'NL' },
  email: 'hello@harbour.example',
  owner: { name: 'Olga Owner', email: 'Olga@Harbour.example', subject: 'subject-of-olga' },
};

export const noon = '2026-11-20T12:00:00.000Z';

/** An organisation that was just created, but for `fields`. */
export const organisation = (fields: Partial<Organisation> = {}): Organisation => ({
  ...createOrganisation(stated, noon).organisation,
  ...fields,
});
