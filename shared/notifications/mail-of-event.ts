import { invoiceMailId } from '../billing/issue-writes.ts';
import type { DomainEvent } from '../events/catalogue.ts';
import { runInvoiceMail } from './mail-claim.ts';
import { readMail } from './mail-store.ts';
import type { Mail } from './model.ts';

/** The mail that an event brings, and whether the claim is the first to write it. */
export interface FoundMail {
  readonly mail: Mail;
  readonly isNew: boolean;
}

/** Nothing: sending was off, or the mail is erased. No read for a run's invoice, 1 get for any other. */
export const mailOfEvent = async (event: DomainEvent): Promise<FoundMail | undefined> => {
  if (event.type === 'invoice.issued') {
    const { mail: isMailed, runId, customerId, invoiceId, organisationId } = event.detail;
    if (!isMailed) return undefined;
    if (runId) return { mail: runInvoiceMail(event.detail), isNew: true };
    return stored(organisationId, { id: invoiceMailId(invoiceId), customerId });
  }
  if (event.type === 'mail.requested' || event.type === 'mail.resendRequested') {
    const { organisationId, customerId, mailId, runId } = event.detail;
    return stored(organisationId, { id: mailId, customerId, ...(runId && { runId }) });
  }
  throw new Error(`${event.type} brings no mail`);
};

const stored = async (...place: Parameters<typeof readMail>): Promise<FoundMail | undefined> => {
  const mail = await readMail(...place);
  return mail && { mail, isNew: false };
};
