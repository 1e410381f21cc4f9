/** `npm run doctor`: whether an account is ready for the first of the month, and what to do where it is not. */
import { parseArgs } from 'node:util';
import { realClock } from '../../../shared/kernel/clock.ts';
import {
  type Finding,
  judgeAlarms,
  judgeDomain,
  judgeGateway,
  judgeNextRun,
  judgeReachable,
  judgeSending,
  judgeSignInMail,
  judgeWebhooks,
} from '../../../shared/readiness/judge.ts';
import { type Account, findAccount } from './doctor-account.ts';
import * as readings from './doctor-readings.ts';

export const usage = `npm run doctor -- --stage STAGE checks an account before the first of the month.

  --stage STAGE   the deployed stage; names come from its stacks' outputs and its file in infra/stages
  --local         the stack that \`npm start\` serves (--state says where it lies)
  --json          for programs

Ends with 0 when nothing is blocked, with 1 when something is, with 2 when the command is wrong.`;

/** What could not be read is a finding too: the others are still told. */
const tell = async (
  check: string,
  look: () => Promise<Finding | Finding[]>,
): Promise<Finding[]> => {
  try {
    return [await look()].flat();
  } catch (error) {
    const { name, message } = error as Error;
    const todo = 'Check AWS_REGION, the credentials and their rights; then ask again.';
    return [{ check, state: 'blocked', said: `cannot be read (${name}: ${message})`, todo }];
  }
};

export const examine = async (account: Account): Promise<Finding[]> => {
  const { isLocal, mailDomain, userPoolId, alarmTopic, apiUrl } = account;
  const { tableName: TABLE_NAME, gatewaySecrets: GATEWAY_SECRETS } = account;
  Object.assign(process.env, { TABLE_NAME, GATEWAY_SECRETS });
  let operators: Awaited<ReturnType<typeof readings.readOperators>> = [];
  const runs = await tell('Next run', async () => {
    operators = await readings.readOperators();
    const now = realClock.now();
    if (operators.length > 0) return operators.map(each => judgeNextRun(each, now));
    const todo = 'Make the first one with npm run organisation:create.';
    return { check: 'Next run', state: 'warning', said: 'there is no operator', todo };
  });
  const mails = operators.reduce((sum, { customers }) => sum + customers, 0);
  const rest = await Promise.all([
    tell('SES', async () => judgeSending(await readings.readQuota(isLocal), mails)),
    tell('From domain', async () =>
      judgeDomain(mailDomain, await readings.readDomain(mailDomain, isLocal)),
    ),
    tell('API', async () => judgeReachable(apiUrl, await readings.statusOf(apiUrl))),
    tell('Webhooks of gateways', async () =>
      judgeWebhooks(apiUrl, await readings.webhookStatusOf(apiUrl)),
    ),
    ...operators.map(each =>
      tell(`Gateways of ${each.name}`, async () =>
        (await readings.readGateways(each)).map(judgeGateway),
      ),
    ),
    ...(isLocal
      ? []
      : [
          tell('Sign-in mail', async () =>
            judgeSignInMail(await readings.readSignInMail(userPoolId)),
          ),
          tell('Alarms', async () => judgeAlarms(await readings.readSubscriptions(alarmTopic))),
        ]),
  ]);
  return [...rest.flat(), ...runs];
};

const marks = { ok: '✓', warning: '!', blocked: '✗' } as const;

export const told = (findings: readonly Finding[]): string =>
  findings
    .map(({ check, state, said, todo }) => {
      const line = `${marks[state]} ${check}: ${said}`;
      return todo === undefined ? line : `${line}\n    ${todo}`;
    })
    .join('\n');

const main = async (args: readonly string[]): Promise<number> => {
  const flag = { type: 'boolean', default: false } as const;
  const text = { type: 'string' } as const;
  const options = {
    stage: text,
    state: { ...text, default: '.atrium/start' },
    local: flag,
    json: flag,
  };
  const { values } = parseArgs({ args: [...args], options });
  if (!values.local && !values.stage) throw new Error(usage);
  const findings = await examine(await findAccount(values));
  console.log(values.json ? JSON.stringify(findings, null, 2) : told(findings));
  return findings.some(({ state }) => state === 'blocked') ? 1 : 0;
};

if (import.meta.main) {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 2;
  }
}
