import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { columnsOf } from '../../../shared/export/columns.ts';
import { exportNames } from '../../../shared/export/contract.ts';
import { coverage, notExported } from '../../../shared/export/coverage.ts';
import { csvLines } from '../../../shared/export/csv.ts';
import { entities } from '../../../shared/export/entities.ts';
import { Money } from '../../../shared/kernel/money.ts';

const thing = z.strictObject({
  id: z.string(),
  net: Money.optional(),
  address: z.strictObject({ city: z.string().meta({ description: 'Where.' }) }).optional(),
  roles: z.array(z.string()),
  active: z.boolean().nullable(),
  lines: z.array(z.string()),
});

describe('columns of a schema', () => {
  const columns = columnsOf(thing, ['lines']);
  const line = (row: object) => csvLines([columns.map(({ cell }) => cell({ ...row }))]);

  test('are its fields, those inside by their path, money with its currency', () => {
    expect(columns.map(({ name }) => name)).toEqual([
      ...['id', 'net', 'net.currency', 'address.city', 'roles', 'active'],
    ]);
    expect(columns.map(({ description }) => description)).toContain('Where.');
  });

  test('show amounts as decimals, lists as JSON, and what is absent as nothing', () => {
    const full = {
      ...{ id: 'a', net: { amount: -1_999, currency: 'EUR' }, address: { city: 'Delft' } },
      ...{ roles: ['x', 'y'], active: false },
    };
    expect(line(full)).toBe('a,-19.99,EUR,Delft,"[""x"",""y""]",false\r\n');
    expect(line({ id: 'a', roles: [], active: null })).toBe('a,,,,[],\r\n');
  });
});

describe('a full export', () => {
  test('has a file for everything it names, and names every file once', () => {
    expect(entities.map(({ name }) => name)).toEqual([...exportNames]);
    expect(new Set(exportNames).size).toBe(exportNames.length);
  });

  test('has each file from something that is stored, or from a part of another file', () => {
    const stored = new Set<unknown>(Object.values(coverage));
    const others = entities.filter(({ name, isPart }) => !isPart && !stored.has(name));
    // the team's mails lie where a customer's do
    expect(others.map(({ name }) => name)).toEqual(['teamMail']);
    expect(notExported.every(({ reason }) => reason.length > 20)).toBe(true);
  });

  test('names each column once, and none that is a secret', () => {
    for (const { name, row, apart } of entities) {
      const columns = columnsOf(row, apart).map(column => column.name);
      expect(new Set(columns).size, name).toBe(columns.length);
      expect(
        columns.filter(column => /^subject$|token|(^|\.)code$|password|secret$/i.test(column)),
        name,
      ).toEqual([]);
    }
  });
});
