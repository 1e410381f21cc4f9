import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressKey, Email, Line } from '../../../shared/kernel/text.ts';

const line = Line(120);

describe('a line', () => {
  test.each([
    ['Ann', '  Ann\n', 'trimmed'],
    ['Zo\u00eb', 'Zoe\u0308', 'composed'],
    ['"Ann", <b@c.example>', '"Ann", <b@c.example>', 'quotes, commas and angle brackets are text'],
    ['می\u200cخواهم', 'می\u200cخواهم', 'a joiner belongs to Persian'],
    ['葛\u{e0100}城', '葛\u{e0100}城', 'a variation selector belongs to Japanese'],
    ['👩\u200d💻 Ann', '👩\u200d💻 Ann', 'emoji are joined'],
  ])('is %j when %j is typed: %s', (stored, typed) => {
    expect(line.parse(typed)).toBe(stored);
  });

  test.each([
    ['a line break', 'Ann\r\nBcc: eve@example.com'],
    ['an encoded line break', 'Ann%0d%0aBcc: eve@example.com'],
    ['an encoded line feed', 'Ann%0ABcc: eve@example.com'],
    ['a line separator', 'Ann\u2028Bcc: eve@example.com'],
    ['a paragraph separator', 'Ann\u2029Eve'],
    ['a next-line control', 'Ann\u0085Eve'],
    ['a null', 'Ann\0'],
    ['a right-to-left override', 'Ann\u202Eevil'],
    ['an isolate', 'Ann\u2066Eve'],
    ['a zero-width space', 'A\u200Bnn'],
    ['a byte order mark', 'A\uFEFFnn'],
    ['a soft hyphen', 'A\u00ADnn'],
    ['tag characters', 'Ann\u{e0041}'],
    ['half a surrogate pair', 'Ann\uD800'],
    ['nothing that is seen', '\u200D\u3164'],
    ['nothing', ' \n '],
  ])('has not %s', (_, typed) => {
    expect(line.safeParse(typed).success).toBe(false);
  });

  test('read again is the same line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), typed => {
        const { success, data } = line.safeParse(typed);
        fc.pre(success);
        expect(line.parse(data)).toBe(data);
        expect(data).not.toMatch(/[\r\n\0\u0085\u2028\u2029\u202A-\u202E\u2066-\u2069]/);
      }),
    );
    // most strings are refused, and many are tried
  }, 30_000);
});

describe('a mail address', () => {
  test.each([
    ['Ann@example.com', ' Ann@EXAMPLE.com '],
    ['ann@xn--mnchen-3ya.example', 'ann@m\u00fcnchen.example'],
    ['ann@xn--mnchen-3ya.example', 'ann@mu\u0308nchen.example'],
    ['ann@xn--mnchen-3ya.example', 'ann@XN--MNCHEN-3YA.example'],
    ['ann@example.com', '\uff41\uff4e\uff4e\uff20\uff45xample\u3002com'],
  ])('is %s when %j is typed', (stored, typed) => {
    expect(Email.parse(typed)).toBe(stored);
    expect(Email.parse(stored)).toBe(stored);
  });

  test.each([
    'ann@example.com/evil',
    'ann@example.com?x',
    'ann@example.com#x',
    'ann@example.com\\x',
    'ann@ex%61mple.com',
    'ann@exam\tple.com',
    'ann@exam\r\nple.com',
    'ann@exam\u2028ple.com',
    'ann@exam\u00adple.com',
    'ann%0d%0abcc@example.com',
    'a\u200bnn@example.com',
    'ann@bob@example.com',
    'ann@1.2.3.4',
    'ann@localhost',
    'j\u00fcrgen@example.com',
    `ann@${'\u00fc'.repeat(62)}.example`,
    `ann@${'a.'.repeat(124)}com`,
  ])('is not %j', typed => {
    expect(Email.safeParse(typed).success).toBe(false);
  });

  test('is compared without regard to the case of its local part', () => {
    expect(addressKey(Email.parse('ANN@M\u00dcNCHEN.example'))).toBe(
      addressKey(Email.parse('ann@xn--mnchen-3ya.example')),
    );
  });
});
