import { type MailInput, renderMail } from '../../../shared/documents/mail.ts';
import { sampleFacts, sampleInvoice, sampleRecipients } from '../../../shared/documents/samples.ts';
import type { MailKind } from '../../../shared/notifications/kinds.ts';
import type { Language } from '../../../shared/organisation/model.ts';

export const languages: readonly Language[] = ['en', 'nl', 'de', 'fr'];

/** A mail of a kind with sample facts; a test states only what it is about. */
export const sampleMail = (
  kind: MailKind,
  language: Language,
  given: Partial<Omit<MailInput, 'kind' | 'language'>> = {},
) =>
  renderMail({
    ...{ kind, language },
    seller: { name: 'Harbour Works' },
    customerName: 'Acme B.V.',
    recipients: sampleRecipients,
    facts: sampleFacts[kind],
    invoice: sampleInvoice(language),
    portalUrl: 'https://portal.example',
    ...given,
  });
