import type { Plan, Tax } from '../../../shared/catalogue/model.ts';
import { plan } from '../../../shared/catalogue/plans.ts';
import type { Location } from '../../../shared/organisation/model.ts';
import { sampleId } from './random.ts';

/** Business time at which the sample begins: a week before the December run. */
export const sampleNow = '2026-11-25T09:00:00.000Z';
/** The operator and its catalogue are older than every customer. */
export const openedAt = '2025-12-01T09:00:00.000Z';

export const operatorName = 'Harbour Works';

export const operator = {
  name: operatorName,
  sandbox: true,
  timeZone: 'Europe/Amsterdam',
  currency: 'EUR',
  language: 'en',
  address: { line1: 'Oosterdokskade 5', postalCode: '1011 AD', city: 'Amsterdam', country: 'NL' },
  vatId: 'NL812345678B01',
  email: 'billing@harbourworks.example',
} as const;

export const owner = { name: 'Olga Haven', email: 'olga@harbourworks.example' } as const;

/** Three locations in two time zones. */
export const locations = (seed: string): Location[] =>
  (
    [
      [
        'Harbour Works Oosterdok',
        'Europe/Amsterdam',
        'Oosterdokskade 5',
        '1011 AD',
        'Amsterdam',
        'NL',
      ],
      [
        'Harbour Works Kop van Zuid',
        'Europe/Amsterdam',
        'Wilhelminakade 91',
        '3072 AP',
        'Rotterdam',
        'NL',
      ],
      ['Harbour Works Canary Wharf', 'Europe/London', '20 Cabot Square', 'E14 4QW', 'London', 'GB'],
    ] as const
  ).map(([name, timeZone, line1, postalCode, city, country]) => ({
    id: sampleId('location', openedAt, seed, name),
    name,
    timeZone,
    address: { line1, postalCode, city, country },
    version: 1,
    createdAt: openedAt,
  }));

const vat: Tax = { name: 'VAT', percent: '21' };
const lowVat: Tax = { name: 'VAT', percent: '9' };
const ukVat: Tax = { name: 'VAT', percent: '20' };
const noVat: Tax = { name: 'VAT', percent: '0' };

/** name, category, euro cents a month, tax, timing, revenue account */
const recurring = [
  ['Hot desk', 'desk', 19_900, vat, 'advance', '8010'],
  ['Hot desk 10 days', 'desk', 12_500, vat, 'advance', '8010'],
  ['Fixed desk', 'desk', 32_500, vat, 'advance', '8010'],
  ['Corner desk', 'desk', 36_750, vat, 'advance', '8010'],
  ['Standing desk', 'desk', 34_999, vat, 'advance', '8010'],
  ['Night desk', 'desk', 14_333, vat, 'arrears', '8010'],
  ['Hot desk London', 'desk', 24_900, ukVat, 'advance', '8012'],
  ['Fixed desk London', 'desk', 41_000, ukVat, 'advance', '8012'],
  ['Office for 2', 'office', 89_500, vat, 'advance', '8020'],
  ['Office for 4', 'office', 164_900, vat, 'advance', '8020'],
  ['Office for 8', 'office', 295_000, vat, 'advance', '8020'],
  ['Office for 12', 'office', 412_345, vat, 'arrears', '8020'],
  ['Office for 4 London', 'office', 198_000, ukVat, 'advance', '8022'],
  ['Virtual office', 'service', 4_995, vat, 'advance', '8030'],
  ['Mail handling', 'service', 1_995, vat, 'arrears', '8030'],
  ['Locker', 'service', 1_500, vat, 'advance', '8031'],
  ['Parking space', 'service', 12_000, vat, 'advance', '8032'],
  ['Coffee club', 'service', 2_750, lowVat, 'arrears', '8040'],
  ['Fibre internet', 'service', 7_777, vat, 'advance', '8033'],
] as const;

const oneOff = [
  ['Day pass', 'day_pass', 2_900, vat, '8050'],
  ['Day pass London', 'day_pass', 3_500, ukVat, '8052'],
  ['Five day passes', 'day_pass', 13_000, vat, '8050'],
  ['Lunch voucher', 'service', 1_250, lowVat, '8040'],
  ['Welcome kit', 'service', 2_500, vat, '8031'],
  ['Course in first aid', 'service', 8_900, noVat, '8060'],
] as const;

const offeredOn = ['portal' as const, 'storefront' as const];

/** What visitors and customers buy for themselves. */
const offers: Record<string, Pick<Plan, 'offeredOn' | 'pass' | 'noticeDays'>> = {
  'Hot desk': { offeredOn, noticeDays: 30 },
  'Virtual office': { offeredOn, noticeDays: 30 },
  'Day pass': { offeredOn, pass: { days: 1, resourceTypes: ['desk'], validDays: 90 } },
  'Five day passes': { offeredOn, pass: { days: 5, resourceTypes: ['desk'], validDays: 365 } },
};

/** 25 plans: 19 recurring, in advance and in arrears, and 6 sold once. */
export const plans = (seed: string): Plan[] => {
  const context = (name: string) => ({
    id: sampleId('plan', openedAt, seed, name),
    currency: 'EUR' as const,
    now: openedAt,
  });
  return [
    ...recurring.map(([name, category, cents, tax, timing, revenueAccount]) =>
      plan(
        {
          ...{ name, kind: 'recurring', category, price: euro(cents), tax, timing, revenueAccount },
          ...offers[name],
        },
        context(name),
      ),
    ),
    ...oneOff.map(([name, category, cents, tax, revenueAccount]) =>
      plan(
        {
          ...{ name, kind: 'one_off', category, price: euro(cents), tax, revenueAccount },
          ...offers[name],
        },
        context(name),
      ),
    ),
  ];
};

export const euro = (cents: number) => ({ amount: cents, currency: 'EUR' as const });
