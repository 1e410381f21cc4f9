import { checkPart } from '../documents/check-template.ts';
import { renderDocument } from '../documents/document.ts';
import type { Syntax } from '../documents/liquid.ts';
import { atriumTexts } from '../documents/mail-texts.ts';
import { atriumDocument } from '../documents/page.ts';
import { sampleInvoice, sampleRecipients } from '../documents/samples.ts';
import { documentVariables, mailVariables, type Variables } from '../documents/variable-names.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Language, Organisation } from '../organisation/model.ts';
import type { TemplatePreview } from './template-contract.ts';
import { DocumentParts, type Parts, type TemplateName } from './template-model.ts';
import { samplesOf } from './template-samples.ts';

/** Atrium's own words. */
export const atriumParts = (template: TemplateName, language: Language): Parts =>
  template === 'invoice_document' ? atriumDocument(language) : atriumTexts(template, language);

export const variablesFor = (template: TemplateName): Variables =>
  template === 'invoice_document' ? documentVariables : mailVariables[template];

/** The words with sample data; refuses what would fail, or say nothing, at a hand-over. */
export const previewOf = (
  template: TemplateName,
  language: Language,
  parts: Parts,
  organisation: Organisation,
): TemplatePreview => {
  const samples = samplesOf(template, language, organisation.name);
  const rendered = Object.entries(parts).map(([name, source]) => {
    const part = { field: `/body/${name}`, source, syntax: syntaxOf(name) };
    const [shown = '', ...others] = checkPart(part, variablesFor(template), samples);
    if (name === 'subject') refuseSubject([shown, ...others]);
    return [name, shown];
  });
  return { ...htmlOf(language, parts, organisation), ...Object.fromEntries(rendered) };
};

const syntaxOf = (part: string): Syntax => (part === 'html' ? 'html' : 'plain');

/** A literal may hold `\n`; and a subject that says nothing for some data is a mail nobody opens. */
const refuseSubject = (subjects: readonly string[]) => {
  const bad = subjects.find(subject => subject.trim() === '' || /[\r\n]/.test(subject.trim()));
  if (bad === undefined) return;
  throw new Refusal('invalid_template', {
    field: '/body/subject',
    expected: 'one line of text, whatever the data',
    received: bad.trim() === '' ? 'nothing with some data' : JSON.stringify(bad.slice(0, 80)),
  });
};

const htmlOf = (language: Language, parts: Parts, seller: Organisation): { html: string } => {
  const texts = DocumentParts.safeParse(parts);
  if (!texts.success) return { html: '' };
  const invoice = { ...sampleInvoice(language), recipients: [...sampleRecipients] };
  return { html: renderDocument({ invoice, seller, texts: texts.data }).html };
};
