import { linesOf } from './document.ts';
import type { DocumentPage, Labelled } from './page.ts';
import { type Band, lineHeight, Sheet, type Style, sheetArea, styles } from './pdf-sheet.ts';
import { itemTable } from './pdf-table.ts';
import { words } from './words.ts';

const { left, right } = sheetArea;
/** Where the right half begins: seller, dates and totals. */
const middle = left + 210;

/**
 * A document as a PDF/A-3 file on A4 with its fonts in it, and the e-invoice (CII) that it is where there is one; the
 * same page is always the same bytes.
 */
export const renderPdf = (page: DocumentPage, eInvoice?: string): Promise<Buffer> => {
  const w = words[page.language];
  const sheet = new Sheet(page, eInvoice);
  letterHead(sheet, page, w.document.billTo);
  paragraph(sheet, linesOf(page.header));
  itemTable(sheet, page.lines, w);
  totals(sheet, page.totals);
  paragraph(sheet, linesOf(page.taxNotes));
  paragraph(sheet, linesOf(page.notes));
  return sheet.finish(`${page.seller} · ${page.title}`, w.document.page);
};

const letterHead = (sheet: Sheet, page: DocumentPage, billTo: string): void => {
  const { top } = sheetArea;
  const { body, heading, small, strong } = styles;
  const headed = column(sheet, left, top, middle - left - 20, [[page.heading, heading]]);
  const [seller = '', ...sellerRest] = page.sellerLines;
  const sellerEnd = column(sheet, middle, top + 4, right - middle, [
    [seller, strong],
    ...sellerRest.map((text): Styled => [text, body]),
  ]);
  const y = Math.max(headed, sellerEnd) + 22;
  const [customer = '', ...customerRest] = page.billToLines;
  const customerEnd = column(sheet, left, y, middle - left - 20, [
    [billTo, small],
    [customer, strong],
    ...customerRest.map((text): Styled => [text, body]),
  ]);
  sheet.y = Math.max(customerEnd, pairs(sheet, page.facts, y + lineHeight(small))) + 24;
};

type Styled = readonly [text: string, style: Style];

/** Answers where it ends. */
const column = (
  sheet: Sheet,
  x: number,
  y: number,
  width: number,
  texts: readonly Styled[],
): number => {
  let at = y;
  for (const [text, style] of texts)
    for (const line of sheet.wrap(text, width, style)) {
      sheet.write(line, x, at, style);
      at += lineHeight(style);
    }
  return at;
};

const pairs = (sheet: Sheet, facts: readonly Labelled[], y: number): number => {
  let at = y;
  for (const fact of facts)
    for (const band of pairBands(sheet, fact, styles.body)) {
      band.draw(at);
      at += band.height;
    }
  return at;
};

/** A label and, at the right margin, its value. */
const pairBands = (sheet: Sheet, { label, value }: Labelled, style: Style): Band[] => {
  const room = right - middle;
  const labels = sheet.wrap(label, room * 0.6, style);
  const widest = Math.max(0, ...labels.map(text => sheet.widthOf(text, style)));
  const values = sheet.wrap(value, room - widest - 14, style);
  return Array.from({ length: Math.max(labels.length, values.length) }, (_, n) => ({
    height: lineHeight(style),
    draw: y => {
      sheet.write(labels[n] ?? '', middle, y, style);
      sheet.write(values[n] ?? '', right, y, style, 'right');
    },
  }));
};

/** Stays together; the last one is what is to be paid. */
const totals = (sheet: Sheet, all: readonly Labelled[]): void => {
  const bands = all.slice(0, -1).flatMap(total => pairBands(sheet, total, styles.body));
  const last = all.slice(-1).flatMap(total => pairBands(sheet, total, styles.total));
  const rule: Band = { height: 7, draw: y => sheet.rule(middle, right, y + 3) };
  sheet.place([space(8), ...bands, rule, ...last, space(14)]);
};

const paragraph = (sheet: Sheet, lines: readonly string[]): void => {
  if (lines.length === 0) return;
  const { body } = styles;
  const shown = lines.flatMap(line => {
    const wrapped = sheet.wrap(line, right - left, body);
    return wrapped.length === 0 ? [''] : wrapped;
  });
  const bands = shown.map(
    (text): Band => ({ height: lineHeight(body), draw: y => sheet.write(text, left, y, body) }),
  );
  sheet.place([...bands, space(12)]);
};

const space = (height: number): Band => ({ height, draw: () => {} });
