import { beforeAll, expect, test } from 'vitest';
import type { Invoice, JournalEntry, NumberSeries } from '../../shared/contract/client.gen.ts';
import { inbox } from '../support/inbox.ts';
import { type Biller, biller, created, eur, waitFor } from '../support/month.ts';
import { readPdf, textOf } from '../support/read-pdf.ts';
import { startWorld } from '../support/world.ts';

/** One customer at two locations that two companies of the operator own. */
const world = await startWorld();
const domain = `sellers-${process.pid}.example`;
const tax = { name: 'VAT', percent: '21' };
const entities = '/v1/admin/legal-entities';
const address = { line1: 'Mill 1', postalCode: '9000', city: 'Gent', country: 'BE' };
const mill = {
  ...{ name: 'Mill Spaces NV', address, vatId: 'BE0123456749', email: `mill@${domain}` },
  ...{ registration: 'RPR Gent', iban: 'BE71 0961 2345 6769' },
  invoiceNumbers: { format: 'MILL-{YYYY}-{NNN}', resets: 'yearly' },
  creditNoteNumbers: { format: 'MILL-C-{NNN}', resets: 'never' },
};
let op: Biller;
let millId: string;
let customer: string;

beforeAll(async () => {
  op = await biller(world, { send: true });
  millId = (await created(op.owner, entities, mill)).id;
  const quay = { name: 'Mill', timeZone: 'Europe/Brussels', address, legalEntityId: millId };
  const { id: locationId } = await created(op.owner, '/v1/admin/locations', quay);
  const customerId = await op.desk('Both', { email: `office@${domain}` });
  customer = `/v1/admin/customers/${customerId}`;
  const desk = { planId: op.planId, startOn: '2026-12-01', quantity: 2, announceStart: false };
  await created(op.owner, `${customer}/memberships`, { ...desk, locationId });
});

const invoices = async (): Promise<Invoice[]> =>
  (await op.owner.get(`${customer}/invoices`)).body.items;
const ofMill = async () =>
  (await invoices()).find(({ legalEntityId }) => legalEntityId === millId) as Invoice;
const textIn = async (path: string) =>
  (await readPdf((await op.owner.get(path)).body)).map(textOf).join(' ');
const series = async (): Promise<NumberSeries[]> =>
  (await op.owner.get('/v1/admin/number-series')).body.items;

test('what is wrong with a legal entity is said, and nothing is written', async () => {
  const { headers } = await op.owner.get('/v1/admin/organisation');
  const numbers = { ...mill, invoiceNumbers: { format: 'INV-{N}', resets: 'never' } };
  expect(await op.owner.post(entities, numbers)).toMatchObject({
    status: 400,
    body: {
      ...{ code: 'invalid_request', field: '/body/invoiceNumbers/format', received: 'INV-{N}' },
      expected: 'numbers that begin with other text than INV-{NNNNNN}',
    },
  });
  const iban = await op.owner.post(entities, { ...mill, iban: 'BE71 0961 2345 6760' });
  expect(iban).toMatchObject({ status: 400, body: { errors: [{ field: '/body/iban' }] } });
  const nobody = `len_${'0'.repeat(26)}`;
  const place = { name: 'Nowhere', timeZone: 'Europe/Brussels', address, legalEntityId: nobody };
  expect(await op.owner.post('/v1/admin/locations', place)).toMatchObject({
    status: 400,
    body: { code: 'unknown_reference', field: '/body/legalEntityId', received: nobody },
  });
  expect(await op.owner.patch(`${entities}/${nobody}`, {}, '"1"')).toMatchObject({ status: 404 });
  expect((await op.owner.get('/v1/admin/organisation')).headers.get('etag')).toBe(
    headers.get('etag'),
  );
  expect((await op.owner.get(entities)).body.items).toHaveLength(1);
});

test('I1 I3 a run gives a customer an invoice of each seller, in its own series and its own name', async () => {
  const run = await op.billDecember();
  // the first customer 120.00, this one 120.00 and 2 × 120.00
  expect(run.totals).toMatchObject({ planned: 2, invoiced: 2, invoices: 3, net: eur(48_000) });
  const found = await invoices();
  expect(found.map(({ number, net }) => [number?.slice(0, 4), net.amount]).sort()).toEqual([
    ['INV-', 12_000],
    ['MILL', 24_000],
  ]);
  expect(await ofMill()).toMatchObject({ number: 'MILL-2026-001' });
  expect((await ofMill()).group).toBeUndefined();
  expect(await series()).toMatchObject([
    { kind: 'invoice', issued: 2, nextNumber: 'INV-000003' },
    { kind: 'credit_note', issued: 0, nextNumber: 'CN-000001' },
    { kind: 'invoice', legalEntityId: millId, issued: 1, nextNumber: 'MILL-2026-002' },
    { kind: 'credit_note', legalEntityId: millId, issued: 0, nextNumber: 'MILL-C-001' },
  ]);
  const mails = await inbox(world.inboxUrl).waitFor(2, { to: `office@${domain}` });
  const subjects = mails.map(({ subject }) => subject);
  expect(subjects).toContain('Invoice MILL-2026-001 from Mill Spaces NV');
});

