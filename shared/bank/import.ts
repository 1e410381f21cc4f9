import { createHash } from 'node:crypto';
import { Refusal } from '../kernel/errors.ts';
import { deriveId } from '../kernel/id.ts';
import type { Booker } from '../payments/book.ts';
import { ahead } from '../store/ahead.ts';
import { readCamt } from './camt.ts';
import type { NewBankStatement } from './contract.ts';
import { readCsv } from './csv.ts';
import { matcher } from './match.ts';
import type { BankEntry, BankStatement } from './model.ts';
import { type Known, movementsOf, type Told } from './movement.ts';
import * as store from './store.ts';

/** The function has 15 s: so many are matched and stored within it. A month is split by day. */
const maxEntries = 2000;
const writesAtOnce = 20;
const readingMilliseconds = 6_000;

/**
 * Takes a bank's file in: each movement once, however often it comes, with what it is taken for. Broken off, the same
 * file goes on where it stopped; the statement itself is written last, by the caller.
 */
export const importStatement = async (
  { organisation, now, by }: Booker,
  file: NewBankStatement,
): Promise<BankStatement> => {
  const org = organisation.id;
  const digest = createHash('sha256').update(file.content).digest('hex');
  const id = deriveId('bankStatement', org, digest);
  if (await store.readStatement(org, id)) throw store.statementImported(id);
  const known = movementsOf(org, toldIn(file, organisation.currency));
  const matched = await matchAll(organisation, known);
  const entries = matched.map(
    ({ movement, identity, proposal }): BankEntry => ({
      ...movement,
      id: deriveId('bankEntry', org, identity),
      ...{ statementId: id, state: 'open', version: 1, createdAt: now },
      ...(proposal && { proposal }),
      ...(movement.currency !== organisation.currency && { unmatched: 'foreign_currency' }),
    }),
  );
  let isNew = 0;
  const add = (entry: BankEntry) => store.addEntry(org, entry);
  for await (const added of ahead(entries, add, writesAtOnce)) isNew += added === 'new' ? 1 : 0;
  const days = entries.map(({ bookedOn }) => bookedOn).sort();
  return {
    ...{ id, format: file.format, by, createdAt: now },
    accounts: [...new Set(known.map(({ account }) => account.ibanEnd))],
    ...(days[0] !== undefined && { from: days[0], to: days.at(-1) }),
    ...{ entries: isNew, known: entries.length - isNew },
  };
};

const toldIn = (file: NewBankStatement, ownCurrency: string): Told[] => {
  const told =
    file.format === 'csv' ? readCsv(file.content, file.csv, ownCurrency) : readCamt(file.content);
  if (told.length <= maxEntries) return told;
  throw new Refusal('invalid_request', {
    field: '/body/content',
    expected: `at most ${maxEntries} movements a file; export fewer days at a time`,
    received: String(told.length),
  });
};

const matchAll = async ({ id: org, currency }: Booker['organisation'], known: readonly Known[]) => {
  const until = performance.now() + readingMilliseconds;
  const hashes = known.flatMap(({ movement }) => movement.ibanHash ?? []);
  const [invoices, payers] = await Promise.all([
    store.recentInvoices(org, () => performance.now() < until),
    store.readPayers(org, hashes),
  ]);
  const match = matcher({ invoices, payers, currency });
  return known.map(each => ({ ...each, proposal: match(each.movement) }));
};
