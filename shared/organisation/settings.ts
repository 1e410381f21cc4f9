import { localDate, type PlainDate } from '../kernel/calendar.ts';
import { Refusal } from '../kernel/errors.ts';
import { type Changes, changed, changeWrite } from '../store/change.ts';
import { keys } from '../store/table.ts';
import { absent, type Write } from '../store/transact.ts';
import type { OrganisationChanges } from './contract.ts';
import type { DunningPolicy, Organisation } from './model.ts';
import { type EarlierNumbers, requireApart } from './number-formats.ts';
import { checkAt } from './schedule.ts';
import { differsAsSeller, sellerItem } from './seller.ts';

/** Business time decides dates, real time when the tick looks. */
interface Times {
  readonly now: string;
  readonly realNow: string;
}

/**
 * The organisation with its details and settings changed. Generating, sending and holding are separate
 * switches (S48). Whatever changes when somebody is due lets the next tick look. Up to 2 writes.
 */
export const changeOrganisation = (
  organisation: Organisation,
  { billing, dunning, ...details }: OrganisationChanges,
  { now, realNow }: Times,
  earlier: readonly EarlierNumbers[] = [],
): { next: Organisation; writes: Write[] } => {
  const settings = { ...organisation.billing, ...billing };
  const switchesOn = settings.generate && !organisation.billing.generate;
  if (switchesOn) refuseGenerating(organisation);
  const before = { seller: 'own', earlier } as const;
  if (billing)
    requireApart(settings, organisation.legalEntities ?? [], billing, '/body/billing', before);
  if (dunning) requireOwnCurrency(organisation, dunning);
  if (details.lockedThrough)
    requireOver(details.lockedThrough, localDate(now, organisation.timeZone));
  const newSeller = differsAsSeller(details, organisation);
  const looks = switchesOn || (details.timeZone ?? organisation.timeZone) !== organisation.timeZone;
  const changes: Changes<Organisation> = {
    ...details,
    billing: settings,
    ...(dunning && { dunning: { ...organisation.dunning, ...dunning } }),
    ...(newSeller && { sellerVersion: organisation.sellerVersion + 1 }),
    ...(looks && { nextRunAt: realNow }),
  };
  const next = changed(organisation, changes);
  const write = changeWrite(keys.organisation(organisation.id), organisation.version, {
    ...changes,
    ...(looks && checkAt(organisation.id, realNow)),
  });
  const seller = { put: sellerItem(next, localDate(now, next.timeZone)), condition: absent };
  return { next, writes: newSeller ? [write, seller] : [write] };
};

/** Only an active organisation can let invoices be generated (S46, S47). */
const refuseGenerating = ({ status }: Organisation): void => {
  const detail = {
    field: '/body/billing/generate',
    expected: 'false until the organisation is active',
    received: `true while ${status}`,
  };
  if (status === 'onboarding') throw new Refusal('organisation_onboarding', detail);
  if (status === 'suspended') throw new Refusal('organisation_suspended', detail);
};

/** A fee is charged in the currency that is billed in. */
export const requireOwnCurrency = (
  { currency }: Pick<Organisation, 'currency'>,
  { lateFee }: { readonly lateFee?: DunningPolicy['lateFee'] | undefined },
  at = '/body/dunning',
): void => {
  const received = lateFee?.amount?.currency;
  if (received === undefined || received === currency) return;
  throw new Refusal('currency_mismatch', {
    field: `${at}/lateFee/amount/currency`,
    expected: currency,
    received,
  });
};

/** Books are closed when their last day is over. */
const requireOver = (lockedThrough: PlainDate, today: PlainDate): void => {
  if (lockedThrough < today) return;
  throw new Refusal('invalid_request', {
    field: '/body/lockedThrough',
    expected: `a day before today, ${today}`,
    received: lockedThrough,
  });
};
