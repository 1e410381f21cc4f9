import type { Invoice } from '../billing/model.ts';
import { openOf } from '../billing/open-amount.ts';
import { absent } from '../store/transact.ts';
import { holds } from '../store/write.ts';
import { collectionItem } from './collection-store.ts';

/** Marks an issued invoice to be collected when it is due (S50). 1 write; marked again it stays as it is. */
export const enrolForCollection = async (org: string, invoice: Invoice): Promise<void> => {
  const { id: invoiceId, customerId, dueOn } = invoice;
  if (dueOn === undefined || openOf(invoice) <= 0) return;
  const mark = { customerId, invoiceId, retry: 0 };
  await holds({ put: collectionItem(org, mark, dueOn), condition: absent });
};
