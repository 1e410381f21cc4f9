import * as z from 'zod';
import { operation } from '../contract/operation.ts';
import { PlainDate } from '../kernel/calendar.ts';
import { idOf } from '../kernel/id.ts';
import { seriesNames } from './model.ts';

const context = 'billing';
const path = '/v1/admin/number-series';

export const NumberSeriesView = z
  .strictObject({
    kind: z.enum(seriesNames),
    legalEntityId: idOf('legalEntity').optional().meta({
      description: "Whose documents; absent: the organisation's own.",
    }),
    issued: z.int().meta({ description: 'Documents issued so far.' }),
    lastIssuedOn: PlainDate.optional().meta({
      description: 'When a document of the kind was last issued, of whichever seller.',
    }),
    nextCount: z.int().meta({ description: 'The counter of the next document.' }),
    nextNumber: z.string().meta({ description: 'What a document issued today would show.' }),
  })
  .meta({ id: 'NumberSeries' });
export type NumberSeriesView = z.output<typeof NumberSeriesView>;

export const listNumberSeries = operation({
  id: 'listNumberSeries',
  context,
  method: 'GET',
  path,
  summary: 'How the documents of each kind are numbered next.',
  access: 'admin',
  answer: z.strictObject({ items: z.array(NumberSeriesView) }).meta({ id: 'NumberSeriesList' }),
});

export const startNumberSeries = operation({
  id: 'startNumberSeries',
  context,
  method: 'PUT',
  path: `${path}/{kind}/next`,
  summary:
    'Go on at a higher counter, for example where another system stopped; numbers that were given out stay.',
  access: 'owner',
  params: z.strictObject({ kind: z.enum(seriesNames) }),
  body: z
    .strictObject({
      count: z.int().min(1).max(900_000_000).meta({
        description: 'The counter of the next document; not below the one it would have.',
      }),
      legalEntityId: idOf('legalEntity').optional().meta({
        description: "Of whose documents; absent: the organisation's own.",
      }),
    })
    .meta({ id: 'NumberSeriesStart' }),
  answer: NumberSeriesView,
  refusals: ['number_given', 'busy'],
});
