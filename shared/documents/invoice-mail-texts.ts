import type { Language } from '../organisation/model.ts';

export interface MailTexts {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

interface Words {
  readonly subject: string;
  readonly greeting: string;
  readonly intro: string;
  readonly item: string;
  readonly amount: string;
  readonly net: string;
  readonly total: string;
  readonly view: string;
  readonly closing: string;
}

const words: Record<Language, Words> = {
  en: {
    subject: 'Invoice {{number}} from {{seller}}',
    greeting: 'Dear {{recipient}},',
    intro:
      'here is invoice {{number}} of {{issuedOn}} for {{customer}}. Please pay {{gross}} by {{dueOn}}.',
    item: 'Item',
    amount: 'Amount',
    net: 'Net',
    total: 'Total',
    view: 'View the invoice',
    closing: 'Kind regards',
  },
  nl: {
    subject: 'Factuur {{number}} van {{seller}}',
    greeting: 'Beste {{recipient}},',
    intro:
      'hierbij ontvangt u factuur {{number}} van {{issuedOn}} voor {{customer}}. Wilt u {{gross}} betalen vóór of op {{dueOn}}?',
    item: 'Omschrijving',
    amount: 'Bedrag',
    net: 'Netto',
    total: 'Totaal',
    view: 'Factuur bekijken',
    closing: 'Met vriendelijke groet',
  },
  de: {
    subject: 'Rechnung {{number}} von {{seller}}',
    greeting: 'Guten Tag {{recipient}},',
    intro:
      'hier ist die Rechnung {{number}} vom {{issuedOn}} für {{customer}}. Bitte zahlen Sie {{gross}} bis zum {{dueOn}}.',
    item: 'Position',
    amount: 'Betrag',
    net: 'Netto',
    total: 'Gesamt',
    view: 'Rechnung ansehen',
    closing: 'Mit freundlichen Grüßen',
  },
  fr: {
    subject: 'Facture {{number}} de {{seller}}',
    greeting: 'Bonjour {{recipient}},',
    intro:
      'voici la facture {{number}} du {{issuedOn}} pour {{customer}}. Merci de régler {{gross}} avant le {{dueOn}}.',
    item: 'Désignation',
    amount: 'Montant',
    net: 'Total HT',
    total: 'Total TTC',
    view: 'Voir la facture',
    closing: 'Cordialement',
  },
};

const text = (w: Words): string => `${w.greeting}

${w.intro}

{% for line in lines %}{{line.description}}{% if line.period != '' %} ({{line.period}}){% endif %}, {{line.explanation}}: {{line.net}}
{% endfor %}
${w.net}: {{net}}
{% for tax in taxes %}{{tax.name}} {{tax.percent}}%: {{tax.amount}}
{% endfor %}${w.total}: {{gross}}

${w.view}: {{link}}

${w.closing}
{{seller}}
`;

const cell = 'style="padding:6px 0;border-bottom:1px solid #e5e7eb"';
const right =
  'style="padding:6px 0;border-bottom:1px solid #e5e7eb;text-align:right;white-space:nowrap"';

const html = (w: Words): string => `<!doctype html>
<html><body style="margin:0;background:#f6f7f9;font:15px/1.5 system-ui,sans-serif;color:#1f2933">
<div style="max-width:600px;margin:24px auto;padding:28px;background:#fff;border-radius:8px">
<p>${w.greeting}</p>
<p>${w.intro}</p>
<table style="width:100%;border-collapse:collapse">
<tr><th ${cell} align="left">${w.item}</th><th ${right}>${w.amount}</th></tr>
{% for line in lines %}<tr><td ${cell}>{{line.description}}<br><small style="color:#52606d">{% if line.period != '' %}{{line.period}} · {% endif %}{{line.explanation}}</small></td><td ${right}>{{line.net}}</td></tr>
{% endfor %}<tr><td ${cell}>${w.net}</td><td ${right}>{{net}}</td></tr>
{% for tax in taxes %}<tr><td ${cell}>{{tax.name}} {{tax.percent}}%</td><td ${right}>{{tax.amount}}</td></tr>
{% endfor %}<tr><td ${cell}><strong>${w.total}</strong></td><td ${right}><strong>{{gross}}</strong></td></tr>
</table>
<p style="margin-top:20px"><a href="{{link}}" style="background:#1f4e79;color:#fff;padding:10px 16px;border-radius:6px;text-decoration:none">${w.view}</a></p>
<p>${w.closing}<br>{{seller}}</p>
</div></body></html>
`;

const templates = (w: Words): MailTexts => ({ subject: w.subject, text: text(w), html: html(w) });

/** Atrium's own Liquid templates of the invoice mail; an organisation's replace them (people issue). */
export const invoiceMailTexts: Record<Language, MailTexts> = {
  en: templates(words.en),
  nl: templates(words.nl),
  de: templates(words.de),
  fr: templates(words.fr),
};
