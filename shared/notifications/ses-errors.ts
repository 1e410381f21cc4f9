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

/** Source: SES v1 API reference, SendRawEmail errors and "Maximum sending rate / daily quota exceeded". */
export const classifySesError = (error: unknown): SesFailure => {
  const { name, message } = error as Error;
  if (/daily message quota exceeded/i.test(message)) return 'quota';
  if (/throttl|toomanyrequests/i.test(name) || /maximum sending rate exceeded/i.test(message))
    return 'rate';
  if (halts.has(name) || (rejections.has(name) && /not verified/i.test(message))) return 'halted';
  return rejections.has(name) ? 'rejected' : 'unknown';
};
