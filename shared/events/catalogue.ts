import * as z from 'zod';
import { idOf } from '../kernel/id.ts';

const organisationId = idOf('organisation');
const customerId = idOf('customer');
const by = z.string().meta({ description: 'Who did it: an admin id, a member id, or `system`.' });

const member = z.strictObject({ organisationId, customerId, memberId: idOf('member'), by });

const legalEntity = z.strictObject({ organisationId, legalEntityId: idOf('legalEntity'), by });

const booking = z.strictObject({
  organisationId,
  customerId,
  bookingId: idOf('booking'),
  resourceId: idOf('resource'),
  by,
});
const communityEvent = z.strictObject({
  organisationId,
  communityEventId: idOf('communityEvent'),
  by,
});
const ticket = z.strictObject({
  organisationId,
  customerId,
  communityEventId: idOf('communityEvent'),
  ticketId: idOf('ticket'),
  by,
});
const payment = z.strictObject({ organisationId, customerId, paymentId: idOf('payment'), by });
const paymentMethod = z.strictObject({
  ...{ organisationId, customerId, paymentMethodId: idOf('paymentMethod'), by },
});
const gateway = z.strictObject({ organisationId, connectionId: idOf('gatewayConnection'), by });
const order = z.strictObject({ organisationId, customerId, orderId: idOf('order'), by });

