import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { fileAnswer } from '../../../functions/middleware/file-answer.ts';

const answer = (bytes: number) => {
  const content = Buffer.alloc(bytes, 'e-invoice ');
  const { headers, body } = fileAnswer('application/xml', { name: 'INV-1.xml', content });
  return { headers, sent: Buffer.from(body ?? '', 'base64'), content };
};

test('a file is answered as it is, and packed where Lambda would not take it', () => {
  const plain = answer(4_000_000);
  expect(plain.headers).not.toHaveProperty('content-encoding');
  expect(plain.sent.equals(plain.content)).toBe(true);

  // 7.2 MB, an e-invoice of 5,000 lines, are 9.6 MB of base64; Lambda answers 6 MB
  const packed = answer(7_200_000);
  expect(packed.headers).toMatchObject({
    'content-type': 'application/xml',
    'content-encoding': 'gzip',
    'content-disposition': 'attachment; filename="INV-1.xml"',
  });
  expect(packed.sent.length).toBeLessThan(4_000_000);
  expect(gunzipSync(packed.sent).equals(packed.content)).toBe(true);
});

test('an operation of a file that answers none is a bug', () => {
  expect(() => fileAnswer('application/pdf', undefined)).toThrow('application/pdf');
});
