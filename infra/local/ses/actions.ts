import { escapeXml, type QueryForm } from './query-protocol.ts';
import { type SendContext, sendRawEmail } from './send.ts';

/** What an action answers: XML fields, and for a mail whether its answer is to be lost. */
export type ActionResult = { fields: string; isLost?: boolean };

type Action = (form: QueryForm, region: string, context: SendContext) => Promise<ActionResult>;

/** The SES v1 actions this endpoint has, by name. */
export const actions: Record<string, Action> = {
  SendRawEmail: async (form, region, context) => {
    const mail = await sendRawEmail(form, region, context);
    const isLost = context.behaviour.take('loseResponse', mail.envelope.to) !== undefined;
    return { fields: `<MessageId>${mail.id}</MessageId>`, isLost };
  },

  GetSendQuota: async (_form, _region, { limits }) => {
    const { max24Hours, perSecond, sent } = limits.quota(new Date());
    return {
      fields: `<Max24HourSend>${max24Hours}</Max24HourSend><MaxSendRate>${perSecond}</MaxSendRate><SentLast24Hours>${sent}</SentLast24Hours>`,
    };
  },

  /** An identity that is not verified is absent from the answer, as one SES has never heard of. */
  GetIdentityVerificationAttributes: async (form, _region, { behaviour }) => {
    const verified = behaviour.setting('identities')?.names;
    const entries = form
      .list('Identities')
      .filter(identity => !verified || verified.includes(identity))
      .map(
        identity =>
          `<entry><key>${escapeXml(identity)}</key><value><VerificationStatus>Success</VerificationStatus></value></entry>`,
      );
    return { fields: `<VerificationAttributes>${entries.join('')}</VerificationAttributes>` };
  },
};
