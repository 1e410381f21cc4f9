import * as z from 'zod';
import { CreditNoteView } from '../billing/after-issue-contract.ts';
import { InvoiceView } from '../billing/contract.ts';
import { idOf } from '../kernel/id.ts';
import { teamCustomerId } from '../notifications/model.ts';
import { OrderView } from '../orders/contract.ts';
import { PaymentView } from '../payments/contract.ts';
import { acrossCustomers } from '../people/across-customers.ts';
import { ExportEntry } from '../privacy/contract.ts';
import { mails, type Section, sections } from '../privacy/export-sections.ts';
import type { ListPage } from '../store/list.ts';
import type { Row } from './columns.ts';
import type { ExportName } from './contract.ts';
import type { Asked, Entity, Found, Scope } from './entity.ts';

type Type = ExportEntry['type'];

/** What each section of a customer's export is, of all customers. */
const abouts: Record<Exclude<Type, 'bankEntry'>, string> = {
  customer: 'Companies and individuals.',
  billingTerms: 'When and on what terms each customer is billed.',
  member: 'Members of companies.',
  contactPerson: 'Recipients of copies.',
  membership: 'Memberships, ended ones too.',
  fee: 'Fees, by whatever they were made.',
  booking: 'Bookings, cancelled ones too.',
  bookingSeries: 'Bookings that repeat, with their dates.',
  creditGrant: 'Credits and passes.',
  creditUse: 'How much is used of what memberships include.',
  ticket: 'Tickets of community events.',
  order: 'Orders.',
  invoice: 'Invoices, drafts and void ones too.',
  creditNote: 'Credit notes.',
  payment: 'Payments, reversed ones too.',
  paymentMethod: 'Cards and accounts that gateways charge, as customers recognise them.',
  paymentAttempt: 'Tries to collect invoices through gateways.',
  dunningCase: 'What was done about invoices that were not paid.',
  dunningTerms: "What customers have instead of the organisation's policy.",
  ledgerEntry: "Entries of customers' accounts.",
  mail: 'Mails to customers, and what became of each.',
  erasure: 'Requests to erase a person.',
};

const apart: Partial<Record<Type, readonly string[]>> = {
  invoice: ['lines', 'taxes'],
  creditNote: ['lines', 'taxes'],
  order: ['items'],
  payment: ['invoices', 'refunds'],
};

const whose = { customerId: idOf('customer') };

const rowOf = (type: Type): z.ZodObject => {
  const option = ExportEntry.options.find(({ shape }) => shape.type.value === type);
  const data = option?.shape.data as z.ZodObject | undefined;
  if (!data) throw new Error(`the export of a customer has no ${type}`);
  return type === 'customer' ? data : z.strictObject({ ...whose, ...data.shape });
};

const readAcross =
  (section: Section) =>
  ({ organisation, today }: Scope, asked: Asked) =>
    acrossCustomers(
      organisation.id,
      async (customerId, part) => {
        const place = { organisationId: organisation.id, customerId, today };
        const { found, isMore } = await section.read(place, part);
        return { isMore, found: found.map(thing => shown(section.type, customerId, thing)) };
      },
      asked,
    );

const shown = (
  type: Type,
  customerId: string,
  { position, view }: { position: string; view: () => Promise<ExportEntry> },
): Found => ({
  position,
  rows: async () => {
    const { data } = await view();
    return [type === 'customer' ? data : { customerId, ...data }];
  },
});

/** Movements of the bank are exported whole, also those that are nobody's. */
const wholes: Entity[] = sections.flatMap(section =>
  section.type === 'bankEntry'
    ? []
    : {
        name: section.type,
        about: abouts[section.type],
        row: rowOf(section.type),
        ...(apart[section.type] && { apart: apart[section.type] }),
        read: readAcross(section),
      },
);

/** What is a list in one thing, as rows of its own; `position` counts from 1 there. */
const partsOf = (
  type: 'invoice' | 'creditNote' | 'order' | 'payment',
  field: string,
  [name, about]: readonly [ExportName, string],
  part: z.ZodObject,
): Entity => {
  const id = `${type}Id`;
  const whole = wholes.find(each => each.name === type) as Entity;
  const rowsOf = (row: Row) =>
    (row[field] as Row[]).map((each, n) => ({
      ...{ customerId: row.customerId, [id]: row.id, position: n + 1 },
      ...(row.number !== undefined && { number: row.number }),
      ...each,
    }));
  return {
    name,
    about,
    isPart: true,
    row: z.strictObject({
      ...{ ...whose, [id]: idOf(type), position: z.int() },
      ...('number' in whole.row.shape && { number: z.string().optional() }),
      ...part.shape,
    }),
    read: async (scope, asked) => {
      const { items, ...rest } = await whole.read(scope, asked);
      const parts = items.map(({ position, rows }) => ({
        position,
        rows: async () => (await rows()).flatMap(rowsOf),
      }));
      return { ...rest, items: parts };
    },
  };
};

const { shape: invoice } = InvoiceView;
const { shape: note } = CreditNoteView;
const { shape: payment } = PaymentView;
const parts: Entity[] = [
  partsOf('invoice', 'lines', ['invoiceLine', 'Lines of invoices.'], invoice.lines.element),
  partsOf('invoice', 'taxes', ['invoiceTax', 'Tax totals of invoices.'], invoice.taxes.element),
  partsOf('creditNote', 'lines', ['creditNoteLine', 'Lines of credit notes.'], note.lines.element),
  partsOf(
    'creditNote',
    'taxes',
    ['creditNoteTax', 'Tax totals of credit notes.'],
    note.taxes.element,
  ),
  partsOf(
    'payment',
    'invoices',
    ['paymentAllocation', 'What of payments settles which invoice.'],
    payment.invoices.element,
  ),
  partsOf(
    'payment',
    'refunds',
    ['refund', 'What of payments was paid back.'],
    payment.refunds.element,
  ),
  partsOf('order', 'items', ['orderItem', 'What was ordered.'], OrderView.shape.items.element),
];

/** Mail to admins lies with a customer that nobody is. */
const teamMail: Entity = {
  name: 'teamMail',
  about: "Mails to the operator's own team.",
  row: rowOf('mail'),
  read: async ({ organisation, today }, asked): Promise<ListPage<Found>> => {
    const customerId = teamCustomerId(organisation.id);
    const place = { organisationId: organisation.id, customerId, today };
    const { found, isMore } = await mails.read(place, asked);
    const items = found.map(thing => shown('mail', customerId, thing));
    const next = items.at(-1)?.position;
    return { items, ...(isMore && next !== undefined && { next }) };
  },
};

/** What lies with customers, of all of them. */
export const customerEntities: readonly Entity[] = [...wholes, ...parts, teamMail];
