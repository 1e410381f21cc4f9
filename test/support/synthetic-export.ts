import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';

/** What a synthetic operator exports: contracts as Nexudus tells them, the rest in our own files. */
export interface SyntheticExport {
  readonly contracts: readonly Record<string, string>[];
  readonly members: readonly Record<string, string>[];
  readonly fees: readonly Record<string, string>[];
  readonly deposits: readonly Record<string, string>[];
}

export const syntheticPlans = [
  { id: 'Hot desk', name: 'Hot desk', category: 'desk', price: '199.00', timing: 'advance' },
  {
    id: 'Office for 4',
    name: 'Office for 4',
    category: 'office',
    price: '1649.00',
    timing: 'advance',
  },
  { id: 'Mail', name: 'Mail', category: 'service', price: '19.95', timing: 'arrears' },
].map(plan => ({ ...plan, kind: 'recurring', taxName: 'VAT', taxPercent: '21' }));

/** Customers with one to three contracts, three members, and now and then a fee and a deposit; the same each time. */
export const syntheticExport = (customers: number): SyntheticExport => {
  const numbers = Array.from({ length: customers }, (_, nth) => nth + 1);
  return {
    contracts: numbers.flatMap(contractsOf),
    members: numbers.flatMap(n =>
      [1, 2, 3].map(nth => ({
        ...{ id: `${n}-${nth}`, customer: String(n), name: `Member ${nth} of ${n}` },
        email: `member${nth}@firm${n}.example`,
        roles: nth === 1 ? 'contact_person billing_person' : '',
      })),
    ),
    fees: numbers
      .filter(n => n % 3 === 0)
      .map(n => ({
        ...{ id: `F${n}`, customer: String(n), name: 'Printing', on: '2026-11-20' },
        ...{ price: '12.50', taxName: 'VAT', taxPercent: '21' },
      })),
    deposits: numbers
      .filter(n => n % 5 === 0)
      .map(n => ({
        ...{ id: `D${n}`, customer: String(n), name: 'Deposit', amount: '398.00' },
        receivedOn: '2025-03-01',
      })),
  };
};

const contractsOf = (n: number): Record<string, string>[] =>
  syntheticPlans.slice(0, 1 + (n % 3)).map(({ id, timing }, nth) => ({
    Id: `${n}${nth}`,
    CoworkerId: String(n),
    CoworkerCompanyName: `Firm ${n}`,
    CoworkerEmail: `accounts@firm${n}.example`,
    TariffName: id,
    StartDate: '2025-03-01 00:00',
    BillingDay: '1',
    // in advance November is billed, in arrears October
    InvoicedPeriod: timing === 'advance' ? '2026-12-01' : '2026-11-01',
    Quantity: String(1 + (n % 4)),
  }));

/** Writes it as an operator would have it on disk. */
export const writeExport = async (
  folder: string,
  { contracts, members, fees, deposits }: SyntheticExport,
): Promise<void> => {
  await mkdir(folder, { recursive: true });
  const files = { coworkercontracts: contracts, plans: syntheticPlans, members, fees, deposits };
  for (const [name, rows] of Object.entries(files)) {
    if (rows.length > 0)
      await writeFile(join(folder, `${name}.csv`), stringify([...rows], { header: true }));
  }
};
