import { openOf } from '../billing/open-amount.ts';
import { domainEvent } from '../events/catalogue.ts';
import { daysBetween } from '../kernel/calendar.ts';
import { requestMail } from '../notifications/mail-store.ts';
import type { PlannedStep } from './steps.ts';
import type { Done, Visit } from './visit.ts';

const detailOf = ({ organisation, invoice }: Visit) => ({
  ...{ organisationId: organisation.id, customerId: invoice.customerId, invoiceId: invoice.id },
});

/** What every mail about an open invoice says. */
const openFacts = ({ invoice }: Visit) => ({
  invoiceNumber: invoice.number ?? '',
  open: { amount: openOf(invoice), currency: invoice.currency },
  dueOn: invoice.dueOn ?? '',
});

const mailed = (visit: Visit, { days }: PlannedStep) => ({
  ...{ customerId: visit.invoice.customerId, invoiceId: visit.invoice.id },
  cause: `${visit.invoice.id} ${visit.about.round} ${days}`,
});

/** S70 */
export const reminded = (visit: Visit, step: PlannedStep): Done => {
  const { mail, writes, event } = requestMail(visit.organisation.id, {
    ...mailed(visit, step),
    kind: 'payment_reminder',
    facts: openFacts(visit),
  });
  const reminder = domainEvent('invoice.reminded', { ...detailOf(visit), days: step.days });
  return { step: { mailId: mail.id }, writes, events: [reminder, event] };
};

/** S71 */
export const overdue = (visit: Visit, step: PlannedStep, isTold: boolean): Done => {
  const passed = domainEvent('invoice.overdue', detailOf(visit));
  if (isTold || !visit.policy.overdueNotice) return { step: {}, writes: [], events: [passed] };
  const daysOverdue = daysBetween(visit.invoice.dueOn ?? '', visit.today);
  const { mail, writes, event } = requestMail(visit.organisation.id, {
    ...mailed(visit, step),
    kind: 'overdue_notice',
    facts: { ...openFacts(visit), daysOverdue },
  });
  return { step: { mailId: mail.id }, writes, events: [passed, event] };
};
