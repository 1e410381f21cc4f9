import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Operation } from '../../shared/contract/operation.ts';
import { realClock } from '../../shared/kernel/clock.ts';
import { Refusal } from '../../shared/kernel/errors.ts';
import { Organisation } from '../../shared/organisation/model.ts';
import { getItem } from '../../shared/store/read.ts';
import { keys } from '../../shared/store/table.ts';
import { holds } from '../../shared/store/write.ts';
import { limits } from '../../shared/storefront/limits.ts';
import { refuseTally, tally } from '../../shared/storefront/tally.ts';
import type { Principal } from './principal.ts';

type Event = Pick<APIGatewayProxyEventV2, 'headers' | 'pathParameters' | 'requestContext'>;

/** Who comes to a storefront that is open; whatever else there may be is 404. 2 gets. */
export const findVisitor = async (event: Event): Promise<Principal> => {
  const pointer = await getItem(keys.storefront(event.pathParameters?.storefront ?? ''));
  const found = pointer && (await getItem(keys.organisation(String(pointer.organisationId))));
  const organisation = found && Organisation.parse(found);
  if (!organisation?.storefront?.enabled) throw new Refusal('not_found');
  const { status, sandbox } = organisation;
  if (status === 'onboarding' && !sandbox) throw new Refusal('not_found');
  const { viewer, source } = addressesOf(event);
  const hash = (address: string) =>
    createHash('sha256').update(`${organisation.id}\n${address}`).digest('base64url').slice(0, 22);
  return { kind: 'visitor', id: hash(viewer), source: hash(source), organisation };
};

/**
 * Where a request comes from. The gateway knows who called it; CloudFront in front of it names its own caller
 * before that in X-Forwarded-For. Anybody who calls the gateway directly can make one up, so the source has a
 * limit of its own.
 */
const addressesOf = ({ headers, requestContext }: Event) => {
  const source = networkOf(requestContext.http.sourceIp);
  const chain = (headers['x-forwarded-for'] ?? '').split(',').map(address => address.trim());
  const viewer = chain.filter(address => networkOf(address) !== source).at(-1);
  return { viewer: viewer ? networkOf(viewer) : source, source };
};

/** An IPv4 address, or the /64 that one subscriber has of IPv6. */
export const networkOf = (address: string): string => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const rest = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : 8 - groups.length - rest.length;
  const all = [...groups, ...Array.from({ length: zeros }, () => '0'), ...rest];
  return `${all
    .slice(0, 4)
    .map(group => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
};

/** Counts what a visitor asks to be done; reading is throttled by the gateway. 1 write, behind CloudFront 2. */
export const countVisit = async (
  { method }: Pick<Operation, 'method'>,
  principal: Principal,
): Promise<void> => {
  if (principal.kind !== 'visitor' || method === 'GET') return;
  const { id, source, organisation } = principal;
  const now = realClock.now();
  const counts = [tally(organisation.id, limits.requestsOfVisitor, id, now)];
  if (source !== id) counts.push(tally(organisation.id, limits.requestsOfSource, source, now));
  for (const { write, retryAfterSeconds } of counts) {
    if (!(await holds(write))) throw refuseTally(retryAfterSeconds);
  }
};
