import type { Speed, Times } from './speed.ts';
import { median } from './timing.ts';
import { type Judged, table } from './verdict.ts';

type Who = 'production' | 'bare';
type What = keyof Times | 'both';

const timeOf = (round: Speed['rounds'][number], who: Who, what: What): number =>
  what === 'both' ? round[who].draft + round[who].number : round[who][what];

const medianTime = ({ rounds }: Speed, who: Who, what: What = 'both'): number =>
  median(rounds.map(round => timeOf(round, who, what)));

/** A pair is measured one right after the other, so the machine's other work weighs on both: pairs are compared. */
const ratioOf = ({ rounds }: Speed, what: What = 'both'): number =>
  median(rounds.map(round => timeOf(round, 'bare', what) / timeOf(round, 'production', what)));

export const speedTable = (speeds: readonly Speed[]): string =>
  table([
    [
      'customers',
      'workers',
      'transactions',
      'rounds',
      'production s',
      'invoices/s',
      'bare loop s',
      'invoices/s',
      'ratio',
      'ratio draft',
      'ratio number',
    ],
    ...speeds.map(speed => {
      const { customers, rounds, transactions, workers } = speed;
      const cells = (who: Who) => {
        const seconds = medianTime(speed, who) / 1000;
        return [seconds.toFixed(2), (customers / seconds).toFixed(0)];
      };
      return [
        customers,
        workers,
        transactions,
        rounds.length,
        ...cells('production'),
        ...cells('bare'),
        ratioOf(speed).toFixed(2),
        ratioOf(speed, 'draft').toFixed(2),
        ratioOf(speed, 'number').toFixed(2),
      ];
    }),
  ]);

/** Ratio to the bare loop at least 0.6; the largest size no more than 1.15 times its share of the smallest. */
export const speedFigures = (speeds: readonly Speed[]): Judged[] => {
  const bySize = speeds.toSorted((a, b) => a.customers - b.customers);
  const [smallest, largest] = [bySize.at(0), bySize.at(-1)];
  const ratios = bySize.map(
    (speed): Judged => ({
      figure: `bare loop ÷ production, ${speed.customers} customers`,
      value: ratioOf(speed),
      limit: { atLeast: 0.6 },
    }),
  );
  if (!smallest || !largest || smallest === largest) return ratios;
  const times = largest.customers / smallest.customers;
  const growth = medianTime(largest, 'production') / medianTime(smallest, 'production');
  return [
    ...ratios,
    {
      figure: `time(${largest.customers}) ÷ (${times} × time(${smallest.customers}))`,
      value: growth / times,
      limit: { atMost: 1.15 },
    },
  ];
};
