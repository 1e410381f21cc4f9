import { GetIdentityVerificationAttributesCommand, GetSendQuotaCommand } from '@aws-sdk/client-ses';
import { ses } from '../clients/ses.ts';
import { env } from '../env.ts';
import type { Organisation } from '../organisation/model.ts';

/** SES allows a sandboxed account 200 mails a day, to verified addresses only. */
const sesSandboxQuota = 200;

/**
 * What keeps mail from going out as things stand, said before a run generates (design §4.9):
 * an unverified domain, SES's sandbox, or less than twice the quota that `mails` need. `undefined`: nothing known.
 */
export const mailWarning = async (
  organisation: Organisation,
  mails: number,
): Promise<string | undefined> => {
  if (organisation.clock) return undefined;
  const domain = env('MAIL_FROM_DOMAIN');
  try {
    const [identity, quota] = await Promise.all([
      ses().send(new GetIdentityVerificationAttributesCommand({ Identities: [domain] })),
      ses().send(new GetSendQuotaCommand({})),
    ]);
    const status = identity.VerificationAttributes?.[domain]?.VerificationStatus;
    if (status !== 'Success')
      return `the mail domain ${domain} is not verified (${status ?? 'unknown to SES'})`;
    const { Max24HourSend = 0, SentLast24Hours = 0 } = quota;
    if (Max24HourSend === -1) return undefined;
    if (Max24HourSend <= sesSandboxQuota)
      return `SES is in its sandbox: ${Max24HourSend} mails a day`;
    const left = Max24HourSend - SentLast24Hours;
    return left >= 2 * mails
      ? undefined
      : `SES takes ${left} more mails today, the run may need ${2 * mails}`;
  } catch (error) {
    return `SES did not answer: ${(error as Error).name}`;
  }
};
