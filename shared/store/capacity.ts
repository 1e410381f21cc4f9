interface Consumed {
  readonly CapacityUnits?: number | undefined;
  readonly WriteCapacityUnits?: number | undefined;
}

let writeUnits = 0;
let readUnits = 0;

/** Counts what a write consumed, as DynamoDB reports it (`ReturnConsumedCapacity: TOTAL`). */
export const countUnits = (consumed: Consumed | readonly Consumed[] | undefined): void => {
  for (const part of [consumed ?? []].flat() as Consumed[]) writeUnits += part.CapacityUnits ?? 0;
};

export const countReadUnits = (consumed: Consumed | readonly Consumed[] | undefined): void => {
  for (const part of [consumed ?? []].flat() as Consumed[]) readUnits += part.CapacityUnits ?? 0;
};

/** What this environment has consumed since the last call; becomes the metrics WriteUnits and ReadUnits. */
export const takeUnits = (): { writeUnits: number; readUnits: number } => {
  const taken = { writeUnits, readUnits };
  writeUnits = 0;
  readUnits = 0;
  return taken;
};
