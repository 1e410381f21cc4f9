import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { create } from 'fontkit';
import { expect, test } from 'vitest';
import { fontFiles } from '../../../shared/documents/font-files.ts';
import { formatsOf } from '../../../shared/documents/formats.ts';
import { printable, wrap } from '../../../shared/documents/pdf-text.ts';
import { words } from '../../../shared/documents/words.ts';
import { Currency } from '../../../shared/kernel/money.ts';
import { languages } from './render-sample.ts';

const measure = (text: string) => [...text].length;

test('wrapping loses no letter, and no line is wider than it may be', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.integer({ min: 1, max: 40 }),
      (text, width) => {
        const lines = wrap(text, width, measure);
        expect(lines.join('').replaceAll(' ', '')).toBe(printable(text).replaceAll(' ', ''));
        for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width);
      },
    ),
  );
});

test.each([
  ['a short text stays a line', 'one two', ['one two']],
  ['it breaks between words', 'one two three', ['one two', 'three']],
  ['a long word is broken', 'abcdefghijklm no', ['abcdefgh', 'ijklm no']],
  ['figures are not parted from their sign', 'x 1\u00a0234\u00a0€', ['x', '1\u00a0234\u00a0€']],
  ['nothing is no line', '  ', []],
])('%s', (_, text, lines) => {
  expect(wrap(text, 8, measure)).toEqual(lines);
});

const { resolve } = createRequire(import.meta.url);

test.each(Object.keys(fontFiles) as (keyof typeof fontFiles)[])(
  'the %s face has every sign that amounts, labels and European names are written with',
  face => {
    const font = create(readFileSync(resolve(fontFiles[face])));
    if (!('hasGlyphForCodePoint' in font)) throw new Error('expected one font');
    const amounts = languages.flatMap(language =>
      Currency.options.map(currency =>
        formatsOf(language).money({ amount: -123_456_789, currency }),
      ),
    );
    const labels = languages.map(language => JSON.stringify(words[language].document));
    const names = 'ÆØÅßÞðŁłŻżĘęČčŘřŮůŐőŰűȘșȚțĞğİıĦħŊŋΑΩάώϊЖЯжяЇїЉљњўҐґ€£’“”–—·…№';
    const missing = [...printable([...amounts, ...labels, names].join(''))].filter(
      sign => !font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0),
    );
    expect(missing).toEqual([]);
  },
);
