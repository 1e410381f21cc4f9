import { parseArgs } from 'node:util';
import type { Mutant } from './mutants.ts';
import { mutants } from './mutants.ts';
import { type Beginnings, play, prepare, type Scenario } from './play.ts';
import { openStage } from './stage.ts';
import type { Parts } from './world.ts';

/** Plays each mutant where it should show. One that nothing shows is a hole in the simulation. */
const { values } = parseArgs({
  options: {
    template: { type: 'string' },
    only: { type: 'string' },
    share: { type: 'string', default: '0/1' },
  },
});

const say = (text: string): boolean => process.stdout.write(`${text}\n`);

/** As many places of the same fault are tried. */
const mostPlaces = 4;

/** The first violation that a mutant brings about; the script breaking off is none. */
const caught = async (parts: Parts, beginnings: Beginnings, { script, fault, at }: Mutant) => {
  const quiet: Scenario = { script, strikes: [], seed: 0, isShuffled: false };
  const { points, violations } = await play(parts, beginnings, quiet);
  const plain = violations.find(isViolation);
  if (plain) return plain;
  const shapes = points.map(({ shape }) => shape).filter(shape => at?.test(shape));
  const places = shapes.map((shape, n) => ({
    shape,
    occurrence: shapes.slice(0, n + 1).filter(each => each === shape).length,
  }));
  for (const place of fault ? places.slice(0, mostPlaces) : []) {
    const strikes = [{ ...place, fault: fault as NonNullable<typeof fault> }];
    const struck = await play(parts, beginnings, { ...quiet, strikes });
    const found = struck.violations.find(isViolation);
    if (found) return found;
  }
  return undefined;
};

const isViolation = (text: string): boolean => /^I\d+ /.test(text);

const [own = 0, all = 1] = values.share.split('/').map(Number);
const chosen = mutants.filter(
  ({ name }, n) => n % all === own && (values.only === undefined || name.includes(values.only)),
);
const stage = await openStage(values.template);
const beginnings = await prepare(stage);
let survived = 0;
for (const mutant of chosen) {
  const parts = await stage.changed(mutant.changes);
  const found = await caught(parts, beginnings, mutant);
  if (!found) survived += 1;
  say(
    `${found ? 'caught  ' : 'SURVIVED'}  ${mutant.invariant}  ${mutant.name}${found ? `\n          ${found.slice(0, 160)}` : ''}`,
  );
}
say(`${chosen.length - survived} of ${chosen.length} mutants caught`);
process.exitCode = survived === 0 ? 0 : 1;
stage.close();
