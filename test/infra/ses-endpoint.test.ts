import { createHash } from 'node:crypto';
import {
  AccountSendingPausedException,
  ConfigurationSetDoesNotExistException,
  GetIdentityVerificationAttributesCommand,
  GetSendQuotaCommand,
  ListIdentitiesCommand,
  MailFromDomainNotVerifiedException,
  MessageRejected,
  SendRawEmailCommand,
  type SendRawEmailCommandInput,
} from '@aws-sdk/client-ses';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sesHome } from '../support/ses-process.ts';

const home = await sesHome();
let ses: Awaited<ReturnType<typeof home.start>>;

beforeAll(async () => {
  ses = await home.start();
});
beforeEach(async () => {
  await ses.inbox.control();
  await ses.inbox.clear();
});
afterAll(() => home.remove());

const raw = [
  'From: Harbour Works <billing@harbour.example>',
  'To: "Pier, Ann" <ann@pier.example>',
  'Cc: =?utf-8?q?J=C3=B6rg?= <joerg@books.example>,',
  ' tax@books.example',
  'Bcc: hidden@harbour.example',
  'Subject: =?utf-8?q?Invoice_f=C3=BCr_January?=',
  'Message-ID: <ours@harbour.example>',
  'Date: Thu, 01 Jan 2015 00:00:00 +0000',
  'X-Atrium-Invoice: HW-0001',
  'MIME-Version: 1.0',
  'Content-Type: multipart/alternative; boundary=part',
  '',
  '--part',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'You owe 120.00',
  '--part',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>You owe <b>120.00</b></p>',
  '--part--',
  '',
].join('\r\n');

const mailTo = (...Destinations: string[]): SendRawEmailCommandInput => ({
  RawMessage: { Data: Buffer.from(raw) },
  Destinations,
});
const send = (input: SendRawEmailCommandInput) => ses.client.send(new SendRawEmailCommand(input));
const sendTo = (...destinations: string[]) => send(mailTo(...destinations));
const sendHeader = (name: string, value: string) => {
  const changed = raw.replace(new RegExp(`^${name}: .*\r\n( .*\r\n)*`, 'm'), value);
  return send({ RawMessage: { Data: Buffer.from(changed) }, Destinations: ['ann@pier.example'] });
};

