import type { RunRow } from './model.ts';

/** The invoices of a run's row: one, or one of each group. */
export const invoicesOf = ({
  invoiceId: id,
  gross,
  invoices,
}: Pick<RunRow, 'invoiceId' | 'gross' | 'invoices'>): NonNullable<RunRow['invoices']> =>
  invoices ?? (id && gross !== undefined ? [{ id, gross }] : []);
