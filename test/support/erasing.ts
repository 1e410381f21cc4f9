import { expect } from 'vitest';
import type { Caller, Reply } from './caller.ts';
import { eventually } from './world.ts';

const erasures = (customerId: string) => `/v1/admin/customers/${customerId}/erasures`;

export const askToErase = (admin: Caller, customerId: string, whom: object): Promise<Reply> =>
  admin.post(erasures(customerId), whom);

/** Asks to erase somebody and waits until it is done: a pass, a lease of five seconds, and a quiet pass. */
export const erase = async (admin: Caller, customerId: string, whom: object) => {
  const asked = await askToErase(admin, customerId, whom);
  expect(asked).toMatchObject({ status: 202, body: { status: 'requested', customerId } });
  return erased(admin, asked);
};

export const erased = (admin: Caller, asked: Reply) =>
  eventually(
    `erasure ${asked.body.id} completed`,
    async () => {
      const { body } = await admin.get(asked.headers.get('location') ?? '');
      return body.status === 'completed' && body;
    },
    40_000,
    100,
  );
