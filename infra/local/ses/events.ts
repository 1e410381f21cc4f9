import { domainOf } from './address.ts';
import type { Fate, Mail } from './mail.ts';
import { headersOf } from './message.ts';

/** One entry of EventBridge PutEvents. Without a bus name: SES publishes to the default bus only. */
export type BusEntry = {
  Source: 'aws.ses';
  DetailType: string;
  Detail: string;
  Resources: string[];
  /** epoch seconds */
  Time: number;
};

const account = '000000000000';
/** headers above this are left out of an event (SES developer guide, "mail object") */
const maxHeaderBytes = 10 * 1024;
/** how long the simulated delivery takes; within what SES reports for real ones */
const deliveryMs = 500;

/**
 * The events of one mail in the shape SES gives EventBridge: Send, then per recipient domain (one SMTP session
 * each) Delivery, Bounce or Delivery with Complaint. None without a configuration set, which carries the
 * event destination. Detail-types: EventBridge reference, "Amazon SES events".
 */
export const eventsOf = (mail: Mail): BusEntry[] => {
  if (mail.isSilent || !mail.configurationSet) return [];
  const sessions = Map.groupBy(mail.envelope.to, recipient =>
    [domainOf(recipient), fateOf(mail, recipient) ?? ''].join(' '),
  );
  const outcomes = [...sessions.values()].flatMap(recipients =>
    sessionEvents(mail, recipients, fateOf(mail, recipients[0] ?? '')),
  );
  return [entry(mail, 'Email Sent', 'Send', { send: {} }), ...outcomes];
};

const fateOf = (mail: Mail, recipient: string): Fate['kind'] | undefined =>
  mail.fates.find(fate => fate.recipient === recipient)?.kind;

const sessionEvents = (mail: Mail, recipients: string[], fate?: Fate['kind']): BusEntry[] => {
  if (fate && fate in bounces) {
    const bounce = bounceOf(mail, recipients, fate as keyof typeof bounces);
    return [entry(mail, 'Email Bounced', 'Bounce', { bounce })];
  }
  const complaint = complaintOf(mail, recipients, fate);
  const complained = entry(mail, 'Email Complaint Received', 'Complaint', { complaint });
  if (fate === 'suppressedForComplaint') return [complained];
  const delivery = entry(mail, 'Email Delivered', 'Delivery', {
    delivery: {
      timestamp: later(mail),
      processingTimeMillis: deliveryMs,
      recipients,
      smtpResponse: '250 2.0.0 OK',
      reportingMTA: reportingMta(mail),
    },
  });
  return fate ? [delivery, complained] : [delivery];
};

const bounces = {
  bouncedPermanently: ['Permanent', 'General', '5.1.1', 'smtp; 550 5.1.1 user unknown'],
  bouncedTransiently: ['Transient', 'MailboxFull', '4.2.2', 'smtp; 452 4.2.2 mailbox full'],
  suppressed: [
    'Permanent',
    'OnAccountSuppressionList',
    '5.1.1',
    'Amazon SES did not send the message to this address because it is on the suppression list for your account.',
  ],
  suppressedGlobally: [
    'Permanent',
    'Suppressed',
    '5.1.1',
    'Amazon SES has suppressed sending to this address because it has a recent history of bouncing as an invalid address.',
  ],
} as const;

const bounceOf = (mail: Mail, recipients: string[], fate: keyof typeof bounces) => {
  const [bounceType, bounceSubType, status, diagnosticCode] = bounces[fate];
  return {
    bounceType,
    bounceSubType,
    bouncedRecipients: recipients.map(emailAddress => {
      return { emailAddress, action: 'failed', status, diagnosticCode };
    }),
    timestamp: later(mail),
    feedbackId: `${mail.id}-bounce`,
    reportingMTA: `dns; ${reportingMta(mail)}`,
  };
};

const complaintOf = (mail: Mail, recipients: string[], fate?: Fate['kind']) => ({
  complainedRecipients: recipients.map(emailAddress => ({ emailAddress })),
  timestamp: later(mail),
  feedbackId: `${mail.id}-complaint`,
  // on the list: SES did not try, so nobody said anything
  ...(fate === 'suppressedForComplaint'
    ? { complaintSubType: 'OnAccountSuppressionList' }
    : { complaintSubType: null, complaintFeedbackType: 'abuse' }),
});

const entry = (mail: Mail, detailType: string, eventType: string, outcome: object): BusEntry => ({
  Source: 'aws.ses',
  DetailType: detailType,
  Detail: JSON.stringify({ eventType, mail: mailOf(mail), ...outcome }),
  Resources: [
    `arn:aws:ses:${mail.region}:${account}:identity/${domainOf(mail.envelope.from)}`,
    `arn:aws:ses:${mail.region}:${account}:configuration-set/${mail.configurationSet}`,
  ],
  Time: Date.parse(mail.at) / 1000,
});

const mailOf = (mail: Mail) => {
  const all = headersOf(mail.head);
  const headers = mail.head.length > maxHeaderBytes ? [] : all;
  const value = (name: string) => all.find(header => header.name.toLowerCase() === name)?.value;
  return {
    timestamp: mail.at,
    source: mail.envelope.from,
    sourceArn: `arn:aws:ses:${mail.region}:${account}:identity/${domainOf(mail.envelope.from)}`,
    sendingAccountId: account,
    messageId: mail.id,
    destination: mail.envelope.to,
    headersTruncated: headers.length < all.length,
    headers,
    commonHeaders: {
      from: [value('from') ?? mail.envelope.from],
      date: value('date'),
      to: mail.to,
      ...(mail.cc.length > 0 && { cc: mail.cc }),
      messageId: mail.id,
      subject: mail.subject,
    },
    tags: tagsOf(mail),
  };
};

/** Ours and those SES adds itself; every value is a list. */
const tagsOf = ({ tags, configurationSet, envelope }: Mail): Record<string, string[]> => ({
  'ses:configuration-set': [configurationSet ?? ''],
  'ses:from-domain': [domainOf(envelope.from)],
  'ses:caller-identity': ['local'],
  'ses:source-ip': ['127.0.0.1'],
  ...Object.fromEntries(Object.entries(tags).map(([name, value]) => [name, [value]])),
});

const later = ({ at }: Mail): string => new Date(Date.parse(at) + deliveryMs).toISOString();

const reportingMta = ({ region }: Mail): string => `smtp-out.${region}.amazonses.com`;
