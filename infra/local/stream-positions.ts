import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs';

/** How far a table's stream has been worked, by stream and shard; on disk, so that a restart goes on behind it. */
export interface StreamPositions {
  /** the sequence number of the last record that is done with */
  get(stream: string, shard: string): string | undefined;
  set(stream: string, shard: string, sequenceNumber: string): void;
  close(): void;
}

/** Written over in place and in one call, which a killed process does wholly or not at all: no rename for every batch. */
const fileBytes = 4_096;

export const openPositions = (file: string): StreamPositions => {
  const text = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  let positions: Record<string, string> = text === '' ? {} : JSON.parse(text);
  const descriptor = openSync(file, existsSync(file) ? 'r+' : 'w');
  const key = (stream: string, shard: string) => `${stream}/${shard}`;
  return {
    get: (stream, shard) => positions[key(stream, shard)],
    set: (stream, shard, sequenceNumber) => {
      if (positions[key(stream, shard)] === sequenceNumber) return;
      // a table made anew has a stream of another name: what was known of the old one is worth nothing
      const ofStream = Object.entries(positions).filter(([known]) =>
        known.startsWith(`${stream}/`),
      );
      positions = { ...Object.fromEntries(ofStream), [key(stream, shard)]: sequenceNumber };
      writeSync(descriptor, JSON.stringify(positions).padEnd(fileBytes), 0);
    },
    close: () => closeSync(descriptor),
  };
};
