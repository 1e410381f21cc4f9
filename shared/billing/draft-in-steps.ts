import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { idOf } from '../kernel/id.ts';
import { getItem } from '../store/read.ts';
import { keys } from '../store/table.ts';
import { ConditionFailed, transact, versionIs, type Write } from '../store/transact.ts';
import { Claim, claimsOf, claimWrites, unclaimWrites } from './claims.ts';
import { draftedItems, forgetWritten, readDrafted } from './drafted.ts';
import { type Drafted, Drafting } from './drafting.ts';
import { billedAsRead, touchBilling } from './due.ts';
import { headOf, linePageItems, pagesOf } from './line-pages.ts';
import type { Billing, Invoice } from './model.ts';
import { fitsTransaction, type Proposal, type ProposedInvoice, type Terms } from './propose.ts';
import { type ProposedFor, proposeFor } from './propose-for.ts';
import { maxLinesAtOnce } from './stretches.ts';

type Invoiced = Extract<Proposal, { outcome: 'invoiced' }>;

/** A page is claimed in one transaction: 2 writes a claim + 1 ≤ 100. */
const claimsPerPage = 40;

/** Pages that are written down in one transaction: ~16 KB each, of 4 MB. */
const pagesAtOnce = 50;

/** A customer whose draft had to be let go or begun anew so often is left to the next run. */
const maxTries = 5;

/** A worker that another one overtakes looks again so often, then its step fails and is repeated. */
const maxRaces = 20;

const ClaimPage = z.object({ invoiceId: idOf('invoice'), claims: z.array(Claim) });

/**
 * What one customer is to be billed. More lines than a transaction takes are drafted here, up to the last step, which is
 * the run's: the invoice is written down with what it will take, then claims it page by page. The invoice is
 * as the inputs were when claiming began. Whoever repeats goes on where the other stood; a claim that somebody else
 * took meanwhile lets all others go, and the customer is proposed anew.
 */
export const proposeInSteps = async (customerId: string, terms: Terms): Promise<ProposedFor> => {
  for (let tries = 1, races = 0; ; ) {
    const read = await proposeFor(customerId, terms);
    const { proposal, drafting } = read;
    const isBegun = drafting !== undefined && drafting.stage !== 'writing';
    const isParked = proposal.outcome === 'left' && proposal.reason === 'parked_already';
    const isInSteps = isBegun || isLarge(proposal);
    if (isParked || !(isInSteps || drafting)) return read;
    // what holds claims is never left behind
    if (tries > maxTries && !isBegun && isInSteps)
      return {
        proposal: { outcome: 'left', reason: 'inputs_keep_changing' },
        billing: read.billing,
      };
    try {
      if (drafting && !isInSteps) {
        await forgetWritten(terms.organisation.id, drafting);
        return read;
      }
      const finished = await goOn(terms, read);
      if (finished) return { ...read, proposal: finished };
      tries += 1;
    } catch (error) {
      races += 1;
      if (!(error instanceof ConditionFailed) || races > maxRaces) throw error;
      await sleep(Math.random() * 20 * 2 ** Math.min(races, 6));
    }
  }
};

const isPaged = ({ lines }: Invoice) => lines.length > maxLinesAtOnce;

const isLarge = (proposal: ProposedFor['proposal']): proposal is Invoiced =>
  proposal.outcome === 'invoiced' &&
  (!fitsTransaction(proposal.invoices) ||
    proposal.invoices.some(({ invoice }) => isPaged(invoice)));

/** `undefined`: it was let go, so look again. */
const goOn = async (
  { organisation: { id: org }, runId }: Terms,
  { proposal, billing, drafting }: ProposedFor,
): Promise<Invoiced | undefined> => {
  if (!billing) throw new Error('a draft in steps without a billing state');
  const isBegun = drafting !== undefined && drafting.stage !== 'writing';
  if (isBegun && (drafting.stage === 'letting_go' || drafting.billedOn !== billing.nextBillingOn))
    return letGo(org, drafting);
  const begun = isBegun
    ? drafting
    : await begin(org, billing, await writeDown(org, billing, proposal as Invoiced, drafting));
  const held = await claimAll(org, begun);
  if (!held) return undefined;
  const drafted = await readDrafted(org, held);
  const claimed = (invoice: Invoice) => ({
    invoice: { ...invoice, ...(runId && { runId }) },
    ...{ marks: [], charges: [], rests: [] },
  });
  const [first, ...others] = drafted.invoices;
  const invoices = [claimed(first), ...others.map(claimed)] as const;
  return { outcome: 'invoiced', ...drafted, invoices, drafting: held };
};

