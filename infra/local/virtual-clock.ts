/** A clock that may run faster than real time. It starts at the real instant and never goes back. */
export interface VirtualClock {
  /** epoch milliseconds */
  now(): number;
  readonly speed: number;
  /** 1 is real time, 3,600 an hour a second, 0 stands still */
  setSpeed(speed: number): void;
  /** real milliseconds until a virtual instant; Infinity while the clock stands still */
  realMsUntil(instant: number): number;
}

export const createVirtualClock = (initialSpeed: number): VirtualClock => {
  let speed = checked(initialSpeed);
  let virtualBase = Date.now();
  let realBase = performance.now();
  const now = () => virtualBase + (performance.now() - realBase) * speed;
  return {
    now,
    get speed() {
      return speed;
    },
    setSpeed: next => {
      virtualBase = now();
      realBase = performance.now();
      speed = checked(next);
    },
    realMsUntil: instant => {
      const left = Math.max(0, instant - now());
      if (left === 0) return 0;
      return speed === 0 ? Number.POSITIVE_INFINITY : left / speed;
    },
  };
};

const checked = (speed: number): number => {
  if (!Number.isFinite(speed) || speed < 0) {
    throw new Error(`scheduler speed: expected a number of 0 or more, got ${speed}`);
  }
  return speed;
};
