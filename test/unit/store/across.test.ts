import fc from 'fast-check';
import { expect, test } from 'vitest';
import { across } from '../../../shared/store/across.ts';
import type { ListPage } from '../../../shared/store/list.ts';

interface Asked {
  readonly limit: number;
  readonly after?: string | undefined;
}

const behind = (names: readonly string[], { limit, after }: Asked): ListPage<string> => {
  const start = after === undefined ? 0 : names.indexOf(after) + 1;
  const items = names.slice(start, start + limit);
  const next = items.at(-1);
  return { items, ...(start + limit < names.length && next !== undefined && { next }) };
};

/** Places with so many things each; a read ends early after `most`, as a query does at 1 MB. */
const walk = async (counts: readonly number[], limit: number, most: number) => {
  const places = counts.map((_, n) => `p${n}`);
  const things = (place: string) =>
    Array.from({ length: counts[places.indexOf(place)] ?? 0 }, (_, n) => `t/${n}`);
  const found: string[] = [];
  let pages = 0;
  for (let after: string | undefined; ; ) {
    const page = await across(
      async asked => behind(places, asked),
      async (place, asked) => {
        const { items, next } = behind(things(place), {
          ...asked,
          limit: Math.min(asked.limit, most),
        });
        return { found: items.map(position => ({ position })), isMore: next !== undefined };
      },
      { limit, after },
    );
    expect(page.items.length).toBeLessThanOrEqual(limit);
    found.push(...page.items.map(({ position }) => position));
    pages += 1;
    if (page.next === undefined)
      return { found, pages, all: places.flatMap(p => things(p).map(t => `${p}/${t}`)) };
    after = page.next;
  }
};

test('pages of any size find everything in all places once, in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 7 }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 10 }),
      async (counts, limit, most) => {
        const { found, all } = await walk(counts, limit, most);
        expect(found).toEqual(all);
      },
    ),
  );
});

test('the last page says that it is the last, also when it is full', async () => {
  expect(await walk([3, 3], 3, 10)).toMatchObject({ pages: 2 });
});

test('a page that finds nothing in a thousand places goes on behind them', async () => {
  const { found, pages } = await walk([...Array(1_500).fill(0), 1], 10, 10);
  expect(found).toEqual(['p1500/t/0']);
  expect(pages).toBe(2);
});
