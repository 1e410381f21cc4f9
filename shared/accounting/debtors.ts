import { Refusal } from '../kernel/errors.ts';
import type { Id } from '../kernel/id.ts';
import { getItem, getItems } from '../store/read.ts';
import { keys } from '../store/table.ts';
import { absent, type Write } from '../store/transact.ts';

/** The number that the bookkeeping knows a customer by; absent: it has none. 1 get. */
export const readDebtor = async (org: string, cus: string): Promise<string | undefined> =>
  (await getItem(keys.debtor(org, cus)))?.number as string | undefined;

/** 1 batch get for 100 of them. */
export const readDebtors = async (
  org: string,
  customers: readonly string[],
): Promise<Map<string, string>> => {
  const items = await getItems(customers.map(cus => keys.debtor(org, cus)));
  return new Map(
    items.flatMap((item, n) => (item ? [[customers[n] ?? '', String(item.number)] as const] : [])),
  );
};

/** Gives a customer its number, which no other may have. 2 writes, and 1 for the number it had. */
export const debtorWrites = (
  org: string,
  customerId: Id<'customer'>,
  before: string | undefined,
  number: string,
): Write[] => {
  if (before === number) return [];
  const had: Write[] = before === undefined ? [] : [{ delete: keys.debtorNumber(org, before) }];
  return [
    {
      put: { ...keys.debtor(org, customerId), number },
      ...(before === undefined
        ? { condition: absent }
        : { condition: '#n = :before', names: { '#n': 'number' }, values: { ':before': before } }),
      refuse: () => new Refusal('busy'),
    },
    {
      put: { ...keys.debtorNumber(org, number), customerId },
      condition: absent,
      refuse: () => new Refusal('debtor_number_taken', { field: '/body/number', received: number }),
    },
    ...had,
  ];
};
