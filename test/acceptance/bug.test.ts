import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { keys } from '../../shared/store/table.ts';
import { putAll } from '../../shared/store/transact.ts';
import { operator } from '../support/operator.ts';
import { startWorld } from '../support/world.ts';

test('a bug answers 500 with an id that finds the log line, and nothing else about it', async () => {
  const world = await startWorld();
  const op = await operator(world);
  const id = await op.company();
  // an item that no version of the code wrote
  await putAll([{ ...keys.customer(op.organisationId, id), name: 42 }]);

  const reply = await op.owner.get(`/v1/admin/customers/${id}`);

  expect(reply.status).toBe(500);
  expect(reply.headers.get('content-type')).toBe('application/problem+json');
  expect(reply.body).toMatchObject({ status: 500, code: 'internal_error' });
  expect(Object.keys(reply.body).toSorted()).toEqual([
    'code',
    'instance',
    'status',
    'title',
    'type',
  ]);
  const lines = readFileSync(`${world.stateDir}/log.ndjson`, 'utf8').split('\n');
  const [line] = lines.filter(text => text.includes(reply.body.instance));
  expect(line).toContain('ZodError');
});
