import { readPlans } from '../../../shared/billing/inputs.ts';
import { realClock } from '../../../shared/kernel/clock.ts';
import { Refusal } from '../../../shared/kernel/errors.ts';
import { Location } from '../../../shared/organisation/model.ts';
import { connectionsOf } from '../../../shared/payments/connections.ts';
import { queryAll } from '../../../shared/store/read.ts';
import { keys } from '../../../shared/store/table.ts';
import { inLanes } from '../lanes.ts';
import type { Existing } from './catalogue-rows.ts';
import { operatorOf } from './operator-of.ts';
import { type ImportPlan, planImport } from './plan-import.ts';
import { putBooking } from './put-booking.ts';
import { putCatalogue } from './put-catalogue.ts';
import { putCustomer } from './put-customer.ts';
import { putSeries } from './put-series.ts';
import type { Folder } from './read-folder.ts';
import { type Rejection, refusedRow } from './rejection.ts';
import type { Moment } from './terms.ts';

/** Transactions in flight; more do not help one writer. */
const lanes = 12;

export interface ImportOptions {
  readonly organisationId: string;
  readonly billedThrough?: string | undefined;
  /** says what would be rejected, and writes nothing */
  readonly isCheck?: boolean;
  readonly onProgress?: (what: string, done: number, total: number) => void;
}

export interface Count {
  readonly created: number;
  readonly existing: number;
}

export interface Imported {
  readonly catalogue: Count;
  readonly customers: Count;
  readonly bookings: Count;
  readonly rejections: readonly Rejection[];
  /** customers that were left out whole, by the source's id */
  readonly leftOut: readonly string[];
}

/** Imports what was read into an operator. What is there stays: it may be killed at any row, and repeated. */
export const runImport = async (folder: Folder, options: ImportOptions): Promise<Imported> => {
  const { moment, existing } = await readOperator(options.organisationId);
  const plan = planImport(folder, existing, moment, options.billedThrough);
  const rejections = [...plan.rejections];
  for (const row of plan.series) {
    const rejection = await putSeries(row, moment, options.isCheck ?? false);
    if (rejection) rejections.push(rejection);
  }
  const { leftOut } = plan;
  if (options.isCheck)
    return { catalogue: none, customers: none, bookings: none, rejections, leftOut };
  const catalogue = await putCatalogue(moment.organisation.id, plan.catalogue);
  const customers = await putCustomers(plan, moment, options);
  const bookings = await putBookings(plan, moment, options);
  return {
    ...{ catalogue, customers: customers.count, bookings: bookings.count, leftOut },
    rejections: [...rejections, ...customers.rejections, ...bookings.rejections],
  };
};

const none: Count = { created: 0, existing: 0 };

const readOperator = async (id: string): Promise<{ moment: Moment; existing: Existing }> => {
  const organisation = await operatorOf(id);
  const { pk, sk } = keys.location(id, '');
  const [plans, places, gateways] = await Promise.all([
    readPlans(id),
    queryAll({ pk, prefix: sk }),
    connectionsOf(id),
  ]);
  return {
    moment: { organisation, now: organisation.clock?.now ?? realClock.now() },
    existing: {
      gateways,
      plans: [...plans.values()],
      locations: places.map(place => Location.parse(place)),
    },
  };
};

const counter = () => {
  const count = { created: 0, existing: 0 };
  const add = (outcome: 'created' | 'exists') => {
    count[outcome === 'created' ? 'created' : 'existing'] += 1;
  };
  return { count, add };
};

const putCustomers = async (
  { customers }: ImportPlan,
  { organisation }: Moment,
  { onProgress }: ImportOptions,
): Promise<{ count: Count; rejections: Rejection[] }> => {
  const rejections: Rejection[] = [];
  const { count, add } = counter();
  await inLanes(customers, lanes, async ({ row: { file, line }, made }) => {
    const { outcome, missing } = await putCustomer(organisation.id, made);
    add(outcome);
    const expected = 'the rows that the customer was imported with; add others in Atrium';
    const at = { file, line, field: 'id', customer: made.source, expected };
    rejections.push(...missing.map(id => ({ ...at, received: `one that is not there (${id})` })));
    onProgress?.('customers', count.created + count.existing, customers.length);
  });
  return { count, rejections };
};

/** Bookings of one resource one after the other, as they write the same day sheets. */
const putBookings = async (
  { bookings }: ImportPlan,
  moment: Moment,
  { onProgress }: ImportOptions,
): Promise<{ count: Count; rejections: Rejection[] }> => {
  const rejections: Rejection[] = [];
  const { count, add } = counter();
  let done = 0;
  const byResource = Map.groupBy(bookings, ({ made }) => made.booking.resourceId);
  await inLanes([...byResource.values()], lanes, async own => {
    for (const { row, made } of own) {
      try {
        add(await putBooking(made, moment));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        rejections.push(refusedRow(row, error, { field: 'startsAt' }));
      }
      done += 1;
      onProgress?.('bookings', done, bookings.length);
    }
  });
  return { count, rejections };
};
