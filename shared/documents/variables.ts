import type { Invoice } from '../billing/model.ts';
import type { MailFacts, MailKind } from '../notifications/kinds.ts';
import type { Language } from '../organisation/model.ts';
import { explained } from './explanations.ts';
import { type Formats, formatsOf } from './formats.ts';
import type { documentVariables, MailValues, Values } from './variable-names.ts';
import { words } from './words.ts';

/** What the variables of a mail are made of, besides its facts. */
export interface VariableSource {
  readonly language: Language;
  readonly seller: { readonly name: string };
  readonly customerName: string;
  /** names that `{{recipient}}` stands for */
  readonly recipients: readonly string[];
  /** the invoice it speaks of */
  readonly invoice?: Invoice | undefined;
  readonly portalUrl: string;
}

type Everywhere = Pick<MailValues<'mandate_request'>, 'recipient' | 'customer' | 'seller'>;
interface Given extends VariableSource, Formats {
  readonly common: Everywhere;
}
type Builders = {
  readonly [K in MailKind]: (facts: MailFacts<K>, given: Given) => MailValues<K>;
};

/** The values of everything that a mail's template may use, written in the mail's language. */
export const variablesOf = <K extends MailKind>(
  kind: K,
  facts: MailFacts<K>,
  source: VariableSource,
): MailValues<K> => {
  const formats = formatsOf(source.language);
  const common = {
    recipient: formats.list(source.recipients),
    customer: source.customerName,
    seller: source.seller.name,
  };
  const portalUrl = source.portalUrl.replace(/\/+$/, '');
  return builders[kind](facts, { ...source, portalUrl, ...formats, common });
};

const order = (
  { orderNumber, orderedOn, items, total }: MailFacts<'order_confirmation'>,
  { common, day, money }: Given,
): MailValues<'order_confirmation'> => ({
  ...common,
  orderNumber,
  orderedOn: day(orderedOn),
  items: items.map(({ description, quantity, amount }) => ({
    description,
    quantity: String(quantity),
    amount: money(amount),
  })),
  total: money(total),
});

const openInvoice = (
  { invoiceNumber, open, dueOn }: MailFacts<'payment_reminder'>,
  given: Given,
): MailValues<'payment_reminder'> => ({
  ...given.common,
  number: invoiceNumber,
  open: given.money(open),
  dueOn: given.day(dueOn),
  link: invoiceLink(given),
});

const builders: Builders = {
  invoice_created: (_, given) => {
    if (!given.invoice) throw new Error('an invoice mail needs its invoice');
    return { ...given.common, ...invoiceValues(given.invoice, given), link: invoiceLink(given) };
  },
  credit_note_created: ({ creditNoteNumber, invoiceNumber, issuedOn, amount, reason }, given) => ({
    ...given.common,
    ...{ number: creditNoteNumber, invoiceNumber, reason },
    issuedOn: given.day(issuedOn),
    amount: given.money(amount),
    link: invoiceLink(given),
  }),
  payment_confirmation: ({ amount, paidOn, method, invoiceNumbers }, given) => ({
    ...given.common,
    amount: given.money(amount),
    paidOn: given.day(paidOn),
    method,
    invoices: invoiceNumbers.length > 0 ? given.list(invoiceNumbers) : '–',
    link: invoiceLink(given),
  }),
  debit_notice: ({ invoiceNumber, amount, debitOn, ...facts }, given) => ({
    ...{ ...given.common, ...facts, number: invoiceNumber, link: invoiceLink(given) },
    amount: given.money(amount),
    debitOn: given.day(debitOn),
  }),
  payment_failed: ({ invoiceNumber, amount, method, failedOn, next, retryOn }, given) => ({
    ...given.common,
    ...{ number: invoiceNumber, method, next, link: invoiceLink(given) },
    amount: given.money(amount),
    failedOn: given.day(failedOn),
    retryOn: retryOn === undefined ? '' : given.day(retryOn),
  }),
  payment_reminder: openInvoice,
  overdue_notice: (facts, given) => ({
    ...openInvoice(facts, given),
    daysOverdue: facts.daysOverdue,
  }),
  mandate_request: ({ link }, given) => ({ ...given.common, link: link ?? methodsLink(given) }),
  card_expiry: ({ card, expires }, given) => ({
    ...given.common,
    ...{ card, expires: `${expires.slice(5)}/${expires.slice(0, 4)}`, link: methodsLink(given) },
  }),
  mandate_activation: ({ reference, accountEnding, activatedOn }, { common, day }) => ({
    ...common,
    reference,
    accountEnding,
    activatedOn: day(activatedOn),
  }),
  order_confirmation: order,
  order_completed: order,
  subscription_suspended: ({ plan, suspendedOn }, given) => ({
    ...given.common,
    plan,
    suspendedOn: given.day(suspendedOn),
    link: `${given.portalUrl}/invoices`,
  }),
  subscription_changed: ({ plan, change, effectiveOn }, { common, day, language }) => ({
    ...common,
    plan,
    change: words[language].changes[change],
    changeCode: change,
    effectiveOn: day(effectiveOn),
  }),
  member_added: ({ memberName, addedBy }, { common, portalUrl }) => ({
    ...common,
    memberName,
    addedBy,
    link: `${portalUrl}/admin/invitation-requests`,
  }),
  portal_invitation: ({ personName }, { common, portalUrl }) => ({
    ...common,
    recipient: personName,
    personName,
    link: `${portalUrl}/welcome`,
  }),
  checkout_code: ({ code, minutes, personName }, { common }) => ({
    ...common,
    recipient: personName,
    customer: personName,
    code,
    minutes: String(minutes),
  }),
};

const methodsLink = ({ portalUrl }: VariableSource) => `${portalUrl}/payment-methods`;

const invoiceLink = ({ portalUrl, invoice }: VariableSource) =>
  invoice ? `${portalUrl}/invoices/${invoice.id}` : `${portalUrl}/invoices`;

/** What a mail and the document say of an invoice. */
export const invoiceValues = (
  invoice: Invoice,
  { day, money, period }: Formats,
): Omit<Values<typeof documentVariables>, keyof Everywhere> => {
  const { currency, number = '', issuedOn, dueOn } = invoice;
  const amountOf = (amount: number) => money({ amount, currency });
  return {
    number,
    issuedOn: issuedOn === undefined ? '' : day(issuedOn),
    dueOn: dueOn === undefined ? '' : day(dueOn),
    lines: invoice.lines.map(line => ({
      description: line.description,
      period: line.from === undefined ? '' : period(line.from, line.to),
      quantity: String(line.quantity),
      explanation: explained(invoice.language, line.explanation),
      net: amountOf(line.net),
    })),
    net: amountOf(invoice.net),
    taxes: invoice.taxes.map(({ name, percent, base, amount }) => ({
      name,
      percent,
      base: amountOf(base),
      amount: amountOf(amount),
    })),
    taxNotes: (invoice.taxNotes ?? []).join(' '),
    gross: amountOf(invoice.gross),
    payable: invoice.gross > 0 && invoice.status !== 'paid',
  };
};
