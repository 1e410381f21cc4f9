/** Takes the place of `ulid` in the simulation's bundles: its state would go on from one scenario to the next. */
export const monotonicFactory = (): (() => string) => () =>
  (globalThis as unknown as { atriumUlid(): string }).atriumUlid();
