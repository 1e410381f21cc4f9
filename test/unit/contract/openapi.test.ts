import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { openApi } from '../../../shared/contract/openapi.ts';
import { operations } from '../../../shared/contract/operations.ts';
import { permissions } from '../../../shared/contract/permissions.ts';
import { contractFiles } from '../../../shared/contract/write.ts';

const document = openApi();

describe('the committed contract', async () => {
  const files = await contractFiles();
  test.each(Object.keys(files))('%s is what `npm run contract` writes', async name => {
    const committed = await readFile(new URL(`../../../shared/contract/${name}`, import.meta.url));
    expect(committed.toString() === files[name], `run npm run contract: ${name} is old`).toBe(true);
  });
});

test('every operation is in the document, once, with who may call it', () => {
  const described = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Record<string, unknown>>).map(
      ([method, { operationId, 'x-atrium-callers': callers }]) =>
        `${method.toUpperCase()} ${path} ${operationId} ${callers}`,
    ),
  );
  expect(described.sort()).toEqual(
    operations
      .map(
        ({ access, id, method, path }) =>
          `${method} ${path} ${id} ${permissions[access].granted.join(',')}`,
      )
      .sort(),
  );
  expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
});

test.each(operations)('$id names the parameters of its path, and no others', ({ params, path }) => {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(match => match[1]);
  expect(Object.keys(params?.shape ?? {}).sort()).toEqual(inPath.sort());
});

test.each(operations.filter(({ method }) => method === 'POST'))(
  '$id creates with an Idempotency-Key and answers with a location',
  ({ idempotent, path, status }) => {
    const isRequired = document.paths?.[path]?.post?.parameters?.some(
      parameter => '$ref' in parameter && parameter.$ref.endsWith('/IdempotencyKey'),
    );
    expect(isRequired ?? false).toBe(idempotent ?? false);
    if (status === 201) expect(idempotent).toBe(true);
  },
);

test('every reference leads somewhere', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"(#[^"]+)"/g)];
  expect(references.length).toBeGreaterThan(0);
  for (const [, reference = ''] of references) {
    const [, ...parts] = reference.split('/');
    const found = parts.reduce<unknown>((node, part) => Object(node)[part], document);
    expect(found, reference).toBeDefined();
  }
});

test('every schema is valid JSON Schema 2020-12', () => {
  const ajv = new Ajv2020({
    strict: false,
    formats: { email: true, date: true, 'date-time': true },
  });
  const schemas = document.components?.schemas ?? {};
  ajv.addSchema({ $id: 'atrium', components: { schemas } });
  expect(Object.keys(schemas)).toContain('Problem');
  for (const name of Object.keys(schemas)) {
    expect(ajv.getSchema(`atrium#/components/schemas/${name}`), name).toBeTypeOf('function');
  }
});

test('an update says which version it changes, and what happens when somebody was faster', () => {
  const edit = document.paths?.['/v1/admin/plans/{planId}']?.patch;
  expect(edit?.parameters).toContainEqual({ $ref: '#/components/parameters/IfMatch' });
  expect(edit?.responses?.['412']).toEqual({ $ref: '#/components/responses/VersionConflict' });
  expect(edit?.responses?.['428']).toEqual({ $ref: '#/components/responses/IfMatchMissing' });
});
