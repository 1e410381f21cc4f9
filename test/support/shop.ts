import { inbox } from './inbox.ts';
import { type Biller, created, eur } from './month.ts';

const tax = { name: 'VAT', percent: '21' };
const offeredOn = ['portal'];
const oneOff = { kind: 'one_off', tax, offeredOn };
const recurring = { kind: 'recurring', category: 'desk', tax, offeredOn };

/** What is on sale: plans by name, and a room of 20.00 an hour. */
export const assortment = async ({ owner }: Biller) => {
  const plan = async (body: object): Promise<string> =>
    (await created(owner, '/v1/admin/plans', body)).id;
  const pass = { days: 1, resourceTypes: ['desk'] };
  return {
    dayPass: await plan({
      ...oneOff,
      name: 'Day pass',
      category: 'day_pass',
      price: eur(2_500),
      pass,
    }),
    mailbox: await plan({ ...oneOff, name: 'Mailbox', category: 'service', price: eur(1_000) }),
    desk: await plan({ ...recurring, name: 'Hot desk', price: eur(15_000) }),
    hidden: await plan({ ...recurring, name: 'Corner office', price: eur(90_000), offeredOn: [] }),
  };
};

let buyers = 0;

/** A company that buys, its contact person, and the mails to a domain of its own. */
export const buyer = async (inboxUrl: string, op: Biller, fields: object = {}) => {
  buyers += 1;
  const domain = `buyer${buyers}-${process.pid}.example`;
  const id = await op.desk(`Buyer ${buyers}`, { email: `office@${domain}`, ...fields }, null);
  const admin = `/v1/admin/customers/${id}`;
  const person = (name: string, account: boolean) =>
    created(op.owner, `${admin}/contact-persons`, {
      name,
      email: `${name.toLowerCase()}@${domain}`,
      notifications: { billing: false, account },
    });
  await person('Ann', true);
  await person('Off', false);
  const mails = inbox(inboxUrl);
  return {
    id,
    domain,
    admin,
    own: `/v1/portal/customers/${id}`,
    contact: await op.portal(id),
    /** waits for so many mails to the domain, and answers them oldest first */
    mails: async (count: number) =>
      (await mails.waitFor(count, { search: `@${domain}` })).toReversed(),
  };
};
export type ShopBuyer = Awaited<ReturnType<typeof buyer>>;