test('its documents show the seller as it was, whatever becomes of it', async () => {
  const moved = { name: 'Mill Holding NV', iban: null };
  expect(await op.owner.patch(`${entities}/${millId}`, moved, '"1"')).toMatchObject({
    status: 200,
    body: { name: 'Mill Holding NV', version: 2 },
  });
  const { id } = await ofMill();
  const text = await textIn(`${customer}/invoices/${id}/pdf`);
  for (const words of ['Mill Spaces NV', 'RPR Gent', 'IBAN BE71 0961 2345 6769', 'BE0123456749'])
    expect(text).toContain(words);
  const file = await op.owner.get(`${customer}/invoices/${id}/e-invoice?syntax=ubl`);
  const xml = String(file.body);
  expect(xml).toContain('Mill Spaces NV');
  expect(xml).toContain('BE71096123456769');
  const own = (await invoices()).find(each => each.id !== id);
  expect(await textIn(`${customer}/invoices/${own?.id}/pdf`)).not.toContain('Mill');
});

test('what follows an invoice is its seller’s: credit note, journal, and by hand what is asked for', async () => {
  const { id } = await ofMill();
  const note = await created(op.owner, `${customer}/invoices/${id}/credit-notes`, {
    ...{ reason: 'Noise', amount: eur(12_100) },
  });
  expect(note).toMatchObject({ number: 'MILL-C-001', legalEntityId: millId });
  expect(await textIn(`${customer}/credit-notes/${note.id}/pdf`)).toContain('Mill Spaces NV');
  const lines = [{ description: 'Keys', quantity: 1, unitPrice: eur(1_000), tax }];
  const byHand = async (more: object) =>
    (await created(op.owner, `${customer}/invoices`, { lines, ...more })).number;
  expect(await byHand({})).toBe('INV-000003');
  expect(await byHand({ legalEntityId: millId })).toBe('MILL-2026-002');
  const start = await op.owner.send('PUT', '/v1/admin/number-series/invoice/next', {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ count: 50, legalEntityId: millId }),
  });
  expect(start).toMatchObject({ status: 200, body: { nextNumber: 'MILL-2026-050', issued: 2 } });
  expect(await Promise.all([byHand({ legalEntityId: millId }), byHand({})])).toEqual([
    'MILL-2026-050',
    'INV-000004',
  ]);
  const span = 'from=2026-11-01&to=2026-12-31&limit=100';
  const { items } = (await op.owner.get(`/v1/admin/journal?${span}`)).body;
  const sold = (items as JournalEntry[]).map(({ documentNumber = '', legalEntityId }) => [
    documentNumber,
    legalEntityId,
  ]);
  for (const number of ['MILL-2026-001', 'MILL-C-001', 'MILL-2026-050'])
    expect(sold).toContainEqual([number, millId]);
  for (const number of ['INV-000001', 'INV-000004'])
    expect(sold).toContainEqual([number, undefined]);
});

test('nobody else begins with what a legal entity printed before', async () => {
  const to = async (invoiceNumbers: object, version: string) =>
    (await op.owner.patch(`${entities}/${millId}`, { invoiceNumbers }, version)).status;
  expect(await to({ format: 'M-{YYYY}-{NNN}', resets: 'yearly' }, '"2"')).toBe(200);
  const other = { ...mill, creditNoteNumbers: { format: 'X-{N}', resets: 'never' } };
  expect(await op.owner.post(entities, other)).toMatchObject({
    status: 400,
    body: {
      field: '/body/invoiceNumbers/format',
      expected: 'numbers that begin with other text than MILL-{YYYY}-{NNN}',
    },
  });
  expect(await to(mill.invoiceNumbers, '"3"')).toBe(200);
});

test('a customer at the place of a legal entity is also billed by hand by the organisation itself', async () => {
  const { items } = (await op.owner.get('/v1/admin/locations')).body;
  const locationId = items.find(({ name }: { name: string }) => name === 'Mill').id;
  const id = await op.desk('At the mill', { locationId }, null);
  const lines = [{ description: 'Keys', quantity: 1, unitPrice: eur(1_000), tax }];
  const byHand = async (more: object) =>
    (await created(op.owner, `/v1/admin/customers/${id}/invoices`, { lines, ...more })).number;
  expect(await byHand({})).toBe('MILL-2026-051');
  expect(await byHand({ legalEntityId: 'own' })).toBe('INV-000005');
});

test('what is open is billed at once by one seller after the other, and the audit finds all right', async () => {
  const { items } = (await op.owner.get('/v1/admin/locations')).body;
  const locationId = items.find(({ name }: { name: string }) => name === 'Mill').id;
  const fee = { name: 'Locker', on: '2026-12-01', price: eur(700), tax };
  await created(op.owner, `${customer}/fees`, fee);
  const other = { planId: op.planId, startOn: '2026-12-01', announceStart: false };
  await created(op.owner, `${customer}/memberships`, { ...other, locationId });
  const first = await created(op.owner, `${customer}/bill-now`, {});
  expect(first).toMatchObject({ number: 'INV-000006', net: eur(700) });
  await op.turnTo('2027-01-01T06:00:00.000Z');
  await waitFor('the run of January', async () =>
    (await op.runs()).find(
      ({ billingOn, stage }) => billingOn === '2027-01-01' && stage === 'closed',
    ),
  );
  const january = (await invoices()).find(({ number }) => number === 'MILL-2027-001');
  // January 2 × 120.00 and 120.00, December 120.00
  expect(january).toMatchObject({ legalEntityId: millId, net: eur(48_000) });
  await op.owner.post('/v1/admin/audit', undefined);
  const audited = await waitFor('the audit', async () => {
    const { last, current } = (await op.owner.get('/v1/admin/audit')).body;
    return current ? undefined : last;
  });
  expect(audited.findings).toEqual([]);
});
