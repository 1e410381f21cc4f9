import type { PlainDate } from '../kernel/calendar.ts';
import type { ListPage } from '../store/list.ts';
import type { ExportEntry } from './contract.ts';
import { type Found, type Place, sections } from './export-sections.ts';

interface Asked {
  readonly limit: number;
  readonly after?: string | undefined;
}

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
  const last = shown.at(-1);
  return {
    items: await Promise.all(shown.map(({ view }) => view())),
    ...(isMore && last && { next: `${last.section}/${last.position}` }),
  };
};

const splitOnce = (text: string): [string, string | undefined] => {
  const at = text.indexOf('/');
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
};
