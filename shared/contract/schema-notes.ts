import * as z from 'zod';
import type { CreateDocumentOptions } from 'zod-openapi';

type Override = Extract<NonNullable<CreateDocumentOptions['override']>, (...a: never[]) => unknown>;

/** Adds to a rendered schema what zod cannot know: what a transform answers, and an example where a kind of value has one. */
export const describeSchema: Override = ({ jsonSchema, zodSchema, io }) => {
  const { def } = zodSchema._zod;
  if (def.type === 'pipe' && io === 'output') {
    // a normalising transform answers what it takes: an address stays an address
    const taken = z.toJSONSchema((def as z.core.$ZodPipeDef).in, { io: 'input' });
    const { $schema: _, ...schema } = taken;
    Object.assign(jsonSchema, schema, jsonSchema);
  }
  const example = exampleOf(jsonSchema as { pattern?: string; format?: string });
  if (example !== undefined && !('example' in jsonSchema) && !('examples' in jsonSchema)) {
    jsonSchema.examples = [example];
  }
};

const formats: Record<string, string> = {
  date: '2026-12-01',
  'date-time': '2026-12-01T00:15:00.000Z',
  email: 'ann@example.com',
};

/** An id's pattern names its prefix (kernel/id.ts). */
const exampleOf = ({ pattern, format }: { pattern?: string; format?: string }) => {
  const prefix = /^\^([a-z]+)_\[0-9A-HJKMNP-TV-Z\]\{26\}\$$/.exec(pattern ?? '')?.[1];
  return prefix ? `${prefix}_01KB2Z7W4S9XQ0V3M8T5R6Y7ZA` : formats[format ?? ''];
};
