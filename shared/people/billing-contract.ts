import * as z from 'zod';
import { PlainDate } from '../kernel/calendar.ts';
import { Currency, Money } from '../kernel/money.ts';
import { recipientProblems } from '../notifications/recipients.ts';
import { Address } from '../organisation/model.ts';

/** The customer's billing details in its own portal. Payment methods are not among them. */
export const OwnBilling = z
  .strictObject({
    billTo: z.strictObject({
      name: z.string(),
      address: Address.optional(),
      vatId: z.string().optional(),
    }),
    currency: Currency,
    paymentTermDays: z.int(),
    nextBillingOn: PlainDate,
    outstanding: z.array(Money).meta({
      description: 'What is owed, for each currency; below zero it is a credit.',
    }),
    invoiceMail: z
      .strictObject({
        to: z.array(z.string()),
        problem: z.enum(recipientProblems).optional(),
      })
      .meta({ description: 'Whom an invoice would be mailed to now; copies are not named.' }),
  })
  .meta({ id: 'OwnBilling' });
export type OwnBilling = z.output<typeof OwnBilling>;
