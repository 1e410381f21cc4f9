import { domainEvent } from '../events/catalogue.ts';
import { realClock } from '../kernel/clock.ts';
import type { Id } from '../kernel/id.ts';
import { listIndex } from '../store/list.ts';
import { outboxWrite } from '../store/outbox.ts';
import { indexKeys, keys } from '../store/table.ts';
import { transact } from '../store/transact.ts';
import { type AuditedCustomer, auditCustomer } from './audit-customer.ts';
import type { RunsRead } from './audit-mails.ts';
import { type Audit, type AuditUnderWay, added } from './audit-model.ts';
import { auditNumbers } from './audit-numbers.ts';
import { auditRun } from './audit-series.ts';
import { auditWrite, readAudit } from './audit-store.ts';
import { listRuns } from './run-lists.ts';

/** Customers and runs of one step, and how many customers are read at once. */
const stepSize = 96;
const readAtOnce = 8;

export interface Audited {
  readonly isDone: boolean;
  readonly invoices: number;
  readonly found: number;
}

/**
 * Audits an organisation from where it stands until it is done or the time is. It reads everything and writes only
 * where it stands, so whoever dies does its last stretch again. `undefined`: nothing is to be done.
 */
export const auditOrganisation = async (
  org: Id<'organisation'>,
  hasTime: () => boolean,
): Promise<Audited | undefined> => {
  const audit = await readAudit(org);
  if (!audit?.current) return undefined;
  const { last } = audit;
  const runs: RunsRead = new Map();
  let current: AuditUnderWay = { startedAt: realClock.now(), ...audit.current };
  while (hasTime()) {
    const next = await stepOf(org, current, runs);
    if (!next) return finish(org, audit, current);
    current = next;
  }
  // from now on: who waited longer goes first
  await transact([auditWrite(org, audit, { ...(last && { last }), current }, realClock.now())]);
  return { isDone: false, invoices: current.invoices, found: current.found };
};

/** An audit one step further; `undefined`: it is done. */
const stepOf = (
  org: string,
  current: AuditUnderWay,
  runs: RunsRead,
): Promise<AuditUnderWay | undefined> => {
  if (current.stage === 'customers') return customersStep(org, current, runs);
  return current.stage === 'numbers' ? numbersStep(org, current) : runsStep(org, current);
};

const customersStep = async (
  org: string,
  { after, ...current }: AuditUnderWay,
  runs: RunsRead,
): Promise<AuditUnderWay> => {
  const entryOf = (id: string) => ({ ...indexKeys.customers(org, id), ...keys.customer(org, id) });
  const { items, next } = await listIndex(entryOf, { limit: stepSize, after });
  const audited: AuditedCustomer[] = [];
  for (let at = 0; at < items.length; at += readAtOnce) {
    const part = items.slice(at, at + readAtOnce);
    audited.push(...(await Promise.all(part.map(id => auditCustomer(org, id, runs)))));
  }
  return {
    ...added(current, {
      customers: items.length,
      invoices: audited.reduce((sum, { invoices }) => sum + invoices, 0),
      findings: audited.flatMap(({ findings }) => findings),
    }),
    ...(next === undefined ? { stage: 'numbers' as const } : { after: next }),
  };
};

const numbersStep = async (
  org: string,
  { after, ...current }: AuditUnderWay,
): Promise<AuditUnderWay> => {
  const step = await auditNumbers(org, after);
  if (!step) return { ...current, stage: 'runs' };
  return { ...added(current, { findings: step.findings }), after: step.after };
};

/** Runs newest first; whose page was the last has the position `done`. */
const runsStep = async (
  org: string,
  { after, ...current }: AuditUnderWay,
): Promise<AuditUnderWay | undefined> => {
  if (after === 'done') return undefined;
  const { items, next = 'done' } = await listRuns(org, { limit: stepSize, after });
  return { ...added(current, { findings: items.flatMap(auditRun) }), after: next };
};

const finish = async (
  org: Id<'organisation'>,
  audit: Audit,
  { customers, invoices, found, findings, startedAt = realClock.now() }: AuditUnderWay,
): Promise<Audited> => {
  const last = { customers, invoices, found, findings, startedAt, finishedAt: realClock.now() };
  await transact([
    auditWrite(org, audit, { last }, undefined),
    ...(found > 0
      ? [outboxWrite(org, [domainEvent('audit.found', { organisationId: org, findings: found })])]
      : []),
  ]);
  return { isDone: true, invoices, found };
};
