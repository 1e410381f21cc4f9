import { addressKey } from '../kernel/text.ts';

/**
 * What an error of SES means for the mail: `rate` and `quota` and `halted`: nothing was taken, later;
 * `rejected`: nothing was taken, never; `unknown`: SES may have it.
 */
export type SesFailure = 'rate' | 'quota' | 'halted' | 'rejected' | 'unknown';

const halts = new Set([
  'AccountSendingPausedException',
  'ConfigurationSetSendingPausedException',
  'ConfigurationSetDoesNotExist',
  'ConfigurationSetDoesNotExistException',
  'MailFromDomainNotVerified',
  'MailFromDomainNotVerifiedException',
  'AccessDenied',
  'AccessDeniedException',
]);

const rejections = new Set([
  'MessageRejected',
  'InvalidParameterValue',
  'InvalidParameterValueException',
]);

/**
 * Of `… The following identities failed the check in region EU-WEST-1: ann@acme.example, …` every address;
 * SES names who is not verified, which in its sandbox every recipient must be.
 */
const addressesIn = (words: string): string[] =>
  words
    .split(/[\s,;<>()'"]+/)
    .filter(word => word.includes('@'))
    .map(word => addressKey(word.replace(/[.:]+$/, '')));

/** Which of the addresses the words of an error name. */
export const namedIn = (words: string, addresses: readonly string[]): string[] => {
  const named = new Set(addressesIn(words));
  return addresses.filter(address => named.has(addressKey(address)));
};

/** Nobody else is named: the mail can leave without them. */
const isAboutCopies = (words: string, copies: readonly string[]) => {
  const known = new Set(copies.map(addressKey));
  const named = addressesIn(words);
  return named.length > 0 && named.every(address => known.has(address));
};

/** Source: SES v1 API reference, SendRawEmail errors and "Maximum sending rate / daily quota exceeded". */
export const classifySesError = (error: unknown, copies: readonly string[] = []): SesFailure => {
  const { name, message } = error as Error;
  if (/daily message quota exceeded/i.test(message)) return 'quota';
  if (/throttl|toomanyrequests/i.test(name) || /maximum sending rate exceeded/i.test(message))
    return 'rate';
  if (halts.has(name)) return 'halted';
  if (rejections.has(name) && /not verified/i.test(message) && !isAboutCopies(message, copies))
    return 'halted';
  return rejections.has(name) ? 'rejected' : 'unknown';
};
