import { expect, test } from 'vitest';
import { erase, hasUser } from '../support/erasing.ts';
import { choosePassword, freshAddress } from '../support/invited.ts';
import { created } from '../support/month.ts';
import { operator } from '../support/operator.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();

test("an address that is only named reaches no other operator's login, and tells nothing of it", async () => {
  const [ours, rival] = await Promise.all([operator(world), operator(world)]);
  const [email, nobody] = [freshAddress('xena'), freshAddress('nobody')];
  const [here, there] = [await ours.company(), await rival.company()];
  const members = `/v1/admin/customers/${here}/members`;
  const { id } = await created(ours.owner, members, { name: 'Xena', email });
  expect((await ours.owner.post(`${members}/${id}/invite`, {})).status).toBe(200);
  await choosePassword(world, email);
  // the login stays behind, and leads to nobody: it could be deleted
  expect((await ours.owner.remove(`${members}/${id}`)).status).toBe(204);

  const [named, unknown] = await Promise.all(
    [email, nobody].map(address => erase(rival.owner, there, { email: address })),
  );
  expect(await hasUser(world, email)).toBe(true);
  expect(named.removed).toEqual(unknown.removed);
  expect(named.removed).not.toHaveProperty('signIns');

  await erase(ours.owner, here, { email });
  expect(await hasUser(world, email)).toBe(false);
});
