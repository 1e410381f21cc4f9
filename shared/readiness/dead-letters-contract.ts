import * as z from 'zod';
import { type Operation, operation } from '../contract/operation.ts';

const queue = z.string().meta({ description: 'What is worked from it, such as `mail`.' });

export const DeadLetterQueue = z
  .strictObject({
    queue,
    messages: z.int().meta({
      description: 'About how many lie there, of all organisations of the account.',
    }),
    oldestAt: z.iso.datetime().optional().meta({
      description: 'When the oldest that was looked at was sent; up to 10 are.',
    }),
  })
  .meta({ id: 'DeadLetterQueue' });

export const DeadLetter = z
  .strictObject({
    id: z.string(),
    type: z.string().meta({ description: 'The event, such as `invoice.issued`.' }),
    sentAt: z.iso.datetime(),
    ids: z.record(z.string(), z.string()).meta({ description: 'What it is about.' }),
  })
  .meta({ id: 'DeadLetter' });
export type DeadLetter = z.output<typeof DeadLetter>;

export const Redrive = z
  .strictObject({
    queue,
    moved: z.int(),
    isMore: z.boolean().meta({ description: 'There was no time for all: ask again.' }),
  })
  .meta({ id: 'Redrive' });

const context = 'organisation';
const letters = '/v1/admin/dead-letters';
const params = z.strictObject({ queue: z.string().max(60) });

export const listDeadLetterQueues = operation({
  id: 'listDeadLetterQueues',
  context,
  method: 'GET',
  path: letters,
  summary: 'What could not be worked after five tries or more, by queue',
  access: 'owner',
  answer: z.strictObject({ items: z.array(DeadLetterQueue) }),
});

export const listDeadLetters = operation({
  id: 'listDeadLetters',
  context,
  method: 'GET',
  path: `${letters}/{queue}`,
  summary: "Some of the organisation's dead letters of a queue; ids only",
  access: 'owner',
  params,
  answer: z.strictObject({ items: z.array(DeadLetter) }),
  refusals: ['not_found'],
});

export const redriveDeadLetters = operation({
  id: 'redriveDeadLetters',
  context,
  method: 'POST',
  path: `${letters}/{queue}/redrive`,
  summary:
    "Bring the organisation's dead letters back into their queue; what was done already is not done again",
  access: 'owner',
  params,
  answer: Redrive,
  refusals: ['not_found'],
});

export const deadLetterOperations: readonly Operation[] = [
  listDeadLetterQueues,
  listDeadLetters,
  redriveDeadLetters,
];
