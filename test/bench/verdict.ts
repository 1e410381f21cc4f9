/** A figure that has a limit. */
export interface Judged {
  readonly figure: string;
  readonly value: number;
  readonly limit: { readonly atLeast: number } | { readonly atMost: number };
}

const holds = ({ limit, value }: Judged): boolean =>
  'atLeast' in limit ? value >= limit.atLeast : value <= limit.atMost;

const sentence = (judged: Judged): string => {
  const { figure, limit, value } = judged;
  const bound = 'atLeast' in limit ? `at least ${limit.atLeast}` : `at most ${limit.atMost}`;
  return `${holds(judged) ? 'holds ' : 'MISSED'}  ${figure}: ${value.toFixed(2)}, ${bound}`;
};

/** Prints every figure with its limit and makes the process fail when one is missed. `isRough`: it only tells. */
export const judge = (figures: readonly Judged[], isRough: boolean): void => {
  for (const figure of figures) console.log(sentence(figure));
  const missed = figures.filter(figure => !holds(figure));
  if (isRough)
    console.log('A quick look with too few rounds to judge: the limits are not enforced.');
  else if (missed.length > 0) process.exitCode = 1;
};

/** Columns of equal width, numbers to the right. */
export const table = (rows: readonly (readonly (string | number)[])[]): string => {
  const cells = rows.map(row => row.map(String));
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map(row => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ');
  return cells.map(line).join('\n');
};
