import PostalMime from 'postal-mime';
import { beforeAll, expect, test } from 'vitest';
import { inbox } from '../support/inbox.ts';
import { biller, created, eur } from '../support/month.ts';
import { type SharedWorld, startWorld } from '../support/world.ts';

let world: SharedWorld;
beforeAll(async () => {
  world = await startWorld();
});

const coffee = {
  lines: [
    {
      description: 'Coffee',
      quantity: 1,
      unitPrice: eur(100),
      tax: { name: 'VAT', percent: '21' },
    },
  ],
};

const names = [
  'Comma, "Quote" <x@evil.example>',
  "O'Brien; Bcc: x@evil.example",
  'Zoë =?utf-8?q?=0D=0ABcc:_x=40evil.example?=',
  'שרה 北京 🏢 & Söhne\\',
];

test.each(names)(
  'S57 S62 S81 a mail has its own headers and no others when everybody is called %s',
  async name => {
    const domain = `headers-${crypto.randomUUID()}.example`;
    const op = await biller(world);
    const { body: organisation, headers } = await op.owner.get('/v1/admin/organisation');
    const renamed = await op.owner.patch('/v1/admin/organisation', { name }, headers.get('etag'));
    expect(renamed).toMatchObject({ status: 200, body: { name } });
    const id = await op.desk(name, { email: `office@${domain}` });
    const both = { billing: true, account: true };
    const copy = { name, email: `books@${domain}`, notifications: both };
    expect(
      await created(op.owner, `/v1/admin/customers/${id}/contact-persons`, copy),
    ).toMatchObject({ name });
    const invoice = await created(op.owner, `/v1/admin/customers/${id}/invoices`, coffee);
    const box = inbox(world.inboxUrl);
    const [mail] = await box.waitFor(1, { search: `@${domain}` });
    expect(mail?.envelope.to.toSorted()).toEqual([`books@${domain}`, `office@${domain}`]);

    const parsed = await PostalMime.parse(await box.raw(mail?.id ?? ''));
    const own = parsed.headers.map(({ key }) => key).filter(key => !key.startsWith('x-ses-'));
    expect(own.toSorted()).toEqual([
      'auto-submitted',
      'cc',
      'content-type',
      'date',
      'from',
      'message-id',
      'mime-version',
      'reply-to',
      'subject',
      'to',
    ]);
    expect(parsed.from).toMatchObject({ name });
    expect(parsed.to).toEqual([{ name: '', address: `office@${domain}` }]);
    expect(parsed.cc).toEqual([{ name: '', address: `books@${domain}` }]);
    expect(parsed.replyTo).toEqual([{ name: '', address: organisation.email }]);
    expect(parsed.subject).toContain(name);
    expect(parsed.text).toContain(name);
    expect(parsed.text).toContain(invoice.number);
  },
);
