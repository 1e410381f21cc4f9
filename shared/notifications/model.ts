import * as z from 'zod';
import { deriveId, type Id, idOf } from '../kernel/id.ts';
import { Email } from '../kernel/text.ts';
import { mailKindNames } from './kinds.ts';

/**
 * `queued` waits for a worker; `sending` is a claim with a lease; `delayed` waits because SES takes nothing
 * now; `sent` was accepted by SES; `suppressed`: SES knows the address as dead and did not try; `withdrawn`:
 * what it spoke of was settled before it left.
 */
export const mailStatuses = [
  'queued',
  'sending',
  'delayed',
  'sent',
  'delivered',
  'bounced',
  'complained',
  'suppressed',
  'parked',
  'withdrawn',
] as const;

/** What a mail was at an instant: of each hand-over the first of every status, and who asked for it again. */
export const MailMoment = z.object({
  status: z.enum(mailStatuses),
  at: z.iso.datetime(),
  /** the admin who had it sent again */
  by: z.string().optional(),
});
export type MailMoment = z.infer<typeof MailMoment>;

export const EarlierHandOver = z.object({
  messageId: z.string().optional(),
  to: z.array(Email),
  cc: z.array(Email),
  bounced: z.array(Email),
});

/** Mail to one admin is kept as if the operator's own team were a customer; no customer has this id. */
export const teamCustomerId = (org: string): Id<'customer'> => deriveId('customer', org, 'team');

/** One mail of one cause. */
export const Mail = z.object({
  id: idOf('mail'),
  kind: z.enum(mailKindNames),
  customerId: idOf('customer'),
  /** the invoice it speaks of */
  invoiceId: idOf('invoice').optional(),
  runId: idOf('run').optional(),
  /** the one person it is for (`portal_invitation`); neither: the customer, an individual */
  memberId: idOf('member').optional(),
  /** an admin it is for; `customerId` is then `teamCustomerId` */
  adminId: idOf('admin').optional(),
  /** what whoever caused it gave with it (`facts.ts`) */
  facts: z.record(z.string(), z.unknown()).optional(),
  status: z.enum(mailStatuses),
  /** why it is parked or what bounced */
  reason: z.string().optional(),
  /** of the worker that is handing it over, until `leaseUntil` */
  claim: z.string().optional(),
  leaseUntil: z.iso.datetime().optional(),
  /** counts what events recorded, so that two at once do not undo each other */
  revision: z.int().default(0),
  /** how often it was handed to SES since it was last asked for; more than 1 is a recorded resend (I4) */
  attempts: z.int(),
  /** how often an admin asked for it again */
  resends: z.int().default(0),
  timeline: z.array(MailMoment).default([]),
  to: z.array(Email).optional(),
  cc: z.array(Email).optional(),
  /** who should have got it and did not: no room, outside a sandbox's domains, or refused by SES */
  leftOut: z.array(Email).optional(),
  /** the selected recipients found nobody: the company's own address was used (S31) */
  fallback: z.boolean().optional(),
  /** recipients that bounced or complained; `bounced` when no To is left */
  bounced: z.array(Email).optional(),
  messageId: z.string().optional(),
  /** to whom it went before it was asked for again; SES's events of those say nothing of this hand-over */
  earlier: z.array(EarlierHandOver).optional(),
  /** seconds since 1970, when it goes by itself; absent: it stays (TTL) */
  expiresAt: z.int().optional(),
  at: z.iso.datetime(),
});
export type Mail = z.infer<typeof Mail>;
