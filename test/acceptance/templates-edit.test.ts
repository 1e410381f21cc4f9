import { beforeAll, expect, test } from 'vitest';
import { type Operator, operator } from '../support/operator.ts';
import { previewTemplate, putTemplate, savedTemplate } from '../support/templates.ts';
import { startWorld } from '../support/world.ts';

let op: Operator;
beforeAll(async () => {
  op = await operator(await startWorld());
});

const path = '/v1/admin/templates';
const parts = {
  subject: 'Invoice {{number}}',
  text: '{{recipient}}',
  html: '<p>{{recipient}}</p>',
};

test('S7 every template is listed in every language, with what it may use', async () => {
  const { body } = await op.owner.get(path);
  expect(body.templates).toHaveLength(18);
  for (const { languages, variables } of body.templates) {
    expect(languages.map((one: { language: string }) => one.language).toSorted()).toEqual([
      'de',
      'en',
      'fr',
      'nl',
    ]);
    const [recipient] = variables;
    expect(recipient).toMatchObject({ name: 'recipient', meaning: expect.stringMatching(/\w/) });
  }
  const document = body.templates.find(
    (one: { template: string }) => one.template === 'invoice_document',
  );
  expect(document.parts).toEqual(['header', 'notes']);
  expect(
    document.variables.find((one: { name: string }) => one.name === 'lines').fields,
  ).toContainEqual({ name: 'net', meaning: 'the amount before tax' });
});

test("Atrium's own words can be read, saved as they are, changed and left again", async () => {
  const one = `${path}/payment_reminder/de`;
  const atrium = await op.owner.get(one);
  expect(atrium.headers.get('etag')).toBe('"0"');
  expect(atrium.body).toMatchObject({ own: false, version: 0 });
  expect(atrium.body.parts.subject).toContain('Zahlungserinnerung');
  const german = { language: 'de' };
  const same = await savedTemplate(op.owner, 'payment_reminder', atrium.body.parts, german);
  expect(same).toMatchObject({ own: true, version: 1, parts: atrium.body.parts });
  const changed = { ...atrium.body.parts, subject: 'Noch offen: {{number}}' };
  await savedTemplate(op.owner, 'payment_reminder', changed, german);
  expect((await op.owner.get(one)).body).toMatchObject({ version: 2, parts: changed });
  expect((await op.owner.remove(one)).status).toBe(204);
  expect((await op.owner.remove(one)).status).toBe(204);
  // versions go on, so that nobody overwrites what they have not seen
  const { own, version, parts: now } = (await op.owner.get(one)).body;
  expect({ own, version, now }).toEqual({ own: false, version: 3, now: atrium.body.parts });
  const list = (await op.owner.get(path)).body.templates;
  const row = list.find((found: { template: string }) => found.template === 'payment_reminder');
  expect(row.languages).toContainEqual(
    expect.objectContaining({ language: 'de', version: 3, own: false }),
  );
});

test('two who edit at once do not undo each other', async () => {
  const answers = await Promise.all(
    ['One', 'Two', 'Three'].map(subject =>
      putTemplate(
        op.owner,
        'order_completed',
        { ...parts, subject, text: 'x', html: 'x' },
        { etag: '"0"' },
      ),
    ),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412, 412]);
  const missing = await op.owner.send('PUT', `${path}/order_completed/en`, {
    body: JSON.stringify(parts),
    headers: { 'content-type': 'application/json' },
  });
  expect(missing.body).toMatchObject({ status: 428, code: 'if_match_missing' });
});

test('the document texts of several languages can be saved at once', async () => {
  const texts = { header: 'Attn {{recipient}}', notes: '' };
  const answers = await Promise.all(
    ['en', 'nl', 'de', 'fr'].map(language =>
      putTemplate(op.owner, 'invoice_document', texts, { language }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
});

test('what the mail does not have is refused by name, in any branch, and nothing is stored', async () => {
  const bad = {
    ...parts,
    html: '<p>\n{% if payable %}{{recipient}}{% else %}{{recipent}}{% endif %}',
  };
  const { body } = await putTemplate(op.owner, 'invoice_created', bad);
  expect(body).toMatchObject({
    status: 400,
    code: 'unknown_template_variable',
    field: '/body/html',
    received: 'recipent in line 2',
    expected: expect.stringContaining('recipient, customer, seller, number'),
  });
  // a variable of another mail
  const foreign = await putTemplate(op.owner, 'portal_invitation', {
    ...parts,
    subject: '{{number}}',
  });
  expect(foreign.body).toMatchObject({ code: 'unknown_template_variable', field: '/body/subject' });
  expect((await op.owner.get(`${path}/invoice_created/en`)).body).toMatchObject({ version: 0 });
});

test.each([
  ['a part that is not closed', { text: 'x\n{% if payable %}' }, 'invalid_template', '/body/text'],
  [
    'a loop without end',
    { text: '{% for i in (1..999999999) %}{% endfor %}' },
    'invalid_template',
    '/body/text',
  ],
  ['a file', { html: '{% include "/etc/passwd" %}' }, 'invalid_template', '/body/html'],
  [
    'an unknown filter',
    { text: '{{ customer | raw }}' },
    'unknown_template_variable',
    '/body/text',
  ],
  [
    'a subject of two lines',
    { subject: 'a\r\nBcc: x@evil.example' },
    'invalid_request',
    '/body/subject',
  ],
  ['a hidden second line', { subject: '{{ "a\\nBcc: x" }}' }, 'invalid_template', '/body/subject'],
  ['an empty subject', { subject: '' }, 'invalid_request', '/body/subject'],
  ['a part of the document', { header: 'x' }, 'invalid_request', '/body/header'],
  ['too much', { html: 'x'.repeat(60_001) }, 'invalid_request', '/body/html'],
])('%s is refused, saved or previewed', async (_, part, code, field) => {
  const given = { ...parts, ...part };
  const saved = await putTemplate(op.owner, 'invoice_created', given, { language: 'fr' });
  expect(saved.body).toMatchObject({ status: 400, code, field });
  const preview = await previewTemplate(op.owner, 'invoice_created', given, 'fr');
  expect(preview.body).toMatchObject({ status: 400, code, field });
});

test('a preview shows sample data in the language and stores nothing', async () => {
  const mail = await previewTemplate(op.owner, 'invoice_created', parts, 'nl');
  expect(mail.body).toEqual({
    subject: 'Invoice INV-00042',
    text: 'Ann Adams en Bo Berg',
    html: '<p>Ann Adams en Bo Berg</p>',
  });
  const texts = { header: 'T.a.v. {{recipient}}', notes: '{{gross}}' };
  const document = await previewTemplate(op.owner, 'invoice_document', texts, 'nl');
  expect(document.body).toMatchObject({ header: 'T.a.v. Ann Adams en Bo Berg' });
  expect(document.body.html).toContain('T.a.v. Ann Adams en Bo Berg');
  expect((await op.owner.get(`${path}/invoice_created/nl`)).body).toMatchObject({ own: false });
});

test('templates are the operator’s: unknown ones and other organisations’ are not there', async () => {
  expect((await op.owner.get(`${path}/no_such_mail/en`)).status).toBe(400);
  expect((await op.owner.get(`${path}/invoice_created/xx`)).status).toBe(400);
  const member = await op.portal(await op.company());
  expect((await member.get(path)).status).toBe(404);
});
