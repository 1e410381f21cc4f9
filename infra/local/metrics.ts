/** Sums of the metrics that functions wrote in CloudWatch's embedded metric format, by name. */
export interface Metrics {
  /** takes one line of a function's output; ignores what is no metric */
  read(source: string, text: string): void;
  /** metric → sum over all functions */
  sums(): Record<string, number>;
  /** function → metric → sum */
  byFunction(): Record<string, Record<string, number>>;
  reset(): void;
}

interface EmbeddedMetrics {
  readonly _aws?: {
    readonly CloudWatchMetrics?: readonly {
      readonly Metrics?: readonly { readonly Name: string }[];
    }[];
  };
  readonly [field: string]: unknown;
}

export const createMetrics = (): Metrics => {
  const sums = new Map<string, Map<string, number>>();
  return {
    read: (source, text) => {
      // parsing every log line would cost more than the functions' own work
      if (!text.startsWith('{') || !text.includes('"CloudWatchMetrics"')) return;
      const document = parse(text);
      const own = sums.get(source) ?? new Map<string, number>();
      sums.set(source, own);
      const directives = document?._aws?.CloudWatchMetrics ?? [];
      const names = directives.flatMap(({ Metrics = [] }) => Metrics.map(({ Name }) => Name));
      for (const name of new Set(names)) {
        const values = [document?.[name]].flat() as number[];
        own.set(
          name,
          values.reduce((sum, value) => sum + Number(value), own.get(name) ?? 0),
        );
      }
    },
    sums: () => {
      const all: Record<string, number> = {};
      for (const own of sums.values()) {
        for (const [name, sum] of own) all[name] = (all[name] ?? 0) + sum;
      }
      return all;
    },
    byFunction: () =>
      Object.fromEntries([...sums].map(([source, own]) => [source, Object.fromEntries(own)])),
    reset: () => sums.clear(),
  };
};

const parse = (text: string): EmbeddedMetrics | undefined => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