describe('SendRawEmail', () => {
  test('keeps the mail with its envelope, headers, tags and configuration set', async () => {
    const { MessageId } = await send({
      ...mailTo('ann@pier.example', 'joerg@books.example', 'tax@books.example'),
      Source: 'bounces@mail.harbour.example',
      ConfigurationSetName: 'atrium-mail',
      Tags: [
        { Name: 'mail', Value: 'mail_1' },
        { Name: 'organisation', Value: 'org_1' },
      ],
    });
    const [mail] = await ses.inbox.mails();
    expect(mail).toMatchObject({
      id: MessageId,
      envelope: {
        from: 'bounces@mail.harbour.example',
        to: ['ann@pier.example', 'joerg@books.example', 'tax@books.example'],
      },
      to: ['ann@pier.example'],
      cc: ['joerg@books.example', 'tax@books.example'],
      subject: 'Invoice für January',
      tags: { mail: 'mail_1', organisation: 'org_1' },
      configurationSet: 'atrium-mail',
      region: 'eu-central-1',
      size: Buffer.byteLength(raw),
      sha256: createHash('sha256').update(raw).digest('hex'),
    });
  });

  test('delivers to Destinations, whatever the headers say', async () => {
    await sendTo('other@pier.example');
    expect(await ses.inbox.mails({ to: 'ann@pier.example' })).toEqual([]);
    const [mail] = await ses.inbox.mails({ to: 'OTHER@pier.example' });
    expect(mail).toMatchObject({
      envelope: { to: ['other@pier.example'] },
      to: ['ann@pier.example'],
    });
  });

  test('without Destinations takes To, Cc and Bcc, and passes no Bcc on', async () => {
    const { MessageId = '' } = await send({ RawMessage: { Data: Buffer.from(raw) } });
    const [mail] = await ses.inbox.mails();
    expect(mail?.envelope.to).toEqual([
      'ann@pier.example',
      'joerg@books.example',
      'tax@books.example',
      'hidden@harbour.example',
    ]);
    expect(await ses.inbox.raw(MessageId)).not.toContain('hidden@harbour.example');
  });

  test('overwrites Message-ID and Date and keeps every other byte', async () => {
    const { MessageId = '' } = await sendTo('ann@pier.example');
    const delivered = await ses.inbox.raw(MessageId);
    const [id, date, ...rest] = delivered.split('\r\n');
    expect(id).toBe(`Message-ID: <${MessageId}@eu-central-1.amazonses.com>`);
    expect(Date.parse(date?.replace('Date: ', '') ?? '')).toBeGreaterThan(Date.now() - 60_000);
    expect(rest.join('\r\n')).toBe(raw.replace(/^(Message-ID|Date|Bcc): .*\r\n/gm, ''));
  });

  test('accepts 50 destinations and refuses 51', async () => {
    const addresses = Array.from({ length: 51 }, (_, index) => `person${index}@pier.example`);
    await sendTo(...addresses.slice(0, 50));
    await expect(sendTo(...addresses)).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message: 'Recipient count exceeds 50.',
    });
    expect(await ses.inbox.stats()).toMatchObject({ mails: 1, recipients: 50 });
  });

  test('accepts 10 MB and refuses one byte more', async () => {
    const limit = 10 * 1024 * 1024;
    const message = Buffer.alloc(limit + 1, 'x');
    message.write(raw);
    await send({ ...mailTo('ann@pier.example'), RawMessage: { Data: message.subarray(0, limit) } });
    await expect(
      send({ ...mailTo('ann@pier.example'), RawMessage: { Data: message } }),
    ).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message: `Message length is more than 10485760 bytes long: '10485761'.`,
    });
    await expect(
      send({ ...mailTo('ann@pier.example'), RawMessage: { Data: Buffer.alloc(30_000_000, '~') } }),
    ).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  });

  test.each([
    ['ann', "Missing final '@domain'"],
    ['ann@', "Missing final '@domain'"],
    ['@pier.example', 'Missing local name'],
    ['an n@pier.example', 'Local address contains control or whitespace'],
    ['änn@pier.example', 'Local address contains control or whitespace'],
    ['an..n@pier.example', 'Local address contains dot-dot'],
    ['ann@pier@pier.example', 'Illegal address'],
    ['ann,bea@pier.example', 'Illegal address'],
    ['ann@pier_.example', 'Domain contains illegal character'],
    ['ann@piér.example', 'Domain contains control or whitespace'],
  ])('one malformed destination (%s) refuses the whole call', async (address, message) => {
    await expect(sendTo('bea@pier.example', address)).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message,
      $metadata: { httpStatusCode: 400 },
    });
    expect(await ses.inbox.mails()).toEqual([]);
  });

  test.each([
    ['a malformed Cc', 'Cc', 'Cc: ann\r\n', "Missing final '@domain'"],
    ['a malformed From', 'From', 'From: harbour\r\n', "Missing final '@domain'"],
    ['no From', 'From', '', "Missing required header 'From'."],
    ['two Subjects', 'Subject', 'Subject: a\r\nSubject: b\r\n', "Duplicate header 'Subject'."],
  ])('refuses a message with %s', async (_what, name, value, message) => {
    await expect(sendHeader(name, value)).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message,
    });
  });
});

describe('other calls', () => {
  test('GetSendQuota answers the quota, the rate and the recipients of the last day', async () => {
    await ses.inbox.control({ do: 'quota', max24Hours: 200 }, { do: 'rate', perSecond: 14 });
    await sendTo('ann@pier.example', 'tax@books.example');
    const quota = await ses.client.send(new GetSendQuotaCommand());
    expect(quota).toMatchObject({ Max24HourSend: 200, MaxSendRate: 14, SentLast24Hours: 2 });
  });

  test('GetIdentityVerificationAttributes names the verified identities only', async () => {
    await ses.inbox.control({ do: 'identities', names: ['harbour.example'] });
    const { VerificationAttributes } = await ses.client.send(
      new GetIdentityVerificationAttributesCommand({
        Identities: ['harbour.example', 'pier.example'],
      }),
    );
    expect(VerificationAttributes).toEqual({
      'harbour.example': { VerificationStatus: 'Success' },
    });
  });

  test('an action it does not have is refused by name', async () => {
    await expect(ses.client.send(new ListIdentitiesCommand())).rejects.toMatchObject({
      name: 'InvalidAction',
      message: expect.stringContaining('ListIdentities'),
      $metadata: { httpStatusCode: 400 },
    });
  });

  test.each([
    ['/', ''],
    ['/', 'Action=constructor'],
    ['/v2/email/outbound-emails', '{"Content":{}}'],
  ])('POST %s with body "%s" is answered with an error, not with silence', async (path, body) => {
    const response = await fetch(new URL(path, ses.url), { method: 'POST', body });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('<ErrorResponse');
  });
});

