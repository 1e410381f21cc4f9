import type { DeclineReason, SavedMethodType } from '../../../shared/payments/gateways/gateway.ts';

export interface Step {
  readonly status: 'pending' | 'succeeded' | 'failed' | 'reversed';
  readonly reason?: DeclineReason;
}

interface Magic {
  readonly type: SavedMethodType;
  readonly label: string;
  /** how a payment with it goes, one step after the other; the first at once */
  readonly steps: readonly Step[];
  /** where the customer is there and confirms, instead of `steps` */
  readonly presentSteps?: readonly Step[];
  readonly expires?: string;
  /** milliseconds before the gateway answers a charge */
  readonly delayMs?: number;
  /** the charge is made, and its answer never arrives */
  readonly losesAnswer?: true;
  /** the mandate waits for its bank until the next step */
  readonly mandatePending?: true;
}

const failed = (reason: DeclineReason): Step[] => [{ status: 'failed', reason }];
const succeeded: Step[] = [{ status: 'succeeded' }];
const pending: Step = { status: 'pending' };
const card = { type: 'card', expires: '2099-12' } as const;
const sepa = { type: 'sepa_debit' } as const;

/** What a payment method does, by its name: chosen on a hosted page. */
export const magic = {
  ok: { ...card, label: 'Visa •••• 4242', steps: succeeded },
  insufficient_funds: {
    ...card,
    label: 'Visa •••• 9995',
    steps: failed('insufficient_funds'),
  },
  expired: { ...card, label: 'Visa •••• 0069', steps: failed('expired_card') },
  stolen: { ...card, label: 'Visa •••• 9979', steps: failed('stolen_card') },
  authentication: {
    ...card,
    label: 'Visa •••• 3155',
    steps: failed('authentication_required'),
    presentSteps: succeeded,
  },
  slow: { ...card, label: 'Visa •••• 0077', steps: succeeded, delayMs: 1_500 },
  times_out: { ...card, label: 'Visa •••• 0093', steps: succeeded, losesAnswer: true },
  disputed: {
    ...card,
    label: 'Visa •••• 0259',
    steps: [...succeeded, { status: 'reversed', reason: 'charged_back' }],
  },
  sepa_ok: { ...sepa, label: 'SEPA •••• 4300', steps: [pending, ...succeeded] },
  sepa_pending_mandate: {
    ...sepa,
    label: 'SEPA •••• 3004',
    steps: [pending, ...succeeded],
    mandatePending: true,
  },
  sepa_fails: {
    ...sepa,
    label: 'SEPA •••• 3201',
    steps: [pending, ...failed('insufficient_funds')],
  },
  sepa_returned: {
    ...sepa,
    label: 'SEPA •••• 1801',
    steps: [pending, ...succeeded, { status: 'reversed', reason: 'charged_back' }],
  },
  bacs_ok: {
    type: 'bacs_debit',
    label: 'Bacs •••• 2345',
    steps: [pending, ...succeeded],
  },
} as const satisfies Record<string, Magic>;

export type MagicName = keyof typeof magic;
export const magicNames = Object.keys(magic) as [MagicName, ...MagicName[]];

export const magicOf = (name: MagicName): Magic => magic[name];
