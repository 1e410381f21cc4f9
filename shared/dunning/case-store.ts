import type { Invoice } from '../billing/model.ts';
import type { PlainDate } from '../kernel/calendar.ts';
import { getItem, queryAll } from '../store/read.ts';
import { indexKeys, type Key, keys } from '../store/table.ts';
import { absent, versionIs, type Write } from '../store/transact.ts';
import { DunningCase, type DunningStep } from './model.ts';

type Place = Pick<DunningCase, 'customerId' | 'invoiceId'>;

/** 1 get. */
export const readCase = async (
  org: string,
  { customerId, invoiceId }: Place,
): Promise<DunningCase | undefined> => {
  const item = await getItem(keys.dunningCase(org, customerId, invoiceId));
  return item && DunningCase.parse(item);
};

/** 1 query, a read unit per ~10. */
export const customerCases = async (org: string, customerId: string): Promise<DunningCase[]> => {
  const { pk, sk: prefix } = keys.dunningCase(org, customerId, '');
  return (await queryAll({ pk, prefix })).map(item => DunningCase.parse(item));
};

export const newCase = ({ customerId, id: invoiceId }: Pick<Invoice, 'customerId' | 'id'>) =>
  ({ customerId, invoiceId, round: 1, steps: [], version: 1 }) satisfies DunningCase;

/** A case as it is now, new in version 1; without a day it is settled and nobody looks at it. 1 write. */
export const caseWrite = (
  org: string,
  about: DunningCase,
  nextOn: PlainDate | undefined,
): Write => ({
  put: {
    ...keys.dunningCase(org, about.customerId, about.invoiceId),
    ...(nextOn && indexKeys.dunningDue(org, nextOn, about.customerId, about.invoiceId)),
    ...about,
  },
  ...(about.version === 1 ? { condition: absent } : versionIs(about.version - 1)),
});

/** Before all days: the next check looks, whatever the policy. */
const atOnce = '0000-00-00';

/**
 * What was paid of an invoice was taken back: its reminders begin again with what is due by then, and so does a
 * suspension. Whoever never had a case has one from here on. 1 write.
 */
export const reopenedCase = (org: string, { customerId, id: invoiceId }: Invoice): Write => {
  const { gsi1pk, gsi1sk } = indexKeys.dunningDue(org, atOnce, customerId, invoiceId);
  const key: Key = keys.dunningCase(org, customerId, invoiceId);
  return {
    update: key,
    expression:
      'SET customerId = :customer, invoiceId = :invoice, gsi1pk = :gsi1pk, gsi1sk = :gsi1sk, steps = if_not_exists(steps, :none) ADD #round :one, version :one REMOVE mailedThrough',
    names: { '#round': 'round' },
    values: {
      ...{ ':customer': customerId, ':invoice': invoiceId, ':none': [], ':one': 1 },
      ...{ ':gsi1pk': gsi1pk, ':gsi1sk': gsi1sk },
    },
  };
};

/** One more step of a case, wherever it stands in the list of days. 1 write. */
export const appendStep = (
  org: string,
  { customerId, invoiceId, version }: DunningCase,
  step: DunningStep,
): Write => {
  const { condition, values } = versionIs(version);
  return {
    update: keys.dunningCase(org, customerId, invoiceId),
    expression: 'SET steps = list_append(steps, :more) ADD version :one',
    condition,
    values: { ...values, ':more': [step], ':one': 1 },
  };
};
