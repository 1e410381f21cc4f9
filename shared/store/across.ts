import type { ListPage } from './list.ts';

interface Asked {
  readonly limit: number;
  readonly after?: string | undefined;
}

/** A thing, and where it stands in its place. */
interface Positioned {
  readonly position: string;
}

/** The names of up to `limit` places behind one; a name has no `/`. */
type Places = (asked: Asked) => Promise<ListPage<string>>;

/** At most `limit` things of a place behind a position, and whether more lie behind them. */
type ReadOne<F> = (
  place: string,
  asked: Asked,
) => Promise<{ readonly found: readonly F[]; readonly isMore: boolean }>;

/** A page looks at no more places than this and says where to go on. */
const maxVisited = 1_000;
const maxAtOnce = 25;

/**
 * A page of what lies in many places, one after the other, each in the order in which `read` finds it. A position is the
 * place and the position in it. `read` of several places at once.
 */
export const across = async <F extends Positioned>(
  places: Places,
  read: ReadOne<F>,
  { limit, after = '' }: Asked,
): Promise<ListPage<F & { readonly place: string }>> => {
  const [start, inside] = splitOnce(after);
  const kept: (F & { readonly place: string })[] = [];
  let last = start || undefined;
  let visited = 0;
  // the place in which the page before ended goes first
  let page: ListPage<string> = { items: inside ? [start] : [], next: start };
  for (;;) {
    const wanted = limit + 1 - kept.length;
    const stretches = await Promise.all(
      page.items.map(place =>
        read(place, { limit: wanted, ...(place === start && inside && { after: inside }) }),
      ),
    );
    for (const [n, { found, isMore }] of stretches.entries()) {
      const place = page.items[n] as string;
      kept.push(...found.map(thing => placed(place, thing)));
      if (kept.length > limit) return endedAt(kept.slice(0, limit));
      // a query ends at 1 MB too
      if (isMore) return endedAt(kept);
      last = place;
    }
    visited += page.items.length;
    if (page.next === undefined) return { items: kept };
    if (visited >= maxVisited) return { items: kept, next: `${last}/` };
    page = await places({ limit: nextCount(wanted, kept.length, visited), after: last });
  }
};

/** How many places are likely to fill the page: who reads too many throws away what they have. */
const nextCount = (wanted: number, kept: number, visited: number): number => {
  if (visited === 0) return 4;
  const each = Math.max(kept / visited, 0.1);
  return Math.min(Math.ceil(wanted / each), maxAtOnce);
};

const placed = <F extends Positioned>(place: string, thing: F) => ({
  ...thing,
  place,
  position: `${place}/${thing.position}`,
});

const endedAt = <F extends Positioned>(items: F[]): ListPage<F> => {
  const next = items.at(-1)?.position;
  return { items, ...(next !== undefined && { next }) };
};

/** `a/b/c` → `a`, `b/c` */
const splitOnce = (text: string): [string, string] => {
  const at = text.indexOf('/');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
};
