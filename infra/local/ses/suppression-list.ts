import { addressKey, domainOf } from './address.ts';
import type { Fate, Mail } from './mail.ts';

/** The mailbox simulator's addresses never get on the list (SES developer guide, "mailbox simulator"). */
const simulatorDomain = 'simulator.amazonses.com';

/**
 * The account's suppression list, as a configuration set with suppression for bounces and complaints keeps
 * it: an address whose mail bounced for good, or was called spam, gets no mail of any sender of the account
 * any more. SES still accepts the mail and tells of a bounce, or of a complaint, that it did not try.
 */
export class SuppressionList {
  readonly #listed = new Map<string, 'suppressed' | 'suppressedForComplaint'>();

  constructor(mails: readonly Mail[]) {
    for (const mail of mails) this.learn(mail);
  }

  learn({ fates }: Mail): void {
    for (const { recipient, kind } of fates) {
      if (domainOf(recipient) === simulatorDomain) continue;
      if (kind === 'bouncedPermanently') this.#listed.set(addressKey(recipient), 'suppressed');
      if (kind === 'complained') this.#listed.set(addressKey(recipient), 'suppressedForComplaint');
    }
  }

  fateOf(recipient: string): Fate['kind'] | undefined {
    return this.#listed.get(addressKey(recipient));
  }

  clear(): void {
    this.#listed.clear();
  }
}
