import { requireItem } from '../store/read.ts';
import { keys } from '../store/table.ts';

/** Refuses with 404 what lies under a customer that the organisation does not have. 1 get. */
export const requireCustomer = async (org: string, customerId: string): Promise<void> => {
  await requireItem(keys.customer(org, customerId));
};
