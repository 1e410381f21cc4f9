import { beforeAll, describe, expect, test } from 'vitest';
import type { Operation } from '../../shared/contract/operation.ts';
import { operations } from '../../shared/contract/operations.ts';
import {
  grants,
  type PrincipalKind,
  permissions,
  principalKinds,
} from '../../shared/contract/permissions.ts';
import type { Reply } from '../support/caller.ts';
import { call, probe } from '../support/matrix-calls.ts';
import { type Role, type Scope, type Stage, scopes, stage } from '../support/matrix-cast.ts';
import type { Ids } from '../support/matrix-ids.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
let staged: Stage;
beforeAll(async () => {
  staged = await stage(world);
});

const refused = { 401: 'unauthenticated', 403: 'forbidden', 404: 'not_found' };

/** What the table says that this caller is told. */
const verdict = (operation: Operation, role: Role, scope: Scope) => {
  const { access } = operation;
  const { place } = permissions[access];
  // nobody looks at a token there
  if (place === 'anywhere') return 'allowed';
  if (role.anonymous) return 401;
  if (place === 'team') {
    if (!role.team) return 404;
    return grants(access, role.team) ? 'allowed' : 403;
  }
  if (place === 'customer') return grants(access, role.at?.[scope] ?? []) ? 'allowed' : 404;
  return grants(access, kindsOf(role)) ? 'allowed' : 401;
};

/** All that somebody is anywhere; who is known somewhere is signed in everywhere. */
const kindsOf = ({ anonymous, at = {}, team = [] }: Role): PrincipalKind[] => {
  if (anonymous) return ['visitor'];
  const kinds = [...team, ...Object.values(at).flat()];
  return kinds.length > 0 ? [...kinds, 'signed_in'] : [];
};

const outcome = ({ status, body }: Reply) => {
  if (status === 400) {
    const fields = body.errors?.map(({ field }: { field: string }) => field);
    return fields?.includes('/query/probe') ? 'allowed' : body;
  }
  // the gateway answers who has no token, and has no codes
  const isGateway = status === 401 && !('code' in body);
  const told = isGateway ? { message: 'Unauthorized' } : { status, code: refused[status as 404] };
  expect(body).toMatchObject(told);
  return status;
};

const idsFor = ({ own }: Role, scope: Scope): Ids =>
  scope === 'own' && own ? { ...staged.ids.own, customerId: own } : staged.ids[scope];

/** Operations that name no customer are asked about once. */
const scopesOf = ({ path }: Operation): readonly Scope[] => (path.includes('{') ? scopes : ['own']);

describe('S3 S4 S12 S14 S15 S82 who may call', () => {
  test('every kind of principal is among the callers', () => {
    const played = new Set(staged.cast.flatMap(kindsOf));
    expect([...played].sort()).toEqual(Object.keys(principalKinds).sort());
  });

  test.each(operations)('$method $path: whom the table grants, nobody else', async operation => {
    const asked = staged.cast.flatMap(role => scopesOf(operation).map(scope => ({ role, scope })));
    const found = await Promise.all(
      asked.map(async ({ role, scope }) => {
        const reply = await probe(role.caller, operation, idsFor(role, scope));
        return [role.name, scope, outcome(reply)];
      }),
    );
    expect(found).toEqual(
      asked.map(({ role, scope }) => [role.name, scope, verdict(operation, role, scope)]),
    );
  });
});

describe('S3 what is granted opens', () => {
  const isRead = ({ access, method }: Operation) =>
    method === 'GET' && permissions[access].place !== 'anywhere';

  test.each(operations.filter(isRead))('$method $path', async operation => {
    const granted = staged.cast.filter(role => {
      // an individual has what it is, not what a company has
      const has = !role.own || !/\{(?!customerId)/.test(operation.path);
      const isOurs = !role.name.startsWith('foreign');
      return has && isOurs && verdict(operation, role, 'own') === 'allowed';
    });
    expect(granted.length).toBeGreaterThan(0);
    const { own } = staged.ids;
    const found = await Promise.all(
      granted.map(async role => [
        role.name,
        (await call(role.caller, operation, idsFor(role, 'own'), own)).status,
      ]),
    );
    expect(found).toEqual(granted.map(({ name }) => [name, 200]));
  });
});
