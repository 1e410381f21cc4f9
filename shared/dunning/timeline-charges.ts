import { localDate } from '../kernel/calendar.ts';
import { exact, moneyText } from '../kernel/money.ts';
import type { Mail } from '../notifications/model.ts';
import type { Attempt } from '../payments/attempt-model.ts';
import { type DeclineReason, declineReasons } from '../payments/gateways/gateway.ts';
import type { TimelineRow } from './contract.ts';

type Row = Omit<TimelineRow, 'invoiceId' | 'invoiceNumber' | 'mail'>;

/** A row with the mail that told of it, in words of its own. */
type Told = (what: string, mail: Mail) => Pick<TimelineRow, 'text' | 'mail'>;

const channels: Record<Attempt['channel'], string> = {
  automatic: 'by itself',
  pay_now: 'by the customer',
  admin: 'by the team',
};

const reasons: Record<DeclineReason, string> = {
  insufficient_funds: 'not enough money',
  expired_card: 'the card has expired',
  stolen_card: 'the card was reported lost or stolen',
  authentication_required: 'the customer has to confirm',
  mandate_invalid: 'no valid mandate',
  account_closed: 'the account is closed',
  charged_back: 'the customer took it back',
  declined: 'declined',
  unknown: 'no reason given',
};

/** A gateway's reason in words; what a person wrote stays as it is. */
export const reasonText = (reason: string): string => {
  const found = declineReasons.find(each => each === reason);
  return found ? reasons[found] : reason;
};

/** Each try to collect an invoice: when it began and with what, and what came of it unless that was a payment. */
export const chargeRows = (
  attempt: Attempt,
  { timeZone, mail, told }: { timeZone: string; mail: Mail | undefined; told: Told },
): Row[] => {
  const { id: attemptId, amount, currency, status, createdAt, label, channel } = attempt;
  const money = { amount, currency };
  const sum = moneyText(exact(amount), currency);
  const what = label === undefined ? `Page to pay ${sum}` : `Charge of ${sum} to ${label}`;
  const row = { attemptId, amount: money };
  const isLost = status === 'cancelled';
  const begun: Row = {
    ...{ ...row, on: localDate(createdAt, timeZone), at: createdAt, kind: 'charge' },
    text: `${what} ${channels[channel]}${isLost ? ', not made' : ''}`,
  };
  if (status !== 'failed' && status !== 'reversed') return [begun];
  const { endedOn = begun.on, reason = 'unknown', retryOn } = attempt;
  const outcome = `Charge of ${sum} ${status === 'failed' ? 'failed' : 'was taken back'}: ${reasons[reason]}`;
  const next = retryOn === undefined ? 'not tried again by itself' : `tried again on ${retryOn}`;
  const text = channel === 'automatic' ? `${outcome}; ${next}` : outcome;
  return [
    begun,
    { ...row, on: endedOn, kind: 'charge_failed', text, ...(mail && told(text, mail)) },
  ];
};
