import type { MailDetailView, MailView, RecipientsView } from './contract.ts';
import type { Mail } from './model.ts';
import type { Recipients } from './recipients.ts';
import { timelineOf } from './timeline.ts';

export const mailView = (mail: Mail): MailView => {
  const { id, kind, customerId, invoiceId, runId, memberId } = mail;
  const { status, reason, attempts, resends, at } = mail;
  return {
    ...{ id, kind, customerId, invoiceId, runId, memberId, status, reason, attempts, resends, at },
    to: mail.to ?? [],
    cc: mail.cc ?? [],
    leftOut: mail.leftOut ?? [],
    bounced: mail.bounced ?? [],
    fallback: mail.fallback ?? false,
  };
};

export const mailDetailView = (mail: Mail): MailDetailView => ({
  ...mailView(mail),
  timeline: timelineOf(mail),
  earlier: (mail.earlier ?? []).map(({ to, cc, bounced }) => ({ to, cc, bounced })),
});

export const recipientsView = (found: Recipients): RecipientsView => {
  const { to, cc, leftOut, names, isFallback, problem } = found;
  return { to, cc, leftOut, recipient: names, fallback: isFallback, problem };
};