describe('refusals on demand', () => {
  test.each([
    ['throttled', 'Throttling', 'Maximum sending rate exceeded', Error],
    ['quotaSpent', 'Throttling', 'Daily message quota exceeded', Error],
    ['rejected', 'MessageRejected', 'Email address is not verified.', MessageRejected],
    [
      'mailFromNotVerified',
      'MailFromDomainNotVerifiedException',
      'The MAIL FROM domain is not verified.',
      MailFromDomainNotVerifiedException,
    ],
    [
      'paused',
      'AccountSendingPausedException',
      'Sending is paused for the account.',
      AccountSendingPausedException,
    ],
    [
      'configurationSetMissing',
      'ConfigurationSetDoesNotExistException',
      'Configuration set not found.',
      ConfigurationSetDoesNotExistException,
    ],
    ['unavailable', 'ServiceUnavailable', 'Service is unavailable, try again.', Error],
  ] as const)('%s reaches the SDK as %s', async (error, name, message, type) => {
    await ses.inbox.control({ do: 'fail', error, next: 1 });
    const refusal = await sendTo('ann@pier.example').catch(caught => caught);
    expect(refusal).toBeInstanceOf(type);
    expect(refusal).toMatchObject({ name, message });
    expect(await ses.inbox.mails()).toEqual([]);
    await sendTo('ann@pier.example');
    expect(await ses.inbox.mails()).toHaveLength(1);
  });

  test('an address pattern refuses only the mails to it, for as often as it says', async () => {
    await ses.inbox.control({ do: 'fail', error: 'rejected', address: '*@PIER.example', next: 2 });
    await sendTo('tax@books.example');
    await expect(sendTo('tax@books.example', 'ann@pier.example')).rejects.toThrow(MessageRejected);
    await expect(sendTo('ann@pier.example')).rejects.toThrow(MessageRejected);
    await sendTo('ann@pier.example');
    expect(await ses.inbox.mails()).toHaveLength(2);
  });

  test('the rate counts recipients and lets through again after a second', async () => {
    await ses.inbox.control({ do: 'rate', perSecond: 3 });
    await sendTo('a@pier.example', 'b@pier.example');
    await sendTo('c@pier.example');
    await expect(sendTo('d@pier.example')).rejects.toMatchObject({
      name: 'Throttling',
      message: 'Maximum sending rate exceeded',
    });
    await expect.poll(() => sendTo('d@pier.example').catch(() => undefined)).toBeDefined();
  });

  test('the daily quota counts recipients', async () => {
    await ses.inbox.control({ do: 'quota', max24Hours: 3 });
    await sendTo('a@pier.example', 'b@pier.example');
    await expect(sendTo('c@pier.example', 'd@pier.example')).rejects.toMatchObject({
      name: 'Throttling',
      message: 'Daily message quota exceeded',
    });
    await sendTo('c@pier.example');
  });

  test('a sender that is not verified is rejected by name', async () => {
    await ses.inbox.control({ do: 'identities', names: ['mail.harbour.example'] });
    await expect(sendTo('ann@pier.example')).rejects.toMatchObject({
      name: 'MessageRejected',
      message:
        'Email address is not verified. The following identities failed the check in region EU-CENTRAL-1: billing@harbour.example',
    });
    await send({ ...mailTo('ann@pier.example'), Source: 'billing@mail.harbour.example' });
  });

  test('a configuration set that was not named does not exist', async () => {
    await ses.inbox.control({ do: 'configurationSets', names: ['atrium-mail'] });
    await send({ ...mailTo('ann@pier.example'), ConfigurationSetName: 'atrium-mail' });
    await expect(
      send({ ...mailTo('ann@pier.example'), ConfigurationSetName: 'atrium' }),
    ).rejects.toThrow(ConfigurationSetDoesNotExistException);
  });

  test('a lost response leaves the mail sent and the caller without an answer', async () => {
    await ses.inbox.control({ do: 'loseResponse', next: 1 });
    await expect(sendTo('ann@pier.example')).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(await ses.inbox.mails()).toHaveLength(1);
  });

  test('a delay holds the answer back', async () => {
    await ses.inbox.control({ do: 'delay', ms: 300, next: 1 });
    const start = performance.now();
    await sendTo('ann@pier.example');
    expect(performance.now() - start).toBeGreaterThanOrEqual(295);
  });

  test('a rule that is misspelt is refused and changes nothing', async () => {
    const body = JSON.stringify({ rules: [{ do: 'fail', error: 'throtled' }] });
    const response = await fetch(new URL('/_control', ses.url), { method: 'POST', body });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('throttled');
    await sendTo('ann@pier.example');
  });
});
