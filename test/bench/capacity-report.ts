import type { Month, Units } from './month.ts';
import { type Judged, table } from './verdict.ts';

const sum = (parts: readonly { write: number; read: number }[], what: 'write' | 'read') =>
  parts.reduce((total, part) => total + part[what], 0);

/** Request units of a two-line invoice, measured by function and counted by hand by item. */
export const monthTable = (month: Month): string => {
  const { apart, byHand, counted, invoices, mailsPerSecond } = month;
  const row = (name: string, { write, read }: Omit<Units, 'function'>, size = '') => [
    name,
    size,
    write.toFixed(2),
    read.toFixed(2),
  ];
  const total = (parts: readonly { write: number; read: number }[]) => ({
    write: sum(parts, 'write'),
    read: sum(parts, 'read'),
  });
  return [
    `${invoices} invoices of two lines, ${mailsPerSecond.toFixed(0)} mails/s`,
    table([
      ['measured (ReturnConsumedCapacity), per invoice', '', 'write units', 'read units'],
      ...counted.map(each => row(`  ${each.function}`, each)),
      row('from draft to mailed', total(counted)),
      ...apart.map(each => row(`  apart: ${each.function}`, each)),
    ]),
    table([
      ['counted by hand, per invoice', 'bytes of one', 'write units', 'read units'],
      ...byHand.map(part => row(`  ${part.part}`, part, part.bytes?.toFixed(0) ?? '')),
      row('from draft to mailed', total(byHand)),
    ]),
  ].join('\n\n');
};

/** At most 30 write and 10 read units an invoice, and the hand count agrees within 5 %. */
export const monthFigures = ({ byHand, counted, invoices }: Month): Judged[] =>
  (['write', 'read'] as const).flatMap((what): Judged[] => {
    const measured = sum(counted, what);
    const share = Math.abs(sum(byHand, what) / measured - 1);
    const of = `${what} units an invoice, ${invoices} invoices`;
    return [
      { figure: of, value: measured, limit: { atMost: what === 'write' ? 30 : 10 } },
      { figure: `difference by hand, ${of}`, value: share, limit: { atMost: 0.05 } },
    ];
  });
