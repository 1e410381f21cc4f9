import type { AuditView } from './audit-contract.ts';
import type { Audit } from './audit-model.ts';

export const auditView = (audit: Pick<Audit, 'last' | 'current'> | undefined): AuditView => {
  const { last, current } = audit ?? {};
  if (!current) return { ...(last && { last }) };
  const { requestedAt, requestedBy, startedAt, customers, invoices, found } = current;
  return {
    ...(last && { last }),
    current: {
      status: startedAt === undefined ? 'waiting' : 'running',
      ...{ requestedAt, requestedBy, customers, invoices, found },
    },
  };
};
