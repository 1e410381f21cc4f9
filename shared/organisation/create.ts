import * as z from 'zod';
import { domainEvent } from '../events/catalogue.ts';
import { localDate, TimeZone } from '../kernel/calendar.ts';
import { plusSeconds } from '../kernel/clock.ts';
import { createId, idOf } from '../kernel/id.ts';
import { Currency } from '../kernel/money.ts';
import { Email, Line } from '../kernel/text.ts';
import { pointerItem } from '../people/subject.ts';
import { outboxWrite } from '../store/outbox.ts';
import { type Key, keys } from '../store/table.ts';
import { absent, type Write } from '../store/transact.ts';
import { loginClaim } from './admins.ts';
import {
  Address,
  type Admin,
  BillingSettings,
  defaultBillingSettings,
  defaultDunningPolicy,
  Language,
  type Organisation,
  VatId,
} from './model.ts';
import { checkAt, nextCheckAt } from './schedule.ts';
import { sellerItem } from './seller.ts';

/** What an operator states to begin with; ids only where they must be the same every time (samples, tests). */
export const NewOrganisation = z
  .strictObject({
    id: idOf('organisation').optional(),
    name: Line(120),
    timeZone: TimeZone,
    currency: Currency,
    language: Language.default('en'),
    address: Address,
    vatId: VatId.optional(),
    email: Email,
    sandbox: z.boolean().default(false),
    clock: z.iso
      .datetime()
      .transform(instant => plusSeconds(instant, 0))
      .optional()
      .meta({ description: 'Where the clock of a sandbox starts; now unless said.' }),
    billing: BillingSettings.omit({ generate: true }).partial().optional(),
    owner: z.strictObject({
      id: idOf('admin').optional(),
      name: Line(120),
      email: Email,
      subject: z.string().min(1).max(128).meta({ description: "`sub` of the owner's login." }),
    }),
  })
  .refine(({ sandbox, clock }) => sandbox || clock === undefined, {
    path: ['clock'],
    error: 'expected only with sandbox: true',
  });
export type NewOrganisation = z.input<typeof NewOrganisation>;

/**
 * An onboarding organisation with its first seller version and its first owner, who can log in at once.
 * `now` is a real instant. Throws a ZodError that names what is wrong. 6 writes, one transaction.
 */
export const createOrganisation = (
  input: NewOrganisation,
  now: string,
): { organisation: Organisation; owner: Admin; writes: readonly Write[] } => {
  const given = NewOrganisation.parse(input);
  const organisation = newOrganisation(given, now);
  const owner = newOwner(given.owner, now);
  const by = owner.id;
  const since = localDate(organisation.clock?.now ?? now, organisation.timeZone);
  const pointer = pointerItem(given.owner.subject, organisation.id, { adminId: owner.id });
  return {
    organisation,
    owner,
    writes: [
      { put: organisationItem(organisation, 1), condition: absent },
      { put: sellerItem(organisation, since), condition: absent },
      { put: { ...keys.admin(organisation.id, owner.id), ...owner }, condition: absent },
      loginClaim(organisation.id, owner),
      { put: pointer, condition: absent },
      outboxWrite(organisation.id, [
        domainEvent('organisation.created', { organisationId: organisation.id, by }),
      ]),
    ],
  };
};

/** An organisation as it is stored. `owners` counts its owners, so that the last one stays under any race. */
export const organisationItem = (
  organisation: Organisation,
  owners: number,
): Organisation & Key & { readonly owners: number } => ({
  ...keys.organisation(organisation.id),
  ...organisation,
  ...checkAt(organisation.id, organisation.nextRunAt),
  owners,
});

const newOrganisation = (given: z.output<typeof NewOrganisation>, now: string): Organisation => {
  const { owner: _, clock, billing, ...details } = given;
  return {
    ...details,
    id: given.id ?? createId('organisation'),
    status: 'onboarding',
    ...(given.sandbox && { clock: { now: clock ?? now, status: 'ready' as const } }),
    billing: { ...defaultBillingSettings, ...billing },
    dunning: defaultDunningPolicy,
    nextRunAt: nextCheckAt(given, now),
    sellerVersion: 1,
    version: 1,
    createdAt: now,
  };
};

const newOwner = (given: z.output<typeof NewOrganisation>['owner'], now: string): Admin => ({
  ...given,
  id: given.id ?? createId('admin'),
  role: 'owner',
  version: 1,
  createdAt: now,
});
