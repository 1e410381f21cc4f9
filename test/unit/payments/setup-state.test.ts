import { expect, test } from 'vitest';
import { Refusal } from '../../../shared/kernel/errors.ts';
import {
  GatewayRefused,
  GatewayUnreachable,
  type SetupState,
} from '../../../shared/payments/gateways/gateway.ts';
import { setupStands } from '../../../shared/payments/setup-state.ts';

const now = '2026-12-09T12:00:00.000Z';
const open = { expiresAt: '2026-12-09T13:00:00.000Z' };
const over = { expiresAt: '2026-12-09T11:00:00.000Z' };
const answers = (state: SetupState) => () => Promise.resolve(state);
const refuses = () => Promise.reject(new GatewayRefused('mollie', '404'));

test('a page waits for its customer until it expires', async () => {
  const pending = answers({ status: 'pending' });
  expect(await setupStands(open, now, pending)).toEqual({ status: 'pending' });
  expect(await setupStands(over, now, pending)).toEqual({ status: 'expired' });
});

test('what was left at the last moment is kept', async () => {
  const method = { token: 'pm_1', type: 'card', label: 'Visa •••• 4242' } as const;
  const done = { status: 'done', method } as const;
  expect(await setupStands(over, now, answers(done))).toEqual(done);
  expect(await setupStands(over, now, answers({ status: 'failed' }))).toEqual({ status: 'failed' });
});

test('a page that has expired ends although its gateway refuses to say how it stands', async () => {
  expect(await setupStands(over, now, refuses)).toEqual({ status: 'expired' });
  const forgotten = () => Promise.reject(new Refusal('gateway_unavailable'));
  expect(await setupStands(over, now, forgotten)).toEqual({ status: 'expired' });
  await expect(setupStands(open, now, refuses)).rejects.toThrow(GatewayRefused);
});

test('no answer ends nothing', async () => {
  const silent = () => Promise.reject(new GatewayUnreachable('mollie', 'timeout'));
  await expect(setupStands(over, now, silent)).rejects.toThrow(GatewayUnreachable);
});
