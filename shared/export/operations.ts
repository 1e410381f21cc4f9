import * as z from 'zod';
import { exportPageQuery, type Operation, operation } from '../contract/operation.ts';
import { ExportList, exportFormats, exportNames } from './contract.ts';

const context = 'export';
const path = '/v1/admin/exports';

export const listExports = operation({
  id: 'listExports',
  context,
  method: 'GET',
  path,
  summary: 'The files of a full export with their columns, and what is in none of them.',
  access: 'admin',
  answer: ExportList,
});

export const exportEverything = operation({
  id: 'exportEverything',
  context,
  method: 'GET',
  path: '/v1/admin/export',
  summary:
    'Everything that is stored about the organisation as JSON Lines of { type, data }, part by part.',
  access: 'admin',
  query: z.strictObject(exportPageQuery),
  file: 'application/jsonl',
  refusals: ['invalid_cursor'],
});

export const exportEntity = operation({
  id: 'exportEntity',
  context,
  method: 'GET',
  path: `${path}/{entity}`,
  summary: 'One file of a full export, part by part; the parts put together are the file.',
  access: 'admin',
  params: z.strictObject({ entity: z.enum(exportNames) }),
  query: z.strictObject({ format: z.enum(exportFormats).default('jsonl'), ...exportPageQuery }),
  file: ['application/jsonl', 'text/csv'],
  refusals: ['invalid_cursor'],
});

/** The operations of this context, in the order the reference shows them. */
export const exportOperations: readonly Operation[] = [listExports, exportEntity, exportEverything];
