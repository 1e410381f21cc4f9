import * as z from 'zod';
import { PlainDate } from '../kernel/calendar.ts';
import { idOf } from '../kernel/id.ts';
import { CaughtUp } from './caught-up.ts';
import { Invoice } from './model.ts';

/** Written down; claiming, page by page; or giving back what was claimed, since a claim was lost to somebody else. */
const stages = ['writing', 'claiming', 'letting_go'] as const;

/** How far the draft of a customer with many lines is. Its version fences off whoever read it before. */
export const Drafting = z.object({
  customerId: idOf('customer'),
  /** the first of its invoices: its name for what it is made with */
  invoiceId: idOf('invoice'),
  stage: z.enum(stages),
  /** pages of claims, and how many of them are held */
  pages: z.int(),
  done: z.int(),
  /** the billing day that it is of: another one, and it is let go */
  billedOn: PlainDate,
  version: z.int(),
});
export type Drafting = z.infer<typeof Drafting>;

/** What such a draft becomes, as the inputs were when it was written down. */
export const Drafted = z.object({
  invoices: z.tuple([Invoice], Invoice),
  nextBillingOn: PlainDate,
  caughtUp: z.array(CaughtUp),
});
export type Drafted = z.infer<typeof Drafted>;
