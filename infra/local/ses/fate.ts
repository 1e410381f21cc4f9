import { addressKey } from './address.ts';
import type { Behaviour } from './behaviour.ts';
import type { Fate } from './mail.ts';
import type { SuppressionList } from './suppression-list.ts';

/**
 * Addresses that need no rule: those of the SES mailbox simulator (a `+label` is allowed, as there)
 * and two reserved domains for sample data. Patterns are matched in lower case.
 */
const simulated: [RegExp, Fate['kind']][] = [
  [/^bounce(\+[^@]*)?@simulator\.amazonses\.com$/, 'bouncedPermanently'],
  [/^suppressionlist(\+[^@]*)?@simulator\.amazonses\.com$/, 'suppressedGlobally'],
  [/^complaint(\+[^@]*)?@simulator\.amazonses\.com$/, 'complained'],
  [/@bounce\.example$/, 'bouncedPermanently'],
  [/@complaint\.example$/, 'complained'],
];

/** What becomes of the mail at each recipient that does not simply get it. A rule comes before the list. */
export const fatesOf = (
  recipients: string[],
  behaviour: Behaviour,
  suppressionList: SuppressionList,
): Fate[] =>
  recipients.flatMap(recipient => {
    const bounce = behaviour.take('bounce', [recipient]);
    if (bounce) {
      const isPermanent = bounce.type === 'Permanent';
      return [{ recipient, kind: isPermanent ? 'bouncedPermanently' : 'bouncedTransiently' }];
    }
    if (behaviour.take('complain', [recipient])) return [{ recipient, kind: 'complained' }];
    const suppress = behaviour.take('suppress', [recipient]);
    if (suppress) return [{ recipient, kind: suppressions[suppress.list] }];
    const kind = suppressionList.fateOf(recipient) ?? simulatedFate(recipient);
    return kind ? [{ recipient, kind }] : [];
  });

const suppressions = { account: 'suppressed', global: 'suppressedGlobally' } as const;

const simulatedFate = (recipient: string) =>
  simulated.find(([pattern]) => pattern.test(addressKey(recipient)))?.[1];
