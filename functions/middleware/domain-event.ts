import * as z from 'zod';
import { type EventDetail, type EventType, eventCatalogue } from '../../shared/events/catalogue.ts';
import { step } from './step.ts';

/** Parses the envelope that EventBridge puts round an event of ours, and its detail. */
export const parseEvent = <T extends EventType>(type: T, input: unknown): EventDetail<T> => {
  const { detail } = z.object({ 'detail-type': z.literal(type), detail: z.unknown() }).parse(input);
  return eventCatalogue[type].parse(detail) as EventDetail<T>;
};

/** A Lambda that a rule of the bus calls with one kind of domain event. */
export const onEvent = <T extends EventType>(
  type: T,
  run: (detail: EventDetail<T>) => Promise<void>,
) => step(z.looseObject({}), async event => run(parseEvent(type, event)));
