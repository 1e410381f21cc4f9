import type { Attempt } from '../../shared/payments/attempt-model.ts';
import { attemptChange, readAttempt } from '../../shared/payments/attempt-store.ts';
import type { Changes } from '../../shared/store/change.ts';
import { transact } from '../../shared/store/transact.ts';
import { untilNotBusy } from '../../shared/store/until-not-busy.ts';

const longAgo = '2026-01-01T00:00:00.000Z';

/** Lets the next sweep ask about an attempt, as if its time had come. */
export const sweepSoon = (
  org: string,
  { customerId, id }: Pick<Attempt, 'customerId' | 'id'>,
  changes: Changes<Attempt> = {},
): Promise<void> =>
  untilNotBusy(async () => {
    const attempt = await readAttempt(org, customerId, id);
    await transact([attemptChange(org, attempt, { ...changes, checkAt: longAgo })]);
  });

/** The same, as if its page had been open for too long. */
export const sweepAsOver = (org: string, attempt: Pick<Attempt, 'customerId' | 'id'>) =>
  sweepSoon(org, attempt, { expiresAt: longAgo });
