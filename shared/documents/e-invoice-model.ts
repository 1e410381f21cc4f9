import type { CreditNote, Invoice, InvoiceLine } from '../billing/model.ts';
import { later, plusDays } from '../kernel/calendar.ts';
import { type Currency, currencyDigits } from '../kernel/money.ts';
import type { Address, Language, Seller } from '../organisation/model.ts';
import { vatIdentifier } from './e-invoice-problem.ts';
import type { EInvoiceSyntax } from './e-invoice-syntaxes.ts';
import { categoryOf, vatBreakdown } from './e-invoice-vat.ts';
import { explained } from './explanations.ts';
import { words } from './words.ts';

export interface ModelInput {
  readonly document: Invoice | CreditNote;
  /** in the version that the document names */
  readonly seller: Pick<Seller, 'name' | 'address' | 'vatId' | 'iban' | 'email'>;
}

/** Without anything of a country or of Peppol: what every reader of EN 16931 takes. */
const specification = 'urn:cen.eu:en16931:2017';
/** UNTDID 1001 */
const typeCodes = { invoice: '380', creditNote: '381' } as const;
/** UN/ECE Recommendation 20: one */
const piece = 'C62';
const vat = { 'cac:TaxScheme': { 'cbc:ID': 'VAT' } };

/**
 * A document in the semantic model of EN 16931, with the names that UBL gives its terms: what both syntaxes are made
 * of. Amounts are those of the document, to the cent.
 */
export const eInvoiceModel = ({ document, seller }: ModelInput, syntax: EInvoiceSyntax) => {
  const { billTo, currency, language, lines, taxes } = document;
  const isNote = 'invoiceNumber' in document;
  const amount = amountIn(currency);
  const inCurrency = (name: string, minor: number) => ({
    [name]: amount(minor),
    [`${name}@currencyID`]: currency,
  });
  const breakdown = vatBreakdown(lines, taxes);
  return {
    'ubl:Invoice': {
      'cbc:CustomizationID': specification,
      'cbc:ID': document.number,
      'cbc:IssueDate': document.issuedOn,
      ...(!isNote && { 'cbc:DueDate': document.dueOn }),
      'cbc:InvoiceTypeCode': isNote ? typeCodes.creditNote : typeCodes.invoice,
      ...(isNote && { 'cbc:Note': [document.reason] }),
      'cbc:DocumentCurrencyCode': currency,
      ...(isNote && { 'cac:BillingReference': [precedes(document)] }),
      'cac:AccountingSupplierParty': {
        'cac:Party': { ...party(seller), ...contact(seller) },
      },
      'cac:AccountingCustomerParty': { 'cac:Party': party(billTo, 'buyer') },
      'cac:Delivery': { 'cbc:ActualDeliveryDate': servedBy(document) },
      ...(!isNote &&
        seller.iban !== undefined && { 'cac:PaymentMeans': [transferTo(seller.iban)] }),
      ...(!isNote && {
        'cac:PaymentTerms': { 'cbc:Note': `${words[language].document.dueOn} ${document.dueOn}` },
      }),
      'cac:TaxTotal': [
        {
          ...inCurrency('cbc:TaxAmount', document.tax),
          'cac:TaxSubtotal': breakdown.map(({ base, tax, category, percent, reason }) => ({
            ...inCurrency('cbc:TaxableAmount', base),
            ...inCurrency('cbc:TaxAmount', tax),
            'cac:TaxCategory': {
              ...{ 'cbc:ID': category, 'cbc:Percent': percent },
              ...(category === 'AE' && { 'cbc:TaxExemptionReasonCode': 'VATEX-EU-AE' }),
              ...(reason && { 'cbc:TaxExemptionReason': reason }),
              ...vat,
            },
          })),
        },
      ],
      'cac:LegalMonetaryTotal': {
        ...inCurrency('cbc:LineExtensionAmount', document.net),
        ...inCurrency('cbc:TaxExclusiveAmount', document.net),
        ...inCurrency('cbc:TaxInclusiveAmount', document.gross),
        ...inCurrency('cbc:PayableAmount', document.gross),
      },
      'cac:InvoiceLine': lines.map((line, n) =>
        lineOf(line, n + 1, inCurrency, amount, { syntax, language }),
      ),
    },
  };
};

