import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { SendRawEmailCommand } from '@aws-sdk/client-ses';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sesHome } from '../support/ses-process.ts';

type Entry = { Source: string; DetailType: string; Detail: string; Resources: string[] };

/** An EventBridge that only listens; `refuse` says which entries of a call it does not take. */
const fakeBus = async (port = 0) => {
  const calls: { target: unknown; entries: Entry[] }[] = [];
  const taken: Entry[] = [];
  const bus = { refuse: (_entry: Entry): boolean => false };
  const server = createServer(async (request, response) => {
    const { Entries } = (await json(request)) as { Entries: Entry[] };
    calls.push({ target: request.headers['x-amz-target'], entries: Entries });
    const results = Entries.map(entry => {
      if (bus.refuse(entry)) return { ErrorCode: 'InternalFailure' };
      taken.push(entry);
      return { EventId: String(taken.length) };
    });
    const FailedEntryCount = results.filter(result => 'ErrorCode' in result).length;
    response.end(JSON.stringify({ FailedEntryCount, Entries: results }));
  });
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    return new Promise(resolve => server.close(resolve));
  };
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(bus, { url, calls, taken, close });
};

let home: Awaited<ReturnType<typeof sesHome>>;
let bus: Awaited<ReturnType<typeof fakeBus>>;
type Ses = Awaited<ReturnType<typeof home.start>>;

beforeEach(async () => {
  home = await sesHome();
  bus = await fakeBus();
  await home.publishTo(bus.url);
});
afterEach(async () => {
  await home.remove();
  await bus.close();
});

const raw = [
  'From: Harbour Works <billing@harbour.example>',
  'To: ann@pier.example',
  'Cc: tax@books.example',
  'Subject: Invoice HW-0001',
  '',
  'You owe 120.00',
].join('\r\n');

const sendTo = async (ses: Ses, ...Destinations: string[]): Promise<string> => {
  const { MessageId = '' } = await ses.client.send(
    new SendRawEmailCommand({
      RawMessage: { Data: Buffer.from(raw) },
      Destinations,
      ConfigurationSetName: 'atrium-mail',
      Tags: [{ Name: 'mail', Value: 'mail_1' }],
    }),
  );
  return MessageId;
};

const published = (ses: Ses) =>
  expect
    .poll(() => ses.inbox.stats(), { timeout: 8000 })
    .toMatchObject({
      mailsWithPendingEvents: 0,
    });
const details = () => bus.taken.map(({ Detail }) => JSON.parse(Detail));
const types = () => bus.taken.map(({ DetailType }) => DetailType);

test('a delivered mail is told as Send and Delivery in the shape SES gives EventBridge', async () => {
  const ses = await home.start();
  const messageId = await sendTo(ses, 'ann@pier.example', 'bea@pier.example');
  await published(ses);
  expect(bus.calls[0]?.target).toBe('AWSEvents.PutEvents');
  expect(bus.taken.map(({ Source, DetailType }) => [Source, DetailType])).toEqual([
    ['aws.ses', 'Email Sent'],
    ['aws.ses', 'Email Delivered'],
  ]);
  expect(bus.taken[0]?.Resources).toContain(
    'arn:aws:ses:eu-central-1:000000000000:configuration-set/atrium-mail',
  );
  const [sent, delivered] = details();
  expect(sent).toMatchObject({ eventType: 'Send', send: {} });
  expect(delivered).toMatchObject({
    eventType: 'Delivery',
    delivery: { recipients: ['ann@pier.example', 'bea@pier.example'] },
    mail: {
      messageId,
      source: 'billing@harbour.example',
      destination: ['ann@pier.example', 'bea@pier.example'],
      headersTruncated: false,
      commonHeaders: {
        from: ['Harbour Works <billing@harbour.example>'],
        to: ['ann@pier.example'],
        cc: ['tax@books.example'],
        subject: 'Invoice HW-0001',
        messageId,
      },
      tags: { mail: ['mail_1'], 'ses:configuration-set': ['atrium-mail'] },
    },
  });
  expect(delivered.mail.headers).toContainEqual({ name: 'Cc', value: 'tax@books.example' });
});

test('each recipient domain has its own outcome', async () => {
  const ses = await home.start();
  await sendTo(ses, 'ann@pier.example', 'tax@books.example', 'gone@bounce.example');
  await published(ses);
  expect(details().map(({ eventType }) => eventType)).toEqual([
    'Send',
    'Delivery',
    'Delivery',
    'Bounce',
  ]);
  expect(details()[3].bounce).toMatchObject({
    bounceType: 'Permanent',
    bouncedRecipients: [{ emailAddress: 'gone@bounce.example', action: 'failed' }],
  });
});

test.each([
  ['success', ['Email Sent', 'Email Delivered'], {}],
  ['bounce', ['Email Sent', 'Email Bounced'], { bounce: { bounceSubType: 'General' } }],
  [
    'suppressionlist+x',
    ['Email Sent', 'Email Bounced'],
    { bounce: { bounceType: 'Permanent', bounceSubType: 'Suppressed' } },
  ],
  [
    'complaint+label',
    ['Email Sent', 'Email Delivered', 'Email Complaint Received'],
    { complaint: { complaintFeedbackType: 'abuse' } },
  ],
])('the mailbox simulator address %s@ behaves as SES documents', async (name, expected, last) => {
  const ses = await home.start();
  await sendTo(ses, `${name}@simulator.amazonses.com`);
  await published(ses);
  expect(types()).toEqual(expected);
  expect(details().at(-1)).toMatchObject(last);
});

