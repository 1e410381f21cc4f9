import { created, eur } from '../support/month.ts';
import { choose, sandboxAccount } from '../support/sandbox-gateway.ts';
import { done, leave, type Name, returnUrl, type Year } from './sandbox-year-cast.ts';

/** What people and banks do in the year, after the clock was turned to that day. */
export const actsOf = (year: Year, gatewayUrl: string): Record<string, () => Promise<unknown>> => {
  const { op, at, ben, own } = year;
  const { owner } = op;
  const account = sandboxAccount(gatewayUrl, op.organisationId);
  const bank = bankOf(year, account);
  const transfer = (name: Name, amount: number, receivedOn: string) =>
    created(owner, `${at(name)}/payments`, {
      ...{ amount: eur(amount), method: 'bank_transfer', receivedOn },
    });
  /** a customer's n-th invoice */
  const invoice = async (name: Name, n: number): Promise<string> =>
    oldest((await owner.get(`${at(name)}/invoices`)).body.items, 'number')[n - 1]?.id ?? '';
  const card = async () => (await account.books()).methods[0]?.id ?? '';

  return {
    '2027-02-10': () => transfer('Noor', 14_520, '2027-02-10'),
    '2027-02-16': () =>
      leave(owner, at('Ben'), 'sepa_pending_mandate', { types: ['sepa_debit'], mail: true }),
    '2027-02-22': () => bank.confirms(),
    '2027-02-25': async () => {
      const { items } = (await owner.get(`${at('Noor')}/fees?status=open`)).body;
      await owner.remove(`${at('Noor')}/fees/${items[0].id}`);
    },
    '2027-03-08': async () => account.behave(await card(), 'insufficient_funds'),
    '2027-03-17': () => bank.pays(1),
    '2027-03-22': async () => account.behave(await card(), 'ok'),
    '2027-04-01': () => leave(owner, at('Sam'), 'stolen'),
    '2027-04-17': () => bank.pays(2),
    '2027-05-10': () => bank.takesBack(2),
    '2027-05-12': async () => {
      const pay = `${own}/invoices/${await invoice('Ben', 2)}/pay`;
      const page = await created(ben, pay, { returnUrl });
      await choose(page.url, 'ok');
    },
    // the third debit is the fourth attempt: a page was paid before
    '2027-05-17': () => bank.pays(4),
    '2027-05-20': () => leave(owner, at('Sam'), 'ok'),
    '2027-07-10': () => transfer('Hana', 10_000, '2027-07-10'),
    '2027-07-17': () => transfer('Hana', 4_520, '2027-07-17'),
    '2027-08-02': async () => {
      const path = `${at('Hana')}/invoices/${await invoice('Hana', 2)}`;
      await done(owner, `${path}/void`, { reason: 'Wrong address' });
      await done(owner, `${at('Hana')}/bill-now`);
    },
    '2027-08-10': () => transfer('Hana', 14_520, '2027-08-10'),
    '2027-09-03': async () => {
      const path = `${at('Hana')}/invoices/${await invoice('Hana', 4)}/credit-notes`;
      await created(owner, path, { amount: eur(2_420), reason: 'A week without network' });
    },
    '2027-09-10': () => transfer('Hana', 12_100, '2027-09-10'),
  };
};

/** Ben's bank: what it does with his mandate and his n-th attempt, of which the gateway's webhooks tell. */
const bankOf = ({ op, at }: Year, account: ReturnType<typeof sandboxAccount>) => {
  const payment = async (n: number) => {
    const { items } = (await op.owner.get(`${at('Ben')}/payment-attempts`)).body;
    const attempt = oldest(items, 'createdAt')[n - 1];
    const found = (await account.books()).payments.find(({ key }) => key === attempt?.id);
    if (!found) throw new Error(`the gateway has no payment for attempt ${n}`);
    return found.id;
  };
  return {
    confirms: async () =>
      account.mandateIs((await account.books()).mandates[0]?.id ?? '', 'active'),
    pays: async (n: number) => account.stepOf(await payment(n)),
    takesBack: async (n: number) => account.chargeBack(await payment(n)),
  };
};

type Listed = { readonly id: string } & Readonly<Record<string, string>>;
const oldest = (items: readonly Listed[], by: string) =>
  items.toSorted((a, b) => (a[by] ?? '').localeCompare(b[by] ?? ''));
