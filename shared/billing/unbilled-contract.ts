import * as z from 'zod';
import { ServiceDate } from '../catalogue/contract.ts';
import { operation, pageOf, pageQuery } from '../contract/operation.ts';
import { PlainDate } from '../kernel/calendar.ts';
import { idOf } from '../kernel/id.ts';
import { Money } from '../kernel/money.ts';
import { InvoiceLineView } from './contract.ts';
import { unbilledReasons } from './unbilled.ts';

const { description, cause, causeId, period, quantity, net, explanation } = InvoiceLineView.shape;

const UnbilledView = z
  .strictObject({
    customerId: idOf('customer'),
    nextBillingOn: PlainDate.optional(),
    reasons: z
      .array(
        z.strictObject({
          reason: z.enum(unbilledReasons),
          runId: idOf('run').optional(),
          detail: z.string().optional().meta({ description: "The run's own reason." }),
        }),
      )
      .meta({ description: 'Why it was not billed; everything that holds.' }),
    problem: z
      .string()
      .optional()
      .meta({ description: 'For what a run would park the customer as it stands.' }),
    net: Money.optional().meta({ description: 'What it would come to; absent: cannot be said.' }),
    tax: Money.optional(),
    gross: Money.optional(),
    lines: z.array(
      z.strictObject({
        ...{ description, cause, causeId, period, quantity, net, explanation },
        invoiceId: idOf('invoice').optional().meta({ description: 'The draft it stands on.' }),
      }),
    ),
  })
  .meta({ id: 'UnbilledCustomer' });

export const listUnbilled = operation({
  id: 'listUnbilled',
  context: 'billing',
  method: 'GET',
  path: '/v1/admin/unbilled',
  summary:
    'Customers with something that should have been billed by a date and was not, why, and what it comes to. A page may be short of its limit: there is more while it has a nextCursor.',
  access: 'admin',
  query: z.strictObject({
    ...pageQuery,
    on: ServiceDate.optional().meta({ description: "Absent: the organisation's today." }),
  }),
  answer: pageOf(UnbilledView).extend({
    on: PlainDate,
    cutoffOn: PlainDate.meta({ description: 'Billing days up to here: on + lead days.' }),
  }),
});
