import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SendRawEmailCommand } from '@aws-sdk/client-ses';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sesHome } from '../support/ses-process.ts';

let home: Awaited<ReturnType<typeof sesHome>>;
type Ses = Awaited<ReturnType<typeof home.start>>;

beforeEach(async () => {
  home = await sesHome();
});
afterEach(() => home.remove());

const send = async (ses: Ses, subject: string, to = 'ann@pier.example', cc?: string) => {
  const copies = cc ? [cc] : [];
  const raw = [
    'From: billing@harbour.example',
    `To: Ann <${to}>`,
    ...copies.map(address => `Cc: ${address}`),
    `Subject: ${subject}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=part',
    '',
    '--part',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>Grüße</p>',
    '--part',
    'Content-Type: application/pdf',
    'Content-Disposition: attachment; filename="invoice.pdf"',
    'Content-Transfer-Encoding: base64',
    '',
    'JVBERg==',
    '--part--',
  ].join('\r\n');
  const { MessageId = '' } = await ses.client.send(
    new SendRawEmailCommand({
      RawMessage: { Data: Buffer.from(raw) },
      Destinations: [to, ...copies],
    }),
  );
  return MessageId;
};
const subjects = (mails: { subject: string }[]) => mails.map(({ subject }) => subject);

describe('the views', () => {
  test('list newest first, page by cursor and filter by recipient, text and time', async () => {
    const ses = await home.start();
    await send(ses, 'first');
    await send(ses, 'second', 'bea@pier.example');
    // instants are milliseconds: the next one is after the second mail for sure
    const since = new Date(Date.now() + 1);
    await sleep(2);
    await send(ses, 'third', 'ann@pier.example', 'tax@books.example');
    expect(subjects(await ses.inbox.mails())).toEqual(['third', 'second', 'first']);
    expect(subjects(await ses.inbox.mails({ to: 'Ann@pier.example' }))).toEqual(['third', 'first']);
    expect(subjects(await ses.inbox.mails({ to: 'tax@books.example' }))).toEqual(['third']);
    expect(subjects(await ses.inbox.mails({ search: 'SECO' }))).toEqual(['second']);
    expect(subjects(await ses.inbox.mails({ search: 'books' }))).toEqual(['third']);
    expect(subjects(await ses.inbox.mails({ since }))).toEqual(['third']);

    const page = async (query: string) => {
      const response = await fetch(`${ses.url}/api/mails?${query}`);
      return (await response.json()) as { mails: { subject: string }[]; cursor?: string };
    };
    const { mails, cursor } = await page('limit=2');
    expect(subjects(mails)).toEqual(['third', 'second']);
    const rest = await page(`limit=2&cursor=${cursor}`);
    expect(subjects(rest.mails)).toEqual(['first']);
    expect(rest.cursor).toBeUndefined();
  });

  test('a mail shows its parsed parts and its attachments', async () => {
    const ses = await home.start();
    const id = await send(ses, 'Invoice', 'ann@pier.example', 'tax@books.example');
    expect(await ses.inbox.mail(id)).toMatchObject({
      headerTo: [{ name: 'Ann', address: 'ann@pier.example' }],
      headerCc: [{ name: '', address: 'tax@books.example' }],
      html: expect.stringContaining('Grüße'),
      attachments: [{ filename: 'invoice.pdf', mimeType: 'application/pdf', bytes: 4 }],
    });
    expect((await fetch(`${ses.url}/api/mails/nobody`)).status).toBe(404);
    expect((await fetch(`${ses.url}/api/mails?limit=0`)).status).toBe(400);
  });

  test('the statistics count mails, envelope recipients and CC copies', async () => {
    const ses = await home.start();
    await send(ses, 'alone');
    await send(ses, 'copied', 'ann@pier.example', 'tax@books.example');
    // 1 + 2 recipients; one of them is named in Cc
    expect(await ses.inbox.stats()).toMatchObject({ mails: 2, recipients: 3, ccCopies: 1 });
  });

  test('the page is one document that may load nothing', async () => {
    const ses = await home.start();
    const response = await fetch(ses.url);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    const page = await response.text();
    expect(page).toContain('<h1>Inbox</h1>');
    expect(page).not.toMatch(/<link|<script src|https?:\/\//);
  });
});

describe('a restart', () => {
  test('after a kill keeps mails, bytes and rules, and takes new mails', async () => {
    const before = await home.start();
    const id = await send(before, 'before');
    const bytes = await before.inbox.raw(id);
    await before.inbox.control({ do: 'fail', error: 'paused', address: 'bea@*' });
    await before.kill();
    const after = await home.start();
    expect(await after.inbox.raw(id)).toBe(bytes);
    await send(after, 'after');
    expect(subjects(await after.inbox.mails())).toEqual(['after', 'before']);
    await expect(send(after, 'refused', 'bea@pier.example')).rejects.toThrow('paused');
  });

  test('cuts off the half line that a kill left at the end of the index', async () => {
    const before = await home.start();
    await send(before, 'whole');
    await before.kill();
    await appendFile(join(home.folder, 'data', 'index.jsonl'), '{"seq":2,"id":"01');
    const between = await home.start();
    expect(subjects(await between.inbox.mails())).toEqual(['whole']);
    await send(between, 'next');
    await between.kill();
    expect(subjects(await (await home.start()).inbox.mails())).toEqual(['next', 'whole']);
  });

  test('keeps an emptied inbox empty', async () => {
    const before = await home.start();
    await send(before, 'gone');
    await before.inbox.clear();
    await before.kill();
    const after = await home.start();
    expect(await after.inbox.mails()).toEqual([]);
    await send(after, 'new');
    expect(subjects(await after.inbox.mails())).toEqual(['new']);
  });
});

test('load mode keeps headers and hash, not the body', async () => {
  const ses = await home.start('--load-mode');
  const id = await send(ses, 'many', 'ann@pier.example', 'tax@books.example');
  const [mail] = await ses.inbox.mails();
  expect(mail).toMatchObject({
    cc: ['tax@books.example'],
    sha256: expect.stringMatching(/^\w{64}$/),
  });
  const raw = await ses.inbox.raw(id);
  expect(raw).toContain('Subject: many');
  expect(raw).not.toContain('JVBERg==');
});

test('waitFor answers as soon as the mails are there and says what came instead', async () => {
  const ses = await home.start();
  const waiting = ses.inbox.waitFor(2, { to: 'ann@pier.example' });
  await send(ses, 'one');
  await send(ses, 'two');
  expect(subjects(await waiting)).toEqual(['two', 'one']);
  await expect(ses.inbox.waitFor(3, { timeoutMs: 50 })).rejects.toThrow(
    'expected 3 mails, 2 came: two | one',
  );
});
