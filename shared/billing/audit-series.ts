import { later, type PlainDate } from '../kernel/calendar.ts';
import { type Finding, finding } from './audit-model.ts';
import {
  auditPrinted,
  type Printing,
  type Standings,
  standingOf,
  uncounted,
} from './audit-printed.ts';
import type { Run } from './model.ts';

/** A document by its entry in the index of numbers, with what the document itself says. */
export interface Numbered {
  readonly indexed: number;
  readonly id: string;
  readonly sequence?: number | undefined;
  readonly issuedOn?: PlainDate | undefined;
  /** as it is printed */
  readonly number?: string | undefined;
  /** who sold it; absent: the organisation itself */
  readonly legalEntityId?: string | undefined;
}

export interface Numbers {
  readonly series: string;
  /** the numbers looked at, both included: all of them are given out */
  readonly from: number;
  readonly to: number;
  /** the last document of each seller before `from` */
  readonly before: Standings;
  /** how those of each seller are printed */
  readonly printing?: ReadonlyMap<string, Printing> | undefined;
}

/**
 * Whether numbers are given out once each, and along those of each seller what is printed has no gap and issue dates
 * do not decrease (I3). `after`: where each seller stands behind them. Pure.
 */
export const auditSeries = (
  { series, from, to, before, printing }: Numbers,
  documents: readonly Numbered[],
): { findings: Finding[]; after: Standings } => {
  const right = documents.filter(({ indexed, sequence }) => indexed === sequence);
  const byNumber = Map.groupBy(right, ({ indexed }) => indexed);
  const findings: Finding[] = [];
  let after = before;
  for (let n = from; n <= to; n += 1) {
    const about = `${series}#${n}`;
    const own = byNumber.get(n) ?? [];
    if (own.length === 0) {
      findings.push(finding('number_missing', about, 'No document has it.'));
      after = uncounted(after);
    }
    if (own.length > 1) {
      const ids = own.map(({ id }) => id).join(', ');
      findings.push(finding('number_twice', about, `${ids} have it.`));
    }
    for (const { id, issuedOn = '', number = '', legalEntityId: seller = 'own' } of own) {
      const last = standingOf(after, seller);
      const latest = last?.issuedOn ?? '';
      if (issuedOn < latest) {
        const sentence = `Number ${n} is of ${issuedOn}, one before it of ${latest}.`;
        findings.push(finding('issue_dates', id, sentence));
      }
      const printed = { seller, issuedOn, number };
      const counted = auditPrinted(last, printed, printing?.get(seller));
      findings.push(...counted.findings);
      after = { ...after, [seller]: { ...counted.standing, issuedOn: later(latest, issuedOn) } };
    }
  }
  const byPrint = Map.groupBy(right, ({ number, id }) => number ?? id);
  const more = [
    ...[...byPrint].flatMap(([number, own]) => {
      const ids = own.map(({ id }) => id).join(', ');
      const isTwice = new Set(own.map(({ indexed }) => indexed)).size > 1;
      return isTwice ? [finding('number_twice', number, `${ids} show it.`)] : [];
    }),
    ...documents
      .filter(({ indexed }) => indexed > to)
      .map(({ id, indexed }) => {
        const sentence = `It has number ${indexed} of ${series}; the last given out is ${to}.`;
        return finding('number_beyond', id, sentence);
      }),
  ];
  return { findings: [...findings, ...more], after };
};

/** Whether a closed run accounts for everybody it planned, and left nobody due (I8). Pure. */
export const auditRun = ({ id, stage, totals, planned, stillDue = [] }: Run): Finding[] => {
  if (stage !== 'closed' || !totals) return [];
  const { invoiced, nothingToBill, parked, left } = totals;
  const listed = invoiced + nothingToBill + parked + left;
  return [
    ...(listed === planned
      ? []
      : [finding('run_sum', id, `It planned ${planned} customers and lists ${listed}.`)]),
    ...(stillDue.length === 0
      ? []
      : [finding('still_due', id, `${stillDue.length} customers were still due when it closed.`)]),
  ];
};
