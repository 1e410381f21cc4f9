import type { TimelineRow } from '../../shared/contract/client.gen.ts';
import type { inbox } from '../support/inbox.ts';
import type { Operator } from '../support/operator.ts';
import type { Received, receiver } from '../support/receiver.ts';

type Inbox = ReturnType<typeof inbox>;
type Mail = Awaited<ReturnType<Inbox['mails']>>[number];

interface Watched {
  readonly op: Operator;
  /** customers by name */
  readonly ids: ReadonlyMap<string, string>;
  readonly mails: Inbox;
  readonly system: Awaited<ReturnType<typeof receiver>>;
}

interface Day {
  readonly events: readonly Received[];
  readonly mails: readonly Mail[];
}

/** What reached an operator's system and its customers' inboxes, day by day, in the words of the expected list. */
export const watch = ({ op, ids, mails, system }: Watched) => {
  const customers = new Map([...ids].map(([name, id]) => [id, name]));
  const days = new Map<string, Day>();
  let begunAt = new Date();
  const names = new Map<string, string>(customers);
  const known = { events: new Set<string>(), mails: new Set<string>() };

  /** `Ada-3` for her third invoice, by its id and its number. */
  const nameInvoices = async (customerId: string) => {
    const { items } = (await op.owner.get(`/v1/admin/customers/${customerId}/invoices`)).body;
    const byNumber = items.toSorted((a: { number: string }, b: { number: string }) =>
      a.number.localeCompare(b.number),
    );
    for (const [index, { id, number }] of byNumber.entries()) {
      const name = `${customers.get(customerId)}-${index + 1}`;
      names.set(id, name).set(number, name);
    }
  };
  const nameInvoicesOf = async (events: readonly Received[]) => {
    const unnamed = events.filter(({ event }) => !names.has(String(event.data.invoiceId)));
    const whose = unnamed.flatMap(({ event: { data } }) => (data.invoiceId ? data.customerId : []));
    for (const id of new Set(whose)) await nameInvoices(String(id));
  };

  const inWords = (text: string) =>
    text
      .replace(/INV-\d+/g, number => names.get(number) ?? number)
      .replaceAll(/@\w+\.example/g, '');
  const eventLine = ({ event: { type, data } }: Received) => {
    const { invoiceId, customerId, change, reason, days: after } = data;
    const about = names.get(String(invoiceId)) ?? names.get(String(customerId));
    return ['event', type, about, change, reason, after]
      .filter(each => each !== undefined)
      .join(' ');
  };
  const mailLine = ({ subject, to, cc }: Mail) =>
    inWords(`mail ${to}${cc.length > 0 ? ` cc ${cc}` : ''}: ${subject}`);

  /** What came since the last day ended; a webhook is told at least once. */
  const since = async (): Promise<Day> => {
    const told = new Set(known.events);
    const events = system.received.filter(({ event: { id, type } }) => {
      // the turning itself
      const isNew = !told.has(id) && type !== 'organisation.clockAdvanced';
      told.add(id);
      return isNew;
    });
    await nameInvoicesOf(events);
    const sent = await mails.mails({ since: begunAt });
    return { events, mails: sent.filter(({ id }) => !known.mails.has(id)) };
  };
  const linesOf = (day: Day) => [...day.events.map(eventLine), ...day.mails.map(mailLine)];

  return {
    /** what is there of a day that has not ended */
    today: async () => linesOf(await since()),
    endDay: async (on: string) => {
      const began = new Date();
      const day = await since();
      for (const { event } of day.events) known.events.add(event.id);
      for (const { id } of day.mails) known.mails.add(id);
      days.set(on, day);
      begunAt = began;
    },
    /** how often the clock was turned */
    turns: () => system.of('organisation.clockAdvanced').length,
    /** the words of one mail of a day */
    textOf: async (on: string, line: string): Promise<string> => {
      const found = days.get(on)?.mails.filter(mail => mailLine(mail) === line) ?? [];
      if (found.length !== 1) throw new Error(`${found.length} mails of ${on}: ${line}`);
      return inWords((await mails.mail(found[0]?.id ?? '')).text ?? '');
    },
    /** every line of every day, also of days that were not asked for */
    all: async (from: string, to: string): Promise<Record<string, string[]>> => {
      const lines = new Map([...days].map(([on, day]) => [on, linesOf(day)]));
      for (const id of customers.keys()) {
        const path = `/v1/admin/customers/${id}/timeline?from=${from}&to=${to}`;
        const rows: TimelineRow[] = (await op.owner.get(path)).body.items;
        for (const { on, text, invoiceNumber } of rows) {
          const line = inWords(`row ${invoiceNumber}: ${text}`);
          lines.set(on, [...(lines.get(on) ?? []), line]);
        }
      }
      return Object.fromEntries([...lines].map(([on, each]) => [on, each.toSorted()]));
    },
  };
};
