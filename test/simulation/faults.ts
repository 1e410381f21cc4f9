import type { Answer, Asked } from './call.ts';
import { jsonAnswer } from './services.ts';

/** What may befall a call on its way. */
export const callFaults = [
  'killed before',
  'killed after',
  'answer lost',
  'error after',
  'applied twice',
  'dropped',
  'throttled',
  'conflict',
  'delayed',
  'second worker',
  'clock jump',
  'stale',
  'too large',
] as const;

/** What may befall a delivery: of a queue, of the stream, of the scheduler. */
export const deliveryFaults = [
  'redelivered',
  'delivered twice at once',
  'delivered late',
  'never delivered',
] as const;

export type Fault = (typeof callFaults)[number] | (typeof deliveryFaults)[number];

/** A place in a scenario where a fault can strike. */
export interface Point {
  /** the same for every occurrence of the same thing */
  readonly shape: string;
  readonly faults: readonly Fault[];
}

export interface Strike {
  readonly fault: Fault;
  readonly shape: string;
  /** 1: the first one */
  readonly occurrence: number;
}

const withAnEffect: readonly Fault[] = [
  'killed after',
  'answer lost',
  'error after',
  'applied twice',
];
const ofEveryCall: readonly Fault[] = [
  ...(['killed before', 'dropped', 'throttled', 'delayed'] as const),
  ...(['second worker', 'clock jump', 'too large'] as const),
];

/** A read that is lost is a read that was dropped: only what changes something is lost in more ways. */
export const faultsOfCall = ({ service, isWrite, isStaleable }: Asked): Fault[] => [
  ...ofEveryCall,
  // SES knows no token: what the network brings twice leaves twice, whoever sends
  ...(isWrite ? withAnEffect.filter(fault => service !== 'ses' || fault !== 'applied twice') : []),
  ...(isWrite && service === 'dynamodb' ? (['conflict'] as const) : []),
  ...(isStaleable ? (['stale'] as const) : []),
];

export const faultsOfDelivery = (source: 'queue' | 'stream' | 'schedule' | 'event'): Fault[] =>
  source === 'queue' || source === 'event'
    ? ['redelivered', 'delivered twice at once', 'delivered late']
    : [...deliveryFaults];

/** A connection that broke, as Node says it. */
export const broken = (): Error =>
  Object.assign(new Error('socket hang up'), { name: 'Error', code: 'ECONNRESET' });

const xmlError = (status: number, code: string, message: string): Answer => ({
  status,
  headers: { 'content-type': 'text/xml' },
  body: Buffer.from(
    `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>r</RequestId></ErrorResponse>`,
  ),
});

const refusal = (status: number, type: string, message: string, more: object = {}): Answer =>
  jsonAnswer({ __type: `com.amazonaws.simulated#${type}`, message, ...more }, status);

/** 500: it may be done or not. */
export const serverError = ({ service }: Asked): Answer =>
  service === 'ses'
    ? xmlError(500, 'InternalFailure', 'The request processing has failed.')
    : refusal(500, 'InternalServerError', 'Internal server error');

export const throttling = ({ service }: Asked): Answer => {
  if (service === 'ses') return xmlError(400, 'Throttling', 'Maximum sending rate exceeded');
  if (service === 'gateway') return jsonAnswer({ error: 'slow down' }, 503);
  const type =
    service === 'dynamodb' ? 'ProvisionedThroughputExceededException' : 'ThrottlingException';
  return refusal(400, type, 'Rate exceeded');
};

/** What the emulator never says: somebody else's transaction is under way. */
export const conflict = ({ action, input }: Asked): Answer => {
  if (action !== 'TransactWriteItems') {
    return refusal(400, 'TransactionConflictException', 'Transaction is ongoing for the item');
  }
  const reasons = input.TransactItems.map((_: unknown, n: number) =>
    n === 0
      ? { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' }
      : { Code: 'None' },
  );
  return refusal(400, 'TransactionCanceledException', 'Transaction cancelled', {
    CancellationReasons: reasons,
  });
};

/** A service's limit, which no retry changes. */
export const tooLarge = ({ service }: Asked): Answer => {
  if (service === 'ses')
    return xmlError(
      400,
      'InvalidParameterValue',
      'Message length is more than 10485760 bytes long',
    );
  if (service === 'gateway') return jsonAnswer({ error: 'payload too large' }, 413);
  const types: Partial<Record<Asked['service'], string>> = {
    sqs: 'InvalidMessageContents',
    states: 'InvalidExecutionInput',
  };
  return refusal(
    400,
    types[service] ?? 'ValidationException',
    'Item size has exceeded the maximum allowed size',
  );
};
