import { expect, test } from 'vitest';
import { isLate } from '../../../shared/privacy/rules.ts';

const requestedAt = '2026-12-01T06:00:00.000Z';

test.each([
  ['at once', '2026-12-01T06:00:00.000Z', false],
  ['after a day', '2026-12-02T06:00:00.000Z', false],
  ['after more than a day', '2026-12-02T06:00:00.001Z', true],
])('an erasure that is open is late %s: %s → %s', (_, now, expected) => {
  expect(isLate(requestedAt, now)).toBe(expected);
});
