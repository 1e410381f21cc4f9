import { expect, test } from 'vitest';
import { createOrganisation } from '../../../shared/organisation/create.ts';
import { indexKeys, keys } from '../../../shared/store/table.ts';
import type { Write } from '../../../shared/store/transact.ts';
import { noon, stated } from './organisation-of-test.ts';

const puts = (writes: readonly Write[]) =>
  writes.flatMap(write => ('put' in write ? [write.put] : []));

test('a new organisation is onboarding and bills nobody by itself (S45, S46)', () => {
  const { organisation } = createOrganisation(stated, noon);
  expect(organisation).toMatchObject({ status: 'onboarding', billing: { generate: false } });
});

test('its first check is at the start of the next local day, and the tick finds it there', () => {
  const { organisation, writes } = createOrganisation(stated, noon);
  // midnight in Amsterdam in November is 23:00 UTC
  expect(organisation.nextRunAt).toBe('2026-11-20T23:00:00.000Z');
  expect(puts(writes)[0]).toMatchObject(
    indexKeys.tick('2026-11-20T23:00:00.000Z', organisation.id),
  );
});

test('a sandbox starts its clock where it is told, and waits to be turned', () => {
  const clock = '2026-01-01T08:00:00Z';
  const { organisation } = createOrganisation({ ...stated, sandbox: true, clock }, noon);
  expect(organisation.clock).toEqual({ now: '2026-01-01T08:00:00.000Z', status: 'ready' });
  expect(organisation.nextRunAt).toBe('9999-12-31T00:00:00.000Z');
});

test('the owner can log in: an admin, its address claim without regard to case, the pointer of its subject', () => {
  const { organisation, owner, writes } = createOrganisation(stated, noon);
  const items = puts(writes);
  expect(items).toContainEqual(
    expect.objectContaining({ ...keys.admin(organisation.id, owner.id), role: 'owner' }),
  );
  expect(items).toContainEqual(
    expect.objectContaining(keys.loginAddress(organisation.id, 'olga@harbour.example')),
  );
  expect(items).toContainEqual({
    pk: 'SUBJECT#subject-of-olga',
    sk: 'ADMIN',
    organisationId: organisation.id,
    adminId: owner.id,
  });
});

test('every write is on condition that nothing is there yet', () => {
  const { writes } = createOrganisation(stated, noon);
  expect(writes.map(write => write.condition)).toEqual(
    writes.map(() => 'attribute_not_exists(pk)'),
  );
});

test.each([
  ['a clock needs a sandbox', { ...stated, clock: noon }, 'clock'],
  ['a time zone is one that exists', { ...stated, timeZone: 'Europe/Harbour' }, 'timeZone'],
  ['generation is not switched on here', { ...stated, billing: { generate: true } }, 'generate'],
  ['an unknown field is refused', { ...stated, colour: 'blue' }, 'colour'],
])('%s', (_, input, named) => {
  expect(() => createOrganisation(input as never, noon)).toThrow(named);
});
