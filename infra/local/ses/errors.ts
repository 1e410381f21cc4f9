/** Errors in the words of SES v1: wire code, HTTP status, sentence. */
export const sesErrors = {
  throttled: ['Throttling', 400, 'Maximum sending rate exceeded'],
  quotaSpent: ['Throttling', 400, 'Daily message quota exceeded'],
  rejected: ['MessageRejected', 400, 'Email address is not verified.'],
  mailFromNotVerified: [
    'MailFromDomainNotVerifiedException',
    400,
    'The MAIL FROM domain is not verified.',
  ],
  // the SDK maps this wire code to ConfigurationSetDoesNotExistException
  configurationSetMissing: ['ConfigurationSetDoesNotExist', 400, 'Configuration set not found.'],
  configurationSetPaused: [
    'ConfigurationSetSendingPausedException',
    400,
    'Sending is paused for the configuration set.',
  ],
  paused: ['AccountSendingPausedException', 400, 'Sending is paused for the account.'],
  invalidParameter: ['InvalidParameterValue', 400, 'A parameter is not valid.'],
  missingParameter: ['ValidationError', 400, 'A parameter is missing.'],
  missingAction: ['MissingAction', 400, 'The request has no Action parameter.'],
  invalidAction: ['InvalidAction', 400, 'The action is not known.'],
  internal: ['InternalFailure', 500, 'The endpoint failed.'],
  unavailable: ['ServiceUnavailable', 503, 'Service is unavailable, try again.'],
} as const satisfies Record<string, readonly [code: string, status: number, sentence: string]>;

export type SesErrorKind = keyof typeof sesErrors;
export const sesErrorKinds = Object.keys(sesErrors) as [SesErrorKind, ...SesErrorKind[]];

/** A refusal that is answered as SES error XML. */
export class SesError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(kind: SesErrorKind, sentence?: string) {
    const [code, status, usual] = sesErrors[kind];
    super(sentence ?? usual);
    this.name = 'SesError';
    this.code = code;
    this.status = status;
  }
}
