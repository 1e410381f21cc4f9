import { type DomainEvent, domainEvent } from '../events/catalogue.ts';
import { requestMail } from '../notifications/mail-store.ts';
import type { Write } from '../store/transact.ts';
import type { SavedMethod } from './attempt-model.ts';
import type { Booker } from './book.ts';

/** A mandate has ended: its customer is asked for another if it was the one that is debited (S72). */
export const mandateRequest = (
  { organisation, by }: Booker,
  { id: paymentMethodId, customerId, mandate, isDefault, version }: SavedMethod,
): { writes: Write[]; events: DomainEvent[] } => {
  const organisationId = organisation.id;
  const failed = domainEvent('mandate.failed', {
    ...{ organisationId, customerId, paymentMethodId, by },
  });
  if (!isDefault) return { writes: [], events: [failed] };
  const { writes, event } = requestMail(organisationId, {
    ...{ kind: 'mandate_request', cause: `${paymentMethodId} ${mandate?.status} ${version}` },
    ...{ customerId, facts: {} },
  });
  return { writes, events: [failed, event] };
};
