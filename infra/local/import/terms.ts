import { localDate, type PlainDate } from '../../../shared/kernel/calendar.ts';
import { Refusal } from '../../../shared/kernel/errors.ts';
import { deriveId, type Id, type IdKind } from '../../../shared/kernel/id.ts';
import type { Organisation } from '../../../shared/organisation/model.ts';
import type { GatewayConnection } from '../../../shared/payments/attempt-model.ts';
import type { Catalogue } from './catalogue-rows.ts';

/** Where and when it is imported. */
export interface Moment {
  readonly organisation: Organisation;
  /** business time */
  readonly now: string;
}

export interface Terms extends Moment {
  readonly gateways: readonly GatewayConnection[];
  readonly catalogue: Catalogue;
}

/** The local day on which it is imported. */
export const todayOf = ({ organisation, now }: Moment): PlainDate =>
  localDate(now, organisation.timeZone);

/** The id of something that is imported: the same row makes the same id, whenever it comes. */
export const importedId = <K extends IdKind>(kind: K, org: string, ...source: string[]): Id<K> =>
  deriveId(kind, org, 'import', ...source);

/** What a row says and cannot be. */
export const misfit = (field: string, expected: string, received: string): Refusal =>
  new Refusal('invalid_request', { field: `/body/${field}`, expected, received });
