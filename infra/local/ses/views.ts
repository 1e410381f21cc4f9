import PostalMime from 'postal-mime';
import { addressKey, mailboxes } from './address.ts';
import type { Mail } from './mail.ts';
import type { Ses } from './server.ts';

/** A mail in a list: everything but its bytes. */
export const mailSummary = ({ seq, head, isSilent, ...mail }: Mail) => mail;
export type MailSummary = ReturnType<typeof mailSummary>;

/** A mail with its parsed parts; attachments by name and size, their bytes are in the raw message. */
export const mailContent = async (mail: Mail, raw: Buffer) => {
  const parsed = await PostalMime.parse(raw);
  return {
    ...mailSummary(mail),
    headerFrom: mailboxes(parsed.from)[0],
    headerTo: mailboxes(parsed.to),
    headerCc: mailboxes(parsed.cc),
    replyTo: mailboxes(parsed.replyTo),
    date: parsed.date,
    messageId: parsed.messageId,
    headers: parsed.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
    text: parsed.text,
    html: parsed.html,
    attachments: parsed.attachments.map(({ filename, mimeType, content }) => ({
      filename,
      mimeType,
      bytes: typeof content === 'string' ? content.length : content.byteLength,
    })),
  };
};
export type MailContent = Awaited<ReturnType<typeof mailContent>>;

/** `recipients` counts the envelope; `ccCopies` those of them whom the header names as Cc. */
export const statsOf = ({ store, publisher }: Ses) => {
  const sums = { mails: store.mails.length, recipients: 0, ccCopies: 0 };
  for (const { envelope, cc } of store.mails) {
    const copied = new Set(cc.map(addressKey));
    sums.recipients += envelope.to.length;
    sums.ccCopies += envelope.to.filter(address => copied.has(addressKey(address))).length;
  }
  return { ...sums, mailsWithPendingEvents: publisher.pending };
};
export type MailStats = ReturnType<typeof statsOf>;
