import type { MailKind } from '../notifications/kinds.ts';
import type { Language } from '../organisation/model.ts';
import { htmlLayout, type TableKind, textLayout } from './layout.ts';
import { words } from './words.ts';

/** The three Liquid texts of a mail. */
export interface MailTexts {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const tables: Partial<Record<MailKind, TableKind>> = {
  invoice_created: 'invoice',
  order_confirmation: 'order',
  order_completed: 'order',
};

const made = new Map<string, MailTexts>();

/** Atrium's own texts of a mail; an organisation's replace them. */
export const atriumTexts = (kind: MailKind, language: Language): MailTexts => {
  const key = `${kind} ${language}`;
  const texts = made.get(key) ?? compose(kind, language);
  made.set(key, texts);
  return texts;
};

const compose = (kind: MailKind, language: Language): MailTexts => {
  const w = words[language];
  const mail = w.mails[kind];
  return {
    subject: mail.subject,
    text: textLayout(w, mail, tables[kind]),
    html: htmlLayout(w, mail, language, tables[kind]),
  };
};
