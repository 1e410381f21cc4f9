import * as z from 'zod';
import { idOf } from '../kernel/id.ts';
import { Money } from '../kernel/money.ts';
import { Email, Line } from '../kernel/text.ts';
import { NewOrderItem } from '../orders/contract.ts';
import { orderItemKinds } from '../orders/model.ts';
import { Address, Language } from '../organisation/model.ts';
import { maxCheckoutItems } from './limits.ts';
import { checkoutStatuses } from './model.ts';

/** An item for who buys it: nobody but the visitor uses it. */
const items = z.array(NewOrderItem).min(1).max(maxCheckoutItems);
const locationId = idOf('location').optional().meta({
  description: 'Where the visitor buys: its prices and taxes hold.',
});

export const NewCheckoutQuote = z
  .strictObject({ items, locationId })
  .meta({ id: 'NewCheckoutQuote' });
export type NewCheckoutQuote = z.output<typeof NewCheckoutQuote>;

export const NewCheckout = z
  .strictObject({
    items,
    locationId,
    name: Line(120),
    email: Email.meta({ description: 'A code is mailed to it, and later the invoice.' }),
    billingAddress: Address,
    language: Language.optional().meta({
      description: "Of all mails; the operator's unless said.",
    }),
  })
  .meta({ id: 'NewCheckout' });
export type NewCheckout = z.output<typeof NewCheckout>;

const priced = {
  items: z.array(
    z.strictObject({
      kind: z.enum(orderItemKinds),
      name: z.string(),
      quantity: z.int(),
      unitPrice: Money.meta({ description: 'Before tax unless prices include it; of a month.' }),
      amount: Money,
    }),
  ),
  total: Money.meta({ description: 'Of all items, before tax; of a membership one month.' }),
  due: z.strictObject({ net: Money, tax: Money, gross: Money }).meta({
    description: 'What is invoiced at once. Months of a membership are billed by the bill runs.',
  }),
};

export const CheckoutQuote = z.strictObject(priced).meta({ id: 'CheckoutQuote' });

export const CheckoutView = z
  .strictObject({
    id: idOf('checkout').meta({
      description: 'Whoever knows it may complete the checkout: keep it to the visitor.',
    }),
    status: z.enum(checkoutStatuses),
    ...priced,
    endsAt: z.iso.datetime().meta({ description: 'What is not completed then is released.' }),
    codeEndsAt: z.iso.datetime().meta({ description: 'When the mailed code is too old.' }),
    orderNumber: z.string().optional().meta({ description: 'Once it is completed.' }),
  })
  .meta({ id: 'Checkout' });

export const Completion = z
  .strictObject({
    code: z
      .string()
      .regex(/^\d{6}$/, { error: 'expected the six digits that were mailed' })
      .meta({ description: 'Proves that the mail address is theirs.' }),
  })
  .meta({ id: 'CheckoutCompletion' });
