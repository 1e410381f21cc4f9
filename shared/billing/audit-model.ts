import * as z from 'zod';

/** What an audit looks at, and the invariant (design §3) that does not hold where it finds something. */
export const auditChecks = {
  unreadable: 'I2',
  line_amount: 'I2',
  line_net: 'I2',
  line_discount: 'I2',
  line_days: 'I2',
  tax_taken_out: 'I2',
  totals: 'I2',
  negative: 'I2',
  due_date: 'I3',
  credit_sum: 'I2',
  credit_limit: 'I2',
  fee_claim: 'I1',
  charge_twice: 'I1',
  open_charge: 'I1',
  days_twice: 'I1',
  days_unmarked: 'I1',
  number_missing: 'I3',
  number_twice: 'I3',
  number_beyond: 'I3',
  number_gap: 'I3',
  issue_dates: 'I3',
  mail_missing: 'I4',
  mail_pending: 'I4',
  ledger_missing: 'I6',
  ledger_differs: 'I6',
  ledger_unknown: 'I6',
  payment_sum: 'I5',
  payment_limit: 'I5',
  credit_balance: 'I6',
  run_sum: 'I8',
  still_due: 'I8',
} as const;
export type AuditCheck = keyof typeof auditChecks;

const checkNames = Object.keys(auditChecks) as [AuditCheck];

/** Something that contradicts itself: ids and figures, never names. */
export const Finding = z.object({
  check: z.enum(checkNames),
  invariant: z.enum(['I1', 'I2', 'I3', 'I4', 'I5', 'I6', 'I8']),
  /** the document, charge, membership, ledger entry or run that it is about */
  about: z.string(),
  customerId: z.string().optional(),
  sentence: z.string(),
});
export type Finding = z.infer<typeof Finding>;

export const finding = (check: AuditCheck, about: string, sentence: string): Finding => ({
  check,
  invariant: auditChecks[check],
  about,
  sentence,
});

/** How many findings are kept; all are counted. One is ~300 bytes of an item's 400 KB. */
export const maxFindings = 100;

const Tally = z.object({
  customers: z.int(),
  /** issued invoices, void ones too */
  invoices: z.int(),
  found: z.int(),
  findings: z.array(Finding),
});
export type Tally = z.infer<typeof Tally>;

const auditStages = ['customers', 'numbers', 'runs'] as const;

/** One an organisation: the last audit that was finished, and the one that waits or is under way. */
export const Audit = z.object({
  last: Tally.extend({ startedAt: z.iso.datetime(), finishedAt: z.iso.datetime() }).optional(),
  current: Tally.extend({
    requestedAt: z.iso.datetime(),
    /** absent: every night */
    requestedBy: z.string().optional(),
    /** absent: it waits */
    startedAt: z.iso.datetime().optional(),
    stage: z.enum(auditStages),
    /** behind what it goes on in its stage */
    after: z.string().optional(),
  }).optional(),
  version: z.int(),
});
export type Audit = z.infer<typeof Audit>;
export type AuditUnderWay = NonNullable<Audit['current']>;

export const emptyTally: Tally = { customers: 0, invoices: 0, found: 0, findings: [] };

export const added = <T extends Tally>(tally: T, more: Partial<Tally>): T => ({
  ...tally,
  customers: tally.customers + (more.customers ?? 0),
  invoices: tally.invoices + (more.invoices ?? 0),
  found: tally.found + (more.findings?.length ?? 0),
  findings: [...tally.findings, ...(more.findings ?? [])].slice(0, maxFindings),
});
