import type { PlainDate } from '../kernel/calendar.ts';
import { ahead } from '../store/ahead.ts';
import type { ListPage } from '../store/list.ts';
import type { ExportEntry } from './contract.ts';
import { type Found, type Place, sections } from './export-sections.ts';

interface Asked {
  readonly limit: number;
  readonly after?: string | undefined;
}

/** Lambda answers 6 MB at most (AWS, Lambda quotas), and quotes within its answer are escaped. */
const maxBytes = 4_000_000;
/** Some views read what they show; so many at once. */
const viewsAtOnce = 10;

/**
 * A page of everything that is stored about a customer: section by section, each oldest first. A position is
 * the section and the place in it. 1 query for each section that the page touches, and what its views need.
 */
export const pageOfExport = async (
  place: Place & { readonly today: PlainDate },
  { limit, after }: Asked,
): Promise<ListPage<ExportEntry>> => {
  const found: (Found & { section: string })[] = [];
  let isMore = false;
  const [start = '', position] = splitOnce(after ?? '');
  const first = Math.max(
    0,
    sections.findIndex(({ type }) => type === start),
  );
  for (const [index, section] of sections.slice(first).entries()) {
    const asked = { limit: limit + 1 - found.length, after: index === 0 ? position : undefined };
    const page = await section.read(place, asked);
    found.push(...page.found.map(item => ({ ...item, section: section.type })));
    // a query ends at 1 MB too: the page then ends within the section
    isMore = found.length > limit || page.isMore;
    if (isMore) break;
  }
  const shown = found.slice(0, limit);
  const items = await viewsOf(shown);
  const last = shown[items.length - 1];
  return {
    items,
    ...((isMore || items.length < shown.length) &&
      last && { next: `${last.section}/${last.position}` }),
  };
};

/** What shows, up to what would be too much, unless that is the first: one thing is never cut. */
export const viewsOf = async (found: readonly Pick<Found, 'view'>[]): Promise<ExportEntry[]> => {
  const entries: ExportEntry[] = [];
  let bytes = 0;
  for await (const entry of ahead(found, ({ view }) => view(), viewsAtOnce)) {
    bytes += Buffer.byteLength(JSON.stringify(entry));
    if (bytes > maxBytes && entries.length > 0) break;
    entries.push(entry);
  }
  return entries;
};

const splitOnce = (text: string): [string, string | undefined] => {
  const at = text.indexOf('/');
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
};
