import { GetIdentityVerificationAttributesCommand, GetSendQuotaCommand } from '@aws-sdk/client-ses';
import { readPlans } from '../billing/inputs.ts';
import { Rate } from '../booking/model.ts';
import { readResources } from '../booking/store.ts';
import { ses } from '../clients/ses.ts';
import { env } from '../env.ts';
import type { Organisation } from '../organisation/model.ts';
import { connectionsOf } from '../payments/connections.ts';
import { readTestCharge, testCustomerId } from '../payments/test-charge-store.ts';
import { queryAll, queryIndex } from '../store/read.ts';
import { indexKeys, keys } from '../store/table.ts';
import type { Seen } from './going-live.ts';
import { type Finding, judgeSending, judgeVerified, unread } from './judge.ts';

/** What the checklist judges. 4 queries of the organisation's partition, 1 of the index, 1 get, 2 calls of SES. */
export const seenOf = async (organisation: Organisation, now: string): Promise<Seen> => {
  const org = organisation.id;
  const customers = await countCustomers(org);
  const [gateways, plans, rates, resources, testCharge, mail] = await Promise.all([
    connectionsOf(org),
    readPlans(org),
    readRates(org),
    readResources(org),
    readTestCharge(org),
    organisation.sandbox ? [] : askSes(customers.count),
  ]);
  return {
    ...{ organisation, gateways, rates, resources, testCharge, customers, mail, now },
    plans: [...plans.values()],
  };
};

/** Up to what one page of the index holds, some thousands; the test charge's is none. */
const countCustomers = async (org: string): Promise<Seen['customers']> => {
  const { items, last } = await queryIndex({ pk: indexKeys.customers(org, '').gsi1pk });
  const own = keys.customer(org, testCustomerId(org)).pk;
  return { count: items.filter(({ pk }) => pk !== own).length, isMore: last !== undefined };
};

const readRates = async (org: string): Promise<Rate[]> => {
  const { pk, sk: prefix } = keys.rate(org, '');
  return (await queryAll({ pk, prefix })).map(item => Rate.parse(item));
};

/** Whether the account can mail its next run, of a mail for each customer. */
const askSes = async (mails: number): Promise<Finding[]> => {
  const domain = env('MAIL_FROM_DOMAIN');
  try {
    const [identity, quota] = await Promise.all([
      ses().send(new GetIdentityVerificationAttributesCommand({ Identities: [domain] })),
      ses().send(new GetSendQuotaCommand({})),
    ]);
    const { Max24HourSend: perDay = 0, SentLast24Hours: sent = 0 } = quota;
    const status = identity.VerificationAttributes?.[domain]?.VerificationStatus;
    // whether sending is paused shows in the doctor, which may ask more
    const sending = judgeSending({ perDay, sent, isPaused: false }, mails);
    return [judgeVerified(domain, status), ...sending];
  } catch (error) {
    return [unread('SES', error as Error)];
  }
};
