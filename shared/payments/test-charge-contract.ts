import * as z from 'zod';
import { type Operation, operation } from '../contract/operation.ts';
import { idOf } from '../kernel/id.ts';
import { Currency, Money } from '../kernel/money.ts';
import { Email } from '../kernel/text.ts';
import { ReturnUrl } from './gateway-contract.ts';

export const testChargeSteps = [
  'customer',
  'invoice',
  'mail',
  'payment',
  'credit',
  'refund',
  'books',
] as const;

export const NewTestCharge = z
  .strictObject({
    amount: z
      .strictObject({ amount: z.int().min(1).max(10_000), currency: Currency })
      .optional()
      .meta({ description: 'Absent: 100 minor units, such as 1.00 EUR.' }),
    email: Email.optional().meta({
      description: "Where the invoice is mailed; the organisation's own address unless said.",
    }),
    returnUrl: ReturnUrl.optional().meta({
      description:
        "Where the gateway's page leads when it is done; not needed once the test customer has left a payment method.",
    }),
    after: idOf('testCharge').optional().meta({
      description:
        'The test charge that another one is to follow: it is done, or its invoice was made void.',
    }),
  })
  .meta({ id: 'NewTestCharge' });
export type NewTestCharge = z.output<typeof NewTestCharge>;

export const TestChargeStep = z
  .strictObject({
    step: z.enum(testChargeSteps),
    state: z.enum(['done', 'waiting', 'failed', 'not_reached']),
    why: z.string().meta({ description: 'What was done or seen, or what is waited for.' }),
    url: z.url().optional().meta({ description: "The gateway's page on which to pay." }),
  })
  .meta({ id: 'TestChargeStep' });
export type TestChargeStep = z.infer<typeof TestChargeStep>;

export const TestChargeView = z
  .strictObject({
    id: idOf('testCharge'),
    status: z.enum(['open', 'done']),
    amount: Money,
    customerId: idOf('customer'),
    memberId: idOf('member'),
    invoiceId: idOf('invoice'),
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().optional(),
    steps: z.array(TestChargeStep),
  })
  .meta({ id: 'TestCharge' });
export type TestChargeView = z.output<typeof TestChargeView>;

export const runTestCharge = operation({
  id: 'runTestCharge',
  context: 'payments',
  method: 'POST',
  path: '/v1/admin/test-charge',
  summary:
    'Bill a test customer a small invoice, let it be paid through the gateway, and take it back (S54); called again it goes on.',
  access: 'admin',
  body: NewTestCharge,
  answer: TestChargeView,
  refusals: ['no_gateway', 'currency_mismatch', 'busy'],
});

export const testChargeOperations: readonly Operation[] = [runTestCharge];
