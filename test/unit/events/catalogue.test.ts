import { globSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { openApi } from '../../../shared/contract/openapi.ts';
import {
  domainEvent,
  type EventType,
  eventCatalogue,
  internalEventTypes,
} from '../../../shared/events/catalogue.ts';
import { createId } from '../../../shared/kernel/id.ts';

const types = Object.keys(eventCatalogue) as EventType[];
const root = `${import.meta.dirname}/../../..`;
const sources = globSync('{shared,functions}/**/*.ts', { cwd: root })
  .filter(file => !file.startsWith('shared/events/') && !file.endsWith('.gen.ts'))
  .map(file => ({ file, text: readFileSync(`${root}/${file}`, 'utf8') }));

test('what happens is told by domainEvent alone, which refuses what the catalogue does not know', () => {
  const built = /\btype: '(\w+\.\w+)'(?=,)/g;
  const byHand = sources.flatMap(({ file, text }) =>
    [...text.matchAll(built)].flatMap(([, type = '']) =>
      (types as string[]).includes(type) ? [`${file}: ${type}`] : [],
    ),
  );
  expect(byHand).toEqual([]);
  const by = createId('admin');
  const organisationId = createId('organisation');
  const told = { organisationId, planId: createId('plan'), by };
  expect(domainEvent('plan.created', told)).toEqual({ type: 'plan.created', detail: told });
  expect(() => domainEvent('plan.created', { ...told, price: 1 } as never)).toThrow(/price/);
  expect(() => domainEvent('plan.created', { organisationId, by } as never)).toThrow(/planId/);
});

test.each(types)('%s is told by somebody', type => {
  expect(sources.some(({ text }) => text.includes(`'${type}'`))).toBe(true);
});

test('the published catalogue has every event that webhooks are told of, as JSON Schema that a message keeps to', () => {
  const document = openApi() as { webhooks?: Record<string, never>; components?: object };
  const published = Object.keys(document.webhooks ?? {});
  expect(published.sort()).toEqual(
    types.filter(type => !(internalEventTypes as readonly string[]).includes(type)).sort(),
  );
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'api', ...document });
  const pointer = 'post/requestBody/content/application~1json/schema';
  const check = ajv.compile({ $ref: `api#/webhooks/plan.created/${pointer}` });
  const message = {
    ...{ id: createId('event'), type: 'plan.created', occurredAt: '2026-12-01T00:00:00.000Z' },
    organisationId: createId('organisation'),
    data: { planId: createId('plan'), by: 'system' },
  };
  expect(check(message), JSON.stringify(check.errors)).toBe(true);
  expect(check({ ...message, data: { by: 'system' } })).toBe(false);
});