const writeDown = async (
  org: string,
  { nextBillingOn: billedOn }: Billing,
  { invoices, nextBillingOn, caughtUp }: Invoiced,
  before: Drafting | undefined,
): Promise<Drafting> => {
  const { customerId, id } = invoices[0].invoice;
  const claims = invoices.flatMap(({ invoice, ...taken }) =>
    pagesOf(claimsOf(taken), claimsPerPage).map(page => ({ invoiceId: invoice.id, claims: page })),
  );
  const drafting: Drafting = {
    ...{ customerId, invoiceId: id, stage: 'writing', billedOn },
    ...{ pages: claims.length, done: 0, version: (before?.version ?? 0) + 1 },
  };
  const large = invoices.flatMap(({ invoice }) => (isPaged(invoice) ? [invoice] : []));
  const headIn = ({ invoice }: ProposedInvoice) => (isPaged(invoice) ? headOf(invoice) : invoice);
  const [first, ...others] = invoices;
  const heads: Drafted['invoices'] = [headIn(first), ...others.map(headIn)];
  const drafted = draftedItems(org, { invoices: heads, nextBillingOn, caughtUp: [...caughtUp] });
  await transact([
    {
      put: { ...keys.drafting(org, customerId), ...drafting },
      ...(before ? versionIs(before.version) : { condition: 'attribute_not_exists(pk)' }),
    },
    ...drafted.map(put => ({ put })),
  ]);
  const items = [
    ...large.flatMap(invoice => linePageItems(org, invoice)),
    ...claims.map((page, n) => ({ ...keys.invoiceClaims(org, customerId, id, n), ...page })),
  ];
  for (const page of pagesOf(items, pagesAtOnce)) {
    const fence = { check: keys.drafting(org, customerId), ...versionIs(drafting.version) };
    await transact([fence, ...page.map(put => ({ put }))]);
  }
  return drafting;
};

/** From here on the draft is what was written down: whoever read the customer before fails. */
const begin = async (org: string, billing: Billing, written: Drafting): Promise<Drafting> => {
  const { write, next } = moved(org, written, { stage: 'claiming' });
  const { condition, values } = billedAsRead(billing);
  const touch = touchBilling(org, billing.customerId);
  await transact([write, { ...touch, condition, values: { ...touch.values, ...values } }]);
  return next;
};

const claimAll = async (org: string, begun: Drafting): Promise<Drafting | undefined> => {
  let drafting = begun;
  while (drafting.done < drafting.pages) {
    const { claimer, claims } = await readClaims(org, drafting, drafting.done);
    const { write, next } = moved(org, drafting, { done: drafting.done + 1 });
    try {
      await transact([write, ...claims.flatMap(claim => claimWrites(org, claimer, claim))]);
      drafting = next;
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
      if (!error.failed.includes(0)) return letGo(org, drafting);
      drafting = await overtaken(org, drafting, error);
    }
  }
  return drafting;
};

/** Where another worker with the same draft stands; what is not being claimed any more is looked at anew. */
const overtaken = async (
  org: string,
  { customerId }: Drafting,
  cause: Error,
): Promise<Drafting> => {
  const item = await getItem(keys.drafting(org, customerId));
  const drafting = item && Drafting.parse(item);
  if (drafting?.stage !== 'claiming') throw cause;
  return drafting;
};

const letGo = async (org: string, from: Drafting): Promise<undefined> => {
  let drafting = from;
  if (drafting.stage !== 'letting_go') {
    const { write, next } = moved(org, drafting, { stage: 'letting_go' });
    await transact([write]);
    drafting = next;
  }
  while (drafting.done > 0) {
    const done = drafting.done - 1;
    const { claimer, claims } = await readClaims(org, drafting, done);
    const { write, next } = moved(org, drafting, { done });
    await transact([write, ...(await unclaimWrites(org, claimer, claims))]);
    drafting = next;
  }
  await transact([
    { delete: keys.drafting(org, drafting.customerId), ...versionIs(drafting.version) },
    touchBilling(org, drafting.customerId),
  ]);
};

/** A page is of one invoice. */
const readClaims = async (org: string, { customerId, invoiceId }: Drafting, page: number) => {
  const item = await getItem(keys.invoiceClaims(org, customerId, invoiceId, page));
  const { invoiceId: id, claims } = ClaimPage.parse(item);
  return { claimer: { id, customerId }, claims };
};

const moved = (
  org: string,
  from: Drafting,
  changes: Partial<Pick<Drafting, 'stage' | 'done'>>,
): { write: Write; next: Drafting } => {
  const next = { ...from, ...changes, version: from.version + 1 };
  const put = { ...keys.drafting(org, from.customerId), ...next };
  return { write: { put, ...versionIs(from.version) }, next };
};
