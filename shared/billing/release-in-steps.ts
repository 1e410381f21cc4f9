import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '../kernel/errors.ts';
import { getItem, queryIndexAll } from '../store/read.ts';
import { indexKeys, keys } from '../store/table.ts';
import { ConditionFailed, deleteAll, transact } from '../store/transact.ts';
import { linePageKeys, readLinePage } from './line-pages.ts';
import { linesReleased } from './release.ts';
import { Release } from './release-request.ts';

const maxTries = 8;

/**
 * Releases an invoice page by page, each with its place in one transaction; whoever repeats goes on from there.
 * Nothing to release: nothing is done. 1 transaction for 40 lines.
 */
export const releaseInSteps = async (
  org: string,
  customerId: string,
  invoiceId: string,
): Promise<void> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await goOn(org, customerId, invoiceId);
    } catch (error) {
      const isRace =
        error instanceof ConditionFailed || (error instanceof Refusal && error.code === 'busy');
      if (!isRace || tries === maxTries) throw error;
      await sleep(Math.random() * 20 * 2 ** tries);
    }
  }
};

const goOn = async (org: string, customerId: string, invoiceId: string): Promise<void> => {
  const key = keys.release(org, customerId, invoiceId);
  const item = await getItem(key);
  if (!item) return;
  const { rebill, lineCount, ...release } = Release.parse(item);
  const invoice = { id: release.invoiceId, customerId: release.customerId, lineCount };
  const pages = linePageKeys(org, invoice);
  for (const [n, page] of pages.entries()) {
    if (n < release.done) continue;
    const lines = await readLinePage(page);
    const writes = await linesReleased(org, { ...invoice, lines }, rebill);
    await transact([{ update: key, expression: 'SET done = :next', ...at(n, n + 1) }, ...writes]);
  }
  // a draft that was withdrawn is not there any more: nothing shows its lines
  if (!(await getItem(keys.invoice(org, customerId, invoiceId)))) await deleteAll(pages);
  await transact([{ delete: key, ...at(pages.length) }]);
};

const at = (done: number, next?: number) => ({
  condition: 'done = :done',
  values: { ':done': done, ...(next !== undefined && { ':next': next }) },
});

/** Goes on with releases whose caller was stopped. `failures`: those that could not be ended. 1 index query. */
export const endReleases = async (
  hasTime: () => boolean,
): Promise<{ failures: ReleaseFailure[] }> => {
  const { gsi1pk } = indexKeys.releases('', '', '');
  const failures: ReleaseFailure[] = [];
  for (const { gsi1sk } of await queryIndexAll({ pk: gsi1pk })) {
    const [org = '', customerId = '', invoiceId = ''] = gsi1sk.split('#');
    if (!hasTime()) break;
    try {
      await releaseInSteps(org, customerId, invoiceId);
    } catch (error) {
      failures.push({ invoiceId, error });
    }
  }
  return { failures };
};

interface ReleaseFailure {
  readonly invoiceId: string;
  readonly error: unknown;
}
