import { setTimeout as sleep } from 'node:timers/promises';
import type { RuleInput } from '../../infra/local/ses/behaviour.ts';
import type { MailContent, MailStats, MailSummary } from '../../infra/local/ses/views.ts';

export type MailFilter = { to?: string; search?: string; since?: Date };

/** What a test sees of the mails sent: the JSON views and the control of an SES endpoint. */
export const inbox = (url: string) => {
  const call = async (path: string, init?: RequestInit): Promise<Response> => {
    const response = await fetch(new URL(path, url), init);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response;
  };
  const json = async <T>(path: string): Promise<T> => (await call(path)).json() as Promise<T>;

  /** All mails that match, newest first. `to` is an exact envelope address. */
  const mails = async ({ since, ...filter }: MailFilter = {}): Promise<MailSummary[]> => {
    const query = new URLSearchParams({ ...filter, limit: '1000' });
    if (since) query.set('since', since.toISOString());
    const found: MailSummary[] = [];
    for (;;) {
      const page = await json<{ mails: MailSummary[]; cursor?: string }>(`/api/mails?${query}`);
      found.push(...page.mails);
      if (!page.cursor) return found;
      query.set('cursor', page.cursor);
    }
  };

  /** Waits until so many mails match and answers them; throws with what there is after `timeoutMs`. */
  const waitFor = async (
    count: number,
    { timeoutMs = 10_000, ...filter }: MailFilter & { timeoutMs?: number } = {},
  ): Promise<MailSummary[]> => {
    for (const end = Date.now() + timeoutMs; ; await sleep(25)) {
      const found = await mails(filter);
      if (found.length >= count) return found;
      if (Date.now() > end) {
        const subjects = found.map(({ subject }) => subject).join(' | ');
        throw new Error(`expected ${count} mails, ${found.length} came: ${subjects}`);
      }
    }
  };

  return {
    mails,
    waitFor,
    mail: (id: string) => json<MailContent>(`/api/mails/${id}`),
    raw: async (id: string) => (await call(`/api/mails/${id}/raw`)).text(),
    stats: () => json<MailStats>('/api/stats'),
    /** Deletes all mails; events not yet published are dropped with them. */
    clear: async () => void (await call('/api/mails', { method: 'DELETE' })),
    /** Replaces the rules; without any the endpoint takes everything again. */
    control: async (...rules: RuleInput[]) =>
      void (await call('/_control', { method: 'POST', body: JSON.stringify({ rules }) })),
  };
};
