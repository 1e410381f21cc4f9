import { expect, test } from 'vitest';
import { deriveId } from '../../../shared/kernel/id.ts';
import type { Mail } from '../../../shared/notifications/model.ts';
import { noted, passed, timelineOf } from '../../../shared/notifications/timeline.ts';

const at = (second: number) => `2026-12-01T06:00:${String(second).padStart(2, '0')}.000Z`;
const mail: Mail = {
  id: deriveId('mail', 'a'),
  kind: 'payment_confirmation',
  customerId: deriveId('customer', 'a'),
  status: 'queued',
  revision: 0,
  attempts: 0,
  resends: 0,
  timeline: [],
  at: at(0),
};
const statuses = (of: Mail) => timelineOf(of).map(({ status }) => status);

test('the first moment of each status is kept', () => {
  const sent = passed(passed(mail, 'sent', at(1)), 'sent', at(2));
  expect(timelineOf(sent)).toEqual([
    { status: 'queued', at: at(0) },
    { status: 'sent', at: at(1) },
  ]);
});

test('an event that comes late tells when, and moves nothing back', () => {
  const delivered = noted(passed(mail, 'delivered', at(2)), 'sent', at(1));
  expect(delivered.status).toBe('delivered');
  expect(statuses(delivered)).toEqual(['queued', 'sent', 'delivered']);
});

test('a mail that is sent again has a second row of moments, behind the first', () => {
  const first = passed(passed(mail, 'sent', at(1)), 'delivered', at(9));
  const queued = { status: 'queued', at: at(5) } as const;
  const again = passed({ ...first, timeline: [...first.timeline, queued] }, 'sent', at(6));
  expect(statuses(again)).toEqual(['queued', 'sent', 'delivered', 'queued', 'sent']);
});
