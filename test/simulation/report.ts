import type { Played, Scenario } from './play.ts';

/** What one process tells of a scenario that it played. */
export interface Line {
  readonly seed: number;
  readonly told: string;
  readonly isStruck: boolean;
  readonly violations: readonly string[];
}

export const told = ({ script, strikes, isShuffled }: Scenario): string => {
  const all = strikes.map(({ fault, shape, occurrence }) => `${fault} at ${shape} (${occurrence})`);
  return `${script}${isShuffled ? ', shuffled' : ''}: ${all.join(' and ')}`;
};

export const lineOf = (seed: number, scenario: Scenario, { struck, violations }: Played): Line => ({
  ...{ seed, told: told(scenario), violations },
  isStruck: struck.length === scenario.strikes.length,
});

/** Sums scenarios up as they come. */
export class Report {
  readonly pairs: number;
  readonly #struck = new Set<number>();
  readonly #unstruck: Line[] = [];
  readonly violated: Line[] = [];
  played = 0;

  constructor(pairs: number) {
    this.pairs = pairs;
  }

  add(line: Line): void {
    this.played += 1;
    if (line.violations.length > 0) this.violated.push(line);
    if (line.seed >= this.pairs) return;
    if (line.isStruck) this.#struck.add(line.seed);
    else this.#unstruck.push(line);
  }

  /** Whether every call met every fault. */
  get isCovered(): boolean {
    return this.#struck.size === this.pairs;
  }

  text(seconds: number): string {
    const share = ((100 * this.#struck.size) / this.pairs).toFixed(1);
    return [
      ...this.#unstruck.map(({ seed, told }) => `seed ${seed} did not strike: ${told}`),
      `${this.played} scenarios in ${seconds.toFixed(0)} s, ${(this.played / seconds).toFixed(1)} a second`,
      `calls × faults: ${this.#struck.size} of ${this.pairs} (${share} %)`,
      `violations: ${this.violated.length}`,
    ].join('\n');
  }
}

export const violationText = ({ seed, told, violations }: Line): string =>
  `seed ${seed}: ${told}\n${violations.map(each => `  ${each.slice(0, 600)}`).join('\n')}`;
