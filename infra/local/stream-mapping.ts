import { setTimeout as sleep } from 'node:timers/promises';
import { compilePattern } from './event-pattern.ts';
import type { LogSink } from './lambda-environment.ts';
import { type Loop, startLoop } from './poll-loop.ts';
import {
  type BatchParts,
  processBatch,
  type StreamMapping,
  type StreamRecord,
} from './stream-batch.ts';
import { openPositions } from './stream-positions.ts';
import { createStreamReader } from './stream-reader.ts';

interface Parts extends Omit<BatchParts, 'signal'> {
  readonly endpoint: string;
  readonly region: string;
  readonly tableName: string;
  readonly positionFile: string;
  readonly log: LogSink;
}

/** Milliseconds between two looks at an idle stream. */
const idleMs = 15;

/** Feeds a table's stream to a function, in order. After a kill the last batch may come twice, none is skipped. */
export const startStreamMapping = (mapping: StreamMapping, parts: Parts): Loop => {
  const isWanted = filterOf(mapping);
  const positions = openPositions(parts.positionFile);
  const reader = createStreamReader(parts, positions, mapping.StartingPosition);
  const size = mapping.BatchSize ?? 100;
  const loop = startLoop(`stream ${parts.tableName}`, parts.log, async signal => {
    const pages = await reader.read();
    if (pages.length === 0) await sleep(idleMs);
    for (const { stream, shard, records } of pages) {
      const done = (record: StreamRecord | undefined) =>
        positions.set(stream, shard, record?.dynamodb.SequenceNumber ?? '');
      const wanted = records.filter(isWanted);
      for (let start = 0; start < wanted.length; start += size) {
        const batch = wanted.slice(start, start + size);
        if (!(await processBatch(mapping, { ...parts, signal }, batch))) return;
        done(batch.at(-1));
      }
      done(records.at(-1));
      reader.advance(shard);
    }
  });
  return { stop: () => loop.stop().then(positions.close) };
};

const filterOf = ({ FilterCriteria }: StreamMapping) => {
  const patterns = (FilterCriteria?.Filters ?? []).map(({ Pattern }) =>
    compilePattern(JSON.parse(Pattern)),
  );
  return (record: StreamRecord) =>
    patterns.length === 0 || patterns.some(matches => matches(record));
};
