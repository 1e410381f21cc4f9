import { earlier, type PlainDate } from '../../../shared/kernel/calendar.ts';
import { Refusal } from '../../../shared/kernel/errors.ts';
import { type Bundle, bundleOf } from './bundle.ts';
import { catalogueOf, type Existing, type Made } from './catalogue-rows.ts';
import { byCustomer } from './customer-rows.ts';
import { parseRows, type Row, type Rows } from './parse-rows.ts';
import { bookingOf } from './put-booking.ts';
import type { Folder } from './read-folder.ts';
import { type Rejection, refusedRow } from './rejection.ts';
import type { Moment, Terms } from './terms.ts';

export interface Planned<T, R> {
  readonly row: R;
  readonly made: T;
}

/** What an import would write, and every row that it would not. */
export interface ImportPlan {
  readonly catalogue: Made;
  readonly series: readonly Row<'number-series'>[];
  readonly customers: readonly Planned<Bundle, Row<'customers'>>[];
  readonly bookings: readonly Planned<ReturnType<typeof bookingOf>, Row<'bookings'>>[];
  readonly rejections: readonly Rejection[];
  /** customers that stay out whole, by the source's id */
  readonly leftOut: readonly string[];
}

/**
 * Judges all rows by the rules of the contexts. A customer goes in with everything of its own or not at all; a booking
 * of it is a row by itself. `billedThrough`: how far memberships are billed that do not say it themselves. Pure.
 */
export const planImport = (
  folder: Folder,
  existing: Existing,
  moment: Moment,
  billedThrough?: PlainDate,
): ImportPlan => {
  const told = billedThrough === undefined ? folder.rows : billedAs(folder, billedThrough);
  const parsed = parseRows({ rows: told }, moment.organisation.currency);
  const { rows } = parsed;
  const { catalogue, made, rejections } = catalogueOf(rows, existing, moment);
  const found = [...folder.rejections, ...parsed.rejections, ...rejections];
  const terms: Terms = { ...moment, catalogue, gateways: existing.gateways };
  const customers = planCustomers(rows, found, terms);
  const known = new Set(customers.planned.map(({ made: { source } }) => source));
  const bookings = planBookings(rows, known, terms);
  return {
    catalogue: made,
    series: rows['number-series'],
    customers: customers.planned,
    bookings: bookings.planned,
    rejections: [...found, ...customers.rejections, ...bookings.rejections],
    leftOut: customers.leftOut,
  };
};

/** Rows of memberships that had begun by a day and say nothing are billed through it, or to their end. */
const billedAs = ({ rows }: Folder, through: PlainDate): Folder['rows'] => {
  const memberships = (rows.get('memberships') ?? []).map(row => {
    const { startOn = '', endOn = '9999', billedThroughOn } = row.cells;
    if (billedThroughOn !== undefined || startOn > through) return row;
    return { ...row, cells: { ...row.cells, billedThroughOn: earlier(endOn, through) } };
  });
  return new Map([...rows, ['memberships', memberships]]);
};

const planCustomers = (rows: Rows, found: readonly Rejection[], terms: Terms) => {
  const grouped = byCustomer(rows, found);
  const bad = new Set(found.flatMap(({ customer }) => customer ?? []));
  const rejections = [...grouped.rejections];
  const planned = grouped.customers.flatMap(own => {
    const result = bundleOf(own, terms);
    if ('rejections' in result) rejections.push(...result.rejections);
    const isWhole = 'bundle' in result && !bad.has(own.customer.values.id);
    return isWhole ? [{ row: own.customer, made: result.bundle }] : [];
  });
  const known = new Set(planned.map(({ made }) => made.source));
  const all = [...bad, ...rows.customers.map(({ values }) => values.id)];
  return { planned, rejections, leftOut: [...new Set(all)].filter(source => !known.has(source)) };
};

const planBookings = (rows: Rows, known: ReadonlySet<string>, terms: Terms) => {
  const rejections: Rejection[] = [];
  const planned = rows.bookings.flatMap(row => {
    const { file, line, values } = row;
    if (!known.has(values.customer)) {
      const expected = 'the id of a customer that is imported';
      const received = `"${values.customer}"`;
      rejections.push({ ...{ file, line, field: 'customer' }, expected, received });
      return [];
    }
    try {
      return [{ row, made: bookingOf(row, terms) }];
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      rejections.push(refusedRow(row, error, { field: 'startsAt' }));
      return [];
    }
  });
  return { planned, rejections };
};
