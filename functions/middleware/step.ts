import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import type * as z from 'zod';
import { logger, telemetry } from './telemetry.ts';

/** What a step gets beside its input. */
export interface StepContext {
  /** whether there is time for another round; a step stops in good order before its Lambda is stopped */
  readonly hasTime: () => boolean;
}

/** Kept free at the end of an invocation: longer than any one transaction with its retries. */
export const reserveMilliseconds = 20_000;

/** A Lambda that is called with a JSON document: parsed at the edge, with telemetry. */
export const step = <S extends z.ZodType, R>(
  schema: S,
  run: (input: z.output<S>, context: StepContext) => Promise<R>,
) =>
  middy<unknown, R, Error, Context>()
    .use(telemetry())
    .handler(async (event, context) => {
      const input = schema.parse(event);
      logger.appendKeys({ ...(input as object) });
      return run(input, {
        hasTime: () => context.getRemainingTimeInMillis() > reserveMilliseconds,
      });
    });
