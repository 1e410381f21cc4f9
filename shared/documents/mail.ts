import { facts } from '../notifications/facts.ts';
import type { MailFacts, MailKind } from '../notifications/kinds.ts';
import { problemOf, render } from './liquid.ts';
import { atriumTexts, type MailTexts } from './mail-texts.ts';
import { type VariableSource, variablesOf } from './variables.ts';

export type { MailTexts } from './mail-texts.ts';

export interface MailInput extends VariableSource {
  readonly kind: MailKind;
  /** as whoever caused the mail gave them, see `facts.ts` */
  readonly facts: unknown;
  /** the organisation's own texts; absent: Atrium's */
  readonly texts?: MailTexts | undefined;
}

export interface RenderedMail extends MailTexts {
  /** why the organisation's own texts could not be used and Atrium's were: for the log */
  readonly templateProblem?: string;
}

/**
 * A mail as it is handed over: one line of subject, plain text and HTML, in the given language. Own texts
 * that fail never lose the mail: Atrium's take their place, and the answer says so.
 */
export const renderMail = ({ kind, texts, facts: given, ...source }: MailInput): RenderedMail => {
  const parsed = facts[kind].parse(given ?? {}) as MailFacts<MailKind>;
  const variables = variablesOf(kind, parsed, source);
  const atrium = () => renderTexts(atriumTexts(kind, source.language), variables);
  if (!texts) return atrium();
  try {
    return renderTexts(texts, variables);
  } catch (error) {
    return { ...atrium(), templateProblem: problemOf(error) };
  }
};

const renderTexts = (texts: MailTexts, variables: object): MailTexts => ({
  subject: oneLine(render(texts.subject, 'plain', variables)),
  text: render(texts.text, 'plain', variables),
  html: render(texts.html, 'html', variables),
});

/** A header is one line: whatever a name holds, nothing in it can become another header. */
const oneLine = (subject: string) => subject.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
