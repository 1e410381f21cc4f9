import { StateMachine } from 'aws-local-stepfunctions';
import { describe, expect, test } from 'vitest';
import { functionsOf, type Json, only, resourcesOf, written } from './assembly.ts';

const { properties } = only(resourcesOf('local', 'AWS::StepFunctions::StateMachine'));
const definition = JSON.parse(written('local', properties.DefinitionString));

const run = { organisationId: 'org_1', runId: 'run_1' };

/** Walks the definition with these answers of its steps, in order; returns who was called with what. */
const walk = async (answers: Record<string, Json[]>) => {
  const calls: [string, Json][] = [];
  const left = structuredClone(answers);
  const step = (name: string) => async (input: Json) => {
    calls.push([name, input]);
    const answer = left[name]?.shift();
    if (answer === undefined) throw new Error(`no answer is left for ${name}`);
    return { ...run, ...answer };
  };
  const machine = new StateMachine(definition, {
    validationOptions: { checkArn: false, checkPaths: true },
  });
  const execution = machine.run(
    { ...run, attempt: 3 },
    {
      overrides: {
        taskResourceLocalHandlers: Object.fromEntries(
          ['Plan', 'Draft customers', 'Number', 'Close'].map(name => [name, step(name)]),
        ),
        retryIntervalOverrides: {},
      },
    },
  );
  await execution.result;
  expect(Object.values(left).flat(), 'answers nobody asked for').toEqual([]);
  return calls;
};

const named = (calls: [string, Json][]) => calls.map(([name]) => name);

describe('continue(run)', () => {
  test('drafts with every worker that is left, asks the plan again, numbers and closes', async () => {
    const calls = await walk({
      Plan: [
        { stage: 'drafting', done: true, workers: [{ worker: 0 }, { worker: 7 }] },
        { stage: 'numbering', done: true, workers: [] },
      ],
      'Draft customers': [{ done: true }, { done: true }],
      Number: [{ stage: 'closing', done: true }],
      Close: [{ stage: 'closed', done: true }],
    });
    expect(named(calls)).toEqual([
      'Plan',
      'Draft customers',
      'Draft customers',
      'Plan',
      'Number',
      'Close',
    ]);
    expect(calls[0]?.[1]).toEqual(run);
    expect(calls.slice(1, 3).map(([, input]) => input)).toEqual([
      { ...run, worker: 0 },
      { ...run, worker: 7 },
    ]);
  });

  test('calls each step again until it says that it is done', async () => {
    const calls = await walk({
      Plan: [
        { stage: 'planning', done: false, workers: [] },
        { stage: 'drafting', done: true, workers: [{ worker: 4 }] },
        { stage: 'numbering', done: true, workers: [] },
      ],
      'Draft customers': [
        { worker: 4, done: false },
        { worker: 4, done: false },
        { worker: 4, done: true },
      ],
      Number: [
        { stage: 'numbering', done: false },
        { stage: 'closing', done: true },
      ],
      Close: [
        { stage: 'closing', done: false },
        { stage: 'closed', done: true },
      ],
    });
    expect(named(calls).join()).toBe(
      'Plan,Plan,Draft customers,Draft customers,Draft customers,Plan,Number,Number,Close,Close',
    );
  });

  test.each([
    ['held', []],
    ['closed', []],
    ['numbering', ['Number', 'Close']],
    ['closing', ['Close']],
  ])('enters a run that is %s at that stage', async (stage, steps) => {
    const answers: Record<string, Json[]> = { Plan: [{ stage, done: true, workers: [] }] };
    for (const step of steps) answers[step] = [{ stage: 'closed', done: true }];
    expect(named(await walk(answers))).toEqual(['Plan', ...steps]);
  });

  test('fails by name at a stage that it does not know', async () => {
    await expect(walk({ Plan: [{ stage: 'dancing', done: true, workers: [] }] })).rejects.toThrow(
      /UnknownStage/,
    );
  });
});

describe('its definition', () => {
  const states = (part: Json): Json[] =>
    Object.values<Json>(part.States).flatMap(state => [
      state,
      ...(state.ItemProcessor ? states(state.ItemProcessor) : []),
    ]);

  test('is made of what the local interpreter knows: tasks, choices, an inline map, ends', () => {
    const types = new Set(states(definition).map(({ Type }) => Type));
    expect([...types].sort()).toEqual(['Choice', 'Fail', 'Map', 'Succeed', 'Task']);
    const map = only(states(definition).filter(({ Type }) => Type === 'Map'));
    expect(map).toMatchObject({
      MaxConcurrency: 10,
      ResultPath: null,
      ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' } },
    });
  });

  test('tries a task again three times when Lambda is in trouble, and hides no failure', () => {
    const tasks = states(definition).filter(({ Type }) => Type === 'Task');
    expect(tasks).toHaveLength(4);
    for (const task of tasks) {
      expect(only(task.Retry)).toMatchObject({ MaxAttempts: 3, BackoffRate: 2 });
      expect(only<Json>(task.Retry).ErrorEquals).toEqual(
        expect.arrayContaining(['Lambda.TooManyRequestsException', 'States.Timeout']),
      );
      expect(task).not.toHaveProperty('Catch');
    }
  });

  test('waits for a task longer than its function may run', () => {
    const timeouts = new Map(
      [...functionsOf('local').values()].map(found => [
        `<${found.id}.Arn>`,
        found.properties.Timeout,
      ]),
    );
    for (const task of states(definition).filter(({ Type }) => Type === 'Task')) {
      expect(task.TimeoutSeconds).toBeGreaterThan(timeouts.get(task.Resource));
    }
  });

  test('logs every step', () => {
    expect(properties.LoggingConfiguration.Level).toBe('ALL');
    expect(properties.StateMachineType).toBe('STANDARD');
  });
});