/** Minor units as EN 16931 writes amounts: `12000` euro cents are `120.00`. */
const amountIn =
  (currency: Currency) =>
  (minor: number): string => {
    const digits = currencyDigits[currency];
    const text = String(Math.abs(minor)).padStart(digits + 1, '0');
    const whole = text.slice(0, text.length - digits);
    const sign = minor < 0 ? '-' : '';
    return digits === 0 ? `${sign}${whole}` : `${sign}${whole}.${text.slice(-digits)}`;
  };

/** The last day that any line is for: when the service was done (BT-72). */
const servedBy = ({ lines, issuedOn }: ModelInput['document']) =>
  lines.map(lastDay).reduce<string | undefined>((last, day) => later(day ?? '', last ?? ''), '') ||
  issuedOn;

const lastDay = ({ from, to }: InvoiceLine) => (to === undefined ? from : plusDays(to, -1));

const precedes = ({ invoiceNumber, invoiceIssuedOn }: CreditNote) => ({
  'cac:InvoiceDocumentReference': {
    ...{ 'cbc:ID': invoiceNumber, 'cbc:IssueDate': invoiceIssuedOn },
  },
});

const party = (
  { name, address, vatId }: { name: string; address: Address; vatId?: string | undefined },
  side: 'seller' | 'buyer' = 'seller',
) => {
  const companyId = vatIdentifier(vatId);
  const tax = companyId && { 'cbc:CompanyID': companyId, ...vat };
  return {
    'cac:PostalAddress': {
      'cbc:StreetName': address.line1,
      ...(address.line2 && { 'cbc:AdditionalStreetName': address.line2 }),
      'cbc:CityName': address.city,
      'cbc:PostalZone': address.postalCode,
      'cac:Country': { 'cbc:IdentificationCode': address.country },
    },
    ...(tax && { 'cac:PartyTaxScheme': side === 'seller' ? [tax] : tax }),
    'cac:PartyLegalEntity': { 'cbc:RegistrationName': name },
  };
};

/** UNTDID 4461: credit transfer */
const transferTo = (iban: string) => ({
  'cbc:PaymentMeansCode': '30',
  'cac:PayeeFinancialAccount': { 'cbc:ID': iban },
});

const contact = ({ name, email }: ModelInput['seller']) => ({
  'cac:Contact': { 'cbc:Name': name, 'cbc:ElectronicMail': email },
});

type InCurrency = (name: string, minor: number) => Record<string, string>;

/**
 * A line is quantity × price less its discount. Where that is not what was billed, for a part of a month or a price with
 * tax, it is one piece of what it costs in all, and its words say how that came to be.
 */
const lineOf = (
  line: InvoiceLine,
  place: number,
  inCurrency: InCurrency,
  amount: (minor: number) => string,
  { syntax, language }: { readonly syntax: EInvoiceSyntax; readonly language: Language },
) => {
  const isPlain = line.gross === undefined && line.unitPrice * line.quantity === line.subtotal;
  const whole = line.gross === undefined ? line.subtotal : line.net;
  const sign = whole < 0 ? -1 : 1;
  const [quantity, price] = isPlain ? [line.quantity, line.unitPrice] : [sign, whole * sign];
  const discount = line.gross === undefined ? line.discount : 0;
  const category = categoryOf(line.tax);
  return {
    'cbc:ID': String(place),
    'cbc:InvoicedQuantity': String(quantity),
    'cbc:InvoicedQuantity@unitCode': piece,
    ...inCurrency('cbc:LineExtensionAmount', line.net),
    ...(line.from !== undefined && {
      'cac:InvoicePeriod': {
        'cbc:StartDate': line.from,
        'cbc:EndDate': lastDay(line),
      },
    }),
    ...(discount !== 0 && {
      'cac:AllowanceCharge': [
        {
          'cbc:ChargeIndicator': 'false',
          // UNTDID 5189: discount
          'cbc:AllowanceChargeReasonCode': '95',
          'cbc:AllowanceChargeReason': 'Discount',
          // the library would take the currency along, which CII does not know here (CII-DT-031)
          ...(syntax === 'ubl'
            ? inCurrency('cbc:Amount', discount)
            : { 'cbc:Amount': amount(discount) }),
        },
      ],
    }),
    'cac:Item': {
      'cbc:Description': explained(language, line.explanation),
      'cbc:Name': line.description,
      'cac:ClassifiedTaxCategory': {
        ...{ 'cbc:ID': category, 'cbc:Percent': line.tax.percent },
        ...vat,
      },
    },
    'cac:Price': inCurrency('cbc:PriceAmount', price),
  };
};
