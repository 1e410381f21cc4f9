import { createHash } from 'node:crypto';
import { Refusal } from '../kernel/errors.ts';

/**
 * Opaque cursors: the position and a digest that binds it to who asks for what (organisation, principal,
 * operation, filter). The partition is never in it, so a forged cursor reaches nothing else.
 */
export const encodeCursor = (position: string | number, scope: readonly string[]): string => {
  const text = JSON.stringify(position);
  return Buffer.from(JSON.stringify([text, digest(text, scope)])).toString('base64url');
};

export const decodeCursor = <T extends string | number>(
  cursor: string | undefined,
  scope: readonly string[],
): T | undefined => {
  if (cursor === undefined) return undefined;
  try {
    const [text, mark] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [
      string,
      string,
    ];
    const position: unknown = JSON.parse(text);
    const isPosition =
      typeof position === 'number' || (typeof position === 'string' && position !== '');
    if (isPosition && mark === digest(text, scope)) return position as T;
  } catch {
    // falls through: whatever it is, it was not made here
  }
  throw new Refusal('invalid_cursor', {
    field: '/query/cursor',
    expected: 'the nextCursor of the page before, with the same filter',
    received: cursor.slice(0, 60),
  });
};

const digest = (text: string, scope: readonly string[]) =>
  createHash('sha256')
    .update(JSON.stringify([scope, text]))
    .digest('base64url')
    .slice(0, 16);
