import { formatsOf } from '../documents/formats.ts';
import { documentValues } from '../documents/page.ts';
import {
  longInvoice,
  sampleFacts,
  sampleInvoice,
  sampleRecipients,
  shortInvoice,
} from '../documents/samples.ts';
import { variablesOf } from '../documents/variables.ts';
import type { Language } from '../organisation/model.ts';
import type { MailKind } from './kinds.ts';
import type { TemplateName } from './template-model.ts';

const customer = 'Acme B.V.';

/**
 * What a template is tried with: as usual (which is what a preview shows), with as little as there can be,
 * and with as much.
 */
export const samplesOf = (
  template: TemplateName,
  language: Language,
  seller: string,
): readonly [object, ...object[]] => {
  const ofInvoice = (invoice: ReturnType<typeof sampleInvoice>, recipients: readonly string[]) =>
    template === 'invoice_document'
      ? documentOf(invoice, seller, recipients)
      : mailOf(template, language, { seller, recipients, invoice });
  return [
    ofInvoice(sampleInvoice(language), sampleRecipients),
    ofInvoice(shortInvoice(language), [customer]),
    ofInvoice(longInvoice(language), sampleRecipients),
  ];
};

const documentOf = (
  invoice: ReturnType<typeof sampleInvoice>,
  seller: string,
  recipients: readonly string[],
) => {
  const formats = formatsOf(invoice.language);
  return documentValues(invoice, seller, formats.list(recipients), formats);
};

const mailOf = (
  kind: MailKind,
  language: Language,
  {
    seller,
    recipients,
    invoice,
  }: {
    seller: string;
    recipients: readonly string[];
    invoice: ReturnType<typeof sampleInvoice>;
  },
) =>
  variablesOf(kind, sampleFacts[kind] as never, {
    ...{ language, recipients, invoice },
    customerName: customer,
    seller: { name: seller },
    portalUrl: 'https://portal.example.com',
  });
