import * as z from 'zod';
import { createDocument, type ZodOpenApiOperationObject } from 'zod-openapi';
import { type EventType, eventCatalogue } from '../events/catalogue.ts';
import { idOf } from '../kernel/id.ts';
import { webhookEventTypes } from '../webhooks/model.ts';
import type { Context, Operation } from './operation.ts';
import { operations } from './operations.ts';
import { needsToken, permissions } from './permissions.ts';
import { callersOf } from './permissions-page.ts';
import { responsesOf } from './responses.ts';
import { describeSchema } from './schema-notes.ts';

export type OpenApi = ReturnType<typeof createDocument>;

const tags: Record<Context, string> = {
  organisation:
    'The operator: settings, life cycle, locations, admins, and the clock of a sandbox.',
  access: 'Who may sign in: invitations, requests for them, and access taken away.',
  people: 'Customers, their members and what the portal shows.',
  'contact-persons': 'CC recipients of a customer, without a login.',
  catalogue: 'Plans, memberships and one-off fees.',
  booking: 'Resources, their rates, bookings, credits and passes.',
  community: 'Community events and their tickets.',
  orders: 'What customers purchase, from the order to its fulfilment.',
  storefront: 'What anyone may see, book and buy without a login.',
  billing: 'Bill runs, invoices and parked customers.',
  payments: 'Money that came in, what it settles, and what was paid back.',
  'gateway-webhooks': 'What payment gateways tell us.',
  dunning: 'What is done about invoices that are not paid, and what happened to each.',
  accounting: 'The journal in double entry, account by account.',
  documents: 'Invoices as files, to keep and to print.',
  notifications: 'Mails: what became of each, sending one again, and who would get one.',
  webhooks: "What the operator's own systems are told, and what became of it.",
  privacy: "Removing a person's data, and everything that is stored about a customer.",
  export: 'Everything that is stored about an organisation, as files.',
};

const introduction = `The billing API of a flex-workspace operator.

**Money** is whole minor units and a currency: \`{ "amount": 12000, "currency": "EUR" }\` is 120.00 euro.
**Dates** (\`…On\`) are calendar dates in the organisation's time zone, **instants** (\`…At\`) are UTC.
**Creates** need an \`Idempotency-Key\`: the same key with the same body gets the stored answer for at least 24 hours, with another body 422.
**Updates** need \`If-Match\` with the \`ETag\` last read; 412 says that somebody was faster.
**Lists** come in pages of at most 100: send \`nextCursor\` back as \`cursor\` until it is absent. Files that come in parts name it in the header \`Next-Cursor\`.
**Errors** are \`application/problem+json\` (RFC 9457); decide by \`code\`. Unknown fields are refused. What one may not see is 404. The gateway itself answers a missing or wrong token (401), an unknown route (404) and too many requests (429) with \`{ "message": … }\`.`;

/** The OpenAPI 3.1 document of the operation list; `npm run contract` writes it to openapi.json. */
export const openApi = (list: readonly Operation[] = operations): OpenApi =>
  createDocument(
    {
      openapi: '3.1.0',
      info: { title: 'Atrium', version: '1', description: introduction },
      tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
      security: [{ accessToken: [] }],
      paths: pathsOf(list),
      webhooks: webhooksOf(),
      components: {
        securitySchemes: {
          accessToken: {
            type: 'http',
            scheme: 'bearer',
            bearerFormat: 'JWT',
            description: "Access token of the stage's Cognito user pool; an ID token is refused.",
          },
        },
      },
    },
    { override: describeSchema },
  );

const pathsOf = (list: readonly Operation[]) => {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const operation of list) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: operationObject(operation),
    };
  }
  return paths;
};

const operationObject = (operation: Operation): ZodOpenApiOperationObject => ({
  operationId: operation.id,
  tags: [operation.context],
  summary: operation.summary,
  description: callersOf(operation.access),
  'x-atrium-access': operation.access,
  'x-atrium-callers': permissions[operation.access].granted,
  ...(!needsToken(operation.access) && { security: [] }),
  requestParams: {
    ...(operation.params && { path: operation.params }),
    ...(operation.query && { query: operation.query }),
    ...(headersOf(operation) && { header: headersOf(operation) }),
  },
  ...(operation.body && {
    requestBody: { required: true, content: { 'application/json': { schema: operation.body } } },
  }),
  responses: responsesOf(operation),
});

/** Every event that a webhook is told of: what is posted, and when it counts as taken. */
const webhooksOf = () =>
  Object.fromEntries(
    webhookEventTypes.map(type => [
      type,
      {
        post: {
          tags: ['webhooks'],
          summary: `Posted when \`${type}\` happened; any 2xx takes it.`,
          requestBody: {
            content: { 'application/json': { schema: webhookBody(type as EventType) } },
          },
          responses: { '2XX': { description: 'Taken.' } },
        } satisfies ZodOpenApiOperationObject,
      },
    ]),
  );

const webhookBody = (type: EventType) =>
  z.strictObject({
    id: idOf('event').meta({ description: 'The same in each attempt: header `webhook-id`.' }),
    type: z.literal(type),
    occurredAt: z.iso.datetime(),
    organisationId: idOf('organisation'),
    data: (eventCatalogue[type] as z.ZodObject).omit({ organisationId: true }),
  });

const headersOf = ({ idempotent, ifMatch }: Operation) =>
  idempotent || ifMatch
    ? z.object({
        ...(idempotent && { 'Idempotency-Key': idempotencyKey }),
        ...(ifMatch && { 'If-Match': ifMatchHeader }),
      })
    : undefined;

const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,255}$/)
  .meta({
    param: { id: 'IdempotencyKey' },
    description: 'Chosen by the caller, one per intention: a retry repeats it. A UUID does well.',
    example: '0f8fad5b-d9cb-469f-a165-70867728950e',
  });

const ifMatchHeader = z
  .string()
  .regex(/^"\d{1,15}"$/)
  .meta({
    param: { id: 'IfMatch' },
    description: 'The ETag last read.',
    example: '"3"',
  });
