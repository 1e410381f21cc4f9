import MailComposer from 'nodemailer/lib/mail-composer/index.js';

export interface RawMail {
  readonly from: { readonly name: string; readonly address: string };
  readonly replyTo: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments?: readonly Attachment[];
}

/** A document on a mail; SES takes 10 MB a message. */
export interface Attachment {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Buffer;
}

/** A MIME message built by nodemailer, which encodes every header: nothing in a name can become one. */
export const composeMail = async (mail: RawMail): Promise<Uint8Array> => {
  const message = new MailComposer({
    ...mail,
    to: [...mail.to],
    cc: [...mail.cc],
    attachments: [...(mail.attachments ?? [])],
    headers: { 'Auto-Submitted': 'auto-generated' },
    textEncoding: 'quoted-printable',
  });
  return message.compile().build();
};
