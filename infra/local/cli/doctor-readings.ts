import { DescribeUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider';
import {
  GetAccountSendingEnabledCommand,
  GetIdentityDkimAttributesCommand,
  GetIdentityVerificationAttributesCommand,
  GetSendQuotaCommand,
} from '@aws-sdk/client-ses';
import { cognito } from '../../../shared/clients/cognito.ts';
import { ses } from '../../../shared/clients/ses.ts';
import { Refusal } from '../../../shared/kernel/errors.ts';
import { secretId } from '../../../shared/kernel/id.ts';
import { Organisation } from '../../../shared/organisation/model.ts';
import { connectionsOf } from '../../../shared/payments/connections.ts';
import { gatewayOf } from '../../../shared/payments/gateway-of.ts';
import { GatewayRefused, GatewayUnreachable } from '../../../shared/payments/gateways/gateway.ts';
import type { GatewayAccess, Operator, Quota } from '../../../shared/readiness/judge.ts';
import { getItems, queryIndexAll } from '../../../shared/store/read.ts';
import { indexKeys } from '../../../shared/store/table.ts';

/** 2 calls; the emulator knows no pause. */
export const readQuota = async (isLocal: boolean): Promise<Quota> => {
  const [quota, account] = await Promise.all([
    ses().send(new GetSendQuotaCommand({})),
    isLocal ? { Enabled: true } : ses().send(new GetAccountSendingEnabledCommand({})),
  ]);
  const { Max24HourSend: perDay = 0, SentLast24Hours: sent = 0 } = quota;
  return { perDay, sent, isPaused: account.Enabled === false };
};

/** 2 calls; the emulator signs nothing. */
export const readDomain = async (domain: string, isLocal: boolean) => {
  const Identities = [domain];
  const [identity, signed] = await Promise.all([
    ses().send(new GetIdentityVerificationAttributesCommand({ Identities })),
    isLocal ? undefined : ses().send(new GetIdentityDkimAttributesCommand({ Identities })),
  ]);
  return {
    verification: identity.VerificationAttributes?.[domain]?.VerificationStatus,
    dkim: isLocal ? 'Success' : signed?.DkimAttributes?.[domain]?.DkimVerificationStatus,
  };
};

export const readSignInMail = async (UserPoolId: string): Promise<string | undefined> => {
  const { UserPool } = await cognito().send(new DescribeUserPoolCommand({ UserPoolId }));
  return UserPool?.EmailConfiguration?.EmailSendingAccount;
};

export const readSubscriptions = async (TopicArn: string) => {
  const sdk = await import('@aws-sdk/client-sns');
  const list = new sdk.ListSubscriptionsByTopicCommand({ TopicArn });
  const { Subscriptions = [] } = await new sdk.SNSClient().send(list);
  return Subscriptions.map(({ SubscriptionArn: arn = '', Endpoint: to = '' }) => ({ arn, to }));
};

/** The operators that the tick knows, and how many customers each has. 1 query of the index, and 1 for each. */
export const readOperators = async (): Promise<
  (Operator & { readonly id: string; readonly customers: number })[]
> => {
  const entries = await queryIndexAll({ pk: indexKeys.tick('', '').gsi1pk });
  const items = await getItems(entries);
  return Promise.all(
    items
      .flatMap(item => (item ? [Organisation.parse(item)] : []))
      .map(async (organisation, n) => {
        const { gsi1pk } = indexKeys.customers(organisation.id, '');
        const customers = (await queryIndexAll({ pk: gsi1pk })).length;
        const { id, name, status, billing } = organisation;
        return {
          ...{ id, name, status, customers, generates: billing.generate, sends: billing.send },
          nextRunAt: entries[n]?.gsi1sk.split('#')[0],
        };
      }),
  );
};

/** Each gateway of an operator is asked a harmless question. 1 query; 1 call of Secrets Manager and of the gateway for each. */
export const readGateways = async (operator: {
  readonly id: string;
  readonly name: string;
}): Promise<GatewayAccess[]> =>
  Promise.all(
    (await connectionsOf(operator.id)).map(async ({ id: connectionId, kind }) => {
      const access = await accessOf(operator.id, { id: connectionId, kind });
      return { operator: operator.name, kind, connectionId, access };
    }),
  );

const accessOf = async (
  org: string,
  connection: Parameters<typeof gatewayOf>[1],
): Promise<GatewayAccess['access']> => {
  try {
    await (await gatewayOf(org, connection)).checkAccess();
    return 'accepted';
  } catch (error) {
    if (error instanceof GatewayRefused) return 'refused';
    if (error instanceof GatewayUnreachable) return 'unreachable';
    if (error instanceof Refusal && error.code === 'gateway_unavailable') return 'not_kept';
    throw error;
  }
};

const answerOf = async (url: string, method: 'GET' | 'POST'): Promise<number | undefined> => {
  try {
    return (await fetch(url, { method, signal: AbortSignal.timeout(10_000) })).status;
  } catch {
    return undefined;
  }
};

/** Nothing: nobody answered within 10 s. */
export const statusOf = (url: string) => answerOf(`${url}/v1/admin/organisation`, 'GET');

/** Of an endpoint that nobody has. Nothing: nobody answered within 10 s. */
export const webhookStatusOf = (url: string) =>
  answerOf(`${url}/v1/webhooks/stripe/${secretId('gatewayEndpoint')}`, 'POST');
