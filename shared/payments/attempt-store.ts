import { existing, Refusal } from '../kernel/errors.ts';
import { type Changes, changed, changeWrite } from '../store/change.ts';
import { type ListPage, listPrefix } from '../store/list.ts';
import { getItem, getItems, queryAll, queryIndexAll } from '../store/read.ts';
import { indexKeys, type Key, keys } from '../store/table.ts';
import { absent, type Write } from '../store/transact.ts';
import { Attempt, MethodSetup, SavedMethod } from './attempt-model.ts';
import { nameWrite } from './gateway-names.ts';
import { Payment } from './model.ts';

interface Checked {
  readonly id: string;
  readonly customerId: string;
  readonly checkAt?: string | undefined;
  readonly lookOn?: string | undefined;
  readonly version: number;
}

const addition = (org: string, key: Key, thing: Checked): Write => ({
  put: itemOf(org, key, thing),
  condition: absent,
  refuse: () => new Refusal('busy'),
});

const itemOf = (org: string, key: Key, thing: Checked) => ({
  ...{ ...key, ...entryOf(org, thing), ...thing },
});

/** What its gateway is to be asked comes first: after that it is looked at in its days. */
const entryOf = (org: string, { checkAt, lookOn, customerId, id }: Checked) => {
  if (checkAt !== undefined) return indexKeys.gatewayCheck(checkAt, org, customerId, id);
  return lookOn === undefined ? {} : indexKeys.methodsDue(org, lookOn, customerId, id);
};

/** A change of `checkAt` or `lookOn` moves the entry by which the sweep or the tick finds it; `null` takes it out. */
const change = (org: string, key: Key, before: Checked, changes: Changes<Checked>): Write => {
  const { checkAt, lookOn } = changes;
  const isMoved = checkAt !== undefined || lookOn !== undefined;
  const entry = entryOf(org, changed(before, { checkAt, lookOn }));
  const index = isMoved ? { gsi1pk: null, gsi1sk: null, ...entry } : {};
  return {
    ...changeWrite(key, before.version, { ...changes, ...index }),
    refuse: () => new Refusal('busy'),
  };
};

/** Whose something is that a gateway speaks of by our id. 1 write. */
const ownerWrite = (org: string, id: string, customerId: string): Write => ({
  put: { ...keys.gatewayThing(org, id), customerId },
  condition: absent,
});

/** 1 get. */
export const ownerOf = async (org: string, id: string): Promise<string | undefined> =>
  (await getItem(keys.gatewayThing(org, id)))?.customerId as string | undefined;

/** Whether a gateway is still to be asked about something that went through a connection. 1 query, 1 get for each thing. */
export const isUnderWay = async (org: string, connectionId: string): Promise<boolean> => {
  const { gsi1pk: pk } = indexKeys.gatewayCheck('', '', '', '');
  const own = (await queryIndexAll({ pk })).filter(({ gsi1sk }) => gsi1sk.split('#')[1] === org);
  const things = await getItems(own);
  return things.some(thing =>
    thing && 'refunds' in thing
      ? isPaidBackThrough(Payment.parse(thing), connectionId)
      : thing?.connectionId === connectionId,
  );
};

const isPaidBackThrough = ({ refunds }: Payment, connectionId: string): boolean =>
  refunds.some(
    ({ through }) => through?.status === 'pending' && through.connectionId === connectionId,
  );

const attemptKey = (org: string, { customerId, id }: Pick<Attempt, 'customerId' | 'id'>) =>
  keys.paymentAttempt(org, customerId, id);

/** 1 get. */
export const findAttempt = async (
  org: string,
  cus: string,
  id: string,
): Promise<Attempt | undefined> => {
  const item = await getItem(keys.paymentAttempt(org, cus, id));
  return item && Attempt.parse(item);
};

/** 1 get; 404 also under another customer. */
export const readAttempt = async (org: string, cus: string, id: string): Promise<Attempt> =>
  existing(await findAttempt(org, cus, id), 'attemptId', id);

