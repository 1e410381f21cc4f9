import { expect, test } from 'vitest';
import { letterOf } from '../../../shared/readiness/dead-letters.ts';

const message = (body: object | string) => ({
  MessageId: 'm-1',
  Body: typeof body === 'string' ? body : JSON.stringify(body),
  Attributes: { SentTimestamp: '1796083200000' },
});
const sentAt = '2026-12-01T00:00:00.000Z';

test('a dead letter shows its event and ids, and no words', () => {
  const detail = {
    organisationId: 'org_1',
    customerId: 'cus_1',
    reason: 'Ann wrote',
    count: 3,
    mail: true,
  };
  const letter = letterOf(message({ 'detail-type': 'customer.parked', detail }));
  const ids = { customerId: 'cus_1' };
  expect(letter).toEqual({
    id: 'm-1',
    type: 'customer.parked',
    sentAt,
    ids,
    organisationId: 'org_1',
  });
});

test("an event of SES is its mail's organisation's, and shows no address", () => {
  const tags = { organisation: ['org_1'], customer: ['cus_1'], mail: ['mail_1'], other: ['x'] };
  const detail = { mail: { tags, destination: ['ann@acme.example'] }, bounce: {} };
  const letter = letterOf(message({ 'detail-type': 'Email Bounced', detail }));
  expect(letter).toMatchObject({ organisationId: 'org_1', type: 'Email Bounced' });
  expect(letter.ids).toEqual({ customerId: 'cus_1', mailId: 'mail_1' });
});

test.each(['not JSON', '[]', '{"detail":1}'])('%s is a letter of nobody', text => {
  expect(letterOf(message(text))).toEqual({ id: 'm-1', type: 'unknown', sentAt, ids: {} });
});
