import { compile, type JSONSchema } from 'json-schema-to-typescript';
import type { OpenApi } from './openapi.ts';

type Json = Record<string, unknown>;
type Parameter = { in: string; name: string; required?: boolean; schema: Json };

const banner = `// Generated from openapi.json by \`npm run contract\`; do not edit.
`;

/** The source of client.gen.ts: the API's types in the shape that openapi-fetch takes, and which creates take a key. */
export const clientTypes = async (document: OpenApi): Promise<string> => {
  const schema = toDefinitions(pathsSchema(document)) as JSONSchema;
  const types = await compile(schema, 'paths', {
    bannerComment: banner,
    additionalProperties: false,
    ignoreMinAndMaxItems: true,
    unreachableDefinitions: true,
    format: true,
    style: { singleQuote: true, printWidth: 100 },
  });
  // a status is a number in openapi-fetch's types, a JSON key is not
  const numbered = types.replaceAll(/^(\s+)'?(\d{3})'?(\??):/gm, '$1$2$3:');
  const plain = numbered.replaceAll(
    /\/\*\*\n( \* [^\n]*\n(?: \*\n))? \* This interface was referenced by .*\n.*\n \*\/\n/g,
    (_, description?: string) =>
      description ? `/**\n${description.replace(/ \*\n$/, '')} */\n` : '',
  );
  return `${plain}
/** A problem document, and the codes that it can have here. */
export interface Refused<Code extends string = string> {
  content: { 'application/problem+json': Problem & { code?: Code } };
}

/** Creates and charges: the client sends an Idempotency-Key with each. */
export const idempotentOperations: ReadonlySet<string> = new Set(${JSON.stringify(idempotent(document), null, 2)});
`;
};

/** The whole document as one JSON Schema object, `paths.<path>.<method>`, so that one library turns it into types. */
const pathsSchema = (document: OpenApi): Json => ({
  ...object(
    mapValues(document.paths as Json, methods =>
      object(mapValues(methods, operation => operationSchema(operation, document))),
    ),
  ),
  title: 'paths',
  $defs: mapValues((document.components?.schemas ?? {}) as Json, (schema, name) => ({
    title: name,
    ...schema,
  })),
});

const operationSchema = (operation: Json, document: OpenApi): Json => {
  const parameters = ((operation.parameters ?? []) as Json[]).map(
    parameter => resolve(parameter, document) as unknown as Parameter,
  );
  const body = operation.requestBody as { content: Json } | undefined;
  return object(
    {
      parameters: object(
        mapValues(Object.groupBy(parameters, ({ in: place }) => place) as Json, group =>
          parametersSchema(group as unknown as Parameter[]),
        ),
        (place: string) =>
          parameters.some(parameter => parameter.in === place && isRequired(parameter)),
      ),
      ...(body && { requestBody: object({ content: contentSchema(body.content) }) }),
      responses: object(
        mapValues(operation.responses as Json, response => {
          const content = resolve(response, document).content as Json | undefined;
          return (
            refusalType(content) ?? object({ content: content ? contentSchema(content) : never })
          );
        }),
      ),
    },
    () => true,
    operation.summary as string,
  );
};

const parametersSchema = (parameters: readonly Parameter[]): Json =>
  object(Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])), name =>
    parameters.some(parameter => parameter.name === name && isRequired(parameter)),
  );

/** The client makes Idempotency-Keys itself, so its caller need not. */
const isRequired = ({ name, required }: Parameter) =>
  required === true && name !== 'Idempotency-Key';

const contentSchema = (content: Json) =>
  object(mapValues(content, media => (media as { schema: Json }).schema));

/** A refusal of an operation: the problem document with the codes that can occur; a bug has none. */
const refusalType = (content: Json | undefined): Json | undefined => {
  const media = content?.['application/problem+json'] as { schema: Json } | undefined;
  if (!media) return undefined;
  const codes = JSON.stringify(media.schema).match(/"enum":(\[[^\]]*\])/)?.[1];
  const union = codes && (JSON.parse(codes) as string[]).map(code => `'${code}'`).join(' | ');
  return { tsType: union ? `Refused<${union}>` : 'Refused' };
};

const never: Json = { tsType: 'never' };

const object = (
  properties: Json,
  isMandatory: (name: string) => boolean = () => true,
  description?: string,
): Json => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter(isMandatory),
  additionalProperties: false,
  ...(description && { description }),
});

const mapValues = (of: Json, map: (value: Json, name: string) => Json): Json =>
  Object.fromEntries(Object.entries(of).map(([name, value]) => [name, map(value as Json, name)]));

const resolve = (value: Json, document: OpenApi): Json => {
  if (typeof value.$ref !== 'string') return value;
  const found = value.$ref
    .split('/')
    .slice(1)
    .reduce<unknown>((node, part) => (node as Json)[part], document);
  return found as Json;
};

const toDefinitions = (schema: Json): Json =>
  JSON.parse(JSON.stringify(schema).replaceAll('#/components/schemas/', '#/$defs/')) as Json;

const idempotent = (document: OpenApi): string[] =>
  Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Json>).flatMap(([method, { parameters = [] }]) =>
      (parameters as { $ref?: string }[]).some(({ $ref }) => $ref?.endsWith('/IdempotencyKey'))
        ? [`${method.toUpperCase()} ${path}`]
        : [],
    ),
  );
