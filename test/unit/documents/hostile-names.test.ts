import fc from 'fast-check';
import { expect, test } from 'vitest';
import { composeMail } from '../../../shared/documents/raw-mail.ts';
import { mailKindNames } from '../../../shared/notifications/kinds.ts';
import { languages, sampleMail } from './render-sample.ts';

const script = '<script>alert("x")</script>{{ seller }}';

test.each(mailKindNames)('%s shows a hostile name as text, in HTML and in Liquid', kind => {
  const given = { customerName: script, recipients: [script], seller: { name: script } };
  const { html, text } = sampleMail(kind, 'en', given);
  expect(html).not.toContain('<script');
  expect(html).toContain('&lt;script&gt;');
  expect(text).toContain('{{ seller }}');
});

const name = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  fc.constantFrom(
    'A\r\nBcc: x@evil.example',
    'A\u2028B',
    'A\u0085Bcc: x',
    '"; <x@y.z>',
    '{% raw %}',
    '{{',
  ),
);

test('whatever a name is, a subject is one line and HTML holds no tag of its own', () => {
  fc.assert(
    fc.property(
      fc.record({ seller: name, customerName: name, recipient: name }),
      fc.constantFrom(...mailKindNames),
      fc.constantFrom(...languages),
      ({ seller, customerName, recipient }, kind, language) => {
        const hostile = { seller: { name: seller }, customerName, recipients: [recipient] };
        const mail = sampleMail(kind, language, hostile);
        expect(mail.templateProblem).toBeUndefined();
        expect(mail.subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
        expect(tagsIn(mail.html)).toEqual(tagsIn(sampleMail(kind, language).html));
      },
    ),
    { numRuns: 300 },
  );
});

test('S81 a subject cannot become a header of the message', async () => {
  const seller = { name: 'Evil\r\nBcc: thief@evil.example\r\n\r\nbody' };
  const mail = sampleMail('invoice_created', 'en', { seller });
  const raw = await composeMail({
    ...mail,
    from: { name: seller.name, address: 'invoices@harbour.example' },
    replyTo: 'desk@harbour.example',
    to: ['ann@acme.example'],
    cc: [],
  });
  const [head = ''] = Buffer.from(raw).toString().split('\r\n\r\n');
  expect(head).not.toMatch(/^Bcc:/im);
});

const tagsIn = (html: string) => html.match(/<\/?[a-z0-9]+/g);
