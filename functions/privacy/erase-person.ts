import { continueErasure } from '../../shared/privacy/erase.ts';
import { continueLater } from '../../shared/privacy/erasure-queue.ts';
import { parseEventOf } from '../middleware/domain-event.ts';
import { count, logger } from '../middleware/telemetry.ts';
import { worker } from '../middleware/worker.ts';

// Idempotency key: the erasure's id. What is removed already is not found again.
export const handler = worker(
  { failure: 'erasure failed', inTurn: true },
  async ({ body }, { hasTime }) => {
    const { detail } = parseEventOf(['erasure.requested'], JSON.parse(body));
    const progress = await continueErasure(detail, hasTime);
    if (progress.outcome === 'completed') count('ErasuresCompleted', 1);
    if (progress.outcome === 'open') await continueLater(detail, progress.wait);
    // each pass leaves a new message, so the age of the queue never tells
    if (progress.isLate) count('ErasuresLate', 1);
    logger.info('erasure', { ...detail, ...progress });
  },
);
