import * as z from 'zod';
import { PlainDate } from '../kernel/calendar.ts';
import { idOf } from '../kernel/id.ts';
import { Money } from '../kernel/money.ts';
import { Line } from '../kernel/text.ts';
import { BillTo, ForMember } from '../people/model.ts';
import { Price, Quantity, RevenueAccount, ServiceDate, stamps } from './contract.ts';
import { FeeOrigin, feeStatuses, Tax } from './model.ts';

export const NewFee = z
  .strictObject({
    name: Line(120),
    on: ServiceDate.meta({ description: 'Billed by the first run that covers this day.' }),
    price: Price,
    quantity: Quantity.default(1),
    tax: Tax,
    revenueAccount: RevenueAccount.optional(),
    billInAdvance: z.boolean().optional().meta({
      description: 'Billed with the period that contains its day, not after it.',
    }),
    refundable: z.boolean().optional().meta({
      description: 'A deposit: held, and given back or set off later.',
    }),
    memberId: idOf('member').optional().meta({ description: 'Whom it is for.' }),
    billTo: BillTo.optional().meta({
      description:
        "Who pays it; the member's or its company's unless said. Of a member who pays, it lies with the payer.",
    }),
  })
  .meta({ id: 'NewFee' });
export type NewFee = z.output<typeof NewFee>;

export const FeeChanges = z
  .strictObject({
    name: Line(120).optional(),
    on: ServiceDate.optional(),
    price: Price.optional(),
    quantity: Quantity.optional(),
  })
  .meta({ id: 'FeeChanges' });
export type FeeChanges = z.output<typeof FeeChanges>;

export const FeeView = z
  .strictObject({
    id: idOf('fee'),
    customerId: idOf('customer'),
    name: z.string(),
    on: PlainDate,
    price: Money,
    quantity: z.int().meta({
      description: 'Negative: a credit, set off against what is billed at the same tax.',
    }),
    tax: Tax,
    memberId: idOf('member').optional(),
    forMember: ForMember.strict().optional().meta({
      description: 'The member of a company who pays it by this customer.',
    }),
    revenueAccount: z.string().optional(),
    billInAdvance: z.boolean().optional(),
    refundable: z.boolean().optional(),
    origin: FeeOrigin.optional().meta({ description: 'What made it by itself.' }),
    explanation: z.string().optional().meta({ description: 'How its price came to be.' }),
    status: z.enum(feeStatuses),
    invoiceId: idOf('invoice').optional(),
    ...stamps,
  })
  .meta({ id: 'Fee' });

export const FeePayer = z.strictObject({ billTo: BillTo }).meta({ id: 'FeePayer' });

export const FeePayerChanged = z
  .strictObject({
    fee: FeeView.meta({ description: 'What the other one pays.' }),
    replaced: FeeView.meta({ description: 'What it was, waived.' }),
  })
  .meta({ id: 'FeePayerChanged' });

/** What the customer sees: the product, how its price came to be, and whether it is billed. */
export const OwnFeeView = z
  .strictObject({
    id: idOf('fee'),
    name: z.string(),
    on: PlainDate,
    price: Money.meta({ description: 'The price of one, before tax.' }),
    quantity: z.int(),
    refundable: z.boolean().optional().meta({ description: 'A deposit.' }),
    explanation: z.string().optional().meta({ description: 'How its price came to be.' }),
    status: z.enum(feeStatuses),
  })
  .meta({ id: 'OwnFee' });
