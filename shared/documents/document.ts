import { documentLayout } from './document-layout.ts';
import { render } from './liquid.ts';
import { type DocumentInput, type DocumentPage, type DocumentTexts, documentPage } from './page.ts';
import { words } from './words.ts';

export interface RenderedDocument extends DocumentTexts {
  /** who `{{recipient}}` is (S7) */
  readonly recipient: string;
  /** a page that can be printed as it is */
  readonly html: string;
  /** why the organisation's own texts could not be used and Atrium's were: for the log */
  readonly templateProblem?: string | undefined;
}

/** The document of an invoice as a page of HTML. */
export const renderDocument = (input: DocumentInput): RenderedDocument =>
  renderHtml(documentPage(input));

export const renderHtml = (page: DocumentPage): RenderedDocument => {
  const { header, language, notes, recipient, templateProblem } = page;
  const html = render(documentLayout(words[language], language), 'html', {
    ...page,
    headerLines: linesOf(header),
    notesLines: linesOf(notes),
  });
  return { recipient, header, notes, html, templateProblem };
};

/** Texts are written in lines. */
export const linesOf = (text: string): string[] => (text === '' ? [] : text.split(/\r?\n/));
