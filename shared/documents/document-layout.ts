import type { Language } from '../organisation/model.ts';
import type { Words } from './words/shape.ts';

/** A4, and nothing loaded from anywhere: the page is the same wherever it is kept. */
const styles = `@page{size:A4;margin:18mm}
body{font:11pt/1.45 system-ui,sans-serif;color:#1f2933;max-width:178mm;margin:10mm auto}
h1{font-size:20pt;margin:0 0 6mm}
header,.parties{display:flex;justify-content:space-between;gap:12mm;margin-bottom:8mm}
address{font-style:normal}
dl{display:grid;grid-template-columns:auto auto;gap:0 6mm;margin:0}
dt{color:#52606d}dd{margin:0;text-align:right}
table{width:100%;border-collapse:collapse;margin:6mm 0}
th,td{text-align:right;vertical-align:top;padding:2mm 0 2mm 4mm;border-bottom:1px solid #d9dee4;white-space:nowrap}
th:first-child,td:first-child{text-align:left;padding-left:0;white-space:normal}
small{color:#52606d}tfoot th,tfoot td{border:0;padding-top:1mm;padding-bottom:1mm}
tr{break-inside:avoid}tfoot tr:last-child{font-weight:bold}`;

const lines = (name: string) => `{% for line in ${name} %}{{line}}<br>{% endfor %}`;

/** The Liquid of an invoice's document: who bills whom for what, explained, with taxes and totals. */
export const documentLayout = (w: Words, language: Language): string => {
  const { document: d } = w;
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>{{title}}</title><style>${styles}</style></head>
<body>
<header><div><h1>{{heading}}</h1><dl>
{% for fact in facts %}<dt>{{fact.label}}</dt><dd>{{fact.value}}</dd>{% endfor %}
</dl></div><address>${lines('sellerLines')}</address></header>
<div class="parties"><address><small>${d.billTo}</small><br>${lines('billToLines')}</address></div>
{% if headerLines.size > 0 %}<p>${lines('headerLines')}</p>{% endif %}
<table><thead><tr><th scope="col">${w.item}</th><th scope="col">${w.quantity}</th><th scope="col">${d.unitPrice}</th><th scope="col">${w.amount}</th></tr></thead>
<tbody>{% for line in lines %}
<tr><td>{{line.description}}<br><small>{% for detail in line.details %}{{detail}} · {% endfor %}{% if line.discount != '' %}${d.discount} {{line.discount}} · {% endif %}{{line.tax}}</small></td><td>{{line.quantity}}</td><td>{{line.unitPrice}}</td><td>{{line.net}}</td></tr>{% endfor %}
</tbody><tfoot>
{% for total in totals %}<tr><th scope="row" colspan="3">{{total.label}}</th><td>{{total.value}}</td></tr>
{% endfor %}</tfoot></table>
{% if taxNotes != '' %}<p>{{taxNotes}}</p>{% endif %}
{% if notesLines.size > 0 %}<p>${lines('notesLines')}</p>{% endif %}
</body></html>
`;
};
