import { expect, test } from 'vitest';
import { Refusal, type RefusalCode } from '../../../shared/kernel/errors.ts';
import { type MailParts, templateNames } from '../../../shared/notifications/template-model.ts';
import { atriumParts, previewOf } from '../../../shared/notifications/template-rules.ts';
import { anOrganisation } from '../billing/builders.ts';
import { languages } from './render-sample.ts';

const organisation = anOrganisation();

/** What saving a text part answers: nothing, or the refusal. */
const refusalOf = (text: string, part: keyof (typeof MailParts)['shape'] = 'text') => {
  const parts = { subject: 'Invoice', text: 'x', html: 'x', [part]: text };
  try {
    previewOf('invoice_created', 'en', parts, organisation);
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, ...error.detail };
    throw error;
  }
  return undefined;
};

/** Saving allows half a second, which the first of all may take on a machine that does much else. */
const patient = { retry: 2 };

test.each(templateNames)(
  "Atrium's own words of %s pass its check in every language",
  patient,
  template => {
    for (const language of languages) {
      const preview = previewOf(template, language, atriumParts(template, language), organisation);
      expect(preview.html).toContain('Harbour Works');
    }
  },
);

const unknown: readonly (readonly [string, string, RegExp])[] = [
  ['{{ custmer }}', 'custmer in line 1', /one of recipient, customer, seller, number/],
  ['ok\n{% if payable %}a{% else %}{{ nope }}{% endif %}', 'nope in line 2', /recipient/],
  [
    '{% for l in lines %}{{ l.nett }}{% endfor %}',
    'l.nett in line 1',
    /^one of description, .*net$/,
  ],
  ['{% for l in lines %}{{ l.net }}{% endfor %}{{ l.net }}', 'l.net in line 1', /recipient/],
  ['{% for t in taxes %}{% else %}{{ foo }}{% endfor %}', 'foo in line 1', /recipient/],
  ['{{ lines.first.nett }}', 'lines.first.nett in line 1', /description/],
  ['{{ lines[0].nett }}', 'lines[0].nett in line 1', /description/],
  ['{% assign a = lines | first %}{{ a.nett }}', 'a.nett in line 1', /description/],
  ['{% if payable %}{% assign z = 1 %}{% endif %}{{ z }}', 'z in line 1', /recipient/],
  ['{{ customer | append: sellr }}', 'sellr in line 1', /seller/],
  ['{% case payable %}{% when foo %}{% endcase %}', 'foo in line 1', /payable/],
  ['{% for l in lines limit: foo %}{% endfor %}', 'foo in line 1', /lines/],
  ['{{ customer.constructor }}', 'customer.constructor in line 1', /^one of size$/],
  ['{{ __proto__ }}', '__proto__ in line 1', /recipient/],
  ['{{ daysOverdue }}', 'daysOverdue in line 1', /gross/],
  ['{{ customer | raw }}', 'raw in line 1, column 1', /filters append.*upcase/],
  ['{{ customer | shout }}', 'shout in line 1, column 1', /filters append.*upcase/],
];

test.each(unknown)('%s uses what the mail does not have', (text, received, expected) => {
  const refusal = refusalOf(text);
  expect(refusal).toMatchObject({
    code: 'unknown_template_variable',
    field: '/body/text',
    received,
  });
  expect(refusal?.expected).toMatch(expected);
});

const invalid: readonly (readonly [string, RegExp])[] = [
  ['{% if payable %}', /not closed in line 1, column 1/],
  ['a\n\n{{ customer', /not closed in line 3, column 1/],
  ['{% for x lines %}{% endfor %}', /illegal tag/],
  ['{% if payable = true %}{% endif %}', /line 1/],
  ['{% include "/etc/passwd" %}', /tag "include" not found/],
  ['{% render "a" %}', /tag "render" not found/],
  ['{% layout "a" %}', /tag "layout" not found/],
  ['{{ lines }}', /object/],
  ['{{ lines[1].net }}', /undefined variable/],
  ['{% for i in (1..1000000000) %}x{% endfor %}', /memory alloc limit exceeded/],
  [`${'{% for i in (1..900) %}'.repeat(4)}x${'{% endfor %}'.repeat(4)}`, /limit exceeded/],
  [
    '{% assign a = "xxxx" %}{% for i in (1..60) %}{% assign a = a | append: a %}{% endfor %}',
    /memory alloc limit exceeded/,
  ],
  [`{% for l in lines %}${'x'.repeat(9_000)}{% endfor %}`, /\d+ characters/],
  [`${'{% if payable %}'.repeat(30)}${'{% endif %}'.repeat(30)}`, /30|deep/],
  [`${'{%if payable%}'.repeat(3_000)}${'{%endif%}'.repeat(3_000)}`, /stack|deep/],
];

test.each(invalid)('%.50s is no template that can be kept', (text, received) => {
  const refusal = refusalOf(text);
  expect(refusal).toMatchObject({ code: 'invalid_template' satisfies RefusalCode });
  expect(refusal?.received).toMatch(received);
});

test.each(['{{ "a\\nBcc: x" }}', '{% if payable %}x{% endif %}', '  '])(
  '%j is no subject',
  subject => {
    expect(refusalOf(subject, 'subject')).toMatchObject({
      code: 'invalid_template',
      field: '/body/subject',
      expected: 'one line of text, whatever the data',
    });
  },
);

test('what Liquid offers for lists, conditions and text passes', () => {
  const text = `{% assign first = lines | first %}{{ first.net }} {{ lines.size }} {{ lines[0].net }}
{% for line in lines reversed %}{{ forloop.index }}: {{ line.description | upcase }}{% unless forloop.last %}, {% endunless %}{% endfor %}
{% assign words = customer | split: ' ' %}{% for word in words %}{{ word | capitalize }} {% endfor %}
{% for i in (1..3) %}{{ i }}{% endfor %}{% case payable %}{% when true %}{{ gross }}{% else %}-{% endcase %}
{% comment %}{{ anything }}{% endcomment %}{% raw %}{{ shown as it is }}{% endraw %}{% # a remark %}`;
  expect(refusalOf(text)).toBeUndefined();
});
