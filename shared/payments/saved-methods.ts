import { type DomainEvent, domainEvent } from '../events/catalogue.ts';
import { localDate } from '../kernel/calendar.ts';
import { realClock } from '../kernel/clock.ts';
import { Refusal } from '../kernel/errors.ts';
import { createId, deriveId, type Id } from '../kernel/id.ts';
import { requestMail } from '../notifications/mail-store.ts';
import type { Customer } from '../people/model.ts';
import { outboxWrite } from '../store/outbox.ts';
import { transact, type Write } from '../store/transact.ts';
import { announceOpen } from './announce-debit.ts';
import type { GatewayConnection, MethodSetup, SavedMethod } from './attempt-model.ts';
import * as store from './attempt-store.ts';
import { firstCheck } from './attempt-times.ts';
import type { Booker } from './book.ts';
import { collectAgain } from './collection-store.ts';
import { connectionsOf, requireConnection } from './connections.ts';
import { gatewayOf, keptGatewayOf, through } from './gateway-of.ts';
import type { GatewayKind, GatewayMandate, SavedMethodType } from './gateways/gateway.ts';
import { mandateRequest } from './mandate-request.ts';
import { type MethodReference, methodByReference } from './method-by-reference.ts';
import { lookOnOf } from './method-days.ts';
import { setupStands } from './setup-state.ts';
import { gatewayCustomerOf } from './start-attempt.ts';
import { isUsable, takingOver } from './usual-method.ts';

export const maxMethods = 10;

interface Changed<T> {
  readonly thing: T;
  readonly writes: Write[];
  readonly events: DomainEvent[];
}

interface SetupAsked {
  readonly types: readonly SavedMethodType[];
  readonly gateway?: GatewayKind | undefined;
  readonly returnUrl: string;
  /** S72: mail the customer the link, where a mandate is to be given */
  readonly mail: boolean;
}

/** Opens the gateway's page on which a customer leaves a method (S15, S30). No number of a card or account comes here. */
export const openSetup = async (
  booker: Booker,
  customer: Customer,
  { types, gateway: asked, returnUrl, mail }: SetupAsked,
): Promise<Changed<MethodSetup>> => {
  const { organisation, now, by } = booker;
  const org = organisation.id;
  const connection = await requireConnection(org, asked);
  const known = await store.savedMethods(org, customer.id);
  if (known.length >= maxMethods) throw new Refusal('payment_method_limit');
  const id = createId('methodSetup');
  const gatewayCustomer = known.find(each => each.connectionId === connection.id)?.gatewayCustomer;
  const gateway = await gatewayOf(org, connection);
  const started = await gateway.startSetup({
    ...{ key: id, types, returnUrl },
    customer: {
      ...gatewayCustomerOf(customer, organisation.language, organisation.email),
      gatewayCustomer,
    },
  });
  const { setupId: gatewaySetup, ...page } = started;
  const setup: MethodSetup = {
    ...{ id, customerId: customer.id, connectionId: connection.id, gateway: connection.kind },
    ...{ ...page, gatewaySetup, status: 'open', by, version: 1, createdAt: now },
    checkAt: firstCheck(realClock.now()),
  };
  const request = mail ? pageRequest(org, setup) : undefined;
  return {
    thing: setup,
    writes: [...store.setupAddition(org, setup), ...(request?.writes ?? [])],
    events: request ? [request.event] : [],
  };
};

const pageRequest = (org: Id<'organisation'>, { id, customerId, url }: MethodSetup) =>
  requestMail(org, { kind: 'mandate_request', cause: id, customerId, facts: { link: url } });

