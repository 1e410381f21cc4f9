import type { PageLine } from './page.ts';
import { type Band, lineHeight, type Sheet, sheetArea, styles } from './pdf-sheet.ts';
import type { Words } from './words/shape.ts';

/** A column of figures, right of the items. */
interface Column {
  readonly label: string;
  readonly value: (line: PageLine) => string;
  readonly most: number;
}
type Placed = Column & { readonly right: number; readonly width: number };

const gap = 12;
const padding = 5;

/** The items, each with its figures; pages that follow repeat the head. */
export const itemTable = (sheet: Sheet, lines: readonly PageLine[], words: Words): void => {
  const columns = placed(sheet, lines, columnsOf(lines, words));
  const left = (columns[0]?.right ?? 0) - (columns[0]?.width ?? 0) - gap;
  const itemWidth = left - sheetArea.left;
  const head = headOf(sheet, words.item, columns);
  const drawHead = () => {
    head.draw(sheet.y);
    sheet.y += head.height;
  };
  const rows = lines.map(line => rowOf(sheet, line, columns, itemWidth));
  // the head stands with the first item
  sheet.place([head, ...(rows[0] ?? [])]);
  for (const row of rows.slice(1)) sheet.place(row, drawHead);
};

/** A discount only where something has one. */
const columnsOf = (
  lines: readonly PageLine[],
  { amount, document: d, quantity }: Words,
): Column[] => [
  { label: quantity, value: line => line.quantity, most: 60 },
  { label: d.unitPrice, value: line => line.unitPrice, most: 95 },
  ...(lines.some(({ discount }) => discount !== '')
    ? [{ label: d.discount, value: (line: PageLine) => line.discount, most: 85 }]
    : []),
  { label: d.tax, value: line => line.tax, most: 80 },
  { label: amount, value: line => line.net, most: 100 },
];

/** As wide as what stands in it, up to its most: then it wraps. */
const placed = (sheet: Sheet, lines: readonly PageLine[], columns: readonly Column[]): Placed[] => {
  const { body, small } = styles;
  let right: number = sheetArea.right;
  const fromRight = columns.toReversed().map(column => {
    const widest = [...new Set(lines.map(column.value))].reduce(
      (most, text) => Math.max(most, sheet.widthOf(text, body)),
      sheet.widthOf(column.label, small),
    );
    const width = Math.min(widest + 0.1, column.most);
    const at = { ...column, right, width };
    right -= width + gap;
    return at;
  });
  return fromRight.toReversed();
};

const headOf = (sheet: Sheet, item: string, columns: readonly Placed[]): Band => {
  const { small } = styles;
  const labels = columns.map(({ label, width }) => sheet.wrap(label, width, small));
  const lines = Math.max(1, ...labels.map(({ length }) => length));
  const height = lines * lineHeight(small) + padding;
  return {
    height,
    draw: y => {
      sheet.write(item, sheetArea.left, y, small);
      for (const [n, { right }] of columns.entries())
        for (const [at, label] of (labels[n] ?? []).entries())
          sheet.write(label, right, y + at * lineHeight(small), small, 'right');
      sheet.rule(sheetArea.left, sheetArea.right, y + height - 1);
    },
  };
};

/** The lines of a row; its last one is a rule below it. */
const rowOf = (
  sheet: Sheet,
  line: PageLine,
  columns: readonly Placed[],
  itemWidth: number,
): Band[] => {
  const { body, small } = styles;
  const cells = columns.map(({ value, width }) => sheet.wrap(value(line), width, body));
  const description = sheet.wrap(line.description, itemWidth, body);
  const details = sheet.wrap(line.details.join(' · '), itemWidth, small);
  const texts = [
    ...description.map(text => ({ text, style: body })),
    ...details.map(text => ({ text, style: small })),
  ];
  const high = Math.max(texts.length, ...cells.map(({ length }) => length));
  const bands = Array.from({ length: high }, (_, n): Band => {
    const { text, style } = texts[n] ?? { text: '', style: body };
    const hasFigures = cells.some(cell => cell[n] !== undefined);
    return {
      height: lineHeight(hasFigures ? body : style),
      draw: y => {
        sheet.write(text, sheetArea.left, y, style);
        for (const [at, { right }] of columns.entries())
          sheet.write(cells[at]?.[n] ?? '', right, y, body, 'right');
      },
    };
  });
  return [above, ...bands, ruleBelow(sheet)];
};

const above: Band = { height: padding, draw: () => {} };

const ruleBelow = (sheet: Sheet): Band => ({
  height: padding,
  draw: y => sheet.rule(sheetArea.left, sheetArea.right, y + padding - 1),
});
