import * as z from 'zod';
import { operation } from '../contract/operation.ts';
import { Finding, maxFindings } from './audit-model.ts';

const context = 'billing';
const path = '/v1/admin/audit';
const count = z.int().min(0);

const AuditView = z
  .strictObject({
    last: z
      .strictObject({
        startedAt: z.iso.datetime(),
        finishedAt: z.iso.datetime(),
        customers: count,
        invoices: count.meta({ description: 'Issued invoices that were worked out again.' }),
        found: count,
        findings: z.array(Finding.strict().meta({ id: 'AuditFinding' })).meta({
          description: `What contradicts itself; of more than ${maxFindings} the first.`,
        }),
      })
      .optional()
      .meta({ description: 'The last audit that was finished; absent: there was none.' }),
    current: z
      .strictObject({
        status: z.enum(['waiting', 'running']),
        requestedAt: z.iso.datetime(),
        requestedBy: z.string().optional().meta({ description: 'Absent: every night.' }),
        customers: count,
        invoices: count,
        found: count,
      })
      .optional()
      .meta({ description: 'The audit that waits or is under way.' }),
  })
  .meta({ id: 'Audit' });
export type AuditView = z.input<typeof AuditView>;

export const getAudit = operation({
  id: 'getAudit',
  context,
  method: 'GET',
  path,
  summary:
    'The last audit: every invoice worked out again, numbers, claims, ledgers, mails and runs.',
  access: 'admin',
  answer: AuditView,
});

export const startAudit = operation({
  id: 'startAudit',
  context,
  method: 'POST',
  path,
  summary: 'Audits now instead of in the night; begins within a quarter of an hour.',
  access: 'admin',
  answer: AuditView,
  status: 202,
  idempotent: true,
});
