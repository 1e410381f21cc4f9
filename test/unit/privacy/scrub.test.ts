import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  erasedAddress,
  erasedName,
  hashOfAddress,
  hashOfName,
  scrubbed,
} from '../../../shared/privacy/scrub.ts';

const traces = {
  addresses: new Set(["o'neil@example.com", 'ann@example.com'].map(hashOfAddress)),
  names: new Set([hashOfName('Ann de Wit')]),
};

describe('a value without the traces of a person', () => {
  test.each([
    ['ann@example.com', erasedAddress],
    ['ANN@Example.com', erasedAddress],
    [
      "550 <Ann@example.com>: unknown, tried 'ann@example.com'.",
      `550 <${erasedAddress}>: unknown, tried '${erasedAddress}'.`,
    ],
    ["to o'neil@example.com", `to ${erasedAddress}`],
    ['joann@example.com, ann@example.com.au', 'joann@example.com, ann@example.com.au'],
    ['ann de wit', erasedName],
    ['Dear Ann de Wit', 'Dear Ann de Wit'],
    [hashOfAddress('ann@example.com'), erasedName],
  ])('%s becomes %s', (text, expected) => {
    expect(scrubbed(text, traces)).toBe(expected);
  });

  test('reaches lists, fields and names of fields', () => {
    const mail = {
      to: ['ann@example.com', 'bo@example.com'],
      was: { 'ann@example.com': 'sent' },
      n: 1,
    };
    expect(scrubbed(mail, traces)).toEqual({
      to: [erasedAddress, 'bo@example.com'],
      was: { [erasedAddress]: 'sent' },
      n: 1,
    });
  });

  test('is the value itself where there are none, and scrubbing again changes nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.boolean(), (value, isHolding) => {
        const held = isHolding ? { value, to: ['ann@example.com'] } : { value };
        const once = scrubbed(held, traces);
        expect(scrubbed(once, traces)).toBe(once);
        if (!isHolding) expect(once).toBe(held);
        expect(JSON.stringify(once)).not.toContain('ann@example.com');
      }),
    );
  });
});
