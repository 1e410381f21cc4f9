import { existing, Refusal } from '../../../shared/kernel/errors.ts';
import { existingAudience } from '../../../shared/notifications/audience.ts';
import { findMail, pageOfMails } from '../../../shared/notifications/mail-lists.ts';
import type { Mail } from '../../../shared/notifications/model.ts';
import {
  getMail,
  getRecipients,
  listMails,
  resendMail,
} from '../../../shared/notifications/operations.ts';
import { type Audience, recipientsOf } from '../../../shared/notifications/recipients.ts';
import { resending } from '../../../shared/notifications/resend.ts';
import { mailDetailView, mailView, recipientsView } from '../../../shared/notifications/views.ts';
import { type Call, route } from '../../middleware/http.ts';

const mailOf = async ({ organisation, params, query }: Call<typeof getMail>): Promise<Mail> => {
  const { customerId, mailId } = params;
  const mail = await findMail(organisation.id, customerId, mailId, query.runId);
  return existing(mail, 'mailId', mailId);
};

/** The addresses that a list's filters name; nobody's mail cannot be listed. */
const addressesAsked = (
  { contactPersons, members }: Audience,
  { address, contactPersonId, memberId }: Call<typeof listMails>['query'],
): string[] => {
  const addressOf = (field: string, id: string | undefined, among: readonly Addressed[]) => {
    if (id === undefined) return [];
    const person = among.find(each => each.id === id);
    if (person) return [person.email];
    throw new Refusal('unknown_reference', {
      field: `/query/${field}`,
      expected: 'a person of this customer',
      received: id,
    });
  };
  return [
    ...(address === undefined ? [] : [address]),
    ...addressOf('contactPersonId', contactPersonId, contactPersons),
    ...addressOf('memberId', memberId, members),
  ];
};

interface Addressed {
  readonly id: string;
  readonly email: string;
}

export const mailRoutes = [
  route(listMails, async ({ organisation, params, query, position, nextCursor }) => {
    const audience = await existingAudience(organisation.id, params.customerId);
    const { kind, status, invoiceId, limit } = query;
    const filter = { kind, status, invoiceId, addresses: addressesAsked(audience, query) };
    const asked = { limit, after: position<string>() };
    const { items, next } = await pageOfMails(organisation.id, params.customerId, filter, asked);
    return { body: { items: items.map(mailView), nextCursor: nextCursor(next) } };
  }),

  route(getMail, async call => ({ body: mailDetailView(await mailOf(call)) })),

  route(resendMail, async call => {
    const { organisation, principal } = call;
    const { mail, writes, event } = resending(organisation.id, await mailOf(call), principal.id);
    return { body: mailDetailView(mail), writes, events: [event] };
  }),

  route(getRecipients, async ({ organisation, params, query }) => {
    const audience = await existingAudience(organisation.id, params.customerId);
    const { emailInvoicesTo } = organisation.billing;
    return { body: recipientsView(recipientsOf(audience, query.mail, emailInvoicesTo)) };
  }),
];
