/** Does `work` for every element, at most `atOnce` at a time, in order. */
export const inLanes = async <T>(
  elements: readonly T[],
  atOnce: number,
  work: (element: T) => Promise<void>,
): Promise<void> => {
  const queue = elements.values();
  const lane = async () => {
    for (const element of queue) await work(element);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
};
