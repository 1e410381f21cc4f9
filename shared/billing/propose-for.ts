import type { Drafting } from './drafting.ts';
import { readBillingInputs } from './inputs.ts';
import type { Billing } from './model.ts';
import { type BillingInputs, type Proposal, propose, type Terms } from './propose.ts';

/** A planned customer that this run does not bill; whoever is still due is taken by the next one. */
export interface Left {
  readonly outcome: 'left';
  readonly reason: 'customer_gone' | 'parked_already' | 'no_longer_due' | 'inputs_keep_changing';
}

export interface ProposedFor {
  readonly proposal: Proposal | Left;
  /** the billing state that was read, on condition of which a draft is written */
  readonly billing?: Billing;
  /** a draft that is being made in steps */
  readonly drafting?: Drafting | undefined;
}

/**
 * Reads one customer and proposes: the path of the run and of its dry run alike. Items that do not parse
 * park the customer, never the run (design §4.9).
 */
export const proposeFor = async (customerId: string, terms: Terms): Promise<ProposedFor> => {
  const inputs = await readInputs(terms.organisation.id, customerId);
  if (inputs === 'invalid') return { proposal: { outcome: 'parked', reason: 'data_invalid' } };
  if (!inputs) return { proposal: { outcome: 'left', reason: 'customer_gone' } };
  const { billing, drafting } = inputs;
  return { proposal: decide(inputs, terms), billing, drafting };
};

/** What a draft is made of; `invalid`: something of it does not parse. 1 query. */
export const readInputs = async (org: string, customerId: string) => {
  try {
    return await readBillingInputs(org, customerId);
  } catch (error) {
    if ((error as Error).name === 'ZodError') return 'invalid';
    throw error;
  }
};

const decide = (inputs: BillingInputs, terms: Terms): Proposal | Left => {
  const { parked, nextBillingOn } = inputs.billing;
  if (parked) return { outcome: 'left', reason: 'parked_already' };
  if (nextBillingOn > terms.cutoffOn) return { outcome: 'left', reason: 'no_longer_due' };
  return propose(inputs, terms);
};