/** Tries to collect a customer's invoices, by id. 1 query. */
export const listAttempts = async (
  org: string,
  cus: string,
  asked: { readonly limit: number; readonly after?: string | undefined },
): Promise<ListPage<Attempt>> => {
  const page = await listPrefix(id => keys.paymentAttempt(org, cus, id), asked);
  return { ...page, items: page.items.map(item => Attempt.parse(item)) };
};

/** 2 writes. */
export const attemptAddition = (org: string, attempt: Attempt): Write[] => [
  addition(org, attemptKey(org, attempt), attempt),
  ownerWrite(org, attempt.id, attempt.customerId),
];

export const attemptChange = (org: string, before: Attempt, changes: Changes<Attempt>): Write =>
  change(org, attemptKey(org, before), before, changes);

/** A customer's payment methods, oldest first: at most 10. 1 query. */
export const savedMethods = async (org: string, cus: string): Promise<SavedMethod[]> => {
  const { pk, sk: prefix } = keys.paymentMethod(org, cus, '');
  return (await queryAll({ pk, prefix })).map(item => SavedMethod.parse(item));
};

/** 1 get. */
export const findMethod = async (
  org: string,
  cus: string,
  id: string,
): Promise<SavedMethod | undefined> => {
  const item = await getItem(keys.paymentMethod(org, cus, id));
  return item && SavedMethod.parse(item);
};

/** 1 get; 404 also under another customer. */
export const readMethod = async (org: string, cus: string, id: string): Promise<SavedMethod> =>
  existing(await findMethod(org, cus, id), 'paymentMethodId', id);

const methodKey = (org: string, { customerId, id }: Pick<SavedMethod, 'customerId' | 'id'>) =>
  keys.paymentMethod(org, customerId, id);

/** A method as it is stored. */
export const methodItem = (org: string, method: SavedMethod) =>
  itemOf(org, methodKey(org, method), method);

/** 1 write, with a mandate 2. */
export const methodAddition = (org: string, method: SavedMethod): Write[] => [
  addition(org, methodKey(org, method), method),
  ...(method.mandate ? [nameWrite(org, method.connectionId, method.mandate.id, method)] : []),
];

export const methodChange = (
  org: string,
  before: SavedMethod,
  changes: Changes<SavedMethod>,
): Write => change(org, methodKey(org, before), before, changes);

export const methodRemoval = (org: string, method: SavedMethod): Write => ({
  delete: methodKey(org, method),
  condition: 'version = :version',
  values: { ':version': method.version },
  refuse: () => new Refusal('busy'),
});

/** 1 get; 404 also under another customer. */
export const readSetup = async (org: string, cus: string, id: string): Promise<MethodSetup> => {
  const item = await getItem(keys.methodSetup(org, cus, id));
  return MethodSetup.parse(existing(item, 'setupId', id));
};

/** Pages that were opened for a customer, oldest first. 1 query. */
export const listSetups = async (
  org: string,
  cus: string,
  asked: { readonly limit: number; readonly after?: string | undefined },
): Promise<ListPage<MethodSetup>> => {
  const page = await listPrefix(id => keys.methodSetup(org, cus, id), asked);
  return { ...page, items: page.items.map(item => MethodSetup.parse(item)) };
};

const setupKey = (org: string, { customerId, id }: Pick<MethodSetup, 'customerId' | 'id'>) =>
  keys.methodSetup(org, customerId, id);

/** 3 writes. */
export const setupAddition = (org: string, setup: MethodSetup): Write[] => [
  addition(org, setupKey(org, setup), setup),
  ownerWrite(org, setup.id, setup.customerId),
  nameWrite(org, setup.connectionId, setup.gatewaySetup, setup),
];

export const setupChange = (
  org: string,
  before: MethodSetup,
  changes: Changes<MethodSetup>,
): Write => change(org, setupKey(org, before), before, changes);
