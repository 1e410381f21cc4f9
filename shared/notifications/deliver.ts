import { SendRawEmailCommand } from '@aws-sdk/client-ses';
import { ses } from '../clients/ses.ts';
import { composeMail, type RawMail } from '../documents/raw-mail.ts';
import { env } from '../env.ts';
import type { Mail } from './model.ts';
import { without } from './recipients.ts';
import { classifySesError, namedIn, type SesFailure } from './ses-errors.ts';

/** What SES answered to a call that took nothing, or may have. */
export interface Failed {
  readonly failure: SesFailure;
  readonly error: string;
  /** SES's own words */
  readonly reason: string;
  /** copies that the words name */
  readonly named: readonly string[];
}
type Answer = { readonly messageId: string } | Failed;

/** Up to 3 calls, of which one is taken. */
export const deliverToMost = async (
  org: string,
  mail: Mail,
  message: RawMail,
): Promise<Answer & { readonly cc: readonly string[] }> => {
  let { cc } = message;
  let answer = await deliver(org, mail, message);
  for (let retry = 1; retry <= 2 && isRejected(answer) && cc.length > 0; retry += 1) {
    cc = retry === 1 && answer.named.length > 0 ? without(cc, answer.named) : [];
    answer = await deliver(org, mail, { ...message, cc });
  }
  return { ...answer, cc };
};

const isRejected = (answer: Answer): answer is Failed =>
  'failure' in answer && answer.failure === 'rejected';

const deliver = async (org: string, mail: Mail, message: RawMail): Promise<Answer> => {
  const raw = await composeMail(message);
  try {
    const { MessageId } = await ses().send(
      new SendRawEmailCommand({
        Source: message.from.address,
        Destinations: [...message.to, ...message.cc],
        RawMessage: { Data: raw },
        ConfigurationSetName: env('CONFIGURATION_SET'),
        Tags: tagsOf(org, mail),
      }),
    );
    return { messageId: MessageId ?? '' };
  } catch (error) {
    const { name, message: words } = error as Error;
    const failure = classifySesError(error, message.cc);
    return { failure, error: name, reason: words.slice(0, 200), named: namedIn(words, message.cc) };
  }
};

/** What an event about this mail needs to find it; a tag's value is [A-Za-z0-9_-]. */
const tagsOf = (org: string, { id, customerId, runId }: Mail) =>
  Object.entries({ organisation: org, customer: customerId, mail: id, run: runId }).flatMap(
    ([Name, Value]) => (Value === undefined ? [] : [{ Name, Value }]),
  );
