import { describe, expect, test } from 'vitest';
import { createId } from '../../../shared/kernel/id.ts';
import type { Organisation } from '../../../shared/organisation/model.ts';
import { judgeGoingLive, type Seen } from '../../../shared/readiness/going-live.ts';
import { type GoingLiveStep, goingLiveSteps } from '../../../shared/readiness/going-live-model.ts';
import { organisation } from '../organisation/organisation-of-test.ts';

const now = '2026-11-20T12:30:00.000Z';
const connectionId = createId('gatewayConnection');
const vat = { name: 'VAT', percent: '21' };
const billing = (changes: Partial<Organisation['billing']>) =>
  organisation({ billing: { ...organisation().billing, ...changes } });
const stripe = { id: connectionId, kind: 'stripe', connectedAt: now } as const;
const desk = { name: 'Desk', kind: 'recurring', tax: vat, archived: false } as const;
const granted = { check: 'SES production access', state: 'ok', said: 'granted' } as const;
const paid = { status: 'done', connectionId, finishedAt: now } as const;

/** An operator that lacks everything. */
const nothing: Seen = {
  organisation: organisation(),
  ...{ gateways: [], plans: [], rates: [], resources: [], mail: [granted], now },
  customers: { count: 0, isMore: false },
};
const item = (step: GoingLiveStep, seen: Partial<Seen>) =>
  judgeGoingLive({ ...nothing, ...seen }).items.find(each => each.step === step);

test('S54 the checklist has each step once, and one that is open says what to do', () => {
  const { ready, items } = judgeGoingLive(nothing);
  expect(ready).toBe(false);
  expect(items.map(({ step }) => step)).toEqual(goingLiveSteps);
  for (const { state, why, todo = '' } of items) {
    expect(why).not.toBe('');
    if (state === 'open') expect(todo).not.toBe('');
  }
});

test('S34 S44 S47 without plans or customers nobody goes live; all else can wait', () => {
  const { items } = judgeGoingLive(nothing);
  const blocking = items.filter(({ blocks }) => blocks).map(({ step }) => step);
  expect(blocking).toEqual(['plans', 'customers']);
  const some = { plans: [desk], customers: { count: 1, isMore: false } };
  expect(judgeGoingLive({ ...nothing, ...some }).ready).toBe(true);
  expect(item('plans', { plans: [{ ...desk, archived: true }] })).toMatchObject({ blocks: true });
});

describe('S32 S54 the gateway and its test charge', () => {
  test('are needed when customers are to pay online, and otherwise optional', () => {
    expect(item('gateway', {})).toMatchObject({ state: 'open', blocks: false });
    expect(item('test_charge', {})).toMatchObject({ state: 'not_needed' });
    for (const changes of [{ payNow: true }, { collect: true }]) {
      const seen = { organisation: billing(changes) };
      expect(item('gateway', seen)).toMatchObject({ state: 'open', blocks: true });
      const charge = item('test_charge', { ...seen, gateways: [stripe] });
      expect(charge).toMatchObject({ state: 'open', blocks: true });
    }
  });

  test('is done when it was paid and paid back through the gateway that payments go through now', () => {
    const gateways = [stripe];
    const state = (testCharge: NonNullable<Seen['testCharge']>) =>
      item('test_charge', { gateways, testCharge })?.state;
    expect(state(paid)).toBe('done');
    expect(state({ ...paid, status: 'open' })).toBe('open');
    expect(state({ ...paid, connectionId: createId('gatewayConnection') })).toBe('open');
  });
});

test('S40 a resource without a rate is named, unless it is archived', () => {
  const boardroom = { name: 'Boardroom', archived: false };
  expect(item('rates', {})).toMatchObject({ state: 'not_needed' });
  expect(item('rates', { resources: [boardroom] })?.why).toContain('Boardroom');
  const resources = [
    { ...boardroom, archived: true },
    { name: 'Studio', archived: false, rateId: createId('rate') },
  ];
  expect(item('rates', { resources })).toMatchObject({ state: 'done' });
});

test('whoever sells with tax shows a tax number', () => {
  expect(item('tax', { plans: [desk] })).toMatchObject({ state: 'open', blocks: false });
  const vatId = 'NL001234567B01';
  const seen = { plans: [desk], organisation: organisation({ vatId }) };
  expect(item('tax', seen)).toMatchObject({ state: 'done', why: expect.stringContaining(vatId) });
  const untaxed = { ...desk, tax: { name: 'VAT', percent: '0' } };
  expect(item('tax', { plans: [untaxed] })).toMatchObject({ state: 'not_needed' });
});

test('S49 mail that cannot leave blocks once invoices are to be mailed; a sandbox is not asked', () => {
  const blocked = {
    check: 'From domain',
    state: 'blocked',
    said: 'unverified',
    todo: 'DNS',
  } as const;
  const mail = [granted, blocked];
  expect(item('mail', { mail })).toMatchObject({ state: 'open', blocks: false, why: 'unverified' });
  const sending = { organisation: billing({ send: true }), mail };
  expect(item('mail', sending)).toMatchObject({ state: 'open', blocks: true, todo: 'DNS' });
  const sandbox = { organisation: organisation({ sandbox: true }), mail };
  expect(item('mail', sandbox)).toMatchObject({ state: 'not_needed', blocks: false });
});

test('S45 S46 S48 generating waits for the activation, and the other switches are optional', () => {
  expect(item('activation', {})?.why).toBe('the organisation is onboarding');
  expect(item('generate', {})).toMatchObject({ state: 'open', blocks: false });
  const active = { ...billing({ generate: true, payNow: true }), status: 'active' as const };
  expect(item('activation', { organisation: active })?.state).toBe('done');
  expect(item('generate', { organisation: active })?.state).toBe('done');
  expect(item('pay_now', { organisation: active })?.state).toBe('done');
  expect(item('send', { organisation: active })?.state).toBe('not_needed');
});

test('S53 a closed storefront is nothing that is missing', () => {
  expect(item('storefront', {})?.state).toBe('not_needed');
  const storefront = { name: 'harbour', enabled: true };
  expect(item('storefront', { organisation: organisation({ storefront }) })?.state).toBe('done');
});

test('S54 with test credentials no money moves, and other credentials are tried anew', () => {
  const trial = { gateways: [{ ...stripe, mode: 'test' as const }] };
  expect(item('gateway', trial)).toMatchObject({ state: 'open' });
  expect(item('gateway', { ...trial, organisation: billing({ payNow: true }) })).toMatchObject({
    ...{ state: 'open', blocks: true, why: 'stripe has test credentials: no money moves' },
  });
  const live = { gateways: [{ ...stripe, mode: 'live' as const, credentialsAt: now }] };
  expect(item('gateway', live)).toMatchObject({ state: 'done' });
  const tried = { ...live, testCharge: { ...paid, credentialsAt: now } };
  expect(item('test_charge', tried)).toMatchObject({ state: 'done' });
  expect(item('test_charge', { ...live, testCharge: paid })).toMatchObject({
    ...{ state: 'open', why: 'stripe has other credentials since it was tried' },
  });
});
