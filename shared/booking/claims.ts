import { isDeepStrictEqual } from 'node:util';
import { Refusal } from '../kernel/errors.ts';
import { getItem, getItems } from '../store/read.ts';
import { type Key, keys } from '../store/table.ts';
import { absent, versionIs, type Write } from '../store/transact.ts';
import { type Booking, DaySheet, storedSteps } from './model.ts';
import { type DayRange, daysOf, fits, giveBack, take } from './occupancy.ts';

/** What a booking takes of its resource: its span, and the minutes after it that stay free. */
export type Claim = Pick<Booking, 'resourceId' | 'startsAt' | 'endsAt' | 'bufferMinutes' | 'units'>;

/** What is handed over: what a booking holds, what it will hold, or one of them. */
export interface Handover {
  readonly released?: Booking | undefined;
  readonly taken?: Claim | undefined;
  /** of the resource that is taken */
  readonly capacity: number;
}

/** A UTC day of a resource on which something is handed over. */
interface Day {
  readonly key: Key;
  readonly before?: DaySheet | undefined;
  /** without what is released */
  readonly left?: DaySheet | undefined;
  readonly range?: DayRange | undefined;
}

/**
 * The writes that hand a slot over, each day's sheet on condition that it is the one read; a lost race is
 * `busy`, so that the caller reads again and finds the slot taken. Refuses what does not fit.
 * 1 batch get; 1 write for each UTC day that changes, up to 32 for each claim.
 */
export const handOver = async (org: string, handover: Handover): Promise<Write[]> => {
  const days = await readDays(org, handover);
  const { taken, capacity } = handover;
  if (!taken) return days.flatMap(day => sheetWrite(day, day.left));
  const wanted = days.filter(({ range }) => range);
  const ranges = wanted.flatMap(({ range }) => range ?? []);
  const sheets = wanted.map(({ left }) => left);
  if (!fits(sheets, ranges, taken.units, capacity)) throw slotTaken(taken, capacity);
  return days.flatMap(day =>
    sheetWrite(day, day.range ? take(day.left, day.range, taken.units) : day.left),
  );
};

const readDays = async (org: string, { released, taken }: Handover): Promise<Day[]> => {
  const givenBack = rangesOf(org, released);
  const wanted = rangesOf(org, taken);
  const places = new Map([...givenBack, ...wanted].map(({ key }) => [nameOf(key), key]));
  const items = await getItems([...places.values()]);
  const rangeAt = (ranges: typeof wanted, key: Key) =>
    ranges.find(other => nameOf(other.key) === nameOf(key))?.range;
  const days = [...places.values()].map(async (key, index): Promise<Day> => {
    const before = DaySheet.optional().parse(items[index]);
    const back = rangeAt(givenBack, key);
    const left = released && back ? await without(org, before, released, back) : before;
    return { key, before, left, range: rangeAt(wanted, key) };
  });
  return Promise.all(days);
};

/** A sheet without what a booking holds; `busy` when the booking was cancelled or moved since it was read. */
const without = async (
  org: string,
  sheet: DaySheet | undefined,
  { customerId, id, units, version }: Booking,
  range: DayRange,
): Promise<DaySheet> => {
  try {
    return giveBack(sheet ?? { taken: [], version: 0 }, range, units);
  } catch (error) {
    const now = await getItem(keys.booking(org, customerId, id));
    throw now?.version === version ? error : new Refusal('busy');
  }
};

const rangesOf = (org: string, claim: Claim | undefined): { key: Key; range: DayRange }[] =>
  claim === undefined
    ? []
    : daysOf(claim, claim.bufferMinutes).map(range => ({
        key: keys.daySheet(org, claim.resourceId, range.day),
        range,
      }));

const nameOf = ({ pk, sk }: Key): string => `${pk}\n${sk}`;

const slotTaken = ({ units }: Claim, capacity: number): Refusal =>
  new Refusal('slot_taken', {
    field: '/body/startsAt',
    expected: `a time at which ${units} of ${capacity} are free throughout`,
    received: 'one at which they are not',
  });

/** Nothing is written when nothing changes: what the booking holds already nobody else can take. */
const sheetWrite = ({ key, before }: Day, after: DaySheet | undefined): Write[] => {
  if (!after || isDeepStrictEqual(before?.taken, after.taken)) return [];
  const taken = storedSteps(after.taken);
  const refuse = () => new Refusal('busy');
  if (!before) return [{ put: { ...key, taken, version: 1 }, condition: absent, refuse }];
  const { condition, values } = versionIs(before.version);
  return [
    {
      update: key,
      expression: 'SET taken = :taken, version = :next',
      condition,
      values: { ...values, ':taken': taken, ':next': before.version + 1 },
      refuse,
    },
  ];
};
