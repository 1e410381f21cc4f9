import { expect, test } from 'vitest';
import { createId } from '../../../shared/kernel/id.ts';
import { directoryWrites } from '../../../shared/people/directory.ts';
import type { Member } from '../../../shared/people/model.ts';
import { noon } from '../organisation/organisation-of-test.ts';

const ann: Member = {
  id: createId('member'),
  customerId: createId('customer'),
  name: 'Ann',
  email: 'ann@example.com',
  roles: [],
  portalAccess: 'active',
  listed: true,
  version: 1,
  createdAt: noon,
};
const keyOf = (name: string): string => {
  const [write] = directoryWrites('org', undefined, { ...ann, name });
  return write && 'put' in write ? write.put.sk : '';
};

test('S13 an entry follows the name and the choice, and is written for nothing else', () => {
  expect(directoryWrites('org', ann, { ...ann, title: 'Designer' })).toEqual([]);
  expect(directoryWrites('org', ann, { ...ann, name: 'ÁNN' })).toEqual([]);
  expect(directoryWrites('org', ann, { ...ann, name: 'Bea' })).toHaveLength(2);
  expect(directoryWrites('org', { ...ann, listed: false }, { ...ann, listed: false })).toEqual([]);
  const gone = [{ delete: { pk: expect.any(String), sk: keyOf('Ann') } }];
  expect(directoryWrites('org', ann, { ...ann, listed: false })).toEqual(gone);
  expect(directoryWrites('org', ann, undefined)).toEqual(gone);
});

test('S13 the longest name of any letter fits into a sort key of 1,024 bytes', () => {
  const letters = Array.from({ length: 0x1_1000 }, (_, point) =>
    String.fromCodePoint(point),
  ).filter(letter => /\p{L}/u.test(letter));
  expect(letters.length).toBeGreaterThan(50_000);
  const tooLong = letters.filter(
    letter => Buffer.byteLength(keyOf(letter.repeat(120 / letter.length))) > 1024,
  );
  expect(tooLong).toEqual([]);
});
