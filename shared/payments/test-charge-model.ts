import * as z from 'zod';
import { idOf } from '../kernel/id.ts';
import { Currency } from '../kernel/money.ts';
import { gatewayKinds } from './gateways/gateway.ts';

/** A small invoice that the operator pays to itself, to see that all of it works before customers do (S54). */
export const TestCharge = z.object({
  id: idOf('testCharge'),
  status: z.enum(['open', 'done']),
  connectionId: idOf('gatewayConnection'),
  gateway: z.enum(gatewayKinds),
  /** which credentials it was tried with; absent: the sandbox's gateway has none */
  credentialsAt: z.iso.datetime().optional(),
  customerId: idOf('customer'),
  memberId: idOf('member'),
  invoiceId: idOf('invoice'),
  /** minor units */
  amount: z.int().positive(),
  currency: Currency,
  /** how often paying it was tried */
  tries: z.int().positive(),
  by: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().optional(),
  version: z.int(),
});
export type TestCharge = z.infer<typeof TestCharge>;