/** Every domain event: detail type → schema of its detail. An event is a hint; consumers re-read state. */
export const eventCatalogue = {
  'organisation.created': z.strictObject({ organisationId, by }),
  'organisation.updated': z.strictObject({ organisationId, by }),
  'organisation.activated': z.strictObject({ organisationId, by }),
  'organisation.suspended': z.strictObject({ organisationId, by }),
  'organisation.resumed': z.strictObject({ organisationId, by }),
  /** A sandbox's business time is `to` now; the tick works up to it. */
  'organisation.clockAdvanced': z.strictObject({ organisationId, to: z.iso.datetime(), by }),
  /** From here on documents of a kind are counted from `count`. */
  'numberSeries.started': z.strictObject({
    organisationId,
    kind: z.enum(['invoice', 'credit_note']),
    count: z.int(),
    /** of whose documents; absent: the organisation's own */
    legalEntityId: idOf('legalEntity').optional(),
    by,
  }),
  'location.created': z.strictObject({ organisationId, locationId: idOf('location'), by }),
  'location.updated': z.strictObject({ organisationId, locationId: idOf('location'), by }),
  'legalEntity.created': legalEntity,
  'legalEntity.updated': legalEntity,
  'admin.added': z.strictObject({ organisationId, adminId: idOf('admin'), by }),
  'admin.updated': z.strictObject({ organisationId, adminId: idOf('admin'), by }),
  'admin.invited': z.strictObject({ organisationId, adminId: idOf('admin'), by }),
  'admin.removed': z.strictObject({ organisationId, adminId: idOf('admin'), by }),
  'customer.created': z.strictObject({ organisationId, customerId, by }),
  'customer.updated': z.strictObject({ organisationId, customerId, by }),
  /** An individual may sign in on its own account (S58). */
  'customer.invited': z.strictObject({ organisationId, customerId, by }),
  /** signed in for the first time */
  'customer.activated': z.strictObject({ organisationId, customerId, by }),
  'customer.accessRevoked': z.strictObject({ organisationId, customerId, by }),
  'customer.parked': z.strictObject({
    organisationId,
    customerId,
    runId: idOf('run'),
    reason: z.string(),
  }),
  'customer.unparked': z.strictObject({ organisationId, customerId, by }),
  'member.added': member,
  'member.updated': member,
  'member.removed': member,
  /** Added from the portal: the team decides whether to invite (S20). */
  'member.invitationRequested': member,
  'member.invitationDeclined': member,
  'member.invited': member,
  /** signed in for the first time */
  'member.activated': member,
  'member.accessRevoked': member,
  /** `customerId` is the company the member left, `toCustomerId` the one it belongs to now. */
  'member.moved': member.extend({ toCustomerId: idOf('customer') }),
  'contactPerson.added': z.strictObject({
    organisationId,
    customerId,
    contactPersonId: idOf('contactPerson'),
    by,
  }),
  'contactPerson.updated': z.strictObject({
    organisationId,
    customerId,
    contactPersonId: idOf('contactPerson'),
    by,
  }),
  'contactPerson.removed': z.strictObject({
    organisationId,
    customerId,
    contactPersonId: idOf('contactPerson'),
    by,
  }),
  'membership.created': z.strictObject({
    organisationId,
    customerId,
    membershipId: idOf('membership'),
    by,
  }),
  'membership.updated': z.strictObject({
    organisationId,
    customerId,
    membershipId: idOf('membership'),
    by,
  }),
  'membership.changed': z.strictObject({
    organisationId,
    customerId,
    membershipId: idOf('membership'),
    change: z.enum(['started', 'changed', 'paused', 'suspended', 'resumed', 'cancelled', 'ended']),
    by,
  }),
  'plan.created': z.strictObject({ organisationId, planId: idOf('plan'), by }),
  'plan.updated': z.strictObject({ organisationId, planId: idOf('plan'), by }),
  'resource.created': z.strictObject({ organisationId, resourceId: idOf('resource'), by }),
  'resource.updated': z.strictObject({ organisationId, resourceId: idOf('resource'), by }),
  'rate.created': z.strictObject({ organisationId, rateId: idOf('rate'), by }),
  'rate.updated': z.strictObject({ organisationId, rateId: idOf('rate'), by }),
  'booking.created': booking,
  'booking.updated': booking,
  'booking.cancelled': booking,
  'credit.granted': z.strictObject({
    organisationId,
    customerId,
    creditGrantId: idOf('creditGrant'),
    by,
  }),
  'credit.revoked': z.strictObject({
    organisationId,
    customerId,
    creditGrantId: idOf('creditGrant'),
    by,
  }),
  'communityEvent.created': communityEvent,
  'communityEvent.updated': communityEvent,
  'communityEvent.published': communityEvent,
  'communityEvent.cancelled': communityEvent,
  'ticket.booked': ticket,
  'ticket.returned': ticket,
  'order.placed': order,
  'order.fulfilled': order,
  'order.cancelled': order,
  'fee.created': z.strictObject({ organisationId, customerId, feeId: idOf('fee'), by }),
  'fee.updated': z.strictObject({ organisationId, customerId, feeId: idOf('fee'), by }),
  'fee.waived': z.strictObject({ organisationId, customerId, feeId: idOf('fee'), by }),
  /** `mail` says whether sending was on when the invoice was issued (S49). */
  'invoice.issued': z.strictObject({
    organisationId,
    customerId,
    invoiceId: idOf('invoice'),
    runId: idOf('run').optional(),
    mail: z.boolean(),
  }),
  'invoice.paid': z.strictObject({ organisationId, customerId, invoiceId: idOf('invoice') }),
  'invoice.voided': z.strictObject({ organisationId, customerId, invoiceId: idOf('invoice'), by }),
  'invoice.writtenOff': z.strictObject({
    organisationId,
    customerId,
    invoiceId: idOf('invoice'),
    by,
  }),
  /** A reminder is mailed (S70), so many days after the due date; below nothing: before it. */
  'invoice.reminded': z.strictObject({
    organisationId,
    customerId,
    invoiceId: idOf('invoice'),
    days: z.int(),
  }),
  /** It was due yesterday or before, and something is open (S71). */
  'invoice.overdue': z.strictObject({ organisationId, customerId, invoiceId: idOf('invoice') }),
  /** What is done about a customer's invoices differs from what its operator does in general. */
  'dunningTerms.updated': z.strictObject({ organisationId, customerId, by }),
  'creditNote.issued': z.strictObject({
    organisationId,
    customerId,
    invoiceId: idOf('invoice'),
    creditNoteId: idOf('creditNote'),
    by,
  }),
  /** A mail is to be handed over; its item says which, to whom is resolved then (S85). */
  'mail.requested': z.strictObject({
    organisationId,
    customerId,
    mailId: idOf('mail'),
    runId: idOf('run').optional(),
  }),
  'mail.resendRequested': z.strictObject({
    organisationId,
    customerId,
    mailId: idOf('mail'),
    runId: idOf('run').optional(),
    by,
  }),
  /** A mail cannot be sent and somebody should look. `reason` is a code; what SES said is with the mail. */
  'mail.parked': z.strictObject({
    organisationId,
    customerId,
    mailId: idOf('mail'),
    runId: idOf('run').optional(),
    kind: z.string(),
    reason: z.string(),
  }),
  'template.updated': z.strictObject({
    organisationId,
    template: z.string(),
    language: z.string(),
    by,
  }),
  /** The personal data of somebody at a customer is to be removed; the request's item says whose. */
  'erasure.requested': z.strictObject({
    organisationId,
    customerId,
    erasureId: idOf('erasure'),
    by,
  }),
  'erasure.completed': z.strictObject({
    organisationId,
    customerId,
    erasureId: idOf('erasure'),
  }),
  /** It waits before anything has a number: the operator wants to look, is suspended, or the total moved. */
  'billRun.held': z.strictObject({
    organisationId,
    runId: idOf('run'),
    reason: z.enum(['asked', 'suspended', 'total_moved']),
  }),
  /** A draft of a held run was taken out of it. */
  'billRun.draftWithdrawn': z.strictObject({
    ...{ organisationId, customerId, runId: idOf('run'), invoiceId: idOf('invoice') },
    as: z.enum(['postponed', 'discarded']),
    by,
  }),
  /** A draft of a held run has other lines now; the invoice says why. */
  'billRun.draftEdited': z.strictObject({
    ...{ organisationId, customerId, runId: idOf('run'), invoiceId: idOf('invoice') },
    by,
  }),
  'billRun.released': z.strictObject({ organisationId, runId: idOf('run'), by }),
  /** It stood still, and somebody let it go on. */
  'billRun.resumed': z.strictObject({ organisationId, runId: idOf('run'), by }),
  'billRun.closed': z.strictObject({ organisationId, runId: idOf('run') }),
  /** The auditor found so much that contradicts itself; the audit lists it. */
  'audit.found': z.strictObject({ organisationId, findings: z.int() }),
  'payment.received': payment,
  /** It settles other invoices than before. */
  'payment.allocated': payment,
  'payment.reversed': payment,
  'payment.refunded': payment,
  /** A refund through a gateway did not arrive: it is credit again. */
  'payment.refundFailed': payment,
  /** An attempt to collect an invoice came to nothing, or its money was taken back. */
  'payment.failed': z.strictObject({
    ...{ organisationId, customerId, invoiceId: idOf('invoice') },
    attemptId: idOf('paymentAttempt'),
    reason: z.string(),
    by,
  }),
  'paymentMethod.added': paymentMethod,
  'paymentMethod.removed': paymentMethod,
  'mandate.activated': paymentMethod,
  'mandate.failed': paymentMethod,
  'gateway.connected': gateway,
  'gateway.disconnected': gateway,
  /** A gateway told of something; its item says of what. */
  'gateway.told': z.strictObject({
    organisationId,
    connectionId: idOf('gatewayConnection'),
    gatewayEventId: idOf('gatewayEvent'),
  }),
  'webhook.tested': z.strictObject({ organisationId, webhookId: idOf('webhook'), by }),
  /** A webhook took nothing for 3 days, or said that it wants no more. */
  'webhook.disabled': z.strictObject({ organisationId, webhookId: idOf('webhook') }),
  /** A delivery is to be tried now. */
  'webhook.deliveryDue': z.strictObject({
    organisationId,
    webhookId: idOf('webhook'),
    eventId: idOf('event'),
  }),
} as const;

