import type { Change } from './bundle.ts';

let scenario = 0;

/** What a warm environment remembers ends with its scenario: another one that follows must go as if it were the first. */
export const forget = (): void => {
  scenario += 1;
  Object.assign(globalThis, { atriumScenario: scenario, AtriumMap: ScenarioMap });
};

class ScenarioMap<K, V> extends Map<K, V> {
  #of = scenario;
  #fresh(): void {
    if (this.#of !== scenario) super.clear();
    this.#of = scenario;
  }
  override get(key: K): V | undefined {
    this.#fresh();
    return super.get(key);
  }
  override has(key: K): boolean {
    this.#fresh();
    return super.has(key);
  }
  override set(key: K, value: V): this {
    this.#fresh?.();
    return super.set(key, value);
  }
}

const map = (file: string, name: string, type: string): Change => ({
  file,
  find: `const ${name} = new Map<${type}>();`,
  replace: `const ${name} = new (globalThis as any).AtriumMap() as Map<${type}>;`,
});

export const forgetting: readonly Change[] = [
  map('shared/notifications/mail-inputs.ts', 'sellers', 'string, Seller'),
  map('shared/billing/versions.ts', 'known', 'string, Item'),
  {
    file: 'shared/notifications/pace.ts',
    find: '  interval ??= readInterval();',
    replace: `  const { atriumScenario } = globalThis as any;
  if (scenario !== atriumScenario) [scenario, interval, nextAt] = [atriumScenario, undefined, 0];
  interval ??= readInterval();`,
  },
  {
    file: 'shared/notifications/pace.ts',
    find: 'let nextAt = 0;',
    replace: 'let nextAt = 0;\nlet scenario: unknown;',
  },
];

const fewer = (file: string, find: string, replace: string): Change => ({ file, find, replace });
const table = 'shared/store/table.ts';

/**
 * What is spread over many partitions for the load of many is spread over few: most calls of so small a world would ask
 * empty ones. And two workers draft where one would, so that they meet.
 */
export const smaller: readonly Change[] = [
  fewer('shared/kernel/bucket.ts', 'bucketCount = 64;', 'bucketCount = 4;'),
  fewer('shared/billing/plan-run.ts', 'customersPerWorker = 500;', 'customersPerWorker = 2;'),
  fewer(table, 'outboxShards = 16;', 'outboxShards = 2;'),
  fewer(
    table,
    "openMailShards: readonly string[] = [...'0123456789abcdef']",
    "openMailShards: readonly string[] = [...'0']",
  ),
  fewer(table, 'addressHash(cus).slice(0, 1)', "'0'"),
  fewer(
    table,
    "webhookShards: readonly string[] = [...'0123456789abcdef']",
    "webhookShards: readonly string[] = [...'0']",
  ),
  fewer(table, 'addressHash(event).slice(0, 1)', "'0'"),
];
