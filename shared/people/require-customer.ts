import { Refusal } from '../kernel/errors.ts';
import { getItem } from '../store/read.ts';
import { keys } from '../store/table.ts';

/** Refuses with 404 what lies under a customer that the organisation does not have. 1 get. */
export const requireCustomer = async (org: string, customerId: string): Promise<void> => {
  if (!(await getItem(keys.customer(org, customerId)))) throw new Refusal('not_found');
};
