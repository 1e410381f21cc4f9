import type { Invoice, RunRow } from './model.ts';

type RowDraft = NonNullable<RunRow['invoices']>[number];

/** The invoices of a run's row: one, or one of each group and seller. */
export const invoicesOf = ({
  invoiceId: id,
  gross,
  legalEntityId,
  invoices,
}: Pick<RunRow, 'invoiceId' | 'gross' | 'legalEntityId' | 'invoices'>): RowDraft[] =>
  invoices ??
  (id && gross !== undefined ? [{ id, gross, ...(legalEntityId && { legalEntityId }) }] : []);

/** What a row says of a draft: what its number and its entry in the ledger are made of. */
export const draftOf = ({
  id,
  gross,
  legalEntityId,
}: Pick<Invoice, 'id' | 'gross' | 'legalEntityId'>): RowDraft => ({
  ...{ id, gross },
  ...(legalEntityId && { legalEntityId }),
});