// Idempotency key: the setup's status, and the method's id, which follows from the setup's.
/** Asks the gateway what became of its page, and keeps what was left there. */
export const settleSetup = async (
  booker: Booker,
  customerId: string,
  id: string,
): Promise<MethodSetup> => {
  const org = booker.organisation.id;
  const setup = await store.readSetup(org, customerId, id);
  if (setup.status !== 'open') return setup;
  const { gatewaySetup: setupId, gatewayCustomer } = setup;
  const state = await setupStands(setup, realClock.now(), async () => {
    const gateway = await gatewayOf(org, through(setup));
    return gateway.readSetup({ setupId, gatewayCustomer });
  });
  if (state.status === 'done' && state.method) {
    const left = state.method;
    const others = await store.savedMethods(org, customerId);
    const { isDefault, givingWay } = takingOver(others, await connectionsOf(org));
    const isPending = left.mandate?.status === 'pending';
    const method: SavedMethod = {
      ...{ ...left, id: deriveId('paymentMethod', setup.id), customerId: setup.customerId },
      ...{ connectionId: setup.connectionId, gateway: setup.gateway, gatewayCustomer },
      ...{ isDefault, version: 1, createdAt: booker.now },
      ...(isPending && { checkAt: firstCheck(realClock.now()) }),
      lookOn: lookOnOf(left, localDate(booker.now, booker.organisation.timeZone)),
    };
    const told = left.mandate?.status === 'active' ? activated(booker, method) : nothing;
    const done = { status: 'done', methodId: method.id, checkAt: null } as const;
    await transact([
      ...store.methodAddition(org, method),
      ...noLonger(org, givingWay),
      store.setupChange(org, setup, done),
      ...told.writes,
      ...againWith(org, method),
      outboxWrite(org, [eventOf(booker, 'paymentMethod.added', method), ...told.events]),
    ]);
    await announceOpen(booker, customerId);
  } else if (state.status === 'failed' || state.status === 'expired') {
    const ended = { status: state.status, checkAt: null };
    await transact([store.setupChange(org, setup, ended)]);
  } else {
    const checkAt = firstCheck(realClock.now());
    await transact([store.setupChange(org, setup, { checkAt })]);
  }
  return store.readSetup(org, customerId, id);
};

const noLonger = (org: string, givingWay: readonly SavedMethod[]): Write[] =>
  givingWay.map(each => store.methodChange(org, each, { isDefault: false }));

// Idempotency key: the method's id, which follows from the gateway's token.
/** Keeps a method that a customer left with the gateway elsewhere; its mandate is looked up there. Said again it stays. */
export const addByReference = async (
  booker: Booker,
  customerId: SavedMethod['customerId'],
  connection: GatewayConnection,
  given: MethodReference,
): Promise<Changed<SavedMethod>> => {
  const { organisation, now } = booker;
  const org = organisation.id;
  const known = await store.savedMethods(org, customerId);
  const place = { organisationId: org, customerId, connection, now };
  const { isDefault, givingWay } = takingOver(known, await connectionsOf(org));
  const said = methodByReference(place, { ...given, isDefault });
  const found = known.find(({ id }) => id === said.id);
  if (found) return { thing: found, writes: [], events: [] };
  if (known.length >= maxMethods) throw new Refusal('payment_method_limit');
  const left = await asAtGateway(org, connection, said);
  const method = { ...left, lookOn: lookOnOf(left, localDate(now, organisation.timeZone)) };
  return {
    thing: method,
    writes: [
      ...store.methodAddition(org, method),
      ...noLonger(org, givingWay),
      ...againWith(org, method),
    ],
    events: [eventOf(booker, 'paymentMethod.added', method)],
  };
};

/** A mandate is what its gateway says of it; one that it does not know is not kept. */
const asAtGateway = async (
  org: string,
  connection: GatewayConnection,
  { mandate, checkAt: _, ...method }: SavedMethod,
): Promise<SavedMethod> => {
  if (!mandate) return method;
  const found = await (await gatewayOf(org, connection)).readMandate(mandate.id);
  if (!found) {
    throw new Refusal('payment_method_state', {
      field: '/body/mandate/id',
      expected: `a mandate that ${connection.kind} knows`,
      received: mandate.id,
    });
  }
  const isPending = found.status === 'pending';
  return { ...method, mandate: found, ...(isPending && { checkAt: firstCheck(realClock.now()) }) };
};

