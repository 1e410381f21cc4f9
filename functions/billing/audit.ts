import * as z from 'zod';
import { auditOrganisation } from '../../shared/billing/audit-run.ts';
import { dueAudits } from '../../shared/billing/audit-store.ts';
import type { Id } from '../../shared/kernel/id.ts';
import { ConditionFailed } from '../../shared/store/transact.ts';
import { step } from '../middleware/step.ts';
import { count, logger } from '../middleware/telemetry.ts';

// Idempotency key: the audit's version, moved by whoever writes where it stands. All else is reading.
export const handler = step(z.looseObject({}), async (_, { hasTime }) => {
  const failed: string[] = [];
  for (const org of await dueAudits()) {
    if (!hasTime()) break;
    if (!(await audit(org as Id<'organisation'>, hasTime))) failed.push(org);
  }
  if (failed.length > 0) throw new Error(`${failed.length} organisations could not be audited`);
});

/** One organisation's trouble does not keep the others from being audited. */
const audit = async (organisationId: Id<'organisation'>, hasTime: () => boolean) => {
  try {
    const audited = await auditOrganisation(organisationId, hasTime);
    if (audited?.isDone) count('AuditFindings', audited.found);
    logger.info('audited', { organisationId, ...audited });
    return true;
  } catch (error) {
    if (error instanceof ConditionFailed) {
      logger.info('another audit was first', { organisationId });
      return true;
    }
    logger.error('audit failed', { organisationId, error: error as Error });
    return false;
  }
};
