import { beforeAll, describe, expect, test } from 'vitest';
import { customerItems } from '../../infra/local/sample/items.ts';
import { type Loaded, loadSample } from '../../infra/local/sample/load.ts';
import { createThroughApi } from '../../infra/local/sample/through-api.ts';
import { type AtriumClient, createAtriumClient } from '../../shared/contract/client.ts';
import { type Item, queryAll } from '../../shared/store/read.ts';
import { keys } from '../../shared/store/table.ts';
import { startWorld } from '../support/world.ts';

let client: AtriumClient;
let loaded: Loaded;

beforeAll(async () => {
  const world = await startWorld();
  const { subject, token } = await world.signIn();
  client = createAtriumClient({ baseUrl: world.baseUrl, token });
  loaded = await loadSample(subject, { seed: 'acceptance', customers: 40 });
});

const sortedKeys = (_: string, value: unknown) =>
  value instanceof Object && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort())
    : value;

/** Items without what no two customers share: ids, instants, and the bucket that follows from an id. */
const comparable = (items: readonly object[]): string[] =>
  items
    .map(item =>
      JSON.stringify(item, sortedKeys)
        .replaceAll(/\b(org|cus|mem|con|msh|fee)_[0-9A-Z]{26}/g, '$1')
        .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'instant')
        .replaceAll(/#DUE#\d\d/g, '#DUE'),
    )
    .sort();

/** A membership without what tells its customer of it: of one that is loaded nothing is told (S77). */
const untold = ({ announcedOn, announceStart, ...item }: Item): object => {
  if (!announcedOn || !item.gsi1pk) return item;
  const { gsi1pk: _, gsi1sk: __, ...membership } = item;
  return membership;
};

describe('the sample operator', () => {
  test('twenty customers made through the API are stored as the loader would have stored them', async () => {
    const { organisation, sample } = loaded;
    const described = [...sample.customers()].slice(-20);
    const ids = await createThroughApi(client, described);
    expect(ids).toHaveLength(20);
    for (const [index, customer] of described.entries()) {
      const { pk } = keys.customer(organisation.id, ids[index] ?? '');
      const stored = comparable((await queryAll({ pk })).map(untold));
      expect(stored).toEqual(comparable(customerItems(organisation.id, customer)));
    }
  });

  test('a loaded customer is shown by every operation that shows a customer', async () => {
    const customers = [...loaded.sample.customers()].slice(0, 10);
    for (const { contactPersons, customer, fees, members, memberships } of customers) {
      const params = { path: { customerId: customer.id }, query: { limit: 100 } };
      const path = '/v1/admin/customers/{customerId}';
      const shown = await client.GET(path, { params: { path: params.path } });
      expect(shown.data).toMatchObject({ name: customer.name, type: customer.type });
      const lists = await Promise.all([
        client.GET(`${path}/members`, { params }),
        client.GET(`${path}/contact-persons`, { params }),
        client.GET(`${path}/memberships`, { params }),
        client.GET(`${path}/fees`, { params }),
      ]);
      expect(lists.map(({ data }) => data?.items.length)).toEqual(
        [members, contactPersons, memberships, fees].map(({ length }) => length),
      );
    }
  });

  test('the operator is active, generates and sends, and lists its customers', async () => {
    const { data } = await client.GET('/v1/admin/organisation');
    expect(data).toMatchObject({
      status: 'active',
      sandbox: true,
      clock: { now: '2026-11-25T09:00:00.000Z', status: 'ready' },
      billing: { generate: true, send: true, emailInvoicesTo: ['company', 'billing_persons'] },
    });
    const list = await client.GET('/v1/admin/customers', { params: { query: { limit: 100 } } });
    expect(list.data?.items.length).toBeGreaterThanOrEqual(20);
  });
});
