import * as z from 'zod';
import { PlainDate, TimeZone } from '../kernel/calendar.ts';
import { plusSeconds } from '../kernel/clock.ts';
import { Iban } from '../kernel/iban.ts';
import { idOf } from '../kernel/id.ts';
import { Currency } from '../kernel/money.ts';
import { TaxRate } from '../kernel/tax.ts';
import { Email, Line } from '../kernel/text.ts';
import {
  Address,
  adminRoles,
  BillingSettings,
  DunningPolicy,
  Language,
  LastTick,
  organisationStatuses,
  SandboxClock,
  VatId,
} from './model.ts';

const version = z.int().meta({ description: 'The ETag without its quotes.' });
const createdAt = z.iso.datetime();
const name = Line(120);

export const OrganisationView = z
  .strictObject({
    id: idOf('organisation'),
    name: z.string(),
    status: z.enum(organisationStatuses),
    sandbox: z.boolean(),
    clock: SandboxClock.optional(),
    timeZone: z.string(),
    currency: Currency,
    language: Language,
    address: Address,
    vatId: z.string().optional(),
    registration: z.string().optional(),
    iban: z.string().optional(),
    email: z.string(),
    billing: BillingSettings,
    dunning: DunningPolicy.meta({
      description: 'What is done about invoices that are not paid.',
    }),
    lockedThrough: PlainDate.optional(),
    nextRunAt: z.iso
      .datetime()
      .meta({ description: 'When the tick looks for due customers next.' }),
    lastTick: LastTick.optional().meta({
      description:
        'What the tick last did here, and why nothing was billed when nothing was (S45).',
    }),
    version,
    createdAt,
  })
  .meta({ id: 'Organisation' });
export type OrganisationView = z.output<typeof OrganisationView>;

export const OrganisationChanges = z
  .strictObject({
    name: name.optional(),
    address: Address.optional(),
    vatId: VatId.nullable().optional().meta({ description: 'null removes it.' }),
    registration: Line(120).nullable().optional().meta({
      description: 'Where it is registered, as documents show it; null removes it.',
    }),
    iban: Iban.nullable().optional().meta({
      description: 'The account it is paid to, as documents show it; null removes it.',
    }),
    email: Email.optional(),
    language: Language.optional(),
    timeZone: TimeZone.optional(),
    billing: BillingSettings.partial()
      .optional()
      .meta({ description: 'Only the settings that change; the others stay.' }),
    dunning: DunningPolicy.partial()
      .optional()
      .meta({ description: 'Only what changes; it holds for open invoices from the next day on.' }),
    lockedThrough: PlainDate.nullable().optional().meta({
      description:
        'The last day of the books that are closed, before today; null opens them. Nothing is booked on it or before, and what was issued then is corrected by credit note only.',
    }),
  })
  .meta({ id: 'OrganisationChanges' });
export type OrganisationChanges = z.output<typeof OrganisationChanges>;

/** Any UTC instant; kept with milliseconds, so that instants compare as text. */
const Instant = z.iso.datetime().transform(instant => plusSeconds(instant, 0));

export const ClockAdvance = z
  .strictObject({
    to: Instant.refine(to => to < '2100', {
      error: 'expected an instant before the year 2100',
    }).meta({
      description: 'Later than the clock stands, in UTC.',
    }),
  })
  .meta({ id: 'ClockAdvance' });

const locationTax = TaxRate.meta({
  description: 'Of what is sold there and taxed, instead of its own tax.',
});

const legalEntityId = idOf('legalEntity').meta({
  description: 'Who sells there; absent: the organisation itself.',
});

export const NewLocation = z
  .strictObject({
    name,
    timeZone: TimeZone,
    address: Address,
    tax: locationTax.optional(),
    legalEntityId: legalEntityId.optional(),
  })
  .meta({ id: 'NewLocation' });
export type NewLocation = z.output<typeof NewLocation>;

export const LocationChanges = z
  .strictObject({
    name: name.optional(),
    timeZone: TimeZone.optional(),
    address: Address.optional(),
    tax: locationTax.nullable().optional(),
    legalEntityId: legalEntityId.nullable().optional(),
  })
  .meta({ id: 'LocationChanges' });

export const LocationView = z
  .strictObject({
    id: idOf('location'),
    name: z.string(),
    timeZone: z.string(),
    address: Address,
    tax: TaxRate.optional(),
    legalEntityId: idOf('legalEntity').optional(),
    version,
    createdAt,
  })
  .meta({ id: 'Location' });
export type LocationView = z.output<typeof LocationView>;

export const NewAdmin = z
  .strictObject({ name, email: Email, role: z.enum(adminRoles).default('admin') })
  .meta({ id: 'NewAdmin' });
export type NewAdmin = z.output<typeof NewAdmin>;

/** The address stays: it is what the person signs in with. */
export const AdminChanges = z
  .strictObject({ name: name.optional(), role: z.enum(adminRoles).optional() })
  .meta({ id: 'AdminChanges' });
export type AdminChanges = z.output<typeof AdminChanges>;

export const AdminView = z
  .strictObject({
    id: idOf('admin'),
    name: z.string(),
    email: z.string(),
    role: z.enum(adminRoles),
    hasLogin: z
      .boolean()
      .meta({ description: 'Whether the person may sign in: was invited, or was there first.' }),
    version,
    createdAt,
  })
  .meta({ id: 'Admin' });
export type AdminView = z.output<typeof AdminView>;
