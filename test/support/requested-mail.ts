import { sampleFacts } from '../../shared/documents/samples.ts';
import type { Id } from '../../shared/kernel/id.ts';
import type { MailFacts, MailKind } from '../../shared/notifications/kinds.ts';
import { type MailRequest, requestMail } from '../../shared/notifications/mail-store.ts';
import type { Mail } from '../../shared/notifications/model.ts';
import { outboxWrite } from '../../shared/store/outbox.ts';
import { transact } from '../../shared/store/transact.ts';
import type { Caller } from './caller.ts';
import { waitFor } from './month.ts';

type Asked = Partial<Omit<MailRequest, 'kind' | 'customerId'>> & { readonly customerId: string };

/** Requests mails as whatever causes them will: in one transaction with their events. */
export const requestMails = async (
  org: Id<'organisation'>,
  kinds: readonly MailKind[],
  { customerId, ...asked }: Asked,
): Promise<Mail[]> => {
  const requests = kinds.map(kind =>
    requestMail(org, {
      cause: crypto.randomUUID(),
      facts: sampleFacts[kind] as MailFacts<typeof kind>,
      ...asked,
      kind,
      customerId: customerId as Id<'customer'>,
    }),
  );
  const events = requests.map(({ event }) => event);
  await transact([...requests.flatMap(({ writes }) => writes), outboxWrite(org, events)]);
  return requests.map(({ mail }) => mail);
};

/** Waits until the API shows a mail as `wanted`, and answers it. */
export const mailOnce = (
  owner: Caller,
  { id, customerId }: Pick<Mail, 'id'> & { readonly customerId: string },
  // biome-ignore lint/suspicious/noExplicitAny: tests say what they expect of it
  wanted: (mail: any) => boolean = ({ status }) => status === 'delivered',
) => {
  let found = {};
  const now = () => `mail ${id} as wanted; it is ${JSON.stringify(found)}`;
  return waitFor(now, async () => {
    const { body } = await owner.get(`/v1/admin/customers/${customerId}/mails/${id}`);
    found = body;
    return wanted(body) ? body : undefined;
  });
};
