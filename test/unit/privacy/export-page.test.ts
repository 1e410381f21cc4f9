import { expect, test } from 'vitest';
import type { ExportEntry } from '../../../shared/privacy/contract.ts';
import { viewsOf } from '../../../shared/privacy/export.ts';

/** An invoice of 5,000 lines is shown in 2.2 MB; an answer has 6 MB at most. */
const invoice = (n: number, bytes: number) => ({
  view: async () => ({ type: 'invoice', data: { id: n, text: 'x'.repeat(bytes) } }) as never,
});
const shown = async (...sizes: number[]) =>
  (await viewsOf(sizes.map((bytes, n) => invoice(n, bytes)))).map(
    entry => (entry as Extract<ExportEntry, { type: 'invoice' }>).data.id as unknown,
  );

test('a page of an export ends before its answer is too large, in order, and no thing is cut', async () => {
  expect(await shown(10, 20, 30)).toEqual([0, 1, 2]);
  expect(await shown(1_900_000, 1_900_000, 1_900_000, 10)).toEqual([0, 1]);
  expect(await shown(5_000_000, 10)).toEqual([0]);
  expect(await shown()).toEqual([]);
});
