import { BankEntryView } from '../bank/contract.ts';
import { getItems, queryIndexAll } from '../store/read.ts';
import { indexKeys, type Key } from '../store/table.ts';
import type { Write } from '../store/transact.ts';
import type { Trace } from './erase-traces.ts';
import type { Wanted } from './model.ts';
import { isPayer, withoutNames } from './payer-names.ts';
import { erasedName, scrubbed, type Traces } from './scrub.ts';
import type { ErasureRef } from './store.ts';

/**
 * Answers kept for replay that tell of the person: they are replaced by a mark, so that the same key neither
 * shows the person nor creates it again. 1 query of the index + 1 batch get per 100.
 */
export const tracesInRequests = async (
  { organisationId, customerId }: ErasureRef,
  wanted: Wanted,
  traces: Traces,
): Promise<Trace[]> => {
  const { gsi1pk } = indexKeys.customerRequests(organisationId, customerId, '');
  const items = await getItems(await queryIndexAll({ pk: gsi1pk }));
  const ids = [...wanted.memberIds, ...wanted.contactPersonIds];
  const addresses = { ...traces, names: new Set<string>() };
  return items.flatMap((item): Trace[] => {
    const { body } = (item?.answer ?? {}) as { body?: string };
    if (!item || body === undefined || isErasureRequest(item)) return [];
    const tells =
      ids.some(id => body.includes(id)) ||
      scrubbed(body, addresses) !== body ||
      (isBankAnswer(item) && namesPayer(body, traces));
    return tells ? [{ kind: 'requests', write: forgetting(item) }] : [];
  });
};

/** The request to erase somebody names an id and nothing else. */
const isErasureRequest = ({ sk }: Key) => sk.startsWith('requestErasure#');

const isBankAnswer = ({ sk }: Key) => /^(confirm|ignore)BankEntry#/.test(sk);

const namesPayer = (body: string, { names }: Traces): boolean => {
  const { payer = '' } = Paid.parse(JSON.parse(body));
  return isPayer(payer, names) || withoutNames(body, names, erasedName) !== body;
};

const Paid = BankEntryView.pick({ payer: true }).loose();

const forgetting = ({ pk, sk }: Key): Write => ({
  update: { pk, sk },
  expression: 'SET erased = :true REMOVE answer',
  condition: 'attribute_exists(answer)',
  values: { ':true': true },
});
