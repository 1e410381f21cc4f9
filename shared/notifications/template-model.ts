import * as z from 'zod';
import { NoCardNumber } from '../kernel/text.ts';
import { mailKindNames } from './kinds.ts';

/** What an organisation may word itself: every mail, and the document that an invoice is. */
export const templateNames = [...mailKindNames, 'invoice_document'] as const;
export const TemplateName = z.enum(templateNames);
export type TemplateName = z.infer<typeof TemplateName>;

const liquid = (most: number) => NoCardNumber(z.string().max(most));
const required = (most: number) => NoCardNumber(z.string().min(1).max(most));

export const MailParts = z.strictObject({
  subject: required(300).refine(text => !/[\r\n]/.test(text), { error: 'expected one line' }),
  text: required(20_000),
  html: required(60_000),
});

export const DocumentParts = z.strictObject({ header: liquid(2_000), notes: liquid(8_000) });

export const partsSchema = (template: TemplateName) =>
  template === 'invoice_document' ? DocumentParts : MailParts;

/** The parts of a mail or of the document, by name. */
export type Parts = z.infer<typeof MailParts> | z.infer<typeof DocumentParts>;

/** An organisation's own template; without parts it went back to Atrium's, and its versions go on. */
export const Template = z.object({
  parts: MailParts.or(DocumentParts).optional(),
  version: z.int(),
  updatedAt: z.iso.datetime(),
});
export type Template = z.infer<typeof Template>;
