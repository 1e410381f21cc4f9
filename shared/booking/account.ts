import { Refusal } from '../kernel/errors.ts';
import type { Id } from '../kernel/id.ts';
import type { BillTo } from '../people/model.ts';
import { accountOf as accountFor, otherAccount } from '../people/payer.ts';
import type { Write } from '../store/transact.ts';
import type { Booking } from './model.ts';
import type { Booker } from './offer.ts';

type Charged = Pick<Booking, 'customerId' | 'payer'>;

/** The customer whose credits a booking draws, and who is charged for it. */
export const accountOf = ({ customerId, payer }: Charged): Id<'customer'> =>
  payer?.id ?? customerId;

interface Asked extends Pick<Booking, 'customerId' | 'memberId'> {
  readonly billTo?: BillTo | undefined;
}

/** Who pays for a booking, and what must still hold where it is written. */
export interface Paid {
  readonly payer?: Booking['payer'];
  readonly payerUnchanged: readonly Write[];
}

/**
 * Who pays for a booking: of the member whom it names, and of a team member, who cannot buy for the company, in any
 * case. 1 batch get when there is a member.
 */
export const paidBy = async (
  { organisation, by }: Booker,
  { customerId, memberId = by.teamMemberId, billTo }: Asked,
): Promise<Paid> => {
  const account = await accountFor(organisation.id, customerId, { memberId, billTo });
  return paid(account);
};

/** The customer whose credits a member's bookings draw; who has no payer cannot book for itself, and sees its company's. */
export const drawsOn = async (booker: Booker, asked: Asked): Promise<Id<'customer'>> => {
  try {
    return accountOf({ ...asked, ...(await paidBy(booker, asked)) });
  } catch (error) {
    if (error instanceof Refusal && error.code === 'payer_missing') return asked.customerId;
    throw error;
  }
};

/** The other one pays for a booking that is there. */
export const paidByOther = async (
  { organisation }: Booker,
  { customerId, memberId, payer }: Booking,
  billTo: BillTo,
): Promise<Paid | undefined> => {
  const charged = payer
    ? { customerId: payer.id, forMember: payer.forMember }
    : { customerId, memberId };
  const account = await otherAccount(organisation.id, charged, { billTo });
  return account && paid(account);
};

const paid = ({
  customerId: id,
  whose,
  unchanged: payerUnchanged,
}: Awaited<ReturnType<typeof accountFor>>): Paid =>
  'forMember' in whose
    ? { payer: { id, forMember: whose.forMember }, payerUnchanged }
    : { payerUnchanged };
