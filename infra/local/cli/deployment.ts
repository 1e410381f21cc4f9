import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorldAddress } from '../start/address.ts';

/** Where the operator is made: the table and the pool its owner signs in to. */
export interface Deployment {
  readonly tableName: string;
  readonly userPoolId: string;
}

/** What a command line says of it. */
export interface Where {
  readonly stage?: string | undefined;
  readonly isLocal: boolean;
  readonly state: string;
  readonly table?: string | undefined;
  readonly userPool?: string | undefined;
}

/** Finds table and user pool: by flags, by the outputs of the stage's data stack, or in the running local stack. */
export const findDeployment = async (options: Where): Promise<Deployment> => {
  if (options.isLocal) return local(options.state);
  const { table, userPool } = options;
  if (table && userPool) return { tableName: table, userPoolId: userPool };
  const outputs = await outputsOf(`atrium-${options.stage}-data`);
  const pick = (name: string, flag: string | undefined): string => {
    const value = flag ?? outputs[name];
    if (!value) throw new Error(`the stack atrium-${options.stage}-data has no output ${name}`);
    return value;
  };
  return { tableName: pick('TableName', table), userPoolId: pick('UserPoolId', userPool) };
};

/** Reads what `npm start` wrote, and points this process's SDK at it. */
const local = async (state: string): Promise<Deployment> => {
  const address = await readFile(join(state, 'world.json'), 'utf8').catch(() => {
    throw new Error(`nothing is running in ${state}: expected \`npm start\` in another terminal`);
  });
  const { environment, tableName, userPoolId } = JSON.parse(address) as WorldAddress;
  Object.assign(process.env, environment);
  return { tableName, userPoolId };
};

export const outputsOf = async (stackName: string): Promise<Record<string, string | undefined>> => {
  const sdk = await import('@aws-sdk/client-cloudformation');
  const answer = await new sdk.CloudFormationClient()
    .send(new sdk.DescribeStacksCommand({ StackName: stackName }))
    .catch((error: Error) => {
      throw new Error(
        `the stack ${stackName} cannot be read (${error.name}: ${error.message}); deploy it first, check AWS_REGION and the credentials, or give --table and --user-pool`,
      );
    });
  const outputs = answer.Stacks?.[0]?.Outputs ?? [];
  return Object.fromEntries(outputs.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]));
};
