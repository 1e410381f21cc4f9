import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '../kernel/errors.ts';
import { getItem, queryIndexAll } from '../store/read.ts';
import { indexKeys, type Key, keys } from '../store/table.ts';
import { ConditionFailed, transact } from '../store/transact.ts';
import { deletePages, linePageKeys, readLinePage } from './line-pages.ts';
import { linesReleased } from './release.ts';
import { Release } from './release-request.ts';

const maxTries = 8;

/**
 * Releases an invoice page by page, each with its place in one transaction; whoever repeats goes on from there, and
 * of two at once one writes. Nothing to release: nothing is done. Without time for more the sweep goes on. 1 get and
 * 1 transaction for 40 lines, 50 to 150 ms on AWS.
 */
export const releaseInSteps = async (
  org: string,
  customerId: string,
  invoiceId: string,
  hasTime: () => boolean,
): Promise<void> => {
  const key = keys.release(org, customerId, invoiceId);
  for (let tries = 0; hasTime(); ) {
    const release = await readRelease(key);
    if (!release) return;
    try {
      await goOn(org, key, release);
      tries = 0;
    } catch (error) {
      const isOvertaken = (await readRelease(key))?.done !== release.done;
      if (isOvertaken) continue;
      tries += 1;
      if (!isRace(error) || tries === maxTries) throw error;
      await sleep(Math.random() * 20 * 2 ** tries);
    }
  }
};

const readRelease = async (key: Key): Promise<Release | undefined> => {
  const item = await getItem(key);
  return item && Release.parse(item);
};

const isRace = (error: unknown): boolean =>
  error instanceof ConditionFailed || (error instanceof Refusal && error.code === 'busy');

/** The next page, or the end behind the last. */
const goOn = async (org: string, key: Key, release: Release): Promise<void> => {
  const { customerId, invoiceId: id, lineCount, rebill, done } = release;
  const pages = linePageKeys(org, { id, customerId, lineCount });
  const page = pages[done];
  const asRead = { condition: 'done = :done', values: { ':done': done } };
  if (page) {
    const invoices = await readLinePage(page, { id, customerId });
    const writes = await linesReleased(org, invoices, rebill);
    const values = { ...asRead.values, ':next': done + 1 };
    await transact([{ update: key, expression: 'SET done = :next', ...asRead, values }, ...writes]);
    return;
  }
  // of a draft that was withdrawn, or only for the release: nothing shows them
  const invoice = await getItem(keys.invoice(org, customerId, id));
  if (invoice?.lineCount === undefined) await deletePages(pages);
  await transact([{ delete: key, ...asRead }]);
};

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
      await releaseInSteps(org, customerId, invoiceId, hasTime);
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
