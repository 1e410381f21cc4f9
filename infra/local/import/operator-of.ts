import { Organisation } from '../../../shared/organisation/model.ts';
import { getItem } from '../../../shared/store/read.ts';
import { keys } from '../../../shared/store/table.ts';

/** The operator that a command line names. 1 get. */
export const operatorOf = async (id: string): Promise<Organisation> => {
  const item = await getItem(keys.organisation(id));
  if (!item) throw new Error(`--organisation: expected the id of an operator here; got ${id}`);
  return Organisation.parse(item);
};
