import { expect, test } from 'vitest';
import { earlierNumbers, keptNumbers } from '../../../shared/billing/earlier-numbers.ts';
import { movedSeries, type Series } from '../../../shared/billing/series.ts';
import { Iban, printedIban } from '../../../shared/kernel/iban.ts';
import { addLegalEntity, changeLegalEntity } from '../../../shared/organisation/legal-entities.ts';
import { changeOrganisation } from '../../../shared/organisation/settings.ts';
import { anEntity, anOrganisation } from '../billing/builders.ts';

const now = '2026-12-01T08:00:00.000Z';
const times = { now, realNow: now };
const { id: _, sellerVersion: __, version: ___, createdAt: ____, ...body } = anEntity();
const numbers = (format: string) => ({ format, resets: 'never' as const });
const met = (field: string, format: string, received: string) => ({
  code: 'invalid_request',
  detail: { field, expected: `numbers that begin with other text than ${format}`, received },
});

test('a legal entity is a seller of its own from version 1 on', () => {
  const organisation = anOrganisation();
  const { entity, writes } = addLegalEntity(
    organisation,
    { ...body, vatId: 'NL001234567B01' },
    now,
  );
  expect(entity).toMatchObject({ name: 'Harbour Mill', sellerVersion: 1, version: 1 });
  expect(writes).toMatchObject([
    { names: { '#legalEntities': 'legalEntities' } },
    {
      put: { sk: `SELLER#${entity.id}#000001`, vatId: 'NL001234567B01', legalEntityId: entity.id },
    },
  ]);
});

test('only what a document shows makes a new version of the seller', () => {
  const entity = anEntity();
  const organisation = { ...anOrganisation(), legalEntities: [entity] };
  const change = (changes: object) =>
    changeLegalEntity(organisation, entity.id, 1, changes, now).entity;
  expect(change({ name: 'Mill' })).toMatchObject({ name: 'Mill', sellerVersion: 2, version: 2 });
  expect(change({ invoiceNumbers: numbers('M-{N}') })).toMatchObject({
    sellerVersion: 1,
    version: 2,
  });
  expect(() => changeLegalEntity(organisation, entity.id, 2, {}, now)).toThrow('changed since');
});

test('numbers of two sellers, or of two kinds of one, never begin alike', () => {
  const entity = anEntity();
  const organisation = { ...anOrganisation(), legalEntities: [entity] };
  const at = '/body/invoiceNumbers/format';
  const add = (format: string) => () =>
    addLegalEntity(organisation, { ...body, invoiceNumbers: numbers(format) }, now);
  expect(add('INV-{N}')).toThrow(expect.objectContaining(met(at, 'INV-{NNNNNN}', 'INV-{N}')));
  expect(add('MILL-{N}')).toThrow(expect.objectContaining(met(at, 'MILL-{NNNN}', 'MILL-{N}')));
  const settings = { billing: { creditNoteNumbers: numbers('MILL-C-{N}') } };
  const field = '/body/billing/creditNoteNumbers/format';
  expect(() => changeOrganisation(organisation, settings, times)).toThrow(
    expect.objectContaining(met(field, 'MILL-C-{NNNN}', 'MILL-C-{N}')),
  );
});

test('what a seller printed before is taken by nobody else, and by no other kind of its documents', () => {
  const entity = anEntity();
  const organisation = { ...anOrganisation(), legalEntities: [entity] };
  const sold = [undefined, entity.id];
  const issued = movedSeries(organisation, { name: 'invoice', next: 1 }, sold, () => '2026-12-01');
  const notes: Series = { name: 'credit_note', next: 1 };
  const toM = { invoiceNumbers: numbers('M-{NNN}') };
  const { earlier, writes } = keptNumbers(organisation, [issued, notes], entity.id, toM);
  expect(earlier).toEqual([
    { seller: entity.id, field: 'invoiceNumbers', formats: ['MILL-{NNNN}'] },
  ]);
  expect(writes).toMatchObject([{ put: { next: 3, earlier: { [entity.id]: ['MILL-{NNNN}'] } } }]);
  const change = (changes: object) => () =>
    changeLegalEntity(organisation, entity.id, 1, changes, now, earlier);
  expect(change(toM)().entity.invoiceNumbers.format).toBe('M-{NNN}');
  const moved = { ...organisation, legalEntities: [change(toM)().entity] };
  const at = '/body/invoiceNumbers/format';
  const taken = {
    ...body,
    invoiceNumbers: numbers('MILL-{NNN}'),
    creditNoteNumbers: numbers('X-{N}'),
  };
  expect(() => addLegalEntity(moved, taken, now, earlier)).toThrow(
    expect.objectContaining(met(at, 'MILL-{NNNN}', 'MILL-{NNN}')),
  );
  // both at once: its invoices had what its credit notes ask for
  expect(change({ ...toM, creditNoteNumbers: numbers('MILL-{N}') })).toThrow(
    expect.objectContaining(met('/body/creditNoteNumbers/format', 'MILL-{NNNN}', 'MILL-{N}')),
  );
  const own = { billing: { invoiceNumbers: numbers('MILL-{N}') } };
  expect(() => changeOrganisation(moved, own, times, earlier)).toThrow(
    expect.objectContaining(met('/body/billing/invoiceNumbers/format', 'MILL-{NNNN}', 'MILL-{N}')),
  );
  const back = { invoiceNumbers: numbers('MILL-{NNNN}') };
  expect(() => changeLegalEntity(moved, entity.id, 2, back, now, earlier)).not.toThrow();
});

test('what nothing was printed by is free again, and the same beginning is not kept twice', () => {
  const organisation = anOrganisation();
  const never: Series = { name: 'invoice', next: 1 };
  const toOwn = { invoiceNumbers: numbers('OWN-{N}') };
  expect(keptNumbers(organisation, [never], 'own', toOwn)).toEqual({ earlier: [], writes: [] });
  const issued = movedSeries(organisation, never, [undefined], () => '2026-12-01');
  expect(
    keptNumbers(organisation, [issued], 'own', { invoiceNumbers: numbers('INV-{N}') }),
  ).toEqual({ earlier: [], writes: [] });
  const [{ formats } = { formats: [] }] = keptNumbers(organisation, [issued], 'own', toOwn).earlier;
  expect(formats).toEqual(['INV-{NNNNNN}']);
  const again = { ...issued, earlier: { own: [...formats] } };
  expect(keptNumbers(organisation, [again], 'own', toOwn).writes).toEqual([]);
  expect(earlierNumbers([again])).toEqual([{ seller: 'own', field: 'invoiceNumbers', formats }]);
});

test('an organisation has at most ten beside itself', () => {
  const legalEntities = Array.from({ length: 10 }, (_, n) =>
    anEntity({
      invoiceNumbers: numbers(`M${n}-{N}`),
      creditNoteNumbers: numbers(`C${n}-{N}`),
    }),
  );
  expect(() => addLegalEntity({ ...anOrganisation(), legalEntities }, body, now)).toThrow(
    'at most 10',
  );
});

test.each([
  ['NL91 ABNA 0417 1643 00', 'NL91ABNA0417164300'],
  ['de89370400440532013000', 'DE89370400440532013000'],
  ['NL91ABNA0417164301', undefined],
  ['NL91', undefined],
  ['91NLABNA0417164300', undefined],
])('the account %j is kept as %s', (given, kept) => {
  expect(Iban.safeParse(given).data).toBe(kept);
});

test('an account is printed in groups of four', () => {
  expect(printedIban('NL91ABNA0417164300')).toBe('NL91 ABNA 0417 1643 00');
});
