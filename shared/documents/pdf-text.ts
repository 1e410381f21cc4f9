import { isCovered } from './fonts.ts';

/** How wide a text is, in points. */
export type Measure = (text: string) => number;

/**
 * As a PDF shows it: composed letters, no control or direction characters, the narrow space of French figures
 * as a plain one that does not break either, and a mark for what no font has (PDF/A asks for one).
 */
export const printable = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll('\u202f', '\u00a0')
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .replace(/[^ -~]/gu, sign => (isCovered(sign) ? sign : '\ufffd'));

/** Lines of at most `width`, broken at spaces; a word that is wider by itself is broken anywhere. */
export const wrap = (text: string, width: number, measure: Measure): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of printable(text).split(/[ \t]+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (measure(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = piecesOf(word, width, measure);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  return line === '' ? lines : [...lines, line];
};

const piecesOf = (word: string, width: number, measure: Measure): string[] => {
  if (measure(word) <= width) return [word];
  const pieces: string[] = [];
  let piece = '';
  let taken = 0;
  for (const character of word) {
    const more = measure(character);
    if (piece !== '' && taken + more > width) {
      pieces.push(piece);
      piece = '';
      taken = 0;
    }
    piece += character;
    taken += more;
  }
  return [...pieces, piece];
};
