import type { Point, Strike } from './faults.ts';
import { time } from './virtual.ts';

/** What happened, line by line; kept in every scenario, shown of one that is played again. */
export class Story {
  lines: string[] = [];

  tell(line: string): void {
    this.lines.push(`${time.instant.slice(5, 23).replace('T', ' ')}  ${line}`);
  }
}

/** Counts the points of a scenario as they pass, and says which of them a fault strikes. */
export class Striker {
  readonly passed: Point[] = [];
  readonly struck: Strike[] = [];
  readonly #planned: readonly Strike[];
  readonly #seen = new Map<string, number>();
  isOn = true;

  constructor(planned: readonly Strike[]) {
    this.#planned = planned;
  }

  get wantsReplica(): boolean {
    return this.#planned.some(({ fault }) => fault === 'stale');
  }

  /** The fault that strikes here, if one does. */
  at(point: Point): Strike | undefined {
    if (!this.isOn) return undefined;
    this.passed.push(point);
    const occurrence = (this.#seen.get(point.shape) ?? 0) + 1;
    this.#seen.set(point.shape, occurrence);
    const strike = this.#planned.find(
      each => each.shape === point.shape && each.occurrence === occurrence,
    );
    if (!strike || !point.faults.includes(strike.fault)) return undefined;
    this.struck.push(strike);
    return strike;
  }
}
