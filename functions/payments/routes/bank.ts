import { confirmEntry, confirmSure, requireUndecided } from '../../../shared/bank/confirm.ts';
import { importStatement } from '../../../shared/bank/import.ts';
import * as operations from '../../../shared/bank/operations.ts';
import * as store from '../../../shared/bank/store.ts';
import { bankEntryView, bankStatementView, bookedEntryView } from '../../../shared/bank/views.ts';
import { existing } from '../../../shared/kernel/errors.ts';
import { route } from '../../middleware/http.ts';
import { bookerOf } from './booker.ts';
import { toldOf } from './payments.ts';

export const bankRoutes = [
  route(operations.importBankStatement, async call => {
    const statement = await importStatement(bookerOf(call), call.body);
    const writes = [store.statementWrite(call.organisation.id, statement)];
    return { body: bankStatementView(statement), writes };
  }),

  route(operations.listBankStatements, async ({ organisation, query, position, nextCursor }) => {
    const asked = { limit: query.limit, after: position<string>() };
    const { items, next } = await store.listStatements(organisation.id, asked);
    return { body: { items: items.map(bankStatementView), nextCursor: nextCursor(next) } };
  }),

  route(operations.listBankEntries, async ({ organisation, query, position, nextCursor }) => {
    const asked = { limit: query.limit, after: position<string>() };
    const { items, next } = await store.listEntries(organisation.id, query, asked);
    return { body: { items: items.map(bankEntryView), nextCursor: nextCursor(next) } };
  }),

  route(operations.confirmBankEntry, async call => {
    const { organisation, params, body } = call;
    const invoices = toldOf(body.invoices, organisation.currency);
    const before = await store.readEntry(organisation.id, params.bankEntryId);
    const decision = { ...body, invoices };
    const { entry, writes, events } = await confirmEntry(bookerOf(call), before, decision);
    return { body: bankEntryView(entry), writes, events, about: entry.booked?.customerId };
  }),

  route(operations.ignoreBankEntry, async ({ organisation, principal, params, body }) => {
    const before = await store.readEntry(organisation.id, params.bankEntryId);
    requireUndecided(before);
    const changes = { state: 'ignored', ignored: { ...body, by: principal.id } } as const;
    const writes = [store.entryWrite(organisation.id, before, changes)];
    return {
      body: bankEntryView({ ...before, ...changes }),
      writes,
      about: before.proposal?.customerId,
    };
  }),

  route(operations.confirmSureBankEntries, async call => {
    const { organisation, params, body } = call;
    const { bankStatementId: id } = params;
    existing(await store.readStatement(organisation.id, id), 'bankStatementId', id);
    const { booked, left, isMore } = await confirmSure(bookerOf(call), id, body.confirm);
    const named = left.map(({ entryId, refusal }) => ({
      ...{ entryId, code: refusal.code, detail: refusal.message },
    }));
    return { body: { booked: booked.map(bookedEntryView), left: named, isMore } };
  }),
];
