import { exact, roundHalfAwayFromZero } from '../kernel/money.ts';
import type { Draw } from './model.ts';

const units = ['minutes', 'money', 'days'] as const;

/** What of a draw its unit is, and how much of it. */
const amountOf = (draw: Draw): number => draw.minutes ?? draw.money ?? draw.days ?? 0;

const withAmount = (draw: Draw, amount: number): Draw => ({
  source: draw.source,
  name: draw.name,
  ...Object.fromEntries(units.flatMap(unit => (draw[unit] === undefined ? [] : [[unit, amount]]))),
});

const some = (draw: Draw): boolean => amountOf(draw) !== 0;

/** Parts draws into what a cancellation keeps and what it gives back; half a pass is a whole one. */
export const splitDraws = (
  draws: readonly Draw[],
  percent: number,
): { kept: Draw[]; returned: Draw[] } => {
  const kept = draws.map(draw =>
    withAmount(draw, roundHalfAwayFromZero(exact(amountOf(draw) * percent, 100))),
  );
  const returned = draws.map((draw, index) =>
    withAmount(draw, amountOf(draw) - amountOf(kept[index] ?? draw)),
  );
  return { kept: kept.filter(some), returned: returned.filter(some) };
};
