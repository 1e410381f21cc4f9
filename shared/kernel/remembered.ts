/** 10,000 of the longest keys here are ~1 MB. */
const most = 10_000;

/**
 * A function that remembers what it worked out, for one that is asked the same over and over. A container of Lambda lives
 * for hours: beyond `limit` results it forgets all of them. `keyOf` tells arguments apart; a result is never `undefined`.
 */
export const remembered = <A extends readonly unknown[], R>(
  workOut: (...asked: A) => R,
  keyOf: (...asked: A) => string,
  limit = most,
): ((...asked: A) => R) => {
  const known = new Map<string, R>();
  return (...asked) => {
    const key = keyOf(...asked);
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size >= limit) known.clear();
    const result = workOut(...asked);
    known.set(key, result);
    return result;
  };
};
