import type { Organisation } from '../../../shared/organisation/model.ts';
import { putAll } from '../../../shared/store/transact.ts';
import { type Sample, type SampleOptions, sample, sampleDefaults } from './generate.ts';
import { catalogueItems, customerItems, organisationItems, type StoredItem } from './items.ts';

/** Batches in flight: more do not help an emulator with one writer. */
const parallelBatches = 8;
/** items in one BatchWriteItem (AWS limit) */
const batchSize = 25;

export interface Loaded {
  readonly organisation: Organisation;
  readonly sample: Sample;
  readonly items: number;
}

/**
 * Loads the sample operator into the table of the environment (TABLE_NAME, AWS_ENDPOINT_URL_DYNAMODB),
 * but for the last `throughApi` customers: those are for the API. The owner logs in as `ownerSubject`.
 */
export const loadSample = async (
  ownerSubject: string,
  options: Partial<SampleOptions> = {},
): Promise<Loaded> => {
  const all = { ...sampleDefaults, ...options };
  const generated = sample(all);
  const { organisation, items } = organisationItems(all.seed, ownerSubject);
  const stored = function* () {
    yield* items;
    yield* catalogueItems(organisation.id, generated);
    let left = all.customers - all.throughApi;
    for (const customer of generated.customers()) {
      if (left === 0) return;
      yield* customerItems(organisation.id, customer);
      left -= 1;
    }
  };
  return { organisation, sample: generated, items: await putInParallel(stored()) };
};

/** Puts items as they are made, so that 20,000 customers are never in memory at once. */
const putInParallel = async (items: Iterator<StoredItem>): Promise<number> => {
  let count = 0;
  const worker = async () => {
    for (;;) {
      const batch = take(items, batchSize);
      if (batch.length === 0) return;
      count += batch.length;
      await putAll(batch);
    }
  };
  await Promise.all(Array.from({ length: parallelBatches }, worker));
  return count;
};

const take = <T>(items: Iterator<T>, count: number): T[] => {
  const taken: T[] = [];
  while (taken.length < count) {
    const next = items.next();
    if (next.done) break;
    taken.push(next.value);
  }
  return taken;
};
