import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { World } from '../../infra/local/world.ts';
import { eventually, freshWorld } from '../support/world.ts';
import { awsOf, said } from '../support/world-emulated.ts';
import { probeAssembly } from '../support/world-probe.ts';

let world: World;
let aws: ReturnType<typeof awsOf>;
beforeAll(async () => {
  world = await freshWorld({ templateDir: probeAssembly() });
  aws = awsOf(world);
});
afterAll(() => world.stop());

const stateMachineArn = 'arn:aws:states:eu-central-1:000000000000:stateMachine:probe';
interface Execution {
  readonly executionArn: string;
  readonly startDate: number;
  readonly status: string;
  readonly output?: string;
  readonly cause?: string;
}
const start = (name: string, input: object = {}) =>
  aws.states<Execution>('StartExecution', { stateMachineArn, name, input: JSON.stringify(input) });
const ended = (executionArn: string) =>
  eventually(
    `the end of ${executionArn}`,
    async () => {
      const execution = await aws.states<Execution>('DescribeExecution', { executionArn });
      return execution.status !== 'RUNNING' && execution;
    },
    20_000,
  );

describe('an execution of the state machine', () => {
  test('runs the function of its task, retries what the definition retries, and is described', async () => {
    const { executionArn } = await start('retried', { failures: 1 });
    expect(await ended(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '{"text":""}' });
    expect(said(world, 'task').length).toBeGreaterThanOrEqual(2);
  });

  test('is started once by its name and input while it runs', async () => {
    const input = { failures: 3 };
    const [first, second] = [await start('twice', input), await start('twice', input)];
    expect(second).toEqual(first);
    await expect(start('twice', { other: 1 })).rejects.toMatchObject({
      code: 'ExecutionAlreadyExists',
    });
    await ended(first.executionArn);
    await expect(start('twice', input)).rejects.toMatchObject({ code: 'ExecutionAlreadyExists' });
  });

  test('is listed by status', async () => {
    const { executionArn } = await start('listed');
    await ended(executionArn);
    const { executions } = await aws.states<{ executions: Execution[] }>('ListExecutions', {
      stateMachineArn,
      statusFilter: 'SUCCEEDED',
    });
    expect(executions.map(execution => execution.executionArn)).toContain(executionArn);
  });

  test('fails when a state outgrows 256 KB', async () => {
    const { executionArn } = await start('large', { size: 256 * 1024 });
    expect(await ended(executionArn)).toMatchObject({
      status: 'FAILED',
      cause: expect.stringContaining('a state takes 262144'),
    });
  });

  test('is refused with an input beyond 256 KB, an unknown machine or an impossible name', async () => {
    await expect(start('input', { text: 'x'.repeat(256 * 1024) })).rejects.toMatchObject({
      code: 'InvalidExecutionInput',
    });
    await expect(start('a name')).rejects.toMatchObject({ code: 'InvalidName' });
    await expect(
      aws.states('StartExecution', { stateMachineArn: `${stateMachineArn}2` }),
    ).rejects.toMatchObject({ code: 'StateMachineDoesNotExist' });
  });
});
