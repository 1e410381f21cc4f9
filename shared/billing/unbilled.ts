import type { Membership, OpenCharge } from '../catalogue/model.ts';
import { anchorAfter, type PlainDate, plusDays } from '../kernel/calendar.ts';
import { coversOf, linesDue } from './lines-due.ts';
import type { Billing, Invoice, InvoiceLine, Run, RunRow } from './model.ts';
import { type BillingInputs, propose, type Terms } from './propose.ts';
import { type Totals, totalsOf } from './totals.ts';

/** Why something that should have been billed was not; a customer may have several. */
export const unbilledReasons = [
  'parked',
  'due',
  'left',
  'generation_off',
  'organisation_not_active',
  'run_held',
  'draft_not_numbered',
  'membership_late',
  'invoice_void',
  'charge_late',
] as const;

export interface Why {
  readonly reason: (typeof unbilledReasons)[number];
  readonly runId?: Run['id'];
  /** the run's own reason, of who was parked or left */
  readonly detail?: string;
}

export interface UnbilledLine extends InvoiceLine {
  /** the draft it stands on already */
  readonly invoiceId?: Invoice['id'];
}

export interface Unbilled {
  readonly customerId: Invoice['customerId'];
  readonly nextBillingOn?: PlainDate;
  readonly reasons: readonly Why[];
  /** what keeps it from being billed as it stands */
  readonly problem?: string;
  readonly lines: readonly UnbilledLine[];
  /** absent: it cannot be said what it comes to */
  readonly totals?: Pick<Totals, 'net' | 'tax' | 'gross'>;
}

/** What a run that is open, or the last one, wrote down about a customer. */
export interface Trace {
  readonly run: Pick<Run, 'id' | 'stage' | 'cutoffOn'>;
  readonly row?: RunRow;
}

interface Situation {
  readonly inputs: BillingInputs;
  readonly traces: readonly Trace[];
  /** drafts that a run made of them and that have no number */
  readonly drafts: readonly Invoice[];
}

/** What of a customer should have been billed by the terms' date and was not, and why. Pure. */
export const unbilledOf = (
  { inputs, traces, drafts }: Situation,
  terms: Terms,
): Unbilled | undefined => {
  const { billing } = inputs;
  const isDue = billing.nextBillingOn <= terms.cutoffOn;
  const waiting = isDue ? worthOf(inputs, terms) : lateOf(inputs, terms);
  if (!waiting && drafts.length === 0) return undefined;
  return {
    customerId: billing.customerId,
    nextBillingOn: billing.nextBillingOn,
    reasons: [
      ...parkedBecause(billing),
      ...(waiting && isDue ? dueBecause(billing, traces, terms) : []),
      ...(waiting && !isDue ? lateBecause(inputs, terms) : []),
      ...drafts.map(draft => draftBecause(draft, traces)),
    ],
    ...sumOf(waiting, drafts),
  };
};

/** A customer whose items do not parse: what it comes to cannot be said. */
export const unreadable = (
  customerId: Unbilled['customerId'],
  billing: Billing | undefined,
  traces: readonly Trace[],
  terms: Terms,
): Unbilled | undefined => {
  if (billing && !billing.parked && billing.nextBillingOn > terms.cutoffOn) return undefined;
  return {
    customerId,
    ...(billing && { nextBillingOn: billing.nextBillingOn }),
    reasons: billing
      ? [...parkedBecause(billing), ...dueBecause(billing, traces, terms)]
      : [{ reason: 'due' }],
    problem: 'data_invalid',
    lines: [],
  };
};

type Worth = Pick<Unbilled, 'lines' | 'totals' | 'problem'>;

/** What the run would bill, also of who would be parked for a missing address: that changes no amount. */
const worthOf = (inputs: BillingInputs, terms: Terms): Worth | undefined => {
  const proposal = propose(inputs, terms);
  if (proposal.outcome === 'nothing_to_bill') return undefined;
  if (proposal.outcome === 'invoiced') {
    return { lines: proposal.invoice.lines, totals: proposal.invoice };
  }
  const { reason: problem } = proposal;
  if (!problem.startsWith('missing_')) return { problem, lines: [] };
  const { lines } = linesDue(inputs, coversOf(inputs.billing, terms.cutoffOn), terms);
  return { problem, lines, totals: totalsOf(lines) };
};

