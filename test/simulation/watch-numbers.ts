import type { Asked, Json } from './call.ts';

/**
 * Watches each write: the series moves in the transaction that gives its numbers, by as many as it gives, so that they
 * run without a gap at every moment and not only at the end (I3).
 */
export const watchNumbers = (org: string, items: readonly Json[], seen: string[]) => {
  const place = `O#${org}#SERIES`;
  const next = new Map<string, number>(
    items
      .filter(({ pk }) => pk.S === place)
      .map(({ sk, next: number }) => [sk.S, Number(number.N)]),
  );
  const tokens = new Set<string>();
  return ({ action, input }: Asked): void => {
    // a transaction that is sent again with its token is done once
    const { ClientRequestToken: token } = input;
    if (token !== undefined && tokens.has(token)) return;
    if (token !== undefined) tokens.add(token);
    const writes: Json[] =
      action === 'TransactWriteItems' ? input.TransactItems : [one(action, input)];
    for (const series of ['invoice', 'credit_note']) {
      const prefix = series === 'invoice' ? 'INVOICE#' : 'CREDITNOTE#';
      const numbered = writes.filter(({ Put, Update }) => {
        const key = Put?.Item ?? Update?.Key;
        const value = Put?.Item.sequence ?? Update?.ExpressionAttributeValues?.[':sequence'];
        return (
          key?.sk.S.startsWith(prefix) &&
          key.pk.S.startsWith(`O#${org}#`) &&
          value !== undefined &&
          isNew(Put, Update)
        );
      }).length;
      const moved = writes.find(({ Put }) => Put?.Item.pk.S === place && Put.Item.sk.S === series);
      const before = next.get(series) ?? 1;
      const after = moved ? Number(moved.Put.Item.next.N) : before;
      next.set(series, after);
      if (after - before !== numbered) {
        seen.push(
          `I3 at one moment the series ${series} moved by ${after - before} and gave ${numbered} numbers`,
        );
      }
    }
  };
};

const one = (action: string, input: Json): Json => {
  if (action === 'PutItem') return { Put: input };
  return action === 'UpdateItem' ? { Update: input } : {};
};

/** A document's first number: put where there was none, or set on a draft. */
const isNew = (Put: Json, Update: Json): boolean =>
  Put
    ? /attribute_not_exists/.test(Put.ConditionExpression ?? '')
    : ':draft' in (Update.ExpressionAttributeValues ?? {});
