import { readEntry } from '../bank/store.ts';
import { ownEntryView } from '../bank/views.ts';
import { readBilling } from '../billing/inputs.ts';
import { LedgerEntry } from '../billing/ledger.ts';
import { wholeInvoice, wholeNote } from '../billing/line-pages.ts';
import { Billing, CreditNote, Invoice } from '../billing/model.ts';
import { termsView } from '../billing/terms.ts';
import { creditNoteView, invoiceView } from '../billing/views.ts';
import { bookingView } from '../booking/booking-views.ts';
import { creditGrantView } from '../booking/credit-views.ts';
import { Booking, CreditGrant } from '../booking/model.ts';
import { BookingSeries } from '../booking/series-model.ts';
import { bookingsOf } from '../booking/series-store.ts';
import { seriesView } from '../booking/series-views.ts';
import { feeView } from '../catalogue/fees.ts';
import { membershipView } from '../catalogue/membership-views.ts';
import { Fee, Membership } from '../catalogue/model.ts';
import { Ticket } from '../community/model.ts';
import { feesOf } from '../community/store.ts';
import { ticketView } from '../community/views.ts';
import { ContactPerson } from '../contact-persons/model.ts';
import { contactPersonView } from '../contact-persons/rules.ts';
import { DunningCase, DunningTerms } from '../dunning/model.ts';
import type { PlainDate } from '../kernel/calendar.ts';
import { Mail } from '../notifications/model.ts';
import { mailDetailView } from '../notifications/views.ts';
import { Order } from '../orders/model.ts';
import { orderView } from '../orders/views.ts';
import { Attempt, SavedMethod } from '../payments/attempt-model.ts';
import { attemptView, methodView } from '../payments/gateway-views.ts';
import { Payment } from '../payments/model.ts';
import { paymentView } from '../payments/views.ts';
import { Customer, Member } from '../people/model.ts';
import { customerView, memberView, profileView } from '../people/views.ts';
import { listPrefix } from '../store/list.ts';
import { getItems, type Item, queryIndex } from '../store/read.ts';
import { indexKeys, type Key, keys } from '../store/table.ts';
import type { ExportEntry } from './contract.ts';
import { Erasure } from './model.ts';
import { erasureView } from './rules.ts';

export interface Place {
  readonly organisationId: string;
  readonly customerId: string;
}

export type Shown = Place & { readonly today: PlainDate };
type Type = ExportEntry['type'];
type DataOf<T extends Type> = Extract<ExportEntry, { type: T }>['data'];

/** A thing of a section, where it stands in it, and what shows of it. */
export interface Found {
  readonly position: string;
  readonly view: () => Promise<ExportEntry>;
}

export interface Section {
  readonly type: Type;
  /** at most `limit` things behind a position, and whether more lie behind them */
  readonly read: (
    place: Shown,
    asked: { limit: number; after?: string | undefined },
  ) => Promise<{ readonly found: Found[]; readonly isMore: boolean }>;
}

/** A section that lies under one prefix of the customer's partition. */
const prefixed = <T extends Type>(
  type: T,
  keyOf: (org: string, customerId: string) => Key,
  view: (item: Item, place: Shown, position: string) => DataOf<T> | Promise<DataOf<T>>,
): Section => ({
  type,
  read: async (place, asked) => {
    const { pk, sk: prefix } = keyOf(place.organisationId, place.customerId);
    const page = await listPrefix(position => ({ pk, sk: `${prefix}${position}` }), asked);
    const found = page.items.map(item => {
      const position = item.sk.slice(prefix.length);
      return {
        position,
        view: async () => ({ type, data: await view(item, place, position) }) as ExportEntry,
      };
    });
    return { found, isMore: page.next !== undefined };
  },
});

const profileOf = (person: Member | Customer) => {
  const { phone, title, about, listed } = profileView(person);
  return { phone, title, about, listed };
};

/** What a mail said, but for codes and links: whoever has them may do what the mail's reader may. */
const withoutSecrets = (facts: Record<string, unknown>): Record<string, unknown> => {
  const { addressHash: _, code: __, link: ___, ...rest } = facts;
  return rest;
};

/** Mails lie beside the rows of their runs too, so they are found by their index. */
export const mails: Section = {
  type: 'mail',
  read: async ({ organisationId: org, customerId }, { limit, after }) => {
    const { gsi1pk: pk } = indexKeys.customerMails(org, customerId, '', '');
    // nothing stands between a text and the same text with a null behind it
    const low = after === undefined ? '' : `${after}\0`;
    const { items, last } = await queryIndex({ pk, between: [low, '~'], limit });
    const stored = await getItems(items);
    const found = stored.flatMap((item, index): Found[] => {
      if (!item) return [];
      const mail = Mail.parse(item);
      const facts = withoutSecrets(mail.facts ?? {});
      const data = { ...mailDetailView(mail), facts };
      return [{ position: items[index]?.gsi1sk ?? '', view: async () => ({ type: 'mail', data }) }];
    });
    return { found, isMore: last !== undefined };
  },
};