/** What waited for a method is tried with the one that is charged from now on. */
const againWith = (org: string, method: SavedMethod): Write[] =>
  method.isDefault && isUsable(method) ? [collectAgain(org, method.customerId)] : [];

const nothing = { writes: [] as Write[], events: [] as DomainEvent[] };

/** Asks the gateway how a mandate stands; S73 when it is active now. */
export const settleMandate = async (booker: Booker, method: SavedMethod): Promise<void> => {
  const { mandate } = method;
  // what we ended ourselves its gateway has as revoked
  if (!mandate || mandate.status === 'expired') return;
  const { id: org, timeZone } = booker.organisation;
  const gateway = await gatewayOf(org, through(method));
  const found = await gateway.readMandate(mandate.id);
  const status: GatewayMandate['status'] = found?.status ?? 'revoked';
  const checkAt = status === 'pending' ? firstCheck(realClock.now()) : null;
  const told =
    status === mandate.status
      ? nothing
      : status === 'active'
        ? activated(booker, method)
        : status === 'pending'
          ? nothing
          : mandateRequest(booker, { ...method, mandate: { ...mandate, status } });
  const now = { ...method, mandate: { ...mandate, status } };
  const lookOn = lookOnOf(now, localDate(booker.now, timeZone)) ?? null;
  const changes = { mandate: now.mandate, checkAt, lookOn };
  await transact([
    store.methodChange(org, method, changes),
    ...(status === mandate.status ? [] : againWith(org, now)),
    ...told.writes,
    ...(told.events.length > 0 ? [outboxWrite(org, told.events)] : []),
  ]);
  await announceOpen(booker, method.customerId);
};

const activated = (booker: Booker, method: SavedMethod) => {
  const { organisation, now } = booker;
  const { id, customerId, label, mandate, version } = method;
  const { writes, event } = requestMail(organisation.id, {
    // one that was revoked may become active again
    ...{ kind: 'mandate_activation', cause: `${id} ${version}`, customerId },
    facts: {
      reference: mandate?.reference ?? '',
      accountEnding: label.slice(-4),
      activatedOn: localDate(now, organisation.timeZone),
    },
  });
  return { writes, events: [event, eventOf(booker, 'mandate.activated', method)] };
};

/** The one that is charged when nothing else is said, also if it was lost. 1 query; 1 write a method that changes. */
export const makeDefault = async (
  { organisation }: Booker,
  method: SavedMethod,
): Promise<Changed<SavedMethod>> => {
  const all = await store.savedMethods(organisation.id, method.customerId);
  const { lostFor, ...rest } = method;
  const changing = all.filter(
    ({ id, isDefault }) => isDefault !== (id === method.id) || (id === method.id && lostFor),
  );
  const chosen = { ...rest, isDefault: true };
  return {
    thing: chosen,
    writes: [
      ...changing.map(each =>
        store.methodChange(organisation.id, each, {
          isDefault: each.id === method.id,
          ...(each.id === method.id && lostFor && { lostFor: null }),
        }),
      ),
      ...againWith(organisation.id, chosen),
    ],
    events: [],
  };
};

/** Takes a method away and revokes its mandate first: what is gone here must not be charged there. */
export const removeMethod = async (
  booker: Booker,
  method: SavedMethod,
): Promise<Changed<SavedMethod>> => {
  const org = booker.organisation.id;
  const { mandate } = method;
  if (mandate && !['revoked', 'expired'].includes(mandate.status)) {
    // by one whose credentials were deleted nothing is charged, and nothing can be asked of it
    await (await keptGatewayOf(org, through(method)))?.revokeMandate(mandate.id);
  }
  return {
    thing: method,
    writes: [store.methodRemoval(org, method)],
    events: [eventOf(booker, 'paymentMethod.removed', method)],
  };
};

const eventOf = (
  { organisation, by }: Booker,
  type: 'paymentMethod.added' | 'paymentMethod.removed' | 'mandate.activated',
  { id: paymentMethodId, customerId }: SavedMethod,
): DomainEvent =>
  domainEvent(type, { organisationId: organisation.id, customerId, paymentMethodId, by });
