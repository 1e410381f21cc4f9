import PostalMime, { type Email } from 'postal-mime';
import { type Mailbox, mailboxes, requireAddress } from './address.ts';
import { SesError } from './errors.ts';

/** A raw message cut in two: the head is parsed, the body only stored. */
export type RawMessage = {
  /** bytes up to the empty line, one character per byte so that they survive unchanged */
  head: string;
  body: Buffer;
  from: Mailbox[];
  to: Mailbox[];
  cc: Mailbox[];
  bcc: Mailbox[];
  subject: string;
};

/** RFC 5322 §3.6: at most one of each; SES refuses the message otherwise. */
const singular = ['from', 'to', 'cc', 'bcc', 'subject', 'date', 'message-id', 'reply-to'];

/** Reads the header block; the body (attachments, up to 10 MB) is not parsed. */
export const readMessage = async (raw: Buffer): Promise<RawMessage> => {
  const [headEnd, bodyStart] = split(raw);
  const parsed = await PostalMime.parse(raw.subarray(0, bodyStart));
  requireSingularHeaders(parsed);
  const message = {
    head: raw.toString('latin1', 0, headEnd),
    body: raw.subarray(bodyStart),
    from: mailboxes(parsed.from),
    to: mailboxes(parsed.to),
    cc: mailboxes(parsed.cc),
    bcc: mailboxes(parsed.bcc),
    subject: parsed.subject ?? '',
  };
  const { from, to, cc, bcc } = message;
  for (const { address } of [...from, ...to, ...cc, ...bcc]) requireAddress(address);
  return message;
};

const split = (raw: Buffer): [headEnd: number, bodyStart: number] => {
  const crlf = raw.indexOf('\r\n\r\n');
  const lf = raw.indexOf('\n\n');
  if (crlf >= 0 && (lf < 0 || crlf < lf)) return [crlf, crlf + 4];
  return lf >= 0 ? [lf, lf + 2] : [raw.length, raw.length];
};

const requireSingularHeaders = ({ headers }: Email): void => {
  const seen = new Set<string>();
  for (const { key, originalKey } of headers) {
    if (seen.has(key) && singular.includes(key)) {
      throw new SesError('invalidParameter', `Duplicate header '${originalKey}'.`);
    }
    seen.add(key);
  }
};

/** Headers SES replaces (Message-ID, Date) or takes out (Bcc, Return-Path, its own X-SES-…). */
const overwritten = /^(message-id|date|bcc|return-path|x-ses-[^:]*)[ \t]*:/i;

/** A new field starts at a line that is not folded (folded lines start with white space). */
const fieldsOf = (head: string): string[] => head.split(/\r?\n(?![ \t])/);

/** The header block as SES sends it on, without the empty line. */
export const stampedHead = (head: string, messageId: string, at: Date): string => {
  const kept = fieldsOf(head).filter(field => !overwritten.test(field));
  const date = at.toUTCString().replace('GMT', '+0000');
  return [`Message-ID: <${messageId}>`, `Date: ${date}`, ...kept.filter(Boolean)].join('\r\n');
};

/** Names and unfolded values of a header block, as SES repeats them in its events. */
export const headersOf = (head: string): { name: string; value: string }[] =>
  fieldsOf(Buffer.from(head, 'latin1').toString('utf8')).map(field => {
    const colon = field.indexOf(':');
    const value = field.slice(colon + 1).replace(/\r?\n[ \t]+/g, ' ');
    return { name: field.slice(0, colon), value: value.trim() };
  });