/** Events that only Atrium itself acts on; webhooks are not told of them. */
export const internalEventTypes = [
  'mail.requested',
  'mail.resendRequested',
  'webhook.deliveryDue',
  'gateway.told',
] as const satisfies readonly (keyof typeof eventCatalogue)[];

export type EventType = keyof typeof eventCatalogue;
export type EventDetail<T extends EventType> = z.infer<(typeof eventCatalogue)[T]>;
export type DomainEvent = { [T in EventType]: { type: T; detail: EventDetail<T> } }[EventType];

/** The events that bring a mail to the queue of its sender. */
export const mailEventTypes = [
  'invoice.issued',
  'mail.requested',
  'mail.resendRequested',
] as const satisfies readonly EventType[];

/** The events after which a customer may owe less than before: what was suspended for it may come back. */
export const settlingEventTypes = [
  'invoice.paid',
  'invoice.voided',
  'creditNote.issued',
  'dunningTerms.updated',
] as const satisfies readonly EventType[];

/** The `source` of every event on the bus. */
export const eventSource = 'atrium';

export const domainEvent = <T extends EventType>(
  type: T,
  detail: z.input<(typeof eventCatalogue)[T]>,
): DomainEvent => ({ type, detail: eventCatalogue[type].parse(detail) }) as DomainEvent;
