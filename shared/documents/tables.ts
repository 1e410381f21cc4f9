import type { TableKind } from './layout.ts';
import type { Words } from './words/shape.ts';

/** The Liquid of the tables in a text part. */
export const textTable: Record<TableKind, (w: Words) => string> = {
  invoice: w => `{% for line in lines -%}
{{line.description}}{% if line.period != '' %} ({{line.period}}){% endif %}, {{line.explanation}}${w.colon}{{line.net}}
{% endfor %}
${w.net}${w.colon}{{net}}
{% for tax in taxes -%}
{{tax.name}} {{tax.percent}}%${w.colon}{{tax.amount}}
{% endfor -%}
${w.total}${w.colon}{{gross}}{% if taxNotes != '' %}
{{taxNotes}}{% endif %}`,
  order: w => `{% for item in items -%}
{{item.quantity}} × {{item.description}}${w.colon}{{item.amount}}
{% endfor %}
${w.total}${w.colon}{{total}}`,
};

const cell = 'padding:6px 0;border-bottom:1px solid #e5e7eb;vertical-align:top';
const left = `style="${cell};text-align:left"`;
const right = `style="${cell};text-align:right;white-space:nowrap"`;
const table = (rows: string) =>
  `<table style="width:100%;border-collapse:collapse;margin:0 0 16px">\n${rows}\n</table>`;
const head = (...cells: string[]) =>
  `<tr>${cells.map((name, i) => `<th scope="col" ${i === 0 ? left : right}>${name}</th>`).join('')}</tr>`;

/** The Liquid of the tables in an HTML part and in the document. */
export const htmlTable: Record<TableKind, (w: Words) => string> = {
  invoice: w =>
    table(`${head(w.item, w.amount)}
{% for line in lines %}<tr><td ${left}>{{line.description}}<br><small style="color:#52606d">{% if line.period != '' %}{{line.period}} · {% endif %}{{line.explanation}}</small></td><td ${right}>{{line.net}}</td></tr>
{% endfor %}<tr><th scope="row" ${left}>${w.net}</th><td ${right}>{{net}}</td></tr>
{% for tax in taxes %}<tr><th scope="row" ${left}>{{tax.name}} {{tax.percent}}%</th><td ${right}>{{tax.amount}}</td></tr>
{% endfor %}<tr><th scope="row" ${left}>${w.total}</th><td ${right}><strong>{{gross}}</strong></td></tr>
{% if taxNotes != '' %}<tr><td colspan="2" ${left}><small>{{taxNotes}}</small></td></tr>{% endif %}`),
  order: w =>
    table(`${head(w.item, w.quantity, w.amount)}
{% for item in items %}<tr><td ${left}>{{item.description}}</td><td ${right}>{{item.quantity}}</td><td ${right}>{{item.amount}}</td></tr>
{% endfor %}<tr><th scope="row" colspan="2" ${left}>${w.total}</th><td ${right}><strong>{{total}}</strong></td></tr>`),
};
