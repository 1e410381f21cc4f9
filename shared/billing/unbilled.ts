import type { PlainDate } from '../kernel/calendar.ts';
import type { Billing, Invoice, InvoiceLine, Run, RunRow } from './model.ts';
import type { BillingInputs, Terms } from './propose.ts';
import type { Totals } from './totals.ts';
import { lateBecause, lateOf, worthOf } from './unbilled-late.ts';

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

interface UnbilledLine extends InvoiceLine {
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

export type Worth = Pick<Unbilled, 'lines' | 'totals' | 'problem'>;

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
