import type { AtriumClient } from '../../../shared/contract/client.ts';
import type { Problem } from '../../../shared/contract/operation.ts';
import type { SampleCustomer } from './generate.ts';

/**
 * Creates customers of the sample through the API, as a portal would: the proof that what was loaded is
 * what the API writes. Ids are the API's. Throws the problem document of the first refusal.
 */
export const createThroughApi = async (
  client: AtriumClient,
  customers: readonly SampleCustomer[],
): Promise<string[]> => Promise.all(customers.map(customer => createCustomer(client, customer)));

const createCustomer = async (client: AtriumClient, of: SampleCustomer): Promise<string> => {
  const { billing, customer } = of;
  const { id: _, createdAt, email, type, version, ...details } = customer;
  const shared = { ...details, billingDay: billing.anchorDay };
  const { id: customerId } = created(
    await client.POST('/v1/admin/customers', {
      body:
        type === 'individual'
          ? { type, email: email ?? '', ...shared }
          : { type, ...(email && { email }), ...shared },
    }),
  );
  const params = { path: { customerId } };
  const memberIds = new Map<string, string>();
  for (const { email: address, id, name, roles } of of.members) {
    const body = { name, email: address, roles };
    const path = '/v1/admin/customers/{customerId}/members';
    memberIds.set(id, created(await client.POST(path, { params, body })).id);
  }
  for (const { email: address, label, name, notifications, phone } of of.contactPersons) {
    const body = { name, email: address, label, notifications, ...(phone && { phone }) };
    const path = '/v1/admin/customers/{customerId}/contact-persons';
    created(await client.POST(path, { params, body }));
  }
  await sell(client, customerId, of, memberIds);
  return customerId;
};

const sell = async (
  client: AtriumClient,
  customerId: string,
  { fees, memberships }: SampleCustomer,
  memberIds: ReadonlyMap<string, string>,
): Promise<void> => {
  const params = { path: { customerId } };
  for (const membership of memberships) {
    const { billedTo, createdAt, customerId: _, id, memberId, version, ...terms } = membership;
    const member = memberId === undefined ? undefined : memberIds.get(memberId);
    const body = { ...terms, announceStart: false, ...(member && { memberId: member }) };
    const path = '/v1/admin/customers/{customerId}/memberships';
    created(await client.POST(path, { params, body }));
  }
  for (const { name, on, price, quantity, revenueAccount, tax } of fees) {
    const body = { name, on, price, quantity, tax, ...(revenueAccount && { revenueAccount }) };
    created(await client.POST('/v1/admin/customers/{customerId}/fees', { params, body }));
  }
};

/** What was created; a refusal says which field was not to the API's liking. */
const created = <T>(answer: { data?: T; error?: unknown; response: Response }): T => {
  if (answer.data !== undefined) return answer.data;
  const { code, detail, expected, field, received } = (answer.error ?? {}) as Partial<Problem>;
  throw new Error(
    `${answer.response.status} of ${answer.response.url}: ${code ?? 'no problem document'} ${detail ?? ''} ${field ?? ''}: expected ${expected}, got ${received}`,
  );
};
