import { beforeAll, describe, expect, test } from 'vitest';
import type { MailSummary } from '../../infra/local/ses/views.ts';
import { sampleFacts } from '../../shared/documents/samples.ts';
import type { Id } from '../../shared/kernel/id.ts';
import { type CustomerMailKind, customerMailKinds } from '../../shared/notifications/kinds.ts';
import { requestMail } from '../../shared/notifications/mail-store.ts';
import { outboxWrite } from '../../shared/store/outbox.ts';
import { transact } from '../../shared/store/transact.ts';
import { inbox } from '../support/inbox.ts';
import {
  caseCustomer,
  copiesOf,
  invoiceTo,
  type RoleCase,
  roleCases,
} from '../support/mail-cases.ts';
import { type Biller, biller, created, eur } from '../support/month.ts';
import { type SharedWorld, startWorld } from '../support/world.ts';

/** Which toggle copies a mail, by hand. */
const categories = {
  invoice_created: 'billing',
  credit_note_created: 'billing',
  payment_confirmation: 'billing',
  debit_notice: 'billing',
  payment_failed: 'billing',
  card_expiry: 'billing',
  payment_reminder: 'billing',
  overdue_notice: 'billing',
  mandate_request: 'billing',
  mandate_activation: 'billing',
  order_confirmation: 'account',
  order_completed: 'account',
  subscription_suspended: 'account',
  subscription_changed: 'account',
} as const satisfies Record<CustomerMailKind, 'billing' | 'account'>;

const selections = [
  ['company'],
  ['billing_persons'],
  ['contact_persons'],
  ['company', 'billing_persons'],
  ['company', 'billing_persons', 'contact_persons'],
] as const;

const coffee = {
  lines: [
    {
      ...{ description: 'Coffee', quantity: 1, unitPrice: eur(100) },
      tax: { name: 'VAT', percent: '21' },
    },
  ],
};

const ending = `matrix-${process.pid}.example`;
const domainOf = (selection: readonly string[], role: RoleCase) =>
  `r${roleCases.indexOf(role)}.s${selections.findIndex(known => known.join() === selection.join())}.${ending}`;

let world: SharedWorld;
let sent: MailSummary[];

/** Mails of a kind at the customer of a case, as they lie in the inbox. */
const found = (
  selection: readonly string[],
  role: RoleCase,
  kind: CustomerMailKind,
): MailSummary[] =>
  sent.filter(
    ({ envelope, tags }) =>
      envelope.to.some(email => email.endsWith(`@${domainOf(selection, role)}`)) &&
      kinds.get(tags.mail ?? '') === kind,
  );

/** The kind of each mail that was asked for, by its id. */
const kinds = new Map<string, CustomerMailKind>();

/** As the contexts that own the triggers will: the mail, and the event that it is there, in one transaction. */
const request = async (op: Biller, customerId: string, kind: CustomerMailKind) => {
  const { mail, writes, event } = requestMail(op.organisationId, {
    kind,
    customerId: customerId as Id<'customer'>,
    cause: `${customerId} ${kind}`,
    facts: sampleFacts[kind],
  });
  kinds.set(mail.id, kind);
  await transact([...writes, outboxWrite(op.organisationId, [event])]);
};

const invoice = async (op: Biller, customerId: string) => {
  const { id } = await created(op.owner, `/v1/admin/customers/${customerId}/invoices`, coffee);
  const shown = await op.owner.get(`/v1/admin/customers/${customerId}/invoices/${id}`);
  kinds.set(shown.body.deliveries[0].id, 'invoice_created');
};

beforeAll(async () => {
  world = await startWorld();
  for (const selection of selections) {
    const op = await biller(world, { send: true, emailInvoicesTo: [...selection] });
    const ids = await Promise.all(
      roleCases.map(role => caseCustomer(op, role, domainOf(selection, role))),
    );
    for (const id of ids) await invoice(op, id);
    // the setting is about invoices alone: one that would show in other mail is enough
    if (selection[0] !== 'billing_persons') continue;
    const others = customerMailKinds.filter(kind => kind !== 'invoice_created');
    await Promise.all(ids.flatMap(id => others.map(kind => request(op, id, kind))));
  }
  sent = await inbox(world.inboxUrl).waitFor(kinds.size, { search: ending, timeoutMs: 60_000 });
}, 120_000);

const names = (emails: readonly string[]) =>
  emails.map(email => email.slice(0, email.indexOf('@')).toLowerCase()).toSorted();

const expectOne = (
  mails: MailSummary[],
  to: readonly string[],
  category: 'billing' | 'account',
) => {
  expect(mails).toHaveLength(1);
  const [mail] = mails as [MailSummary];
  const cc = copiesOf(category, to);
  expect(names(mail.to)).toEqual(to.toSorted());
  expect(names(mail.cc)).toEqual(cc);
  expect(names(mail.envelope.to)).toEqual([...to, ...cc].toSorted());
};

test('every mail that was asked for came, and none twice', () => {
  expect(kinds.size).toBe(selections.length * roleCases.length + 13 * roleCases.length);
  expect(sent.map(({ tags }) => tags.mail).toSorted()).toEqual([...kinds.keys()].toSorted());
});

describe.each(selections.map(selection => [selection.join(' and '), selection] as const))(
  'S27 S28 S29 S31 S57 S67 S68 S81 invoices go to %s',
  (_, selection) => {
    test.each(roleCases)('where there is %s', role => {
      const mails = found(selection, role, 'invoice_created');
      expectOne(mails, invoiceTo(role, selection), 'billing');
    });
  },
);

describe.each(customerMailKinds.filter(kind => kind !== 'invoice_created'))(
  'however it comes to be asked for, %s goes to the primary address, with copies by its category',
  kind => {
    test.each(roleCases)('where there is %s', role => {
      expectOne(found(['billing_persons'], role, kind), ['office'], categories[kind]);
    });
  },
);
