import { createHash } from 'node:crypto';
import type {
  APIGatewayProxyEventV2WithJWTAuthorizer,
  APIGatewayProxyStructuredResultV2,
} from 'aws-lambda';
import { epochSeconds, realClock } from '../../shared/kernel/clock.ts';
import { Refusal } from '../../shared/kernel/errors.ts';
import { getItem } from '../../shared/store/read.ts';
import { indexKeys, type Key, keys } from '../../shared/store/table.ts';
import { absent, transact, type Write } from '../../shared/store/transact.ts';
import type { Principal } from './principal.ts';

type Answer = APIGatewayProxyStructuredResultV2;

/** An answer with what is written with it, and whom it tells of. */
export interface Answered {
  readonly answer: Answer;
  readonly writes: readonly Write[];
  readonly about?: string | undefined;
}

/** How long an answer is replayed; the contract says at least 24 hours. */
const keptSeconds = 48 * 3600;

/** `erased` stands for an answer that told of a person who was erased since. */
type Record_ = { readonly hash: string } & (
  | { readonly answer: Answer; readonly erased?: false }
  | { readonly erased: true }
);

/**
 * Runs a create at most once per (organisation, principal, operation, key). The record is written in the
 * transaction of the state, so a loser of a race finds the winner's answer and replays it.
 * Refusals and failed validation store nothing.
 */
export const once = async (
  operationId: string,
  principal: Principal,
  event: APIGatewayProxyEventV2WithJWTAuthorizer,
  input: { params: unknown; body: unknown },
  run: () => Promise<Answered>,
): Promise<Answer> => {
  const { organisation, id } = principal;
  // callers put names and addresses into their keys
  const key = keys.idempotency(organisation.id, id, operationId, digest(keyOf(event)));
  const hash = digest(JSON.stringify([input.params, input.body]));
  const earlier = await replay(key, hash);
  if (earlier) return earlier;
  try {
    const { writes, answer, ...told } = await run();
    const about = told.about ?? customerOf(input.params, answer);
    const entry = about && indexKeys.customerRequests(organisation.id, about, key.sk);
    await transact([record({ ...key, ...(entry || {}) }, hash, answer), ...writes]);
    return answer;
  } catch (error) {
    const winner =
      error instanceof KeyTaken || error instanceof Refusal ? await replay(key, hash) : undefined;
    if (winner) return winner;
    throw error;
  }
};

const digest = (text: string) => createHash('sha256').update(text).digest('base64url');

class KeyTaken extends Refusal {
  constructor() {
    super('busy');
  }
}

/** The customer whom a request was about or that it created: its erasures look here. */
const customerOf = (params: unknown, { headers }: Answer): string | undefined => {
  const { customerId } = params as { readonly customerId?: string };
  return customerId ?? /\/customers\/(\w+)/.exec(String(headers?.location))?.[1];
};

const record = (key: Key, hash: string, answer: Answer): Write => ({
  put: { ...key, hash, answer, expiresAt: epochSeconds(realClock.now()) + keptSeconds },
  condition: absent,
  refuse: () => new KeyTaken(),
});

const replay = async (key: Key, hash: string): Promise<Answer | undefined> => {
  const found = (await getItem(key)) as unknown as Record_ | undefined;
  if (!found) return undefined;
  if (found.hash !== hash) throw new Refusal('idempotency_key_reused');
  if (found.erased) throw new Refusal('erased');
  return { ...found.answer, headers: { ...found.answer.headers, 'idempotent-replayed': 'true' } };
};

const keyOf = (event: APIGatewayProxyEventV2WithJWTAuthorizer): string => {
  const key = event.headers['idempotency-key'];
  if (key === undefined || !/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw new Refusal('idempotency_key_missing', {
      field: '/headers/idempotency-key',
      expected: '1 to 255 printable ASCII characters without spaces',
      received: key === undefined ? 'nothing' : `${key.length} characters`,
    });
  }
  return key;
};
