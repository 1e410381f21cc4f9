import { addressKey } from './address.ts';
import type { Behaviour } from './behaviour.ts';
import type { Fate } from './mail.ts';

/**
 * Addresses that need no rule: those of the SES mailbox simulator (a `+label` is allowed, as there)
 * and two reserved domains for sample data. Patterns are matched in lower case.
 */
const simulated: [RegExp, Fate['kind']][] = [
  [/^bounce(\+[^@]*)?@simulator\.amazonses\.com$/, 'bouncedPermanently'],
  [/^suppressionlist(\+[^@]*)?@simulator\.amazonses\.com$/, 'suppressed'],
  [/^complaint(\+[^@]*)?@simulator\.amazonses\.com$/, 'complained'],
  [/@bounce\.example$/, 'bouncedPermanently'],
  [/@complaint\.example$/, 'complained'],
];

/** What becomes of the mail at each recipient that does not simply get it. */
export const fatesOf = (recipients: string[], behaviour: Behaviour): Fate[] =>
  recipients.flatMap(recipient => {
    const bounce = behaviour.take('bounce', [recipient]);
    if (bounce) {
      const isPermanent = bounce.type === 'Permanent';
      return [{ recipient, kind: isPermanent ? 'bouncedPermanently' : 'bouncedTransiently' }];
    }
    if (behaviour.take('complain', [recipient])) return [{ recipient, kind: 'complained' }];
    const kind = simulated.find(([pattern]) => pattern.test(addressKey(recipient)))?.[1];
    return kind ? [{ recipient, kind }] : [];
  });
