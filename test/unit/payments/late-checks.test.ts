import { expect, test } from 'vitest';
import { GatewayRefused, GatewayUnreachable } from '../../../shared/payments/gateways/gateway.ts';
import { askInTurn } from '../../../shared/payments/late-checks.ts';

const late = (org: string, n: number) => ({
  gsi1sk: `2026-12-01T10:00:0${n}Z#${org}#cus#${org}_${n}`,
});

test('a gateway that gives no answer keeps no other organisation from being asked', async () => {
  const all = [...[1, 2, 3, 4, 5].map(n => late('silent', n)), late('other', 6), late('odd', 7)];
  const asked: string[] = [];
  const postponed: string[] = [];
  const { failures, ...rest } = await askInTurn([...all, late('odd', 8)], () => true, {
    ask: async ({ org, id }) => {
      asked.push(id);
      if (org === 'silent') throw new GatewayUnreachable('stripe', 'late');
      if (id === 'odd_7') throw new GatewayRefused('mollie', 'not there');
    },
    postpone: async ({ gsi1sk }) => {
      postponed.push(gsi1sk.split('#').at(-1) ?? '');
    },
  });
  expect(asked).toEqual(['silent_1', 'silent_2', 'silent_3', 'other_6', 'odd_7', 'odd_8']);
  // what was asked in vain goes behind the others, which head the next sweep
  expect(postponed).toEqual(['silent_1', 'silent_2', 'silent_3', 'odd_7']);
  expect(failures.map(({ id }) => id)).toEqual(postponed);
  expect(rest).toEqual({ asked: 2 });
});
