import * as z from 'zod';
import {
  type DomainEvent,
  type EventDetail,
  type EventType,
  eventCatalogue,
} from '../../shared/events/catalogue.ts';
import { step } from './step.ts';

/** Parses the envelope that EventBridge puts round an event of ours, and its detail. */
export const parseEventOf = <T extends EventType>(
  types: readonly T[],
  input: unknown,
): DomainEvent & { readonly type: T } => {
  const envelope = z.object({ 'detail-type': z.enum(types), detail: z.unknown() }).parse(input);
  const type = envelope['detail-type'];
  return { type, detail: eventCatalogue[type].parse(envelope.detail) } as DomainEvent & { type: T };
};

/** A Lambda that a rule of the bus calls with one kind of domain event. */
export const onEvent = <T extends EventType>(
  type: T,
  run: (detail: EventDetail<T>) => Promise<void>,
) =>
  step(z.looseObject({}), async event => run(parseEventOf([type], event).detail as EventDetail<T>));