const ledgerKey = (org: string, customerId: string): Key => {
  const { pk, sk } = keys.ledger(org, customerId, '', '');
  // behind it come the date and the id
  return { pk, sk: sk.slice(0, -1) };
};

/** What is stored about a customer, in the order in which it is exported. */
export const sections: readonly Section[] = [
  prefixed('customer', keys.customer, async (item, { organisationId, customerId }) => {
    const customer = Customer.parse(item);
    const billing = await readBilling(organisationId, customerId);
    const isPerson = customer.type === 'individual';
    return {
      ...customerView({ customer, billing }),
      ...(isPerson && { profile: profileOf(customer) }),
    };
  }),
  prefixed('billingTerms', keys.billing, item => termsView(Billing.parse(item))),
  prefixed(
    'member',
    (org, cus) => keys.member(org, cus, ''),
    item => {
      const member = Member.parse(item);
      return { ...memberView(member), profile: profileOf(member) };
    },
  ),
  prefixed(
    'contactPerson',
    (org, cus) => keys.contactPerson(org, cus, ''),
    item => contactPersonView(ContactPerson.parse(item)),
  ),
  prefixed(
    'membership',
    (org, cus) => keys.membership(org, cus, ''),
    (item, { today }) => membershipView(Membership.parse(item), today),
  ),
  prefixed(
    'fee',
    (org, cus) => keys.fee(org, cus, ''),
    item => feeView(Fee.parse(item)),
  ),
  prefixed(
    'booking',
    (org, cus) => keys.booking(org, cus, ''),
    item => bookingView(Booking.parse(item)),
  ),
  prefixed(
    'bookingSeries',
    (org, cus) => keys.bookingSeries(org, cus, ''),
    async (item, { organisationId }) => {
      const series = BookingSeries.parse(item);
      return seriesView(series, await bookingsOf(organisationId, series));
    },
  ),
  prefixed(
    'creditGrant',
    (org, cus) => keys.creditGrant(org, cus, ''),
    item => creditGrantView(CreditGrant.parse(item)),
  ),
  prefixed(
    'creditUse',
    (org, cus) => keys.creditUse(org, cus, ''),
    (item, _, source) => ({ source, used: item.used as number }),
  ),
  prefixed(
    'ticket',
    (org, cus) => keys.ticket(org, cus, ''),
    async (item, { organisationId }) => {
      const ticket = Ticket.parse(item);
      const charges = await feesOf(organisationId, [ticket]);
      return ticketView(ticket, charges.get(ticket.id));
    },
  ),
  prefixed(
    'order',
    (org, cus) => keys.order(org, cus, ''),
    item => orderView(Order.parse(item)),
  ),
  prefixed(
    'invoice',
    (org, cus) => keys.invoice(org, cus, ''),
    async (item, { organisationId }) => {
      const invoice = await wholeInvoice(organisationId, Invoice.parse(item));
      return { ...invoiceView(invoice), recipients: invoice.recipients };
    },
  ),
  prefixed(
    'creditNote',
    (org, cus) => keys.creditNote(org, cus, ''),
    async (item, { organisationId }) =>
      creditNoteView(await wholeNote(organisationId, CreditNote.parse(item))),
  ),
  prefixed(
    'payment',
    (org, cus) => keys.payment(org, cus, ''),
    item => paymentView(Payment.parse(item)),
  ),
  prefixed(
    'bankEntry',
    (org, cus) => keys.customerEntry(org, cus, ''),
    async ({ entryId }, { organisationId }) =>
      ownEntryView(await readEntry(organisationId, `${entryId}`)),
  ),
  prefixed(
    'paymentMethod',
    (org, cus) => keys.paymentMethod(org, cus, ''),
    item => methodView(SavedMethod.parse(item)),
  ),
  prefixed(
    'paymentAttempt',
    (org, cus) => keys.paymentAttempt(org, cus, ''),
    item => attemptView(Attempt.parse(item)),
  ),
  prefixed(
    'dunningCase',
    (org, cus) => keys.dunningCase(org, cus, ''),
    item => {
      const { version: _, ...about } = DunningCase.parse(item);
      return about;
    },
  ),
  prefixed('dunningTerms', keys.dunningTerms, item => {
    const { version: _, ...terms } = DunningTerms.parse(item);
    return terms;
  }),
  prefixed('ledgerEntry', ledgerKey, (item, _, position) => {
    const { kind, amount, currency } = LedgerEntry.parse(item);
    const [on = '', documentId = ''] = position.split('#');
    return { on, documentId, kind, amount: { amount, currency } };
  }),
  mails,
  prefixed(
    'erasure',
    (org, cus) => keys.erasure(org, cus, ''),
    item => erasureView(Erasure.parse(item)),
  ),
];