/**
 * A visit that is made again finds nothing, since bill(bill(x)) = bill(x), but for what was not there the first
 * time. What came late is therefore what the last visit, made again, would bill.
 */
const lateOf = (inputs: BillingInputs, terms: Terms): Worth | undefined => {
  const { last, feesUpTo } = lastVisit(inputs.billing, terms);
  const late = {
    ...inputs,
    billing: { ...inputs.billing, nextBillingOn: last },
    memberships: lateMemberships(inputs, terms),
    charges: lateCharges(inputs, terms),
  };
  if (late.memberships.length === 0 && late.charges.length === 0) return undefined;
  return worthOf(late, { ...terms, billingOn: feesUpTo, cutoffOn: last });
};

/** The last billing day that is over by the terms' date, and the day up to which its run billed fees. */
const lastVisit = (
  { nextBillingOn, anchorDay, everyMonths = 1 }: Billing,
  { organisation, cutoffOn }: Terms,
): { last: PlainDate; feesUpTo: PlainDate } => {
  let last = anchorAfter(nextBillingOn, anchorDay, -everyMonths);
  while (last > cutoffOn) last = anchorAfter(last, anchorDay, -everyMonths);
  return { last, feesUpTo: plusDays(last, -organisation.billing.leadDays) };
};

const lateMemberships = ({ billing, memberships }: BillingInputs, terms: Terms): Membership[] => {
  const { last } = lastVisit(billing, terms);
  return memberships.filter(({ billedTo, released }) => released || billedTo <= last);
};

const lateCharges = ({ billing, charges }: BillingInputs, terms: Terms): OpenCharge[] => {
  const { last, feesUpTo } = lastVisit(billing, terms);
  return charges.filter(({ on, billInAdvance }) => on <= (billInAdvance ? last : feesUpTo));
};

const lateBecause = (inputs: BillingInputs, terms: Terms): Why[] => {
  const memberships = lateMemberships(inputs, terms);
  return [
    ...(memberships.some(({ released }) => !released)
      ? [{ reason: 'membership_late' as const }]
      : []),
    ...(memberships.some(({ released }) => released) ? [{ reason: 'invoice_void' as const }] : []),
    ...(lateCharges(inputs, terms).length > 0 ? [{ reason: 'charge_late' as const }] : []),
  ];
};

const parkedBecause = ({ parked }: Billing): Why[] =>
  parked ? [{ reason: 'parked', runId: parked.runId, detail: parked.reason }] : [];

const dueBecause = (
  { parked, nextBillingOn }: Billing,
  traces: readonly Trace[],
  { organisation }: Terms,
): Why[] => {
  if (parked) return [];
  const held = traces.filter(
    ({ run, row }) => run.stage === 'held' && !row && nextBillingOn <= run.cutoffOn,
  );
  return [
    { reason: 'due' },
    ...traces.flatMap(({ run, row }): Why[] =>
      row?.outcome === 'left'
        ? [{ reason: 'left', runId: run.id, ...(row.reason && { detail: row.reason }) }]
        : [],
    ),
    ...held.map(({ run }): Why => ({ reason: 'run_held', runId: run.id })),
    ...(organisation.status === 'active' ? [] : [{ reason: 'organisation_not_active' as const }]),
    ...(organisation.billing.generate ? [] : [{ reason: 'generation_off' as const }]),
  ];
};

const draftBecause = ({ runId }: Invoice, traces: readonly Trace[]): Why => {
  const isHeld = traces.some(({ run }) => run.id === runId && run.stage === 'held');
  return { reason: isHeld ? 'run_held' : 'draft_not_numbered', ...(runId && { runId }) };
};

const sumOf = (waiting: Worth | undefined, drafts: readonly Invoice[]): Worth => {
  const onDrafts = drafts.flatMap(({ id, lines }) =>
    lines.map(line => ({ ...line, invoiceId: id })),
  );
  const known = [...drafts, ...(waiting?.totals ? [waiting.totals] : [])];
  const sum = (pick: (totals: (typeof known)[number]) => number) =>
    known.reduce((total, one) => total + pick(one), 0);
  return {
    ...(waiting?.problem !== undefined && { problem: waiting.problem }),
    lines: [...onDrafts, ...(waiting?.lines ?? [])],
    ...(known.length > 0 && {
      totals: {
        net: sum(({ net }) => net),
        tax: sum(({ tax }) => tax),
        gross: sum(({ gross }) => gross),
      },
    }),
  };
};
