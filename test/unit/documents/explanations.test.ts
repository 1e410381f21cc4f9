import { describe, expect, test } from 'vitest';
import { explained } from '../../../shared/documents/explanations.ts';
import { plain } from '../../support/read-pdf.ts';

const others = ['nl', 'de', 'fr'] as const;

test.each([
  [
    '18 of 31 days at 3.871 EUR a day; plan 12.5% off on 9 of 31 days; price includes 21% tax',
    '18 van 31 dagen à € 3,871 per dag; tarief 12,5% korting op 9 van 31 dagen; prijs inclusief 21% belasting',
    '18 von 31 Tagen zu 3,871 € pro Tag; Tarif 12,5 % Rabatt an 9 von 31 Tagen; Preis enthält 21 % Steuer',
    '18 jours sur 31 à 3,871 € par jour; formule 12,5 % de remise sur 9 jours sur 31; prix comprenant 21 % de taxe',
  ],
  [
    '2 h 30 min at 20 EUR an hour (evening) = 50 EUR; 60 of 150 min by the shared credit "Hours" of 2026-12',
    '2 h 30 min à € 20,00 per uur (evening) = € 50,00; 60 van 150 min uit het gedeelde tegoed "Hours" van 2026-12',
    '2 h 30 min zu 20,00 € pro Stunde (evening) = 50,00 €; 60 von 150 min aus gemeinsamem Guthaben "Hours" für 2026-12',
    '2 h 30 min à 20,00 € l’heure (evening) = 50,00 €; 60 sur 150 min du crédit "Hours" de 2026-12 partagé',
  ],
  [
    'INV-000042 was due on 2026-12-01: 5 % of 121 EUR',
    'INV-000042 verviel op 1 december 2026: 5% van € 121,00',
    'INV-000042 war am 1. Dezember 2026 fällig: 5 % von 121,00 €',
    'INV-000042 était due le 1er décembre 2026 : 5 % de 121,00 €',
  ],
])('%s', (english, nl, de, fr) => {
  expect(others.map(language => plain(explained(language, english)))).toEqual([nl, de, fr]);
  expect(explained('en', english)).toBe(english);
});

/** Each sentence that a rule writes, as `shared/` has it. */
const sentences = [
  ...[
    'full period',
    '31 of 31 days',
    '20 of 30 days, charged in full',
    '9 of 365/12 days at 4 EUR a day',
  ],
  ...['155 EUR a month from 2026-12-15', '120 EUR a month until 2026-12-14'],
  '155 EUR a month from 2026-12-15 until 2026-12-21',
  ...['10% off', 'plan 10% off', '10 EUR a month off', 'plan 10 EUR a month off on 3 of 9 days'],
  ...[
    '10 EUR a month off, at most the price',
    "customer's 5% off",
    "2.2 EUR of the customer's discount",
  ],
  ...[
    '6 EUR off by hand',
    'price includes 9% tax, taken out',
    'in part, the rest with the next invoice',
  ],
  ...['2 × unit price', 'fee of 2026-11-20', '1 ticket for 2026-12-18', '2 tickets for 2026-12-18'],
  ...[
    '3 × 5 EUR, ordered on 2026-12-02',
    '20 EUR of 50 EUR',
    '10 of 31 days billed, 2026-12-22 to 2026-12-31',
  ],
  ...['INV-1 was due on 2026-12-01', 'cancelled 3.5 hours before the start: 50 % of 40 EUR'],
  ...['cancelled after the start: 100 % of 40 EUR', '45 min at 20 EUR an hour = 15 EUR'],
  ...['1 day at 150 EUR', '2 days at 150 EUR (week) = 300 EUR', '1 half-day at 80 EUR for 3 h'],
  ...['2 half-days at 80 EUR (Flex) for 7 h = 160 EUR', 'together 240 EUR'],
  ...[
    'lower than 200 EUR by the hour',
    'lower than 200 EUR by the day',
    '2 units at 40 EUR = 80 EUR',
  ],
  ...[
    'rounded to 33 EUR',
    '1 of 1 day by the personal pass "Ten days"',
    '12 EUR by the shared credit "Money"',
  ],
];

describe('no word of English is left of', () => {
  const english = /\b(of|the|at|off|day|days|month|until|billed|was|price|by|with|hour)\b/;
  test.each(sentences)('%s', sentence => {
    for (const language of others) {
      const said = plain(explained(language, sentence));
      expect(said).not.toBe(sentence);
      expect(said.replaceAll(/"[^"]*"/g, '')).not.toMatch(english);
      expect(said).not.toMatch(/\{|\}|undefined|NaN/);
    }
  });
});

test('what a person wrote, and what no phrase is of, stays as it is', () => {
  const own = 'agreed with Ann; 10 of us';
  expect(others.map(language => explained(language, own))).toEqual([own, own, own]);
});
