import { type DomainEvent, domainEvent } from '../events/catalogue.ts';
import { Refusal } from '../kernel/errors.ts';
import { requestMail } from '../notifications/mail-store.ts';
import type { Organisation } from '../organisation/model.ts';
import type { Customer } from '../people/model.ts';
import { keys } from '../store/table.ts';
import { absent, type Write } from '../store/transact.ts';
import { issuedFields, ledgerWrite, nextIssue } from './issue-writes.ts';
import type { Billing, Invoice, InvoiceLine } from './model.ts';
import { headerOf, taxedTotals } from './propose.ts';
import { type SellerId, type Series, seriesWrite } from './series.ts';
import { withTaxes } from './taxes.ts';

/** Who is billed, and on whose terms. */
export interface Buyer {
  readonly customer: Customer;
  readonly tax?: Billing['tax'];
  /** names of the billing persons, oldest first (S7) */
  readonly billingPersons: readonly string[];
}

interface Cause extends Pick<Invoice, 'id' | 'kind'> {
  readonly lines: readonly InvoiceLine[];
  /** who sells it; absent: the organisation itself */
  readonly seller?: SellerId;
  /** whether its mail leaves */
  readonly mail: boolean;
}

export interface Issued {
  readonly invoice: Invoice;
  readonly writes: Write[];
  readonly event: DomainEvent;
}

/**
 * An invoice outside runs: issued at once with the next number of the series, in the transaction that takes
 * its writes. 3 writes, 5 with its mail.
 */
export const issueNow = (
  organisation: Organisation,
  buyer: Buyer,
  series: Series,
  cause: Cause,
  now: string,
): Issued => {
  const lines = withTaxes(cause.lines, buyer.tax);
  return issueTaxed(organisation, buyer, series, { ...cause, lines }, now);
};

/** `issueNow` of lines that have the tax of their customer. */
export const issueTaxed = (
  organisation: Organisation,
  buyer: Buyer,
  series: Series,
  { mail: isMailed, lines, seller, ...cause }: Cause,
  now: string,
): Issued => {
  const { customer, billingPersons } = buyer;
  requireBillable(buyer);
  const org = organisation.id;
  const header = headerOf(customer, billingPersons, organisation, seller);
  const draft = {
    ...cause,
    customerId: customer.id,
    ...header,
    lines: [...lines],
    ...taxedTotals(lines, header.language),
    createdAt: now,
    version: 1,
    status: 'issued' as const,
  };
  const issue = nextIssue(organisation, series, draft, now);
  const { gsi1pk, gsi1sk, ...fields } = issuedFields(org, issue);
  const invoice: Invoice = { ...draft, ...fields };
  const ids = { customerId: customer.id, invoiceId: invoice.id };
  const mail = requestMail(org, {
    kind: 'invoice_created',
    cause: invoice.id,
    ...ids,
    facts: {},
  });
  return {
    invoice,
    writes: [
      seriesWrite(organisation, series, [seller], () => issue.issuedOn),
      {
        put: { ...keys.invoice(org, customer.id, invoice.id), gsi1pk, gsi1sk, ...invoice },
        condition: absent,
      },
      ledgerWrite(org, issue),
      ...(isMailed ? mail.writes : []),
    ],
    event: domainEvent('invoice.issued', { organisationId: org, ...ids, mail: isMailed }),
  };
};

const requireBillable = ({ customer, tax }: Buyer): void => {
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
};
