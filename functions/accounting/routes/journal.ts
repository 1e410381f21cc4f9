import { readAccounts } from '../../../shared/accounting/account-store.ts';
import { customerBalance, organisationBalance } from '../../../shared/accounting/balances.ts';
import { datevHead, datevRows, requireOneYear } from '../../../shared/accounting/datev.ts';
import { readDebtors } from '../../../shared/accounting/debtors.ts';
import { type JournalEntry, pageOfJournal } from '../../../shared/accounting/journal.ts';
import {
  exportDatev,
  exportJournal,
  getTrialBalance,
  listJournal,
} from '../../../shared/accounting/operations.ts';
import {
  journalCsv,
  journalEntryView,
  trialBalanceView,
} from '../../../shared/accounting/views.ts';
import { windows1252 } from '../../../shared/accounting/windows-1252.ts';
import { csvType } from '../../../shared/export/csv.ts';
import { Refusal } from '../../../shared/kernel/errors.ts';
import { requireCustomer } from '../../../shared/people/require-customer.ts';
import { type Call, route } from '../../middleware/http.ts';

/** API Gateway gives up after 30 s, the function after 15: what is not done by then goes on with the cursor. */
const budgetMilliseconds = 8_000;

type Asked = Call<typeof listJournal> | Call<typeof exportJournal> | Call<typeof exportDatev>;

const customerOf = ({ customerId }: JournalEntry) => customerId;

const journalOf = async ({ organisation: { id }, query, position }: Asked) => {
  const { customerId, limit } = query;
  if (customerId !== undefined) await requireCustomer(id, customerId);
  const accounts = await readAccounts(id);
  return pageOfJournal(id, query, accounts, { limit, after: position<string>() }, customerId);
};

export const journalRoutes = [
  route(listJournal, async call => {
    const { items, next } = await journalOf(call);
    return { body: { items: items.map(journalEntryView), nextCursor: call.nextCursor(next) } };
  }),

  route(exportJournal, async call => {
    const { items, next } = await journalOf(call);
    const isFirst = call.position() === undefined;
    return {
      file: {
        name: `journal-${call.query.from}-${call.query.to}.csv`,
        type: csvType(isFirst),
        content: Buffer.from(journalCsv(items, isFirst)),
        nextCursor: call.nextCursor(next),
      },
    };
  }),

  route(exportDatev, async call => {
    const { organisation, query, position, nextCursor } = call;
    const accounts = await readAccounts(organisation.id);
    const settings = accounts.datev;
    if (!settings) {
      const expected = 'datev in /v1/admin/journal/accounts';
      throw new Refusal('datev_not_set', { expected, received: 'nothing' });
    }
    requireOneYear(query, settings);
    const { items, next } = await journalOf(call);
    const numbers = await readDebtors(organisation.id, [...new Set(items.map(customerOf))]);
    const rows = items.map(entry => {
      const debtor = numbers.get(entry.customerId) ?? accounts.receivables;
      return datevRows(entry, { debtor, accounts, settings });
    });
    const head =
      position() === undefined ? [datevHead(query, organisation.currency, settings)] : [];
    return {
      file: {
        name: `EXTF_Buchungsstapel_${query.from}_${query.to}.csv`,
        type: 'text/csv; charset=windows-1252',
        content: windows1252([...head, ...rows].join('')),
        nextCursor: nextCursor(next),
      },
    };
  }),

  route(getTrialBalance, async ({ organisation: { id }, query, position, nextCursor }) => {
    const { customerId, limit } = query;
    const accounts = await readAccounts(id);
    if (customerId !== undefined) {
      await requireCustomer(id, customerId);
      const balance = await customerBalance(id, customerId, query, accounts);
      return { body: trialBalanceView(query, { balance, customers: 1 }) };
    }
    const until = performance.now() + budgetMilliseconds;
    const hasTime = () => performance.now() < until;
    const asked = { after: position<string>(), limit, hasTime };
    const { next, ...counted } = await organisationBalance(id, query, accounts, asked);
    return { body: { ...trialBalanceView(query, counted), nextCursor: nextCursor(next) } };
  }),
];
