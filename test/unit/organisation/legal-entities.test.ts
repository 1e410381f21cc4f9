import { expect, test } from 'vitest';
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
