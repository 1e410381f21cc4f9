import type * as z from 'zod';
import { Refusal } from '../kernel/errors.ts';
import type { Id } from '../kernel/id.ts';
import type { Currency } from '../kernel/money.ts';
import type { Account } from '../people/payer.ts';
import { type Changes, changed } from '../store/change.ts';
import type { FeeChanges, FeeView, NewFee, OwnFeeView } from './fee-contract.ts';
import type { Fee, OpenCharge } from './model.ts';
import { requireCurrency } from './plans.ts';

/** A fee as it is created, by an admin or by what makes it: open, until the run that covers its day bills it. */
export const fee = (
  input: Omit<NewFee, 'billTo'> &
    Pick<Fee, 'origin' | 'explanation' | 'locationId' | 'legalEntityId' | 'forMember'>,
  context: { id: Id<'fee'>; customerId: Id<'customer'>; currency: Currency; now: string },
): Fee => {
  requireCurrency(input.price, context.currency);
  return {
    ...input,
    id: context.id,
    customerId: context.customerId,
    status: 'open',
    version: 1,
    createdAt: context.now,
  };
};

/** What an edit changes. What something else made, such as a booking, says what that costs, and stays. */
export const feeEdit = (current: Fee, asked: FeeChanges, currency: Currency): Changes<Fee> => {
  if (current.status !== 'open') {
    throw new Refusal('fee_not_open', { expected: 'an open fee', received: current.status });
  }
  if (current.origin) {
    throw new Refusal('fee_of_another', {
      expected: 'a fee that an admin wrote',
      received: `a fee of ${current.origin.kind} ${current.origin.id}`,
    });
  }
  requireCurrency(asked.price, currency);
  return asked;
};

/** A fee that another one pays: as it is, in that one's account; what it was is waived, so that it is billed once. */
export const atPayer = (
  current: Fee,
  account: Account | undefined,
  { id, now }: { readonly id: Id<'fee'>; readonly now: string },
): { next: Fee; waived: Fee } => {
  feeEdit(current, {}, current.price.currency);
  if (!account)
    throw new Refusal('invalid_request', {
      ...{ field: '/body/billTo', expected: 'another payer' },
      received: current.forMember ? 'member, who pays it' : 'company, which pays it',
    });
  const { memberId: _, forMember: __, ...terms } = current;
  const { customerId, whose } = account;
  return {
    next: { ...terms, ...whose, id, customerId, version: 1, createdAt: now },
    waived: changed<Fee>(current, { status: 'waived' }),
  };
};

/** What waits to be billed for a fee. */
export const chargeOf = (fee: Fee): OpenCharge => ({
  cause: 'fee',
  feeId: fee.id,
  name: fee.name,
  on: fee.on,
  price: fee.price,
  quantity: fee.quantity,
  tax: fee.tax,
  locationId: fee.locationId,
  legalEntityId: fee.legalEntityId,
  revenueAccount: fee.revenueAccount,
  billInAdvance: fee.billInAdvance,
  refundable: fee.refundable,
  explanation: fee.explanation,
});

export const feeView = (fee: Fee): z.input<typeof FeeView> => ({
  id: fee.id,
  customerId: fee.customerId,
  name: fee.name,
  on: fee.on,
  price: fee.price,
  quantity: fee.quantity,
  tax: fee.tax,
  memberId: fee.memberId,
  forMember: fee.forMember,
  revenueAccount: fee.revenueAccount,
  billInAdvance: fee.billInAdvance,
  refundable: fee.refundable,
  origin: fee.origin,
  explanation: fee.explanation,
  status: fee.status,
  invoiceId: fee.invoiceId,
  version: fee.version,
  createdAt: fee.createdAt,
});

/** A fee as its customer sees it (S9). */
export const ownFeeView = ({
  id,
  name,
  on,
  price,
  quantity,
  refundable,
  explanation,
  status,
}: Fee): z.input<typeof OwnFeeView> => ({
  id,
  name,
  on,
  price,
  quantity,
  refundable,
  explanation,
  status,
});
