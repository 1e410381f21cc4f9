import { isDeepStrictEqual } from 'node:util';
import { entriesOfCustomer } from '../bank/of-customer.ts';
import { env } from '../env.ts';
import { plusSeconds, realClock } from '../kernel/clock.ts';
import { readAudience } from '../notifications/audience.ts';
import { accountsOf, tracesInBankEntries, tracesInPayments } from './erase-bank.ts';
import { erasePeople, type Found } from './erase-people.ts';
import { tracesInRequests } from './erase-requests.ts';
import { askForLogins, eraseSignIns } from './erase-sign-ins.ts';
import { tracesInTitles } from './erase-titles.ts';
import { eraseTraces, tracesInDrafts, tracesInMails } from './erase-traces.ts';
import { isKnownHere, learned, split, tracesFor } from './find.ts';
import type { Erasure, Wanted } from './model.ts';
import { isLate, merged } from './rules.ts';
import { complete, type ErasureRef, learn, mailsOf, notQuiet, readErasure } from './store.ts';

/** `over`: there is nothing to do any more; `wait`: seconds until the next pass. */
type Passed =
  | { readonly outcome: 'completed' | 'over' }
  | { readonly outcome: 'open'; readonly wait: number };

/** `isLate`: it is open for longer than any mail, event or request takes. */
export type Progress = Passed & { readonly isLate: boolean };

const atOnce: Passed = { outcome: 'open', wait: 0 };

/**
 * One pass of an erasure: removes the person first, so that nothing new is addressed to it, then every trace
 * that is left. Each removal stands in a transaction with its count, so a pass may stop anywhere and another
 * goes on. The last pass finds nothing a whole lease after the last find: by then a mail, an event or a
 * request that began before has written what it will.
 */
export const continueErasure = async (
  ref: ErasureRef,
  hasTime: () => boolean,
): Promise<Progress> => {
  const erasure = await readErasure(ref.organisationId, ref.customerId, ref.erasureId);
  if (!erasure?.wanted) return { outcome: 'over', isLate: false };
  const passed = await pass(ref, erasure, erasure.wanted, hasTime);
  const isOpen = passed.outcome === 'open';
  return { ...passed, isLate: isOpen && isLate(erasure.requestedAt, realClock.now()) };
};

const pass = async (
  ref: ErasureRef,
  erasure: Erasure,
  wanted: Wanted,
  hasTime: () => boolean,
): Promise<Passed> => {
  const found = await removeAll(ref, erasure, wanted, hasTime);
  if (!found) return atOnce;
  if (found.removed > 0 || erasure.quietSince === undefined) await notQuiet(ref);
  if (!hasTime()) return atOnce;
  return found.removed > 0 ? aLease() : end(ref, erasure.quietSince, found);
};

const aLease = (): Passed => ({ outcome: 'open', wait: env('LEASE_SECONDS') });

const end = async (
  ref: ErasureRef,
  quietSince: string | undefined,
  { isOpen }: Found,
): Promise<Passed> => {
  const now = realClock.now();
  const isQuiet = quietSince !== undefined && plusSeconds(quietSince, env('LEASE_SECONDS')) <= now;
  if (isOpen || !isQuiet) return aLease();
  return { outcome: (await complete(ref, now)) ? 'completed' : 'over' };
};

/** `undefined`: another worker learned something at the same moment. */
const removeAll = async (
  ref: ErasureRef,
  { status, requestedBy }: Erasure,
  before: Wanted,
  hasTime: () => boolean,
): Promise<Found | undefined> => {
  const { organisationId: org, customerId } = ref;
  const [audience, mails, entries] = await Promise.all([
    readAudience(org, customerId),
    mailsOf(org, customerId),
    entriesOfCustomer(org, customerId),
  ]);
  if (!audience) throw new Error(`customer ${customerId} of erasure ${ref.erasureId} is gone`);
  const people = split(audience, before);
  const told = learned(
    before,
    people,
    mails.map(({ mail }) => mail),
  );
  const known = merged(told, { accounts: accountsOf(entries, tracesFor(told, people)) });
  const isNew = status === 'requested' || !isDeepStrictEqual(known, before);
  if (isNew && !(await learn(ref, before, known))) return undefined;
  const wanted = await askForLogins(ref, known, email => isKnownHere(email, people, mails));
  if (!wanted) return undefined;
  const parts = [await erasePeople(ref, people, requestedBy), await eraseSignIns(ref, wanted)];
  const traces = tracesFor(wanted, people);
  const staying = audience.members.filter(({ id }) => !wanted.memberIds.includes(id));
  const held = [
    ...tracesInMails(mails, wanted, traces, realClock.now()),
    ...(await tracesInRequests(ref, wanted, traces)),
    ...(await tracesInDrafts(ref, wanted, staying)),
    ...(await tracesInTitles(ref, wanted)),
    ...(await tracesInBankEntries(ref, wanted, traces, entries)),
    ...(await tracesInPayments(ref, traces)),
  ];
  parts.push(await eraseTraces(ref, held, hasTime));
  return {
    removed: parts.reduce((sum, { removed }) => sum + removed, 0),
    isOpen: parts.some(({ isOpen }) => isOpen),
  };
};
