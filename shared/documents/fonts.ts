import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';
import { type Face, fontFiles } from './font-files.ts';

const { resolve } = createRequire(import.meta.url);
const parsed = new Map<Face, Buffer>();

/**
 * Parsed once an environment: that takes as long as the rest of a short invoice. pdfkit takes a parsed font as
 * well as a file, its types know the file alone.
 */
export const fontOf = (face: Face): Buffer => {
  const font =
    parsed.get(face) ?? (create(readFileSync(resolve(fontFiles[face]))) as object as Buffer);
  parsed.set(face, font);
  return font;
};

const covered = new Map<string, boolean>();

/** Whether the faces, which have the same signs, have this one. */
export const isCovered = (sign: string): boolean => {
  const font = fontOf('regular') as object as Font;
  const known = covered.get(sign) ?? font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0);
  covered.set(sign, known);
  return known;
};
