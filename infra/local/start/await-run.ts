import { setTimeout as sleep } from 'node:timers/promises';
import type { AtriumClient, Paths } from '../../../shared/contract/client.ts';

export type RunView =
  Paths['/v1/admin/bill-runs/{runId}']['get']['responses'][200]['content']['application/json'];

/** What a call answered; a refusal becomes an error that names the problem. */
export const answered = <T>(answer: { data?: T; error?: unknown; response: Response }): T => {
  if (answer.data !== undefined) return answer.data;
  const { code, detail } = (answer.error ?? {}) as { code?: string; detail?: string };
  const { status, url } = answer.response;
  throw new Error(
    `${new URL(url).pathname} answered ${status} ${code ?? ''} ${detail ?? ''}`.trim(),
  );
};

/** The newest bill run, or undefined while there is none. */
export const newestRun = async (client: AtriumClient): Promise<RunView | undefined> =>
  answered(await client.GET('/v1/admin/bill-runs', { params: { query: { limit: 1 } } })).items[0];

/** Asks the API for the newest run until `isDone`; after `seconds` says how far it came. */
export const awaitRun = async (
  client: AtriumClient,
  seconds: number,
  isDone: (run: RunView) => boolean,
): Promise<RunView> => {
  let run: RunView | undefined;
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(200)) {
    run = await newestRun(client);
    if (run && isDone(run)) return run;
  }
  throw new Error(
    run
      ? `the bill run ${run.id} is at ${run.stage}, its mail ${run.delivery ?? 'not begun'}, after ${seconds} s`
      : `no bill run began within ${seconds} s: the last check of the organisation was ${await lastCheck(client)}`,
  );
};

const lastCheck = async (client: AtriumClient): Promise<string> => {
  const { lastTick } = answered(await client.GET('/v1/admin/organisation')) as {
    lastTick?: unknown;
  };
  return lastTick ? JSON.stringify(lastTick) : 'never';
};
