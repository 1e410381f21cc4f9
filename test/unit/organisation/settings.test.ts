import { describe, expect, test } from 'vitest';
import { changeOrganisation } from '../../../shared/organisation/settings.ts';
import { keys } from '../../../shared/store/table.ts';
import { noon, organisation } from './organisation-of-test.ts';

const times = { now: noon, realNow: '2026-11-23T09:30:00.000Z' };

describe('switching generation on', () => {
  test.each([
    ['S46 is refused while onboarding', 'onboarding', 'organisation_onboarding'],
    ['S47 is refused while suspended', 'suspended', 'organisation_suspended'],
  ] as const)('%s', (_, status, code) => {
    const given = { billing: { generate: true } };
    expect(() => changeOrganisation(organisation({ status }), given, times)).toThrow(
      expect.objectContaining({ code }),
    );
  });

  test('S45 is done by an active organisation, and the next tick looks', () => {
    const active = organisation({ status: 'active' });
    const { next } = changeOrganisation(active, { billing: { generate: true } }, times);
    expect(next.billing.generate).toBe(true);
    expect(next.nextRunAt).toBe(times.realNow);
  });

  test('S48 leaves the other switches as they are', () => {
    const active = organisation({ status: 'active' });
    const { next } = changeOrganisation(active, { billing: { generate: true } }, times);
    expect(next.billing).toEqual({ ...active.billing, generate: true });
  });
});

describe('the seller', () => {
  const before = organisation();
  const sellers = (given: Parameters<typeof changeOrganisation>[1]) => {
    const { next, writes } = changeOrganisation(before, given, times);
    const puts = writes.flatMap(write => ('put' in write ? [write.put] : []));
    return { version: next.sellerVersion, puts };
  };

  test.each([
    ['name', { name: 'Harbour Offices' }],
    ['address', { address: { ...before.address, line1: 'Kade 2' } }],
    ['VAT id', { vatId: 'NL001234567B01' }],
    ['mail address', { email: 'billing@harbour.example' }],
  ])('gets a new version with another %s, and the old one stays', (_, given) => {
    const { version, puts } = sellers(given);
    expect(version).toBe(2);
    expect(puts).toEqual([expect.objectContaining({ ...keys.seller(before.id, 2), ...given })]);
  });

  test.each([
    ['settings', { billing: { send: true } }],
    ['the same name', { name: before.name }],
    ['no VAT id where there is none', { vatId: null }],
    ['another language', { language: 'nl' as const }],
  ])('stays with %s', (_, given) => {
    expect(sellers(given)).toEqual({ version: 1, puts: [] });
  });
});

test('moving to another time zone lets the next tick look; other settings wait for the next day', () => {
  const moved = changeOrganisation(organisation(), { timeZone: 'Asia/Tokyo' }, times).next;
  expect(moved.nextRunAt).toBe(times.realNow);
  const same = changeOrganisation(organisation(), { timeZone: 'Europe/Amsterdam' }, times).next;
  expect(same.nextRunAt).toBe(organisation().nextRunAt);
});
