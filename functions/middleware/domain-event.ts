import * as z from 'zod';
import { type DomainEvent, type EventType, eventCatalogue } from '../../shared/events/catalogue.ts';

/** Parses the envelope that EventBridge puts round an event of ours, and its detail. */
export const parseEventOf = <T extends EventType>(
  types: readonly T[],
  input: unknown,
): DomainEvent & { readonly type: T } => {
  const envelope = z.object({ 'detail-type': z.enum(types), detail: z.unknown() }).parse(input);
  const type = envelope['detail-type'];
  return { type, detail: eventCatalogue[type].parse(envelope.detail) } as DomainEvent & { type: T };
};
