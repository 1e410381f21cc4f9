import type { Json } from './call.ts';
import { Client } from './client.ts';
import { Evidence, type Expected, nothingExpected } from './evidence.ts';
import type { Point, Strike } from './faults.ts';
import type { Violations } from './invariants.ts';
import { finished, known, settled, violationsOf } from './outside-invariants.ts';
import { type Beginning, Scene } from './scene.ts';
import { type ScriptName, scripts } from './scripts.ts';
import { type Cast, createOwner, fill, letIn } from './set-up.ts';
import { places } from './virtual.ts';
import { watchNumbers } from './watch-numbers.ts';
import type { Parts } from './world.ts';

export interface Beginnings {
  readonly november: Beginning;
  readonly december: Beginning;
}

/** What is to be played: the same again is the same, whatever was played before. */
export interface Scenario {
  readonly script: ScriptName;
  readonly strikes: readonly Strike[];
  readonly seed: number;
  /** whether what happens next is drawn; otherwise it is what waits longest */
  readonly isShuffled: boolean;
}

export interface Played {
  readonly violations: readonly string[];
  readonly points: readonly Point[];
  readonly struck: readonly Strike[];
  readonly lines: readonly string[];
}

/** After the last fault: as many sweeps, a lease apart, may it take until all is done (I7, I10). */
const mostRounds = 6;
const leaseMinutes = 17;

export const play = async (
  parts: Parts,
  beginnings: Beginnings,
  { script, strikes, seed, isShuffled }: Scenario,
): Promise<Played> => {
  const { from, play: act } = scripts[script];
  const beginning = beginnings[from];
  const { cast } = beginning;
  const scene = new Scene(parts, strikes, seed, isShuffled);
  await scene.begin(beginning);
  const expected = nothingExpected();
  scene.world.onWrite = watchNumbers(cast.org, beginning.items, expected.seen);
  const [owner, quentin] = [new Client(scene.world, 'harbour'), new Client(scene.world, 'quentin')];
  const violations: string[] = [];
  try {
    await act({ scene, cast, expected, owner, quentin });
    const evidence = () => evidenceOf(scene, cast, expected, beginning);
    await calm(scene, evidence, [settled, finished]);
    await lastWord(scene, cast);
    await calm(scene, evidence, [settled, finished, known]);
    violations.push(...violationsOf(await evidence()));
  } catch (error) {
    violations.push(`the scenario broke off: ${(error as Error).stack}`);
  }
  const { passed, struck } = scene.striker;
  return { violations, points: passed, struck, lines: scene.world.story.lines };
};

const evidenceOf = async (
  { parts, world }: Scene,
  cast: Cast,
  expected: Expected,
  beginning: Pick<Beginning, 'mails'>,
): Promise<Evidence> =>
  new Evidence({
    ...{ cast, expected, wire: await parts.engine.scan() },
    mails: [...beginning.mails, ...parts.outside.mails],
    taken: parts.outside.payments(cast.org),
    queues: world.queues.left(),
    areWorkersIdle: world.workers.areIdle,
  });

/** Lets ticks and sweeps come until nothing is left to be done, or too many have come. */
const calm = async (
  scene: Scene,
  evidence: () => Promise<Evidence>,
  checks: readonly ((evidence: Evidence) => Violations)[],
) => {
  for (let round = 0; round < mostRounds; round += 1) {
    const found = await evidence();
    const left = checks.flatMap(check => [...check(found)]);
    if (left.length === 0) return;
    scene.world.story.tell(`--- left to do: ${left[0]?.slice(0, 160)}`);
    await scene.pass(leaseMinutes);
    await scene.sweep();
    await scene.tick();
    await scene.pass(1);
  }
};

/** The bank's answers come, and the gateway is asked for what is under way. */
const lastWord = async (scene: Scene, cast: Cast): Promise<void> => {
  await scene.gateway('POST', '/_control/step', '', cast.org);
  await scene.pass(7 * 60);
  await scene.sweep();
  await scene.pass(1);
};

/** The set-up, and the month of December without a fault: what scenarios begin with. */
export const prepare = async (parts: Parts): Promise<Beginnings> => {
  const scene = new Scene(parts, [], 1, false);
  scene.striker.isOn = false;
  const { engine, outside } = parts;
  await scene.begin({ at: '2026-11-25T09:00:00.000Z', items: [], books: [] });
  const [org, other] = await places.run({ isInstant: true }, async () => [
    await createOwner('Harbour', 'harbour'),
    await createOwner('Neighbour', 'neighbour'),
  ]);
  // what they tell nobody needs to hear: the shards of the outbox are fewer here
  const begun = (await engine.scan()).filter(({ pk }) => !pk.S.startsWith('OUTBOX#'));
  await engine.fill(begun);
  scene.world.begin(begun);
  const cast = await scene.during(() => fill(scene, org, other));
  const members = (await engine.scan()).filter(({ sk }: Json) => sk.S.startsWith('A#MEMBER#'));
  await places.run({ isInstant: true }, () => letIn(org, cast.quay, members[0]?.id.S));
  await scene.pass(leaseMinutes);
  await scene.sweep();
  const kept = async (at: string): Promise<Beginning> => ({
    ...{ at, cast, items: await engine.scan(), books: outside.keep() },
    mails: [...outside.mails],
  });
  const november = await kept('2026-11-26T09:00:00.000Z');
  const again = new Scene(parts, [], 2, false);
  again.striker.isOn = false;
  await again.begin(november);
  const expected = nothingExpected();
  const stage = { scene: again, cast, expected, quentin: new Client(again.world, 'quentin') };
  await scripts.month.play({ ...stage, owner: new Client(again.world, 'harbour') });
  const evidence = () => evidenceOf(again, cast, expected, november);
  await calm(again, evidence, [settled, finished]);
  const before = november.mails;
  const december = await kept('2026-11-27T09:00:00.000Z');
  const all = { ...december, mails: [...before, ...december.mails] };
  const found = violationsOf(await evidence());
  if (found.length > 0) throw new Error(`December without a fault: ${found.join('\n')}`);
  return { november, december: all };
};
