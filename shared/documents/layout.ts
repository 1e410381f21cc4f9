import type { Language } from '../organisation/model.ts';
import { htmlTable, textTable } from './tables.ts';
import type { MailWords, Words } from './words/shape.ts';

/** Which table a mail shows behind its introduction. */
export type TableKind = 'invoice' | 'order';

/** The Liquid of a mail's text part. */
export const textLayout = (w: Words, mail: MailWords, table?: TableKind): string =>
  [
    w.greeting,
    mail.intro,
    ...(table ? [textTable[table](w)] : []),
    ...(mail.details
      ? [mail.details.map(([label, value]) => `${label}${w.colon}${value}`).join('\n')]
      : []),
    ...(mail.after ?? []),
    ...(mail.action ? [`${mail.action}${w.colon}{{link}}`] : []),
    `${w.closing}\n{{seller}}\n`,
  ].join('\n\n');

const button =
  'display:inline-block;background:#1f4e79;color:#fff;padding:10px 16px;border-radius:6px;text-decoration:none';

/** The Liquid of a mail's HTML part: 600 px, nothing loaded from anywhere, readable without styles. */
export const htmlLayout = (
  w: Words,
  mail: MailWords,
  language: Language,
  table?: TableKind,
): string => `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${mail.subject}</title></head>
<body style="margin:0;background:#f6f7f9;font:15px/1.5 system-ui,sans-serif;color:#1f2933">
<div role="article" style="max-width:600px;margin:24px auto;padding:28px;background:#fff;border-radius:8px;box-sizing:border-box">
${[
  paragraph(w.greeting),
  paragraph(mail.intro),
  ...(table ? [htmlTable[table](w)] : []),
  ...(mail.details ? [detailsTable(mail.details)] : []),
  ...(mail.after ?? []).map(paragraph),
  ...(mail.action ? [paragraph(`<a href="{{link}}" style="${button}">${mail.action}</a>`)] : []),
  paragraph(`${w.closing}<br>{{seller}}`),
].join('\n')}
</div></body></html>
`;

const paragraph = (content: string) => `<p style="margin:0 0 16px">${content}</p>`;

const detailsTable = (details: NonNullable<MailWords['details']>) => {
  const cell = 'padding:4px 16px 4px 0;text-align:left;vertical-align:top';
  const rows = details.map(
    ([label, value]) =>
      `<tr><th scope="row" style="${cell};font-weight:normal;color:#52606d">${label}</th><td style="${cell}">${value}</td></tr>`,
  );
  return `<table style="border-collapse:collapse;margin:0 0 16px">\n${rows.join('\n')}\n</table>`;
};
