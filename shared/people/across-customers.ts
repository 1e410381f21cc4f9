import { across } from '../store/across.ts';
import { listIndex } from '../store/list.ts';
import { indexKeys, keys } from '../store/table.ts';

/** A page of what lies with the customers of an organisation, oldest customer first. 1 query of the index for every few of them. */
export const acrossCustomers = <F extends { readonly position: string }>(
  org: string,
  read: Parameters<typeof across<F>>[1],
  asked: Parameters<typeof across<F>>[2],
) =>
  across<F>(
    part => listIndex(id => ({ ...keys.customer(org, id), ...indexKeys.customers(org, id) }), part),
    read,
    asked,
  );
