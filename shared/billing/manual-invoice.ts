import { domainEvent } from '../events/catalogue.ts';
import { Refusal } from '../kernel/errors.ts';
import { createId } from '../kernel/id.ts';
import { requestMail } from '../notifications/mail-store.ts';
import type { Audience } from '../notifications/recipients.ts';
import type { Organisation } from '../organisation/model.ts';
import { billingPersonsOf } from '../people/billing-persons.ts';
import type { Customer } from '../people/model.ts';
import { keys } from '../store/table.ts';
import { absent, type Write } from '../store/transact.ts';
import type { ManualInvoiceBody } from './contract.ts';
import type { Billing, Invoice, InvoiceLine } from './model.ts';
import { headerOf, taxedTotals } from './propose.ts';
import { issueDate, issuedFields, ledgerWrite, type Series, seriesWrite } from './series.ts';
import { withTaxes } from './taxes.ts';
import { percentOf } from './totals.ts';

/** An invoice that an admin writes: issued at once with the next number of the series. */
export const manualInvoice = (
  organisation: Organisation,
  { customer, members, tax }: Pick<Audience, 'customer' | 'members'> & Pick<Billing, 'tax'>,
  series: Series,
  { lines }: ManualInvoiceBody,
  now: string,
): { invoice: Invoice; writes: Write[]; event: ReturnType<typeof domainEvent> } => {
  refuseForeignCurrency(organisation, lines);
  if (!customer.billingAddress) {
    throw new Refusal('not_billable', {
      message: `Customer ${customer.id} has no billing address; an invoice must show one.`,
      field: '/billingAddress',
      expected: "the customer's billing address",
      received: 'nothing',
    });
  }
  if (tax?.kind === 'reverse_charge' && !customer.vatId) {
    throw new Refusal('not_billable', {
      field: '/vatId',
      expected: "the customer's VAT id, for reverse charge",
      received: 'nothing',
    });
  }
  const org = organisation.id;
  const names = billingPersonsOf(members).map(({ name }) => name);
  const issuedOn = issueDate(organisation, series, now);
  const draft = {
    ...draftOf(
      headerOf(customer, names, organisation),
      customer.id,
      withTaxes(lines.map(lineOf), tax),
      now,
    ),
    status: 'issued' as const,
  };
  const issue = { invoice: draft, sequence: series.next, issuedOn };
  const { gsi1pk, gsi1sk, ...fields } = issuedFields(organisation, issue);
  const invoice: Invoice = { ...draft, ...fields };
  const detail = {
    organisationId: org,
    customerId: customer.id,
    invoiceId: invoice.id,
    mail: organisation.billing.send,
  };
  const mail = requestMail(org, {
    kind: 'invoice_created',
    customerId: customer.id,
    cause: invoice.id,
    invoiceId: invoice.id,
    facts: {},
  });
  return {
    invoice,
    writes: [
      { ...seriesWrite(org, series, 1, issuedOn), refuse: () => new Refusal('busy') },
      {
        put: { ...keys.invoice(org, customer.id, invoice.id), gsi1pk, gsi1sk, ...invoice },
        condition: absent,
      },
      ledgerWrite(org, issue),
      ...(detail.mail ? mail.writes : []),
    ],
    event: domainEvent('invoice.issued', detail),
  };
};

const refuseForeignCurrency = ({ currency }: Organisation, lines: ManualInvoiceBody['lines']) => {
  const index = lines.findIndex(line => line.unitPrice.currency !== currency);
  if (index < 0) return;
  throw new Refusal('currency_mismatch', {
    field: `/body/lines/${index}/unitPrice/currency`,
    expected: currency,
    received: lines[index]?.unitPrice.currency ?? 'nothing',
  });
};

const draftOf = (
  header: ReturnType<typeof headerOf>,
  customerId: Customer['id'],
  lines: InvoiceLine[],
  now: string,
): Omit<Invoice, 'status'> => ({
  id: createId('invoice'),
  customerId,
  kind: 'manual',
  ...header,
  lines,
  ...taxedTotals(lines, header.language),
  createdAt: now,
  version: 1,
});

const lineOf = (line: ManualInvoiceBody['lines'][number]): InvoiceLine => {
  const subtotal = line.unitPrice.amount * line.quantity;
  const discount = discountOf(line.discount, subtotal);
  return {
    description: line.description,
    cause: 'manual',
    quantity: line.quantity,
    unitPrice: line.unitPrice.amount,
    subtotal,
    discount,
    net: subtotal - discount,
    explanation: line.discount
      ? `${line.quantity} × unit price; ${line.discount.percent}% off`
      : `${line.quantity} × unit price`,
    tax: line.tax,
    ...(line.revenueAccount !== undefined && { revenueAccount: line.revenueAccount }),
  };
};

const discountOf = (
  discount: { readonly percent: string } | undefined,
  subtotal: number,
): number => (discount ? percentOf(subtotal, discount.percent) : 0);
