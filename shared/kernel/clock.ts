import { Temporal } from 'temporal-polyfill';
import { remembered } from './remembered.ts';

/** Tells the time. Leases, tokens and visibility use the real one, business rules the organisation's. */
export interface Clock {
  /** An ISO 8601 instant in UTC with milliseconds, e.g. `2026-12-01T00:15:00.000Z`. */
  now(): string;
}

export const realClock: Clock = { now: () => new Date().toISOString() };

/** An instant as libraries take it. */
export const dateOf = (instant: string): Date => new Date(instant);

/** A day as libraries take it: its beginning in UTC. */
export const dateOfDay = (on: string): Date => new Date(`${on}T00:00:00Z`);

/** Whole seconds since 1970, for DynamoDB's time-to-live attribute. */
export const epochSeconds = (instant: string): number =>
  Math.floor(Temporal.Instant.from(instant).epochMilliseconds / 1000);

/** `instant` moved by some seconds (negative: earlier). */
export const plusSeconds = (instant: string, seconds: number): string =>
  Temporal.Instant.from(instant)
    .add({ milliseconds: Math.round(seconds * 1000) })
    .toString({ fractionalSecondDigits: 3 });

/** Whole minutes since 1970. */
export const epochMinutes = (instant: string): number => Math.floor(Date.parse(instant) / 60_000);

/** The instant of a minute since 1970. A search names the same few for each resource. */
export const instantOfMinute = remembered(
  (minute: number): string => new Date(minute * 60_000).toISOString(),
  String,
);
