import MailComposer from 'nodemailer/lib/mail-composer/index.js';

export interface RawMail {
  readonly from: { readonly name: string; readonly address: string };
  readonly replyTo: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A MIME message built by nodemailer, which encodes every header: nothing in a name can become one. */
export const composeMail = async (mail: RawMail): Promise<Uint8Array> => {
  const message = new MailComposer({
    ...mail,
    to: [...mail.to],
    cc: [...mail.cc],
    headers: { 'Auto-Submitted': 'auto-generated' },
    textEncoding: 'quoted-printable',
  });
  return message.compile().build();
};
