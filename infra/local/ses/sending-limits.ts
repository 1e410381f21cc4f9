import type { Behaviour } from './behaviour.ts';
import { SesError } from './errors.ts';
import type { MailStore } from './store.ts';

const dayMs = 24 * 60 * 60 * 1000;

/**
 * The sending rate and the daily quota. Both count recipients, not messages
 * (SES developer guide, "Service quotas"). Without a rule nothing is refused and GetSendQuota answers
 * 500 a second and 1,000,000 a day.
 */
export class SendingLimits {
  readonly #behaviour: Behaviour;
  readonly #store: MailStore;
  /** a token per recipient: a full second's at most, below zero after a mail to more than that */
  #tokens = Number.POSITIVE_INFINITY;
  #refilledAt = 0;

  constructor(behaviour: Behaviour, store: MailStore) {
    this.#behaviour = behaviour;
    this.#store = store;
  }

  /** What GetSendQuota answers. */
  quota(now: Date): { max24Hours: number; perSecond: number; sent: number } {
    return {
      max24Hours: this.#behaviour.setting('quota')?.max24Hours ?? 1_000_000,
      perSecond: this.#behaviour.setting('rate')?.perSecond ?? 500,
      sent: this.#sentSince(now.getTime() - dayMs),
    };
  }

  /** Throws `Throttling` when a mail to so many recipients is more than is allowed now. */
  spend(recipients: number, now: Date): void {
    const quota = this.#behaviour.setting('quota')?.max24Hours;
    if (quota !== undefined && this.#sentSince(now.getTime() - dayMs) + recipients > quota) {
      throw new SesError('quotaSpent');
    }
    const rate = this.#behaviour.setting('rate')?.perSecond;
    if (rate === undefined) return;
    const refilled = this.#tokens + ((now.getTime() - this.#refilledAt) / 1000) * rate;
    this.#tokens = Math.min(refilled, Math.max(rate, 1));
    this.#refilledAt = now.getTime();
    if (this.#tokens < 1) throw new SesError('throttled');
    this.#tokens -= recipients;
  }

  #sentSince(from: number): number {
    let sent = 0;
    for (const { at, envelope } of this.#store.mails.toReversed()) {
      if (Date.parse(at) < from) break;
      sent += envelope.to.length;
    }
    return sent;
  }
}
