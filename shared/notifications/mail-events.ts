import * as z from 'zod';
import { idOf } from '../kernel/id.ts';
import { addressKey } from '../kernel/text.ts';
import { holds } from '../store/write.ts';
import { type MailPlace, mailItem, readMail } from './mail-store.ts';
import { markAddresses, type Returned } from './mark-addresses.ts';
import type { Mail } from './model.ts';
import { noted, passed } from './timeline.ts';

const Recipient = z.object({ emailAddress: z.string() });
const Happened = z.object({ timestamp: z.iso.datetime() });
const tag = <S extends z.ZodType>(schema: S) => z.tuple([schema]).transform(([value]) => value);

/** SES → EventBridge event of a mail that Atrium tagged. Source: SES developer guide, event data. */
export const MailEvent = z.object({
  source: z.literal('aws.ses'),
  detail: z.object({
    eventType: z.string(),
    mail: z.object({
      messageId: z.string(),
      timestamp: z.iso.datetime(),
      tags: z.object({
        organisation: tag(idOf('organisation')),
        customer: tag(idOf('customer')),
        mail: tag(idOf('mail')),
        run: tag(idOf('run')).optional(),
      }),
    }),
    delivery: Happened.optional(),
    bounce: Happened.extend({
      bounceType: z.string(),
      bounceSubType: z.string().optional(),
      bouncedRecipients: z.array(Recipient),
    }).optional(),
    complaint: Happened.extend({
      complaintSubType: z.string().nullish(),
      complainedRecipients: z.array(Recipient),
    }).optional(),
  }),
});
export type MailEvent = z.infer<typeof MailEvent>;

/** Statuses a mail moves through; an event never moves it back. */
const rank: Record<Mail['status'], number> = {
  queued: 0,
  sending: 0,
  delayed: 0,
  withdrawn: 1,
  parked: 1,
  sent: 2,
  delivered: 3,
  complained: 4,
  suppressed: 5,
  bounced: 5,
};

const statusOf: Record<string, Mail['status']> = { Send: 'sent', Delivery: 'delivered' };

/**
 * Records what SES says of a mail: it has it (also when the worker died before it could say so), delivered
 * it, or it came back. An address that bounced for good, or complained, gets no more mail until it changes.
 */
export const recordMailEvent = async ({ detail }: MailEvent): Promise<void> => {
  const { organisation: org, customer, mail, run } = detail.mail.tags;
  const returned = returnedAddresses(detail);
  if (returned.addresses.length > 0) await markAddresses(org, customer, returned);
  const place = { id: mail, customerId: customer, ...(run && { runId: run }) };
  for (let attempt = 1; attempt <= maxTries; attempt += 1) {
    if (await recordOnce(org, place, detail, returned)) return;
  }
  throw new Error(`mail ${mail} kept changing while an event of it was recorded`);
};

/** Events of one mail come close together, and with the record of its hand-over. */
const maxTries = 8;

/** `false`: the mail changed between read and write. */
const recordOnce = async (
  org: string,
  place: MailPlace,
  detail: MailEvent['detail'],
  returned: Returned,
): Promise<boolean> => {
  const mail = await readMail(org, place);
  if (!mail || isEarlier(mail, detail.mail.messageId)) return true;
  const next = after(mail, detail, returned);
  if (JSON.stringify(next) === JSON.stringify(mail)) return true;
  return holds({
    put: mailItem(org, { ...next, revision: mail.revision + 1 }),
    condition: '#status = :status AND attempts = :attempts AND revision = :revision',
    names: { '#status': 'status' },
    values: { ':status': mail.status, ':attempts': mail.attempts, ':revision': mail.revision },
  });
};

const isEarlier = ({ earlier = [] }: Mail, messageId: string) =>
  earlier.some(handOver => handOver.messageId === messageId);

/** SES did not try: the address is on the account's list or its own. Source: SES developer guide, event data. */
const suppressions = new Set(['OnAccountSuppressionList', 'Suppressed']);

/** Transient bounces (a full mailbox) are SES's to retry. */
const returnedAddresses = ({ bounce, complaint }: MailEvent['detail']): Returned => {
  const recipients = complaint
    ? complaint.complainedRecipients
    : bounce?.bounceType === 'Permanent'
      ? bounce.bouncedRecipients
      : [];
  const isSuppressed = suppressions.has(complaint?.complaintSubType ?? bounce?.bounceSubType ?? '');
  return {
    reason: isSuppressed ? 'suppressed' : complaint ? 'complained' : 'bounced',
    addresses: recipients.map(({ emailAddress }) => emailAddress),
  };
};

const after = (mail: Mail, detail: MailEvent['detail'], { reason, addresses }: Returned): Mail => {
  // SES may name another address, to which mail was forwarded; or one that was erased meanwhile
  const written = new Set([...(mail.to ?? []), ...(mail.cc ?? [])].map(addressKey));
  const theirs = addresses.map(addressKey).filter(address => written.has(address));
  const bounced = [...new Set([...(mail.bounced ?? []), ...theirs])];
  const isLost =
    bounced.length > 0 && (mail.to ?? []).every(email => bounced.includes(addressKey(email)));
  const known = {
    ...mail,
    messageId: mail.messageId ?? detail.mail.messageId,
    ...(bounced.length > 0 && { bounced }),
  };
  const status =
    addresses.length > 0 ? (isLost ? reason : 'sent') : (statusOf[detail.eventType] ?? mail.status);
  const at = happenedAt(status, detail);
  if (rank[status] > rank[mail.status]) return passed(known, status, at);
  return status === mail.status ? known : noted(known, status, at);
};

/** SES's own instant of what an event tells. */
const happenedAt = (
  status: Mail['status'],
  { mail, delivery, bounce, complaint }: MailEvent['detail'],
): string => (status === 'sent' ? mail : (delivery ?? bounce ?? complaint ?? mail)).timestamp;
