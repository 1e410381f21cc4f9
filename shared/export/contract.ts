import * as z from 'zod';

/** The files of a full export, in the order of the export of everything; their names are those of its `type`s. */
export const exportNames = [
  'organisation',
  'storefront',
  'accounts',
  'seller',
  'legalEntity',
  'location',
  'admin',
  'plan',
  'rate',
  'resource',
  'communityEvent',
  'numberSeries',
  'template',
  'documentTexts',
  'auditFinding',
  'debtorNumber',
  'bankStatement',
  'bankEntry',
  'customer',
  'billingTerms',
  'member',
  'contactPerson',
  'membership',
  'fee',
  'booking',
  'bookingSeries',
  'creditGrant',
  'creditUse',
  'ticket',
  'order',
  'orderItem',
  'invoice',
  'invoiceLine',
  'invoiceTax',
  'creditNote',
  'creditNoteLine',
  'creditNoteTax',
  'payment',
  'paymentAllocation',
  'refund',
  'paymentMethod',
  'paymentAttempt',
  'dunningCase',
  'dunningTerms',
  'ledgerEntry',
  'mail',
  'teamMail',
  'erasure',
  'billRun',
  'billRunCustomer',
  'gatewayConnection',
  'gatewayEvent',
  'webhook',
  'webhookDelivery',
] as const;
export type ExportName = (typeof exportNames)[number];

export const exportFormats = ['jsonl', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const ExportList = z
  .strictObject({
    files: z.array(
      z
        .strictObject({
          entity: z.enum(exportNames).meta({ description: 'Its name in the path.' }),
          about: z.string(),
          columns: z.array(
            z.strictObject({ name: z.string(), description: z.string().optional() }),
          ),
        })
        .meta({ id: 'ExportFile', description: 'A file, and the columns that it has as CSV.' }),
    ),
    notExported: z.array(z.strictObject({ kind: z.string(), reason: z.string() })).meta({
      description: 'What is stored and in no file, and why.',
    }),
  })
  .meta({ id: 'ExportList' });
export type ExportList = z.input<typeof ExportList>;
