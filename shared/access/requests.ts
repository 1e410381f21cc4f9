import { Customer, Member } from '../people/model.ts';
import type { ListPage } from '../store/list.ts';
import { getItems, queryIndex } from '../store/read.ts';
import { indexKeys, keys } from '../store/table.ts';
import type { InvitationRequestView } from './contract.ts';

interface Asked {
  readonly limit: number;
  /** the index's sort key of the last one of the page before */
  readonly after?: string | undefined;
}

/** Members added from the portal who wait for a decision, longest first. 1 query of the index + 2 batch gets. */
export const pageOfInvitationRequests = async (
  org: string,
  { limit, after }: Asked,
): Promise<ListPage<InvitationRequestView>> => {
  const { gsi1pk } = indexKeys.invitationRequests(org, '', '', '');
  const start = after === undefined ? undefined : entryOf(org, after);
  const { items, last } = await queryIndex({ pk: gsi1pk, after: start, limit: limit + 1 });
  const page = items.slice(0, limit);
  const next = page.at(-1)?.gsi1sk;
  const isMore = items.length > limit || last !== undefined;
  const found = (await getItems(page)).flatMap(item => (item ? [Member.parse(item)] : []));
  return { items: await requestViews(org, found), ...(isMore && next !== undefined && { next }) };
};

const entryOf = (org: string, position: string) => {
  const [at = '', customerId = '', memberId = ''] = position.split('#');
  return {
    ...indexKeys.invitationRequests(org, at, customerId, memberId),
    ...keys.member(org, customerId, memberId),
  };
};

/** The index may lag: who was decided about meanwhile is left out. */
const requestViews = async (
  org: string,
  members: readonly Member[],
): Promise<InvitationRequestView[]> => {
  const around = await getItems(
    members.flatMap(({ customerId, invitation }) => [
      keys.customer(org, customerId),
      keys.member(org, customerId, invitation?.requestedBy ?? 'none'),
    ]),
  );
  return members.flatMap(({ customerId, email, id, invitation, name }, index) => {
    const [customer, asking] = around.slice(2 * index, 2 * index + 2);
    if (invitation?.status !== 'requested' || !customer) return [];
    const { requestedAt, requestedBy } = invitation;
    const memberId = id;
    const customerName = Customer.parse(customer).name;
    const requestedByName = asking && Member.parse(asking).name;
    return [
      {
        memberId,
        name,
        email,
        customerId,
        customerName,
        requestedAt,
        requestedBy,
        requestedByName,
      },
    ];
  });
};
