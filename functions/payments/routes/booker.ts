import type { Operation } from '../../../shared/contract/operation.ts';
import { Refusal } from '../../../shared/kernel/errors.ts';
import type { Currency } from '../../../shared/kernel/money.ts';
import type { Booker } from '../../../shared/payments/book.ts';
import {
  GatewayForbidden,
  GatewayRefused,
  GatewayUnreachable,
} from '../../../shared/payments/gateways/gateway.ts';
import type { Call } from '../../middleware/http.ts';

/** The caller, as who books. */
export const bookerOf = ({
  organisation,
  principal,
  now,
}: Pick<Call<Operation>, 'organisation' | 'principal' | 'now'>): Booker => ({
  ...{ organisation, now, by: principal.id },
});

/** What is told in another currency than the organisation's is refused before anything is read. */
export const requireCurrency = (
  money: { readonly currency: Currency } | undefined,
  expected: Currency,
  field: string,
): void => {
  if (!money || money.currency === expected) return;
  throw new Refusal('currency_mismatch', { field, expected, received: money.currency });
};

/** Where nothing is charged yet the caller may simply try again. */
export const orTryAgain = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof GatewayUnreachable) throw new Refusal('gateway_failed');
    throw error instanceof GatewayRefused ? refusalOf(error) : error;
  }
};

/** Without its own words: they may name a person. */
const refusalOf = (error: GatewayRefused): Refusal =>
  new Refusal(
    'gateway_refused',
    error instanceof GatewayForbidden
      ? { expected: 'credentials that the gateway takes', received: 'some that it refuses' }
      : { expected: 'what the gateway does', received: 'what it does not do or does not know' },
  );
