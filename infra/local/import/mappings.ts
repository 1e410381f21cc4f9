import { plusDays } from '../../../shared/kernel/calendar.ts';
import type { Kind } from './formats.ts';

type Cells = Readonly<Record<string, string>>;
type Mapped = Partial<Record<Kind, Cells>>;

/**
 * How another system's file becomes rows of ours, by the columns that its documentation shows. What it does not show
 * (billing addresses in parts, how far a membership is billed) comes from our own files beside it, or from --billed-through.
 */
export interface Mapping {
  readonly name: string;
  /** where its columns are documented */
  readonly source: string;
  readonly files: Readonly<Record<string, (row: Cells) => Mapped>>;
}

/** The day of `2026-12-01`, `2026-12-01 00:00` and `2026-12-01T00:00:00Z`; anything else is for the format to refuse. */
const day = (text: string | undefined): string =>
  text === undefined ? '' : text.replace(/^(\d{4}-\d\d-\d\d)[T ].*$/, '$1');

/** The day before the first that the next invoice covers. */
const dayBefore = (text: string | undefined): string => {
  const on = day(text);
  return /^\d{4}-\d\d-\d\d$/.test(on) ? plusDays(on, -1) : on;
};

const isYes = (text: string | undefined): boolean => /^(yes|true|1)$/i.test(text ?? '');

/** One row a member, a company's members below one another, a membership with it. */
const officerndMember = (row: Cells): Mapped => {
  const { Name = '', Company, Email = '', Plan } = row;
  const customer = Company ?? Name;
  const roles = [
    ...(isYes(row['Contact Person']) || isYes(row['Billing Person']) ? ['contact_person'] : []),
    ...(isYes(row['Billing Person']) ? ['billing_person'] : []),
  ];
  const isMember = Company !== undefined && Name !== '';
  return {
    customers: {
      ...{ id: customer, name: customer, type: Company ? 'company' : 'individual' },
      email: Company ? (row['Company Email'] ?? '') : Email,
      location: row.Location ?? '',
    },
    ...(isMember && {
      members: { id: Name, customer, name: Name, email: Email, roles: roles.join(' ') },
    }),
    ...(Plan && {
      memberships: {
        ...{ id: `${Name} ${Plan} ${day(row['Start Date'])}`, customer, plan: Plan },
        ...{ member: isMember ? Name : '', location: row.Location ?? '' },
        ...{ startOn: day(row['Start Date']), endOn: day(row['End Date']) },
        ...{ price: row.Price ?? '', quantity: row.Quantity ?? '' },
      },
    }),
  };
};

/** A contract each; its customer is told with it. `InvoicedPeriod` is the period that the next invoice covers. */
const nexudusContract = (row: Cells): Mapped => {
  const { Id = '', CoworkerId = '', CoworkerCompanyName, TariffName = '' } = row;
  const name = row.CoworkerBillingName ?? CoworkerCompanyName ?? row.CoworkerFullName ?? '';
  return {
    customers: {
      ...{ id: CoworkerId, name, type: CoworkerCompanyName ? 'company' : 'individual' },
      ...{ email: row.CoworkerEmail ?? '', billingDay: row.BillingDay ?? '' },
    },
    memberships: {
      ...{ id: Id, customer: CoworkerId, plan: TariffName, startOn: day(row.StartDate) },
      ...{ endOn: day(row.CancellationDate), price: row.Price ?? '', quantity: row.Quantity ?? '' },
      billedThroughOn: dayBefore(row.InvoicedPeriod),
    },
  };
};

/** A member each, who is the customer unless a company is named. */
const cobotMember = (row: Cells): Mapped => {
  const { Name = '', Company, Email = '' } = row;
  const customer = Company ?? (Email || Name);
  const plan = row['Plan Name'] ?? '';
  return {
    customers: {
      ...{ id: customer, name: Company ?? Name, email: Email },
      type: Company ? 'company' : 'individual',
    },
    ...(Company && Email && { members: { id: Email, customer, name: Name, email: Email } }),
    memberships: {
      ...{ id: `${Email || Name} ${plan} ${day(row['Start Date'])}`, customer, plan },
      ...{ member: Company && Email ? Email : '', startOn: day(row['Start Date']) },
      billedThroughOn: dayBefore(row['Next Invoice Date']),
    },
  };
};

export const mappings: Readonly<Record<string, Mapping>> = {
  officernd: {
    name: 'OfficeRnD',
    source: 'help.officernd.com/hc/en-us/articles/360001731853-Import-Members, data columns',
    files: { members: officerndMember },
  },
  nexudus: {
    name: 'Nexudus',
    source: 'developers.nexudus.com/rest-api/billing/get-coworkercontracts-by-id, fields',
    files: { coworkercontracts: nexudusContract },
  },
  cobot: {
    name: 'Cobot',
    source:
      'helpcenter.cobot.me/en/articles/8300359-importing-your-existing-members-into-cobot, step 2',
    files: { members: cobotMember },
  },
};
