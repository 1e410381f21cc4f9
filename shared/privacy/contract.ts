import * as z from 'zod';
import { OwnEntryView } from '../bank/contract.ts';
import { CreditNoteView } from '../billing/after-issue-contract.ts';
import { InvoiceView } from '../billing/contract.ts';
import { BillingTermsView } from '../billing/terms-contract.ts';
import { BookingView } from '../booking/booking-contract.ts';
import { CreditGrantView } from '../booking/credit-contract.ts';
import { SeriesView } from '../booking/series-contract.ts';
import { FeeView } from '../catalogue/fee-contract.ts';
import { MembershipView } from '../catalogue/membership-contract.ts';
import { TicketView } from '../community/ticket-contract.ts';
import { ContactPersonView } from '../contact-persons/contract.ts';
import { DunningCase, DunningTerms } from '../dunning/model.ts';
import { PlainDate } from '../kernel/calendar.ts';
import { idOf } from '../kernel/id.ts';
import { Money } from '../kernel/money.ts';
import { Email } from '../kernel/text.ts';
import { MailDetailView } from '../notifications/contract.ts';
import { OrderView } from '../orders/contract.ts';
import { PaymentView } from '../payments/contract.ts';
import { PaymentAttemptView, PaymentMethodView } from '../payments/gateway-contract.ts';
import { CustomerView, MemberView } from '../people/contract.ts';
import { ProfileView } from '../people/profile-contract.ts';
import { Erasure, Removed } from './model.ts';

/** Exactly one of the three. */
export const NewErasure = z
  .union(
    [
      z.strictObject({ memberId: idOf('member') }),
      z.strictObject({ contactPersonId: idOf('contactPerson') }),
      z.strictObject({ email: Email }),
    ],
    { error: 'expected exactly one of memberId, contactPersonId and email' },
  )
  .meta({
    id: 'NewErasure',
    description:
      'A member, a contact person, or an address at the customer, also of somebody removed long ago.',
  });
export type NewErasure = z.output<typeof NewErasure>;

export const ErasureView = z
  .strictObject({
    id: idOf('erasure'),
    customerId: idOf('customer'),
    target: Erasure.shape.target,
    memberId: idOf('member').optional(),
    contactPersonId: idOf('contactPerson').optional(),
    status: Erasure.shape.status,
    removed: Removed.omit({ signIns: true })
      .strict()
      .meta({ description: 'How much was removed, by kind.' }),
    requestedBy: idOf('admin'),
    requestedAt: z.iso.datetime(),
    completedAt: z.iso.datetime().optional(),
  })
  .meta({ id: 'Erasure' });
export type ErasureView = z.output<typeof ErasureView>;

/** An entry of the customer's account: an invoice adds to what is owed, the others take from it. */
const LedgerEntryView = z
  .strictObject({
    on: PlainDate,
    kind: z.string(),
    documentId: z.string().meta({ description: 'The invoice or credit note.' }),
    amount: Money,
  })
  .meta({ id: 'LedgerEntry' });

/** How much is used of what a membership includes: of its n-th credit, in one month or altogether. */
const CreditUseView = z
  .strictObject({ source: z.string(), used: z.int() })
  .meta({ id: 'CreditUse' });

const DunningCaseView = DunningCase.omit({ version: true }).strict().meta({ id: 'DunningCase' });
const DunningTermsEntry = DunningTerms.omit({ version: true }).strict().meta({
  id: 'ExportedDunningTerms',
});

const entry = <T extends string, V extends z.ZodType>(type: T, data: V) =>
  z.strictObject({ type: z.literal(type), data });

const Profile = ProfileView.omit({ name: true, email: true, version: true }).meta({
  id: 'ExportedProfile',
});
const ExportedCustomer = CustomerView.extend({ profile: Profile.optional() }).meta({
  id: 'ExportedCustomer',
});
const ExportedInvoice = InvoiceView.extend({
  recipients: z.array(z.string()).optional().meta({ description: 'Whom its document names (S7).' }),
}).meta({ id: 'ExportedInvoice' });
const ExportedMember = MemberView.extend({ profile: Profile }).meta({ id: 'ExportedMember' });
const ExportedMail = MailDetailView.extend({
  facts: z.record(z.string(), z.unknown()).optional(),
}).meta({ id: 'ExportedMail', description: 'A mail with what it says beyond names and links.' });

/** One thing that is stored about a customer, as the API shows it elsewhere. */
export const ExportEntry = z
  .discriminatedUnion('type', [
    entry('customer', ExportedCustomer),
    entry('billingTerms', BillingTermsView),
    entry('member', ExportedMember),
    entry('contactPerson', ContactPersonView),
    entry('membership', MembershipView),
    entry('fee', FeeView),
    entry('booking', BookingView),
    entry('bookingSeries', SeriesView),
    entry('creditGrant', CreditGrantView),
    entry('creditUse', CreditUseView),
    entry('ticket', TicketView),
    entry('order', OrderView),
    entry('invoice', ExportedInvoice),
    entry('creditNote', CreditNoteView),
    entry('payment', PaymentView),
    entry('bankEntry', OwnEntryView),
    entry('paymentMethod', PaymentMethodView),
    entry('paymentAttempt', PaymentAttemptView),
    entry('dunningCase', DunningCaseView),
    entry('dunningTerms', DunningTermsEntry),
    entry('ledgerEntry', LedgerEntryView),
    entry('mail', ExportedMail),
    entry('erasure', ErasureView),
  ])
  .meta({ id: 'ExportEntry' });
export type ExportEntry = z.input<typeof ExportEntry>;