test('rules decide who bounces, who complains and which mail stays silent', async () => {
  const ses = await home.start();
  await ses.inbox.control(
    { do: 'bounce', address: 'full@*', type: 'Transient' },
    { do: 'complain', address: 'cross@*' },
    { do: 'dropEvents', address: 'quiet@*' },
  );
  await sendTo(ses, 'quiet@pier.example');
  await sendTo(ses, 'full@pier.example', 'cross@pier.example', 'ann@pier.example');
  await published(ses);
  expect(types()).toEqual([
    'Email Sent',
    'Email Bounced',
    'Email Delivered',
    'Email Complaint Received',
    'Email Delivered',
  ]);
  expect(details()[1].bounce.bounceType).toBe('Transient');
  expect(await ses.inbox.stats()).toMatchObject({ mails: 2 });
});

test('an address that bounced or complained is on the suppression list, until the mails are forgotten', async () => {
  const ses = await home.start();
  const addresses = ['gone@bounce.example', 'cross@complaint.example'];
  await sendTo(ses, ...addresses);
  await sendTo(ses, ...addresses.map(address => address.toUpperCase()));
  await published(ses);
  expect(types().slice(4)).toEqual(['Email Sent', 'Email Bounced', 'Email Complaint Received']);
  expect(details().slice(5)).toMatchObject([
    { bounce: { bounceType: 'Permanent', bounceSubType: 'OnAccountSuppressionList' } },
    { complaint: { complaintSubType: 'OnAccountSuppressionList' } },
  ]);
  await ses.inbox.clear();
  await sendTo(ses, 'gone@bounce.example');
  await published(ses);
  expect(details().at(-1).bounce.bounceSubType).toBe('General');
});

test('a rule puts an address on a suppression list', async () => {
  const ses = await home.start();
  await ses.inbox.control(
    { do: 'suppress', address: 'ann@*' },
    { do: 'suppress', list: 'global', address: 'bea@*' },
  );
  await sendTo(ses, 'ann@pier.example', 'bea@pier.example', 'cem@pier.example');
  await published(ses);
  expect(details().map(({ eventType, bounce }) => bounce?.bounceSubType ?? eventType)).toEqual([
    'Send',
    'OnAccountSuppressionList',
    'Suppressed',
    'Delivery',
  ]);
});

test('a mail without configuration set makes no events', async () => {
  const ses = await home.start();
  await ses.client.send(new SendRawEmailCommand({ RawMessage: { Data: Buffer.from(raw) } }));
  await sendTo(ses, 'ann@pier.example');
  await published(ses);
  expect(types()).toEqual(['Email Sent', 'Email Delivered']);
});

test('events wait while the bus is down and go to where it comes back', async () => {
  const ses = await home.start();
  await bus.close();
  const first = await sendTo(ses, 'ann@pier.example');
  const second = await sendTo(ses, 'bea@pier.example');
  expect(await ses.inbox.stats()).toMatchObject({ mailsWithPendingEvents: 2 });
  bus = await fakeBus();
  await home.publishTo(bus.url);
  await published(ses);
  expect(details().map(({ eventType, mail }) => [eventType, mail.messageId])).toEqual([
    ['Send', first],
    ['Delivery', first],
    ['Send', second],
    ['Delivery', second],
  ]);
});

test('events of a killed endpoint are published by the next one, and only those', async () => {
  const before = await home.start();
  await sendTo(before, 'ann@pier.example');
  await published(before);
  await bus.close();
  const messageId = await sendTo(before, 'ann@pier.example');
  await before.kill();
  bus = await fakeBus();
  await home.publishTo(bus.url);
  await published(await home.start());
  expect(details().map(({ mail }) => mail.messageId)).toEqual([messageId, messageId]);
});

test('an entry the bus refuses is sent again, the others are not', async () => {
  const ses = await home.start();
  let refusals = 0;
  bus.refuse = ({ DetailType }) => {
    if (DetailType !== 'Email Delivered' || refusals === 2) return false;
    refusals += 1;
    return true;
  };
  await sendTo(ses, 'ann@pier.example');
  await published(ses);
  expect(types()).toEqual(['Email Sent', 'Email Delivered']);
  expect(bus.calls.map(({ entries }) => entries.length)).toEqual([2, 1, 1]);
});

test('at most ten entries go in one call', async () => {
  const ses = await home.start();
  await bus.close();
  // 14 domains: 1 Send and 14 Delivery
  await sendTo(ses, ...Array.from({ length: 14 }, (_, index) => `ann@pier${index}.example`));
  bus = await fakeBus();
  await home.publishTo(bus.url);
  await published(ses);
  expect(bus.calls.map(({ entries }) => entries.length)).toEqual([10, 5]);
});
