import * as z from 'zod';
import { PlainDate } from '../kernel/calendar.ts';
import { idOf } from '../kernel/id.ts';
import { Line } from '../kernel/text.ts';
import { Price, Quantity, RevenueAccount, ServiceDate, stamps } from './contract.ts';
import { feeStatuses, Tax } from './model.ts';

export const NewFee = z
  .strictObject({
    name: Line(120),
    on: ServiceDate.meta({ description: 'Billed by the first run that covers this day.' }),
    price: Price,
    quantity: Quantity.default(1),
    tax: Tax,
    revenueAccount: RevenueAccount.optional(),
  })
  .meta({ id: 'NewFee' });
export type NewFee = z.output<typeof NewFee>;

export const FeeView = z
  .strictObject({
    id: idOf('fee'),
    customerId: idOf('customer'),
    name: z.string(),
    on: PlainDate,
    price: Price,
    quantity: z.int(),
    tax: Tax,
    revenueAccount: z.string().optional(),
    status: z.enum(feeStatuses),
    invoiceId: idOf('invoice').optional(),
    ...stamps,
  })
  .meta({ id: 'Fee' });
