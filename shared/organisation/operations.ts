import { type Operation, operation } from '../contract/operation.ts';
import { deadLetterOperations } from '../readiness/dead-letters-contract.ts';
import { GoingLive } from '../readiness/going-live-model.ts';
import { addAdmin, editAdmin, getAdmin, listAdmins, removeAdmin } from './admin-operations.ts';
import { ClockAdvance, OrganisationChanges, OrganisationView } from './contract.ts';
import { createLegalEntity, editLegalEntity, listLegalEntities } from './legal-entity-contract.ts';
import { createLocation, editLocation, getLocation, listLocations } from './location-operations.ts';
import { SandboxClock } from './model.ts';

export * from './admin-operations.ts';
export * from './location-operations.ts';

const context = 'organisation';
const organisation = '/v1/admin/organisation';

export const getOrganisation = operation({
  id: 'getOrganisation',
  context,
  method: 'GET',
  path: organisation,
  summary: 'The organisation, its settings, and what the last daily check did',
  access: 'admin',
  answer: OrganisationView,
});

export const editOrganisation = operation({
  id: 'editOrganisation',
  context,
  method: 'PATCH',
  path: organisation,
  summary: 'Change details or settings; issued invoices keep the seller they were issued with',
  access: 'admin',
  body: OrganisationChanges,
  answer: OrganisationView,
  ifMatch: true,
  refusals: [
    'version_conflict',
    'organisation_onboarding',
    'organisation_suspended',
    'currency_mismatch',
  ],
});

export const getGoingLive = operation({
  id: 'getGoingLive',
  context,
  method: 'GET',
  path: `${organisation}/going-live`,
  summary: 'The going-live checklist: each step done or not, why, and what to do (S54)',
  access: 'admin',
  answer: GoingLive,
});

export const activateOrganisation = operation({
  id: 'activateOrganisation',
  context,
  method: 'POST',
  path: `${organisation}/activate`,
  summary:
    'Go live, when nothing on the checklist blocks: now invoice generation can be switched on',
  access: 'owner',
  answer: OrganisationView,
  idempotent: true,
  refusals: ['organisation_not_activatable'],
});

export const suspendOrganisation = operation({
  id: 'suspendOrganisation',
  context,
  method: 'POST',
  path: `${organisation}/suspend`,
  summary: 'Stop billing and make the portal read-only',
  access: 'owner',
  answer: OrganisationView,
  refusals: ['organisation_not_active'],
});

export const resumeOrganisation = operation({
  id: 'resumeOrganisation',
  context,
  method: 'POST',
  path: `${organisation}/resume`,
  summary: 'Lift a suspension; what became due meanwhile is caught up by the next run',
  access: 'owner',
  answer: OrganisationView,
  refusals: ['organisation_not_suspended'],
});

export const getClock = operation({
  id: 'getClock',
  context,
  method: 'GET',
  path: '/v1/admin/clock',
  summary: "A sandbox's business time, and whether the work up to it is done",
  access: 'admin',
  answer: SandboxClock,
  refusals: ['not_a_sandbox'],
});

export const advanceClock = operation({
  id: 'advanceClock',
  context,
  method: 'POST',
  path: '/v1/admin/clock/advance',
  summary: "Turn a sandbox's clock forward; the next tick does the work up to it",
  access: 'admin',
  body: ClockAdvance,
  answer: SandboxClock,
  status: 202,
  refusals: ['not_a_sandbox', 'clock_only_forward'],
});

/** The operations of this context, in the order the reference shows them. */
export const organisationOperations: readonly Operation[] = [
  getOrganisation,
  editOrganisation,
  getGoingLive,
  activateOrganisation,
  suspendOrganisation,
  resumeOrganisation,
  getClock,
  advanceClock,
  createLocation,
  listLocations,
  getLocation,
  editLocation,
  createLegalEntity,
  listLegalEntities,
  editLegalEntity,
  addAdmin,
  listAdmins,
  getAdmin,
  editAdmin,
  removeAdmin,
  ...deadLetterOperations,
];
