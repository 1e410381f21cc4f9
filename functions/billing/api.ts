import { http } from '../middleware/http.ts';
import { afterIssueRoutes } from './routes/after-issue.ts';
import { auditRoutes } from './routes/audit.ts';
import { billRunRoutes } from './routes/bill-runs.ts';
import { billingTermsRoutes } from './routes/billing-terms.ts';
import { documentRoutes } from './routes/documents.ts';
import { invoiceLinesRoutes } from './routes/invoice-lines.ts';
import { invoiceRoutes } from './routes/invoices.ts';
import { numberSeriesRoutes } from './routes/number-series.ts';
import { parkedCustomerRoutes } from './routes/parked-customers.ts';
import { previewRoutes } from './routes/preview.ts';
import { unbilledRoutes } from './routes/unbilled.ts';

export const handler = http([
  ...billRunRoutes,
  ...previewRoutes,
  ...unbilledRoutes,
  ...parkedCustomerRoutes,
  ...auditRoutes,
  ...billingTermsRoutes,
  ...invoiceRoutes,
  ...invoiceLinesRoutes,
  ...numberSeriesRoutes,
  ...documentRoutes,
  ...afterIssueRoutes,
]);
