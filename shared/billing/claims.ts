import * as z from 'zod';
import { Fee, type OpenCharge } from '../catalogue/model.ts';
import { openChargeItem } from '../catalogue/writes.ts';
import { PlainDate } from '../kernel/calendar.ts';
import { idOf } from '../kernel/id.ts';
import { getItems } from '../store/read.ts';
import { keys } from '../store/table.ts';
import { absent, type Write } from '../store/transact.ts';
import type { Mark } from './billed-membership.ts';
import type { Invoice } from './model.ts';
import type { Rest } from './set-off.ts';

const ofCharge = { feeId: idOf('fee'), on: PlainDate, amount: z.int(), quantity: z.int() };

/** What an invoice takes: days of a membership, an open charge, or a part of a credit. */
export const Claim = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('days'),
    membershipId: idOf('membership'),
    from: PlainDate,
    to: PlainDate,
    released: z.array(z.object({ from: PlainDate, to: PlainDate })).optional(),
  }),
  z.object({ kind: z.literal('charge'), ...ofCharge }),
  z.object({ kind: z.literal('part'), ...ofCharge, rest: z.int() }),
]);
export type Claim = z.infer<typeof Claim>;

export interface Claimed {
  readonly marks: readonly Mark[];
  readonly charges: readonly OpenCharge[];
  readonly rests: readonly Rest[];
}

export const claimsOf = ({ marks, charges, rests }: Claimed): Claim[] => [
  ...marks.map((mark): Claim => Claim.parse({ kind: 'days', ...mark })),
  ...charges.map((charge): Claim => ({ kind: 'charge', ...termsOf(charge) })),
  ...rests.map(({ charge, amount }): Claim => ({ kind: 'part', ...termsOf(charge), rest: amount })),
];

const termsOf = ({ feeId, on, price, quantity }: OpenCharge) => ({
  ...{ feeId, on, amount: price.amount, quantity },
});

type Claimer = Pick<Invoice, 'id' | 'customerId'>;

const asTaken = 'price.amount = :amount AND quantity = :quantity';

/** On condition that it is there to be taken, as it was read (I1). 2 writes a charge, otherwise 1. */
export const claimWrites = (org: string, { id, customerId }: Claimer, claim: Claim): Write[] => {
  if (claim.kind === 'days') {
    const { from, to, released } = claim;
    return [
      {
        update: keys.membership(org, customerId, claim.membershipId),
        expression: `SET billedTo = :to${released ? ' REMOVE released' : ''}`,
        condition: `billedTo = :from${released ? ' AND released = :released' : ''}`,
        values: { ':from': from, ':to': to, ...(released && { ':released': released }) },
      },
    ];
  }
  const charge = keys.openCharge(org, customerId, claim.on, claim.feeId);
  const taken = {
    condition: asTaken,
    values: { ':amount': claim.amount, ':quantity': claim.quantity },
  };
  if (claim.kind === 'part') {
    const expression = 'SET price.amount = :rest, quantity = :credit';
    const values = { ...taken.values, ':rest': claim.rest, ':credit': -1 };
    return [{ update: charge, expression, ...taken, values }];
  }
  return [
    { delete: charge, ...taken },
    {
      update: keys.fee(org, customerId, claim.feeId),
      expression: 'SET #status = :billed, invoiceId = :invoiceId ADD version :one',
      condition: 'attribute_exists(pk)',
      names: { '#status': 'status' },
      values: { ':billed': 'billed', ':invoiceId': id, ':one': 1 },
    },
  ];
};

/** Gives claims back whose invoice was never there: everything is as it was before. 1 batch get of the fees. */
export const unclaimWrites = async (
  org: string,
  claimer: Claimer,
  claims: readonly Claim[],
): Promise<Write[]> => {
  const { customerId } = claimer;
  const charges = claims.filter(claim => claim.kind === 'charge');
  const fees = await getItems(charges.map(({ feeId }) => keys.fee(org, customerId, feeId)));
  return [
    ...charges.flatMap((claim, n) => chargeBack(org, claimer, claim, Fee.parse(fees[n]))),
    ...claims.flatMap((claim): Write[] => {
      if (claim.kind === 'days') return [daysBack(org, customerId, claim)];
      return claim.kind === 'part' ? [partBack(org, customerId, claim)] : [];
    }),
  ];
};

const chargeBack = (
  org: string,
  { id, customerId }: Claimer,
  { feeId, amount, quantity }: Extract<Claim, { kind: 'charge' }>,
  fee: Fee,
): Write[] => [
  {
    update: keys.fee(org, customerId, feeId),
    expression: 'SET #status = :open REMOVE invoiceId ADD version :one',
    condition: '#status = :billed AND invoiceId = :invoiceId',
    names: { '#status': 'status' },
    values: { ':open': 'open', ':billed': 'billed', ':invoiceId': id, ':one': 1 },
  },
  // of a credit that was used in part the fee does not know what was left
  {
    put: openChargeItem(org, { ...fee, price: { ...fee.price, amount }, quantity }),
    condition: absent,
  },
];

const daysBack = (
  org: string,
  customerId: string,
  { membershipId, from, to, released }: Extract<Claim, { kind: 'days' }>,
): Write => ({
  update: keys.membership(org, customerId, membershipId),
  expression: `SET billedTo = :from${
    released ? ', released = list_append(:released, if_not_exists(released, :none))' : ''
  }`,
  condition: 'billedTo = :to',
  values: {
    ...{ ':from': from, ':to': to },
    ...(released && { ':released': released, ':none': [] }),
  },
});

const partBack = (
  org: string,
  customerId: string,
  { feeId, on, amount, quantity, rest }: Extract<Claim, { kind: 'part' }>,
): Write => ({
  update: keys.openCharge(org, customerId, on, feeId),
  expression: 'SET price.amount = :amount, quantity = :quantity',
  condition: 'price.amount = :rest AND quantity = :credit',
  values: { ':amount': amount, ':quantity': quantity, ':rest': rest, ':credit': -1 },
});
