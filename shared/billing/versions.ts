import { getItems, type Item } from '../store/read.ts';
import type { Key } from '../store/table.ts';

const known = new Map<string, Item>();
const maxKnown = 1_000;

/** Versions never change: a run's mails read their seller once. */
export const readVersions = async (wanted: readonly Key[]): Promise<(Item | undefined)[]> => {
  const name = ({ pk, sk }: Key) => `${pk}\n${sk}`;
  if (known.size >= maxKnown) known.clear();
  const unknown = wanted.filter(key => !known.has(name(key)));
  const found = unknown.length > 0 ? await getItems(unknown) : [];
  for (const item of found) if (item) known.set(name(item), item);
  return wanted.map(key => known.get(name(key)));
};
