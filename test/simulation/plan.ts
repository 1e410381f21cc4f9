import type { Fault, Point, Strike } from './faults.ts';
import { type Beginnings, type Played, play, type Scenario } from './play.ts';
import { type ScriptName, scriptNames } from './scripts.ts';
import { seeded } from './virtual.ts';
import type { Parts } from './world.ts';

/** Scenarios by their seed: first every call with every fault once, then two faults drawn, for as many seeds as are asked for. */
export interface Plan {
  /** as many seeds strike each call with each fault once */
  readonly pairs: number;
  scenario(seed: number): Scenario;
}

interface Pair {
  readonly script: ScriptName;
  readonly strike: Strike;
}

export type Passes = ReadonlyMap<ScriptName, readonly Point[]>;

/** Plays each script without a fault: what passes is where faults can strike. */
export const undisturbed = async (parts: Parts, beginnings: Beginnings): Promise<Passes> => {
  const passes = new Map<ScriptName, readonly Point[]>();
  for (const script of scriptNames) {
    const played = await play(parts, beginnings, {
      script,
      strikes: [],
      seed: 0,
      isShuffled: false,
    });
    refuseViolations(script, played);
    passes.set(script, played.points);
  }
  return passes;
};

const refuseViolations = (script: string, { violations, lines }: Played): void => {
  if (violations.length === 0) return;
  throw new Error(`${script} without a fault: ${violations.join('\n')}\n${lines.join('\n')}`);
};

export const planOf = (passes: Passes): Plan => {
  const pairs = pairsOf(passes);
  return {
    pairs: pairs.length,
    scenario: seed => {
      const pair = pairs[seed];
      return pair
        ? { script: pair.script, strikes: [pair.strike], seed, isShuffled: false }
        : drawn(passes, seed);
    },
  };
};

/** Each kind of call with each fault, in the shortest script that has it. */
const pairsOf = (passes: Passes): Pair[] => {
  const shortestFirst = [...passes].sort(([, a], [, b]) => a.length - b.length);
  const known = new Map<string, { script: ScriptName; faults: readonly Fault[] }>();
  for (const [script, points] of shortestFirst) {
    for (const { shape, faults } of points) {
      if (!known.has(shape)) known.set(shape, { script, faults });
    }
  }
  return [...known].flatMap(([shape, { script, faults }]) =>
    faults.map(fault => ({ script, strike: { fault, shape, occurrence: 1 } })),
  );
};

/** Two faults anywhere in a script, and in every other one what happens next is drawn too. */
const drawn = (passes: Passes, seed: number): Scenario => {
  const chance = seeded(seed);
  const one = <T>(of: readonly T[]): T => of[Math.floor(chance() * of.length)] as T;
  const script = one(scriptNames);
  const points = passes.get(script) ?? [];
  const strikes = [0, 1].map((): Strike => {
    const at = Math.floor(chance() * points.length);
    const { shape, faults } = points[at] as Point;
    const occurrence = points.slice(0, at + 1).filter(each => each.shape === shape).length;
    return { fault: one(faults), shape, occurrence };
  });
  return { script, strikes, seed, isShuffled: chance() < 0.5 };
};
