import * as z from 'zod';
import { type Operation, operation } from '../contract/operation.ts';
import { idOf } from '../kernel/id.ts';
import { Language } from '../organisation/model.ts';

const context = 'billing';
const ofInvoice = z.strictObject({ customerId: idOf('customer'), invoiceId: idOf('invoice') });

const InvoiceDocument = z
  .strictObject({
    invoiceId: idOf('invoice'),
    language: Language,
    recipient: z
      .string()
      .meta({ description: 'Who {{recipient}} is: the billing persons when it was issued (S7).' }),
    header: z.string().meta({ description: 'Text above the items.' }),
    notes: z.string().meta({ description: 'Text below the totals.' }),
    html: z.string().meta({ description: 'A page that needs nothing else and can be printed.' }),
  })
  .meta({ id: 'InvoiceDocument' });

export const getInvoiceDocument = operation({
  id: 'getInvoiceDocument',
  context,
  method: 'GET',
  path: '/v1/admin/customers/{customerId}/invoices/{invoiceId}/document',
  summary: 'The document that an invoice is; it never changes once issued.',
  access: 'admin',
  params: ofInvoice,
  answer: InvoiceDocument,
});

export const getOwnInvoiceDocument = operation({
  id: 'getOwnInvoiceDocument',
  context,
  method: 'GET',
  path: '/v1/portal/customers/{customerId}/invoices/{invoiceId}/document',
  summary: "The document of one of the company's invoices.",
  access: 'invoices',
  params: ofInvoice,
  answer: InvoiceDocument,
});

/** In the order the reference shows them. */
export const documentOperations: readonly Operation[] = [getInvoiceDocument, getOwnInvoiceDocument];
