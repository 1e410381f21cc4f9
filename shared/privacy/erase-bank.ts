import type { BankEntry } from '../bank/model.ts';
import { entryWrite, payerAway, readPayers } from '../bank/store.ts';
import { allPayments, paymentWrite } from '../payments/store.ts';
import type { Trace } from './erase-traces.ts';
import type { Wanted } from './model.ts';
import { isPayer, withoutNames } from './payer-names.ts';
import { erasedName, type Traces } from './scrub.ts';
import type { ErasureRef } from './store.ts';

/** The accounts of movements that the person paid: what comes from them without a name is theirs too. */
export const accountsOf = (entries: readonly BankEntry[], { names }: Traces): string[] =>
  entries.flatMap(({ payer, ibanHash }) =>
    payer !== undefined && ibanHash !== undefined && isPayer(payer, names) ? [ibanHash] : [],
  );

/**
 * What the bank told of the person who paid, on movements of the customer: the name, the account, and the name in the
 * text. Amounts, days and what was booked stay. An account that somebody else pays from as well stays known.
 */
export const tracesInBankEntries = async (
  { organisationId: org, customerId }: ErasureRef,
  { accounts = [] }: Wanted,
  traces: Traces,
  entries: readonly BankEntry[],
): Promise<Trace[]> => {
  const held = entries.flatMap((entry): Trace[] => {
    const changes = erasedOf(entry, accounts, traces);
    if (!changes) return [];
    const { refuse: _, ...write } = entryWrite(org, entry, changes);
    return [{ kind: 'bankEntries', write }];
  });
  const shared = entries.filter(
    ({ payer }) => payer !== undefined && !isPayer(payer, traces.names),
  );
  const own = accounts.filter(hash => shared.every(({ ibanHash }) => ibanHash !== hash));
  const payers = await readPayers(org, own);
  const known = own.filter(hash => payers.get(hash)?.includes(customerId));
  const remembered = known.map(
    (hash): Trace => ({ kind: 'bankAccounts', write: payerAway(org, hash, customerId) }),
  );
  return [...held, ...remembered];
};

/** `undefined`: it tells nothing of the person. */
const erasedOf = (
  { payer, text, ibanHash }: BankEntry,
  accounts: readonly string[],
  traces: Traces,
): Partial<BankEntry> | undefined => {
  const isTheirs = payer !== undefined && isPayer(payer, traces.names);
  const isAccount = ibanHash !== undefined && accounts.includes(ibanHash) && payer === undefined;
  const next = {
    text: withoutNames(text, traces.names, erasedName),
    ...(payer !== undefined && {
      payer: isTheirs ? erasedName : withoutNames(payer, traces.names, erasedName),
    }),
  };
  const hides = ibanHash !== undefined && (isTheirs || isAccount || next.payer !== payer);
  if (!hides && next.text === text && next.payer === payer) return undefined;
  return { ...next, ...(hides && { ibanHash: undefined, ibanEnd: undefined }) };
};

/** Payments whose reference, or the bank's words when it took one back, name the person. 1 query. */
export const tracesInPayments = async (
  { organisationId: org, customerId }: ErasureRef,
  { names }: Traces,
): Promise<Trace[]> => {
  if (names.size === 0) return [];
  const payments = await allPayments(org, customerId);
  return payments.flatMap((payment): Trace[] => {
    const { reference, reversed } = payment;
    const next = reference && withoutNames(reference, names, erasedName);
    const reason = reversed && withoutNames(reversed.reason, names, erasedName);
    if (next === reference && reason === reversed?.reason) return [];
    const scrubbed = {
      ...{ ...payment, version: payment.version + 1 },
      ...(next !== undefined && { reference: next }),
      ...(reversed && reason !== undefined && { reversed: { ...reversed, reason } }),
    };
    const { refuse: _, ...write } = paymentWrite(org, scrubbed);
    return [{ kind: 'payments', write }];
  });
};
