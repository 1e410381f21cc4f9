import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gatewaySecretsOf } from '../../secret-names.ts';
import type { WorldAddress } from '../start/address.ts';
import { outputsOf } from './deployment.ts';

/** What of an account is looked at. */
export interface Account {
  readonly isLocal: boolean;
  readonly tableName: string;
  /** how the names of gateways' secrets begin */
  readonly gatewaySecrets: string;
  readonly userPoolId: string;
  readonly mailDomain: string;
  readonly alarmTopic: string;
  readonly apiUrl: string;
}

export interface Where {
  readonly stage?: string | undefined;
  readonly local: boolean;
  readonly state: string;
}

const stageFile = (stage: string) => join(import.meta.dirname, `../../stages/${stage}.json`);

const mailDomainOf = async (stage: string): Promise<string> => {
  const content = await readFile(stageFile(stage), 'utf8').catch(() => {
    throw new Error(`infra/stages/${stage}.json: expected the stage's file`);
  });
  return String(JSON.parse(content).mailDomain);
};

export const findAccount = async ({ stage = 'local', local, state }: Where): Promise<Account> => {
  const mailDomain = await mailDomainOf(local ? 'local' : stage);
  const gatewaySecrets = gatewaySecretsOf(local ? 'local' : stage);
  if (local) return { ...(await localAccount(state)), mailDomain, gatewaySecrets };
  const [data, api] = await Promise.all([
    outputsOf(`atrium-${stage}-data`),
    outputsOf(`atrium-${stage}-api`),
  ]);
  const { TableName = '', UserPoolId = '', AlarmTopicArn = '' } = data;
  return {
    ...{ isLocal: false, mailDomain, gatewaySecrets, tableName: TableName, userPoolId: UserPoolId },
    ...{ alarmTopic: AlarmTopicArn, apiUrl: (api.ApiUrl ?? '').replace(/\/$/, '') },
  };
};

const localAccount = async (state: string) => {
  const address = await readFile(join(state, 'world.json'), 'utf8').catch(() => {
    throw new Error(`nothing is running in ${state}: expected \`npm start\` in another terminal`);
  });
  const { apiUrl, environment, tableName, userPoolId } = JSON.parse(address) as WorldAddress;
  Object.assign(process.env, environment);
  return { isLocal: true, apiUrl, tableName, userPoolId, alarmTopic: '' };
};
