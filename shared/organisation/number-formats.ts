import { type DocumentNumbers, neverMeet } from '../kernel/document-number.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Organisation } from './model.ts';

export const numberFields = ['invoiceNumbers', 'creditNoteNumbers'] as const;
type Numbered = Readonly<Record<(typeof numberFields)[number], DocumentNumbers>>;

/**
 * A number says which document of which seller it is: no format begins with the text of another. `given` is what is
 * being written, `at` where in the body.
 */
export const requireApart = (
  numbered: Numbered,
  others: readonly Numbered[],
  given: Partial<Numbered>,
  at: string,
): void => {
  for (const field of numberFields.filter(name => given[name])) {
    const own = numberFields.filter(name => name !== field).map(name => numbered[name]);
    const all = [...own, ...others.flatMap(other => numberFields.map(name => other[name]))];
    const met = all.find(({ format }) => !neverMeet(numbered[field].format, format));
    if (met)
      throw new Refusal('invalid_request', {
        field: `${at}/${field}/format`,
        expected: `numbers that begin with other text than ${met.format}`,
        received: numbered[field].format,
      });
  }
};

/** What the organisation's own documents and those of its other sellers are numbered by, but for one of them. */
export const numberedBeside = (
  { billing, legalEntities = [] }: Pick<Organisation, 'billing' | 'legalEntities'>,
  id: string,
): Numbered[] => [billing, ...legalEntities.filter(entity => entity.id !== id)];
