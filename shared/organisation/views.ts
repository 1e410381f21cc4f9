import type { AdminView, LocationView, OrganisationView } from './contract.ts';
import type { Admin, Location, Organisation } from './model.ts';

/** What the API shows; each field by name, so that nothing stored shows by accident. */
export const organisationView = (organisation: Organisation): OrganisationView => ({
  id: organisation.id,
  name: organisation.name,
  status: organisation.status,
  sandbox: organisation.sandbox,
  clock: organisation.clock,
  timeZone: organisation.timeZone,
  currency: organisation.currency,
  language: organisation.language,
  address: organisation.address,
  vatId: organisation.vatId,
  registration: organisation.registration,
  iban: organisation.iban,
  email: organisation.email,
  billing: organisation.billing,
  dunning: organisation.dunning,
  lockedThrough: organisation.lockedThrough,
  nextRunAt: organisation.nextRunAt,
  lastTick: organisation.lastTick,
  version: organisation.version,
  createdAt: organisation.createdAt,
});

export const locationView = (location: Location): LocationView => ({
  id: location.id,
  name: location.name,
  timeZone: location.timeZone,
  address: location.address,
  tax: location.tax,
  legalEntityId: location.legalEntityId,
  version: location.version,
  createdAt: location.createdAt,
});

/** The subject stays inside. */
export const adminView = (admin: Admin): AdminView => ({
  id: admin.id,
  name: admin.name,
  email: admin.email,
  role: admin.role,
  hasLogin: admin.subject !== undefined,
  version: admin.version,
  createdAt: admin.createdAt,
});
