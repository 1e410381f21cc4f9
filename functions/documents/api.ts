import { http } from '../middleware/http.ts';
import { creditNotePdfRoutes } from './routes/credit-note-pdf.ts';
import { eInvoiceRoutes } from './routes/e-invoice.ts';
import { invoicePdfRoutes } from './routes/invoice-pdf.ts';

export const handler = http([...invoicePdfRoutes, ...creditNotePdfRoutes, ...eInvoiceRoutes]);
