import { MailEvent, recordMailEvent } from '../../shared/notifications/mail-events.ts';
import { count, logger } from '../middleware/telemetry.ts';
import { worker } from '../middleware/worker.ts';

// Idempotency key: the mail's status, which only moves forward.
export const handler = worker(
  { failure: 'mail event failed', inTurn: true },
  async ({ body, messageId }) => {
    const parsed = MailEvent.safeParse(JSON.parse(body));
    // not a mail that Atrium tagged, e.g. Cognito's: nothing to record, and never will be
    if (!parsed.success) return logger.info('foreign mail event', { messageId });
    await recordMailEvent(parsed.data);
    if (parsed.data.detail.bounce) count('MailsBounced', 1);
    if (parsed.data.detail.complaint) count('MailComplaints', 1);
  },
);
