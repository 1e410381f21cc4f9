import { expect } from 'vitest';
import { inbox } from './inbox.ts';
import { type Biller, created, eur, waitFor } from './month.ts';

const vat = { name: 'VAT', percent: '21' };
export const coffee = {
  lines: [{ description: 'Coffee', quantity: 1, unitPrice: eur(100), tax: vat }],
};
export const bothRoles = ['contact_person', 'billing_person'];

/** test files run in one process: what an address met in another file must not reach it here */
const mark = crypto.randomUUID().slice(0, 8);
let companies = 0;

/** A company whose mail goes to a domain of its own, so that a test finds its mails and no others. */
export const mailedCompany = async (
  inboxUrl: string,
  op: Biller,
  membership: object | null = null,
) => {
  companies += 1;
  const domain = `to${companies}-${mark}.example`;
  const id = await op.desk(`Acme ${companies}`, { email: `office@${domain}` }, membership);
  const path = `/v1/admin/customers/${id}`;
  const mails = () => inbox(inboxUrl).mails({ search: `@${domain}` });
  return {
    id,
    domain,
    member: async (name: string, roles: string[] = []): Promise<{ id: string }> =>
      created(op.owner, `${path}/members`, { name, email: `${name}@${domain}`, roles }),
    path: (of: { id: string }) => `${path}/members/${of.id}`,
    setRoles: async (of: { id: string }, roles: string[]) => {
      const member = `${path}/members/${of.id}`;
      const { headers } = await op.owner.get(member);
      const reply = await op.owner.patch(member, { roles }, headers.get('etag'));
      expect(reply.status).toBe(200);
    },
    /** issues an invoice and answers the local parts of who is To of its one mail */
    invoiced: async (): Promise<string[]> => {
      const before = (await mails()).length;
      await created(op.owner, `${path}/invoices`, coffee);
      const found = await waitFor('the mail', async () => {
        const all = await mails();
        return all.length > before ? all : undefined;
      });
      expect(found).toHaveLength(before + 1);
      const [mail] = found;
      expect(mail?.envelope.to.toSorted()).toEqual(mail?.to.toSorted());
      return (mail?.to ?? []).map(email => email.slice(0, email.indexOf('@')));
    },
  };
};
