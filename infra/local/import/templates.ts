import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { fieldsOf } from './describe-format.ts';
import { type Kind, kinds } from './formats.ts';

const where = { line1: 'Kade 1', postalCode: '1011 AA', city: 'Amsterdam', country: 'NL' };

/** A row of each kind; together they are an operator with one customer. */
export const examples: { readonly [K in Kind]: Readonly<Record<string, string>> } = {
  locations: { id: 'L-1', name: 'Harbour', timeZone: 'Europe/Amsterdam', ...where },
  plans: {
    ...{ id: 'P-1', name: 'Hot desk', kind: 'recurring', category: 'desk', price: '199.00' },
    ...{ taxName: 'VAT', taxPercent: '21', timing: 'advance', revenueAccount: '8010' },
  },
  resources: {
    ...{ id: 'R-1', name: 'Room IJ', type: 'meeting_room', location: 'L-1', capacity: '1' },
    ...{ per: 'hour', price: '27.50', taxName: 'VAT', taxPercent: '21' },
  },
  customers: {
    ...{ id: 'C-1', type: 'company', name: 'Acme', email: 'accounts@acme.example', ...where },
    ...{ vatId: 'NL001234567B01', language: 'en', location: 'L-1', billingDay: '1' },
  },
  members: {
    ...{ id: 'M-1', customer: 'C-1', name: 'Ann Acme', email: 'ann@acme.example' },
    roles: 'contact_person billing_person',
  },
  'contact-persons': {
    ...{ customer: 'C-1', name: 'Bo Books', email: 'bo@books.example', phone: '+31 20 123 4567' },
    ...{ label: 'bookkeeping', billing: 'yes', account: 'no' },
  },
  memberships: {
    ...{ id: 'S-1', customer: 'C-1', plan: 'P-1', member: 'M-1', startOn: '2025-03-01' },
    ...{ quantity: '2', price: '180.00', billedThroughOn: '2026-11-30' },
  },
  fees: {
    ...{ id: 'F-1', customer: 'C-1', name: 'Printing', on: '2026-11-20', price: '12.50' },
    ...{ quantity: '1', taxName: 'VAT', taxPercent: '21' },
  },
  deposits: {
    ...{ id: 'D-1', customer: 'C-1', name: 'Deposit: Hot desk', amount: '398.00' },
    receivedOn: '2025-03-01',
  },
  'opening-balances': {
    ...{ id: '2026-0815', customer: 'C-1', amount: '120.00', on: '2026-10-01', account: '1190' },
  },
  'payment-methods': {
    ...{ customer: 'C-1', gateway: 'stripe', type: 'card', token: 'pm_1MqLiJLkdIwHu7ix' },
    ...{ gatewayCustomer: 'cus_NffrFeUfNV2Hib', label: 'Visa •••• 4242', expires: '2099-12' },
    default: 'yes',
  },
  bookings: {
    ...{ id: 'B-1', customer: 'C-1', member: 'M-1', resource: 'R-1', units: '1' },
    ...{ startsAt: '2099-12-03T10:00', endsAt: '2099-12-03T12:00', title: 'Board' },
    price: '55.00',
  },
  'number-series': { kind: 'invoice', next: '4711' },
};

/** Writes a template of every file into two folders, one for each way to write them. */
export const writeTemplates = async (folder: string): Promise<void> => {
  for (const kind of kinds) {
    const columns = fieldsOf(kind).map(({ name }) => name);
    const csv = stringify([examples[kind]], { header: true, columns });
    await write(join(folder, 'csv'), `${kind}.csv`, csv);
    await write(join(folder, 'jsonl'), `${kind}.jsonl`, `${JSON.stringify(examples[kind])}\n`);
  }
};

const write = async (folder: string, file: string, text: string): Promise<void> => {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, file), text);
};
