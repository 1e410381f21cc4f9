import { later, type PlainDate } from '../kernel/calendar.ts';
import { type Finding, finding } from './audit-model.ts';
import type { Run } from './model.ts';

/** A document by its entry in the index of numbers, with what the document itself says. */
export interface Numbered {
  readonly indexed: number;
  readonly id: string;
  readonly sequence?: number | undefined;
  readonly issuedOn?: PlainDate | undefined;
  /** as it is printed */
  readonly number?: string | undefined;
}

export interface Numbers {
  readonly series: string;
  /** the numbers looked at, both included: all of them are given out */
  readonly from: number;
  readonly to: number;
  /** of the document before `from`; empty: there is none */
  readonly issuedBefore: PlainDate;
}

/** Whether numbers are given out once each, and issue dates do not decrease along them (I3). Pure. */
export const auditSeries = (
  { series, from, to, issuedBefore }: Numbers,
  documents: readonly Numbered[],
): Finding[] => {
  const right = documents.filter(({ indexed, sequence }) => indexed === sequence);
  const byNumber = Map.groupBy(right, ({ indexed }) => indexed);
  const findings: Finding[] = [];
  let latest = issuedBefore;
  for (let n = from; n <= to; n += 1) {
    const about = `${series}#${n}`;
    const own = byNumber.get(n) ?? [];
    if (own.length === 0) findings.push(finding('number_missing', about, 'No document has it.'));
    if (own.length > 1) {
      const ids = own.map(({ id }) => id).join(', ');
      findings.push(finding('number_twice', about, `${ids} have it.`));
    }
    for (const { id, issuedOn = '' } of own) {
      if (issuedOn < latest) {
        const sentence = `Number ${n} is of ${issuedOn}, one before it of ${latest}.`;
        findings.push(finding('issue_dates', id, sentence));
      }
      latest = later(latest, issuedOn);
    }
  }
  const byPrint = Map.groupBy(right, ({ number, id }) => number ?? id);
  return [
    ...findings,
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
