import { describe, expect, test } from 'vitest';
import {
  auditNext,
  type Printing,
  printingOf,
  type Standings,
} from '../../../shared/billing/audit-printed.ts';
import { auditSeries, type Numbered } from '../../../shared/billing/audit-series.ts';
import { movedSeries, type Series } from '../../../shared/billing/series.ts';
import { numberTexts } from '../../../shared/billing/series-next.ts';
import { startedAt } from '../../../shared/billing/series-start.ts';
import { anEntity, anOrganisation } from './builders.ts';

const mill = anEntity();
const organisation = { ...anOrganisation(), legalEntities: [mill] };
const printing = new Map<string, Printing>([
  ['own', { formats: ['INV-{NNNNNN}'], starts: [] }],
  [mill.id, { formats: ['M-{YYYY}-{NNN}', 'MILL-{NNNN}'], starts: [40] }],
]);

/** A document of the organisation itself, or of the mill. */
const document = (n: number, number: string, issuedOn = '2026-12-01'): Numbered => ({
  ...{ indexed: n, sequence: n, id: `inv_${n}`, issuedOn, number },
  ...(number.startsWith('M') && { legalEntityId: mill.id }),
});

/** What an audit finds of documents in the order of their numbers, `before` aside. */
const found = (numbers: readonly (string | [string, string])[], before: Standings = {}) => {
  const documents = numbers.map((each, n) =>
    typeof each === 'string' ? document(n + 1, each) : document(n + 1, ...each),
  );
  const place = { series: 'invoice', from: 1, to: documents.length, before, printing };
  return auditSeries(place, documents);
};
const sentences = (...numbers: (string | [string, string])[]) =>
  found(numbers).findings.map(({ check, about, sentence }) => `${check} ${about}: ${sentence}`);

describe('I3 the numbers that a seller prints', () => {
  test('run on by themselves, whatever others print between', () => {
    expect(sentences('INV-000001', 'M-2026-001', 'INV-000002', 'M-2026-002')).toEqual([]);
  });

  test('have no gap, although the series of all of them has none', () => {
    expect(sentences('INV-000001', 'M-2026-001', 'INV-000002', 'M-2026-003')).toEqual([
      `number_gap M-2026-003: ${mill.id} shows it, and the one before it of ${mill.id} is M-2026-001.`,
    ]);
    expect(sentences('INV-000002')).toEqual([
      'number_gap INV-000002: own shows it, and it is the first.',
    ]);
    expect(sentences('INV-000001', 'INV-000002', ['INV-000001', '2027-01-01'])).toEqual([
      'number_gap INV-000001: own shows it, and the one before it of own is INV-000002.',
      'number_twice INV-000001: inv_1, inv_3 show it.',
    ]);
  });

  test('begin again where the format shows the year, go on from where a person said, and on behind another format', () => {
    expect(sentences('M-2026-001', ['M-2027-001', '2027-01-02'])).toEqual([]);
    expect(sentences('M-2026-001', ['M-2027-002', '2027-01-02'])).toEqual([]);
    expect(sentences('M-2026-001', ['M-2027-003', '2027-01-02'])).toHaveLength(1);
    expect(sentences('M-2026-001', 'M-2026-040', 'M-2026-041')).toEqual([]);
    expect(sentences('MILL-0001', 'M-2026-002')).toEqual([]);
    expect(sentences('MILL-0001', 'M-2026-003')).toHaveLength(1);
    // nobody can say what follows what cannot be read
    expect(sentences('M-2026-001', 'MX-7', 'M-2026-009')).toEqual([]);
  });

  test('go on behind a page, and not behind a number that is missing', () => {
    const { after } = found(['INV-000001', 'M-2026-001', 'INV-000002']);
    expect(found(['M-2026-002', 'INV-000003'], after).findings).toEqual([]);
    expect(found(['M-2026-003', 'INV-000003'], after).findings).toHaveLength(1);
    const place = { series: 'invoice', from: 1, to: 3, before: {}, printing };
    const [first, , third] = ['INV-000001', 'INV-000002', 'INV-000003'].map((each, n) =>
      document(n + 1, each),
    );
    const { findings } = auditSeries(place, [first, third] as Numbered[]);
    expect(findings.map(({ check }) => check)).toEqual(['number_missing']);
    const behind = auditSeries({ ...place, to: 2 }, [document(2, 'INV-000002')]);
    expect(behind.findings.map(({ about }) => about)).toEqual(['invoice#1']);
  });

  test('are dated in order of each seller alone', () => {
    expect(sentences(['INV-000001', '2026-12-02'], ['M-2026-001', '2026-12-01'])).toEqual([]);
    expect(sentences(['INV-000001', '2026-12-02'], ['INV-000002', '2026-12-01'])).toEqual([
      'issue_dates inv_2: Number 2 is of 2026-12-01, one before it of 2026-12-02.',
    ]);
  });
});

const issued = (series: Series, sellers: readonly (undefined | typeof mill.id)[]) =>
  movedSeries(organisation, series, sellers, () => '2026-12-01');
const first: Series = { name: 'invoice', next: 1 };

test('I3 what is printed next follows the last document, or where a person let it begin', () => {
  const series = issued(first, [undefined, mill.id, undefined]);
  const numbers = numberTexts(organisation, first, () => '2026-12-01', [
    undefined,
    mill.id,
    undefined,
  ]);
  const documents = numbers.map((number, n) => ({
    ...document(n + 1, number),
    ...(n === 1 && { legalEntityId: mill.id }),
  }));
  const check = (at: Series) => {
    const how = printingOf(organisation, at);
    const place = { series: 'invoice', from: 1, to: 3, before: {}, printing: how };
    const { findings, after } = auditSeries(place, documents);
    return [
      ...findings,
      ...[...how].flatMap(([seller, printed]) => auditNext(seller, after[seller], printed)),
    ].map(({ about, sentence }) => `${about}: ${sentence}`);
  };
  expect(check(series)).toEqual([]);
  expect(
    check(startedAt(organisation, series, '2026-12-01', { first: 40, seller: mill.id })),
  ).toEqual([]);
  const entity = series.entities?.[mill.id];
  if (!entity) throw new Error('the mill has printed nothing');
  const leapt = { ...entity, count: { ...entity.count, used: 7 } };
  expect(check({ ...series, entities: { [mill.id]: leapt } })).toEqual([
    `${mill.id}: Its next document is counted 8, and its last one is ${numbers[1]}.`,
  ]);
  expect(check({ ...series, count: { resets: 'never', period: '', used: 3, highest: 3 } })).toEqual(
    [`own: Its next document is counted 4, and its last one is ${numbers[2]}.`],
  );
});
