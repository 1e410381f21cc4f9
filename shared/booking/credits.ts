import { Membership, type Plan } from '../catalogue/model.ts';
import { readPlans } from '../catalogue/store.ts';
import type { PlainDate } from '../kernel/calendar.ts';
import { type ListPage, listPrefix } from '../store/list.ts';
import { getItems, type Item, queryAll, requireItem } from '../store/read.ts';
import { keys } from '../store/table.ts';
import type { Write } from '../store/transact.ts';
import {
  countsIn,
  grantSource,
  inOrder,
  isValidOn,
  membershipSources,
  monthOf,
  type Source,
} from './credit-sources.ts';
import { creditWrites, givenBack, takenFrom, useKey } from './credit-writes.ts';
import { CreditGrant, type Draw } from './model.ts';

interface Wanted {
  /** whose personal credit counts; absent: only what is shared */
  readonly memberId?: string | undefined;
  /** everybody's, for the operator's eyes */
  readonly everybody?: boolean;
  /** local day of the booking, which says the month */
  readonly on: PlainDate;
  /** what the booking drew before and gives back: of an edit, or of one that is cancelled */
  readonly back?: readonly Draw[];
}

/**
 * What a booking may draw on, first what is used first. Does not grow with the years of use: only what counts on
 * the day is read, and spent grants expire. 2 queries at once + 2 batch gets, none when there are no credits.
 */
export const readSources = async (
  org: string,
  customerId: string,
  { memberId, everybody = false, on, back = [] }: Wanted,
): Promise<Source[]> => {
  const [memberships, grants] = await Promise.all([
    readMemberships(org, customerId, on),
    readGrants(org, customerId, on),
  ]);
  const plans = await readPlans(
    org,
    memberships.map(({ planId }) => planId),
  );
  const included = memberships.flatMap(membership =>
    membershipSources(membership, plans.get(membership.planId) as Plan, on),
  );
  const usable = [...included, ...grants.map(grant => grantSource(grant, on))].filter(
    source => everybody || source.memberId === undefined || source.memberId === memberId,
  );
  const isElsewhere = (draw: Draw) => usable.every(({ key }) => key !== draw.source);
  const elsewhere = back.filter(isElsewhere).map(draw => spentSource(draw.source, on));
  const sources = await withUses(org, customerId, [...usable, ...elsewhere]);
  return inOrder(givenBack(sources, back));
};

const readMemberships = async (org: string, customerId: string, on: PlainDate) => {
  const { pk, sk: prefix } = keys.membership(org, customerId, '');
  const items = await queryAll({ pk, prefix });
  return items
    .map(item => Membership.parse(item))
    .filter(membership => countsIn(membership, monthOf(on)));
};

const readGrants = async (org: string, customerId: string, on: PlainDate) => {
  const { pk, sk: prefix } = keys.creditGrant(org, customerId, '');
  const items = await queryAll({ pk, prefix });
  return items.map(item => CreditGrant.parse(item)).filter(grant => isValidOn(grant, on));
};

/** A source that only takes back: of another month, another member or past its days. */
const spentSource = (key: string, on: PlainDate): Source => ({
  key,
  on,
  name: '',
  unit: 'money',
  kind: key.startsWith('crd_') ? 'grant' : 'membership',
  monthly: false,
  allowance: 0,
  used: 0,
});

/** Sources with what is stored as used; a grant that was read holds that itself. 1 batch get. */
const withUses = async (
  org: string,
  customerId: string,
  sources: readonly Source[],
): Promise<Source[]> => {
  const unknown = sources.filter(({ stored }) => stored === undefined);
  const items = await getItems(unknown.map(({ key }) => useKey(org, customerId, key)));
  const found = new Map(unknown.map(({ key }, index) => [key, items[index]]));
  return sources.map(source => withUse(source, found.get(source.key)));
};

const withUse = (source: Source, item: Item | undefined): Source => {
  if (!item) return source;
  const used = item.used as number;
  return { ...source, used, stored: used, lastOn: source.lastOn ?? (item.validTo as PlainDate) };
};

/** What a booking that is made draws. 1 write a draw. */
export const drawWrites = (
  org: string,
  customerId: string,
  draws: readonly Draw[],
  sources: readonly Source[],
): Write[] => creditWrites(org, customerId, takenFrom(sources, draws));

/** Gives back what a booking drew; what expired long ago stays so. 1 batch get, 1 write a draw. */
export const returnWrites = async (
  org: string,
  customerId: string,
  draws: readonly Draw[],
): Promise<Write[]> => {
  const keys = [...new Set(draws.map(({ source }) => source))];
  const spent = keys.map(key => spentSource(key, ''));
  const sources = await withUses(org, customerId, spent);
  return creditWrites(org, customerId, givenBack(sources, draws));
};

/** Grants of a customer, oldest first. 1 query. */
export const listGrants = async (
  org: string,
  customerId: string,
  asked: { readonly limit: number; readonly after?: string | undefined },
): Promise<ListPage<CreditGrant>> => {
  const page = await listPrefix(id => keys.creditGrant(org, customerId, id), asked);
  return { ...page, items: page.items.map(item => CreditGrant.parse(item)) };
};

/** 1 get; 404 also under another customer. */
export const readGrant = async (
  org: string,
  customerId: string,
  id: string,
): Promise<CreditGrant> =>
  CreditGrant.parse(await requireItem(keys.creditGrant(org, customerId, id)));

export { cover } from './cover.ts';
