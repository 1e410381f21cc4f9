import { type Item, queryAll } from '../../shared/store/read.ts';
import { keys } from '../../shared/store/table.ts';

/** Everything stored under a customer, for a test of what the API never shows. */
export const partition = (org: string, customerId: string): Promise<Item[]> =>
  queryAll({ pk: keys.customer(org, customerId).pk });
