/**
 * `work` of each element, in order, with up to `count` more begun ahead of the one that is awaited: what is
 * read next arrives while what was read is written. An error is thrown where its element is awaited.
 */
export async function* ahead<T, R>(
  elements: Iterable<T> | AsyncIterable<T>,
  work: (element: T) => Promise<R>,
  count: number,
): AsyncGenerator<R> {
  const begun: Promise<R>[] = [];
  for await (const element of elements) {
    const result = work(element);
    // it may fail while nobody waits for it yet; whoever awaits it still gets the error
    result.catch(() => undefined);
    begun.push(result);
    if (begun.length > count) yield (await begun.shift()) as R;
  }
  for (const result of begun) yield await result;
}
