import * as z from 'zod';
import type { RefusalCode } from '../kernel/errors.ts';
import type { Access } from './permissions.ts';

export const contexts = [
  'organisation',
  'people',
  'access',
  'contact-persons',
  'catalogue',
  'booking',
  'community',
  'orders',
  'storefront',
  'billing',
  'payments',
  'gateway-webhooks',
  'dunning',
  'accounting',
  'documents',
  'notifications',
  'privacy',
  'webhooks',
  'export',
] as const;
export type Context = (typeof contexts)[number];

type Shape = z.ZodObject;

/** Types of answers that are files instead of JSON. */
export type FileType = 'application/pdf' | 'application/xml' | 'application/jsonl' | 'text/csv';

/** One operation of the API; feeds the router, the gateway's routes, openapi.json, the client and the tests. */
export interface Operation<
  Params extends Shape = Shape,
  Query extends Shape = Shape,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  readonly id: string;
  readonly context: Context;
  /** whose function answers it; absent: its context's */
  readonly servedBy?: Context;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** e.g. `/v1/admin/customers/{customerId}` */
  readonly path: string;
  readonly summary: string;
  /** the row of the permission table that says who may call */
  readonly access: Access;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly answer?: Answer;
  /** type of an answer that is a file instead of JSON; several: as the query asks */
  readonly file?: FileType | readonly FileType[];
  /** status of success: 200 unless said */
  readonly status?: 200 | 201 | 202 | 204;
  /** POSTs that create or charge need an Idempotency-Key */
  readonly idempotent?: boolean;
  /** updates need If-Match with the ETag last read */
  readonly ifMatch?: boolean;
  readonly refusals?: readonly RefusalCode[];
}

export const operation = <
  P extends Shape,
  Q extends Shape,
  B extends z.ZodType,
  A extends z.ZodType,
>(
  definition: Operation<P, Q, B, A>,
): Operation<P, Q, B, A> => definition;

/** The context whose function answers an operation. */
export const serverOf = ({ servedBy, context }: Pick<Operation, 'servedBy' | 'context'>): Context =>
  servedBy ?? context;

/** Query of every list: at most 100 a page; `cursor` is opaque and bound to who asks for what. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(1024).optional(),
};

/** Query of an export, whose pages are parts of a file: the header `Next-Cursor` says where the next one starts. */
export const exportPageQuery = {
  limit: z.coerce.number().int().min(1).max(1000).default(1000),
  cursor: z.string().max(1024).optional(),
};

/** A page of a list. `nextCursor` is absent on the last page. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.strictObject({ items: z.array(item), nextCursor: z.string().optional() });

/** The problem document of every refusal (RFC 9457). */
export const Problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: 'Stable; programs decide by it.' }),
    detail: z.string().optional(),
    instance: z.string().meta({ description: 'Id of the request; finds the log line.' }),
    field: z.string().optional(),
    expected: z.string().optional(),
    received: z.string().optional(),
    errors: z
      .array(z.strictObject({ field: z.string(), expected: z.string(), received: z.string() }))
      .optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
