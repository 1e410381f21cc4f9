import * as z from 'zod';
import { operation } from '../contract/operation.ts';
import { idOf } from '../kernel/id.ts';
import { Currency } from '../kernel/money.ts';
import { Line } from '../kernel/text.ts';
import { InvoiceView, ManualLine } from './contract.ts';

const at = z.int().min(1).meta({ description: 'Its place on the draft, from 1.' });
const isSet = (places: readonly number[]): boolean => new Set(places).size === places.length;

export const DraftEdit = z
  .strictObject({
    reason: Line(200).meta({
      description: 'Why; kept with the invoice, not shown to its customer.',
    }),
    lines: z
      .array(
        z
          .strictObject({
            line: at,
            description: Line(200).optional(),
            off: z
              .strictObject({ amount: z.int().min(1), currency: Currency })
              .optional()
              .meta({
                description:
                  'So much off, before tax and beside its other discounts. Not of a deposit or a price that includes its tax: postpone the line and bill it by hand.',
              }),
          })
          .refine(({ description, off }) => description !== undefined || off !== undefined, {
            error: 'expected a description or off',
          }),
      )
      .min(1)
      .max(40)
      .refine(list => isSet(list.map(({ line }) => line)), { error: 'expected each line once' })
      .optional(),
    postpone: z
      .array(at)
      .min(1)
      .max(40)
      .refine(isSet, { error: 'expected each line once' })
      .optional()
      .meta({ description: 'Lines that come off; what they bill comes with the next run.' }),
    add: z.array(ManualLine).min(1).max(10).optional(),
  })
  .refine(({ lines, postpone, add }) => lines !== undefined || postpone !== undefined || add, {
    error: 'expected lines, postpone or add',
  })
  .meta({ id: 'DraftEdit' });
export type DraftEdit = z.output<typeof DraftEdit>;

export const editDraft = operation({
  id: 'editDraft',
  context: 'billing',
  method: 'PATCH',
  path: '/v1/admin/bill-runs/{runId}/customers/{customerId}/drafts/{invoiceId}',
  summary:
    "Changes a draft in a held run: words and discounts of lines, lines that wait or are added. Tax and totals are worked out again; If-Match is the invoice's ETag.",
  access: 'admin',
  params: z.strictObject({
    runId: idOf('run'),
    customerId: idOf('customer'),
    invoiceId: idOf('invoice'),
  }),
  body: DraftEdit,
  answer: InvoiceView,
  ifMatch: true,
  refusals: [
    'not_found',
    'run_not_held',
    'invoice_state',
    'invalid_request',
    'currency_mismatch',
    'version_conflict',
    'busy',
  ],
});
