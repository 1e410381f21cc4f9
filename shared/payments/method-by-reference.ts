import { Refusal } from '../kernel/errors.ts';
import { deriveId } from '../kernel/id.ts';
import type { GatewayConnection, SavedMethod } from './attempt-model.ts';
import type { GatewayMandate, SavedMethodType } from './gateways/gateway.ts';
import { tokenOf } from './gateways/mollie-words.ts';

/** What another system says of a method that its gateway keeps: references only. */
export interface MethodReference
  extends Pick<SavedMethod, 'type' | 'token' | 'gatewayCustomer' | 'label' | 'isDefault'> {
  readonly expires?: string | undefined;
  readonly mandate?: { readonly id: string; readonly reference: string } | undefined;
}

interface Place {
  readonly organisationId: string;
  readonly customerId: SavedMethod['customerId'];
  readonly connection: Pick<GatewayConnection, 'id' | 'kind'>;
  readonly now: string;
}

const schemes: Partial<Record<SavedMethodType, GatewayMandate['scheme']>> = {
  sepa_debit: 'sepa_core',
  bacs_debit: 'bacs',
};

/** Looked at by the next sweep: a mandate is believed until its gateway is asked. */
const atOnce = '1970-01-01T00:00:00.000Z';

/** A method that was left elsewhere, as if it had been left here. The same reference is the same method. Pure. */
export const methodByReference = (
  { organisationId, customerId, connection, now }: Place,
  { mandate, expires, ...given }: MethodReference,
): SavedMethod => {
  const scheme = schemes[given.type];
  if ((scheme === undefined) !== (mandate === undefined)) {
    throw new Refusal('invalid_request', {
      field: '/body/mandate',
      expected: scheme ? 'the mandate of a direct debit' : 'none with a card',
      received: mandate ? mandate.id : 'nothing',
    });
  }
  // Mollie knows a mandate, also a card's, by its customer only
  const named = (id: string) =>
    connection.kind === 'mollie' ? tokenOf(given.gatewayCustomer, id) : id;
  return {
    ...given,
    token: named(given.token),
    ...(expires !== undefined && { expires }),
    ...(mandate &&
      scheme && {
        mandate: { ...mandate, id: named(mandate.id), scheme, status: 'active' },
        checkAt: atOnce,
      }),
    id: deriveId('paymentMethod', organisationId, customerId, connection.id, given.token),
    ...{ customerId, connectionId: connection.id, gateway: connection.kind },
    ...{ version: 1, createdAt: now },
  };
};
