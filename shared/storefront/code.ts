import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { plusSeconds } from '../kernel/clock.ts';
import { codeSeconds } from './limits.ts';
import type { Checkout } from './model.ts';

/** Six digits that only a mailbox gets. */
export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');

const hashOf = (checkoutId: string, code: string): string =>
  createHash('sha256').update(`${checkoutId}\n${code}`).digest('base64url');

/** What a checkout keeps of its code. */
export const codeFields = (checkoutId: string, code: string, now: string) => ({
  codeHash: hashOf(checkoutId, code),
  codeEndsAt: plusSeconds(now, codeSeconds),
  wrongCodes: 0,
});

export const isCode = ({ id, codeHash }: Checkout, code: string): boolean =>
  timingSafeEqual(Buffer.from(codeHash), Buffer.from(hashOf(id, code)));
