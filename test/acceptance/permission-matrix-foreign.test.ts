import { beforeAll, describe, expect, test } from 'vitest';
import type { Operation } from '../../shared/contract/operation.ts';
import { operations } from '../../shared/contract/operations.ts';
import { permissions } from '../../shared/contract/permissions.ts';
import { call, readsOf, told } from '../support/matrix-calls.ts';
import { type Role, type Stage, stage } from '../support/matrix-cast.ts';
import { type Ids, nowhere } from '../support/matrix-ids.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
let staged: Stage;
beforeAll(async () => {
  staged = await stage(world);
});

const role = (name: string): Role => {
  const found = staged.cast.find(one => one.name === name);
  if (!found) throw new Error(`nobody in the cast is ${name}`);
  return found;
};

/** Params of an operation that are ids of stored things. */
const idsIn = ({ path }: Operation): string[] =>
  [...path.matchAll(/\{(\w+Id)\}/g)].map(([, name = '']) => name);

const isNotFound = { status: 404, code: 'not_found' };

type Pair = [operation: Operation, as: Role, theirs: Ids, nobodys: Ids];

/** Two calls that differ only in whether somebody else has what they name tell the same, after as much work. */
const expectAlike = async (...pair: Pair) => {
  let reads = await denials(...pair);
  // what others do to the organisation between the two calls may cost one of them a read: a leak differs each time
  for (let again = 0; again < 2 && reads[0] !== reads[1]; again += 1) {
    reads = await denials(...pair);
  }
  expect(reads[0], 'read units of the two denials').toBe(reads[1]);
};

const denials = async (...[operation, { caller }, theirs, nobodys]: Pair) => {
  const { own, foreign } = staged.ids;
  const replies = [
    await call(caller, operation, theirs, own),
    await call(caller, operation, nobodys, own),
  ] as const;
  const [there, nothing] = [told(replies[0], theirs), told(replies[1], nobodys)];
  expect(there).toMatchObject(isNotFound);
  expect(there).toEqual(nothing);
  const text = JSON.stringify(there);
  for (const secret of [...Object.values(foreign), 'ecret', 'books.example']) {
    if (secret.length > 2) expect(text).not.toContain(secret);
  }
  return Promise.all(replies.map(reply => readsOf(world.consoleUrl, reply)));
};

/** Who may call an operation at the own customer, with every right a caller of its kind can have. */
const callerOf = ({ access }: Operation): Role =>
  role(permissions[access].place === 'team' ? 'owner' : 'both');

describe('what another organisation has is as if it were not there', () => {
  test.each(operations.filter(operation => idsIn(operation).length > 0))(
    'S4 S82 $method $path',
    async operation => {
      const { foreign } = staged.ids;
      await expectAlike(operation, callerOf(operation), foreign, nowhere(foreign));
    },
  );
});

describe('what another customer has is not there under one’s own', () => {
  const isPair = (operation: Operation) =>
    operation.path.includes('{customerId}') && idsIn(operation).length > 1;

  test.each(operations.filter(isPair))('S3 $method $path', async operation => {
    const { foreign, own, sibling } = staged.ids;
    // what the operator has, such as a community event, is there for each of its customers
    const isTheirs = (name: string) => name !== 'customerId' && sibling[name] !== own[name];
    const others = idsIn(operation).some(isTheirs) ? [sibling, foreign] : [foreign];
    for (const theirs of others) {
      const under = { customerId: own.customerId ?? '' };
      const nobodys = { ...nowhere(theirs), ...under };
      await expectAlike(operation, callerOf(operation), { ...theirs, ...under }, nobodys);
    }
  });
});

describe('who has no access any more', () => {
  const atCustomer = ({ access }: Operation) => permissions[access].place === 'customer';

  test.each(operations.filter(atCustomer))(
    'S19 $method $path tells them what it tells of nothing',
    async operation => {
      const { own } = staged.ids;
      for (const name of ['removed member', 'revoked member', 'foreign contact person']) {
        await expectAlike(operation, role(name), own, nowhere(own));
      }
    },
  );
});
