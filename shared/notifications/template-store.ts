import type { MailTexts } from '../documents/mail.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Language, Organisation } from '../organisation/model.ts';
import { getItem, queryAll } from '../store/read.ts';
import { keys } from '../store/table.ts';
import { absent, present, versionIs, type Write } from '../store/transact.ts';
import { MailParts, type Parts, Template, type TemplateName } from './template-model.ts';

/** 1 get */
export const findTemplate = async (
  org: string,
  template: TemplateName,
  language: Language,
): Promise<Template | undefined> =>
  Template.optional().parse(await getItem(keys.template(org, template, language)));

/** Every template that an organisation ever changed, by name and language. 1 query, 1 read unit per 4 KB of text. */
export const readTemplates = async (org: string): Promise<Map<string, Template>> => {
  const { pk, sk } = keys.template(org, '', '');
  const prefix = sk.slice(0, sk.indexOf('#') + 1);
  const items = await queryAll({ pk, prefix });
  return new Map(items.map(item => [item.sk.slice(prefix.length), Template.parse(item)]));
};

/** The own words in a stored item, if there are any that a mail can be made of. */
export const mailTextsIn = (item: object | undefined): MailTexts | undefined => {
  const { success, data } = MailParts.safeParse((item as { parts?: unknown } | undefined)?.parts);
  return success ? data : undefined;
};

interface Change {
  readonly organisation: Organisation;
  readonly template: TemplateName;
  readonly language: Language;
  /** as it was read */
  readonly before: Template | undefined;
  readonly now: string;
}

/**
 * Puts own words, or takes them away, on condition of the version that was read. What documents are made
 * with is kept by version and named by the organisation, from where drafts take it. Up to 3 writes.
 */
export const templateWrites = (
  { organisation, template, language, before, now }: Change,
  parts: Parts | undefined,
): { readonly next: Template; readonly writes: Write[] } => {
  const version = (before?.version ?? 0) + 1;
  const next: Template = { ...(parts && { parts }), version, updatedAt: now };
  const put: Write = {
    put: { ...keys.template(organisation.id, template, language), ...next },
    ...(before ? versionIs(before.version) : { condition: absent }),
    refuse: () => new Refusal('version_conflict'),
  };
  if (template !== 'invoice_document') return { next, writes: [put] };
  const key = keys.templateVersion(organisation.id, template, language, version);
  const kept: Write[] = parts ? [{ put: { ...key, parts }, condition: absent }] : [];
  return { next, writes: [put, ...kept, namedWrite(organisation, language, parts && version)] };
};

/** Beside the organisation's version, which stands for what its own page shows. */
const namedWrite = (
  { id, documentTemplates }: Organisation,
  language: Language,
  version: number | undefined,
): Write => {
  const { [language]: _, ...others } = documentTemplates ?? {};
  const named = { ...others, ...(version !== undefined && { [language]: version }) };
  return {
    update: keys.organisation(id),
    expression: 'SET documentTemplates = :named',
    condition: documentTemplates
      ? 'documentTemplates = :read'
      : `${present} AND attribute_not_exists(documentTemplates)`,
    values: { ':named': named, ...(documentTemplates && { ':read': documentTemplates }) },
    refuse: () => new Refusal('busy'),
  };
};

/** Where a template stands in `readTemplates`. */
export const slotOf = (template: TemplateName, language: Language): string =>
  `${template}#${language}`;
