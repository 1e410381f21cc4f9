import { type DocumentNumbers, neverMeet } from '../kernel/document-number.ts';
import { Refusal } from '../kernel/errors.ts';
import type { SoldBy } from './legal-entity-model.ts';
import type { Organisation } from './model.ts';

export const numberFields = ['invoiceNumbers', 'creditNoteNumbers'] as const;
type NumberField = (typeof numberFields)[number];
type Numbered = Readonly<Record<NumberField, DocumentNumbers>>;
export type GivenNumbers = { readonly [F in NumberField]?: DocumentNumbers | undefined };

/** What issued documents of a kind of one seller were numbered by before. */
export interface EarlierNumbers {
  readonly seller: string;
  readonly field: NumberField;
  readonly formats: readonly string[];
}

/** Whose numbers are written, and what everybody's were before: the counter of another would print them again. */
interface Before {
  readonly seller: SoldBy;
  readonly earlier: readonly EarlierNumbers[];
}

/**
 * A number says which document of which seller it is: no format begins with the text of another. `given` is what is
 * being written, `at` where in the body.
 */
export const requireApart = (
  numbered: Numbered,
  others: readonly Numbered[],
  given: GivenNumbers,
  at: string,
  { seller, earlier }: Before,
): void => {
  for (const field of numberFields.filter(name => given[name])) {
    const own = numberFields.filter(name => name !== field).map(name => numbered[name]);
    const now = [...own, ...others.flatMap(other => numberFields.map(name => other[name]))];
    // its own counter goes on when it comes back to what it had
    const before = earlier.filter(of => of.seller !== seller || of.field !== field);
    const all = [...now.map(({ format }) => format), ...before.flatMap(({ formats }) => formats)];
    const met = all.find(format => !neverMeet(numbered[field].format, format));
    if (met)
      throw new Refusal('invalid_request', {
        field: `${at}/${field}/format`,
        expected: `numbers that begin with other text than ${met}`,
        received: numbered[field].format,
      });
  }
};

/** What the organisation's own documents and those of its other sellers are numbered by, but for one of them. */
export const numberedBeside = (
  { billing, legalEntities = [] }: Pick<Organisation, 'billing' | 'legalEntities'>,
  id: string,
): Numbered[] => [billing, ...legalEntities.filter(entity => entity.id !== id)];
