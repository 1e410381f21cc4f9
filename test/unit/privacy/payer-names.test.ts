import { describe, expect, test } from 'vitest';
import { hashesOfPayer, isPayer, withoutNames } from '../../../shared/privacy/payer-names.ts';

const names = new Set(['Vera de Wit', 'José Núñez', 'Prince'].flatMap(hashesOfPayer));

describe('a payer', () => {
  test.each(['Vera de Wit', 'WIT, VERA DE', 'V. de Wit', 'v de wit', 'Jose Nunez', 'PRINCE'])(
    '%s is somebody known, however a bank writes it',
    payer => expect(isPayer(payer, names)).toBe(true),
  );

  test.each(['', '·', 'Vera', 'de Wit', 'W. de Wit', 'Vera de Witte', 'J.N.', 'Vera de Wit BV'])(
    '%j is somebody else',
    payer => expect(isPayer(payer, names)).toBe(false),
  );
});

describe('a text of a bank', () => {
  test.each([
    ['INV-42 Vera de Wit', 'INV-42 ✂'],
    ['WIT/VERA/DE; José Núñez, thanks', '✂; ✂, thanks'],
    ['Vera de Wit Vera de Wit', '✂ ✂'],
    // a single word may be anything
    ['Prince street, de Wit', 'Prince street, de Wit'],
    ['', ''],
  ])('%j is %j without names', (text, expected) => {
    expect(withoutNames(text, names, '✂')).toBe(expected);
    expect(withoutNames(expected, names, '✂')).toBe(expected);
  });
});
