import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auditInvoice } from '../../../shared/billing/audit-invoice.ts';
import { DraftEdit } from '../../../shared/billing/draft-contract.ts';
import { editedDraft } from '../../../shared/billing/edit-draft.ts';
import type { Invoice } from '../../../shared/billing/model.ts';
import { propose } from '../../../shared/billing/propose.ts';
import type { OpenCharge, Tax } from '../../../shared/catalogue/model.ts';
import { createId } from '../../../shared/kernel/id.ts';
import { changed } from '../../../shared/store/change.ts';
import { aCase, aMembership, aPlan, eur } from './builders.ts';

const tax = { name: 'VAT', percent: '21' };
const included: Tax = { ...tax, included: true };
const fee = (fields: Partial<OpenCharge> = {}): OpenCharge => ({
  ...{ cause: 'fee', feeId: createId('fee'), name: 'Locker', on: '2026-11-20', quantity: 1 },
  ...{ price: eur(2_000), tax },
  ...fields,
});
const plan = aPlan();
const desk = aMembership(plan, { billedTo: '2026-12-01' });

const draftOf = (charges: OpenCharge[], given: Parameters<typeof aCase>[0] = {}): Invoice => {
  const { inputs, terms } = aCase({ plans: [plan], memberships: [desk], charges, ...given });
  const proposal = propose(inputs, terms);
  if (proposal.outcome !== 'invoiced') throw new Error(proposal.outcome);
  return proposal.invoices[0].invoice;
};
const context = { tax: undefined, now: '2026-12-01T09:00:00.000Z', by: 'adm_1' };
const edited = (draft: Invoice, asked: Omit<DraftEdit, 'reason'>) => {
  const { changes, postponed } = editedDraft(draft, { reason: 'agreed', ...asked }, context);
  return { after: changed<Invoice>(draft, changes), postponed };
};
const cleaning = { description: 'Cleaning', quantity: 2, unitPrice: eur(1_500), tax };

describe('a draft is edited', () => {
  test('with words and an amount off, a line that waits and one that is added', () => {
    const draft = draftOf([fee()]);
    const { after, postponed } = edited(draft, {
      lines: [{ line: 1, description: 'Desk in December', off: eur(600) }],
      ...{ postpone: [2], add: [cleaning] },
    });
    // 120.00 − 6.00 + 2 × 15.00 = 144.00; 21 % = 30.24
    expect(after).toMatchObject({ net: 14_400, tax: 3_024, gross: 17_424, version: 2 });
    expect(after.lines).toMatchObject([
      {
        ...{ description: 'Desk in December', subtotal: 12_000, discount: 600, net: 11_400 },
        explanation: 'full period; 6.00 EUR off by hand',
      },
      { description: 'Cleaning', cause: 'manual', net: 3_000 },
    ]);
    expect(postponed).toEqual([draft.lines[1]]);
    const [first] = after.edits ?? [];
    expect(first).toEqual({ at: context.now, by: 'adm_1', reason: 'agreed' });
    expect(edited(after, { postpone: [2] }).after.edits).toHaveLength(2);
  });

  test('and the prices that include their tax have it taken out of their sum again', () => {
    // 0.07 twice: 0.14 / 1.21 = 0.1157 → 0.12; alone 0.07 / 1.21 = 0.0579 → 0.06
    const two = draftOf([0, 1].map(() => fee({ price: eur(7), tax: included })));
    const { after } = edited(two, { postpone: [3], add: [{ ...cleaning, tax: included }] });
    // (0.07 + 30.00) / 1.21 = 24.8512 → 24.85; tax 5.22 beside 25.20 of the desk
    expect(after).toMatchObject({ net: 14_485, tax: 3_042, gross: 17_527 });
    expect(auditInvoice(after)).toEqual([]);
  });

  test('and says what its customer owes no tax for no more', () => {
    const draft = draftOf([], { tax: { kind: 'exempt', reason: 'Art. 44' } });
    const { after } = edited(draft, { postpone: [1], add: [cleaning] });
    expect(after).not.toHaveProperty('taxNotes');
  });
});

describe('a draft is not edited', () => {
  const deposit = fee({ refundable: true, tax: { name: 'None', percent: '0' } });
  test.each([
    ['a line that it has not', { lines: [{ line: 4, description: 'X' }] }, 'lines/0/line'],
    ['a line that it has not', { postpone: [1, 4] }, 'postpone/1'],
    ['all of its lines', { postpone: [1, 2, 3] }, 'postpone'],
    ['more off than a line has', { lines: [{ line: 1, off: eur(12_001) }] }, 'lines/0/off/amount'],
    ['less of a deposit', { lines: [{ line: 2, off: eur(1) }] }, 'lines/0/off'],
    ['less of a price with tax', { lines: [{ line: 3, off: eur(1) }] }, 'lines/0/off'],
    [
      'another currency',
      { lines: [{ line: 1, off: { amount: 1, currency: 'USD' as const } }] },
      'lines/0/off/currency',
    ],
    [
      'another currency',
      { add: [{ ...cleaning, unitPrice: { amount: 1, currency: 'USD' as const } }] },
      'add/0/unitPrice/currency',
    ],
  ])('with %s: %j', (_, asked, field) => {
    const draft = draftOf([deposit, fee({ on: '2026-11-21', tax: included })]);
    expect(() => edited(draft, asked)).toThrow(
      expect.objectContaining({ detail: expect.objectContaining({ field: `/body/${field}` }) }),
    );
  });

  test('so that a credit is more than what it is set off against', () => {
    const credit = fee({ price: eur(9_000), quantity: -1, billInAdvance: true });
    const draft = draftOf([fee(), credit]);
    expect(draft.lines.map(({ net }) => net)).toEqual([12_000, 2_000, -9_000]);
    expect(() => edited(draft, { postpone: [1] })).toThrow();
    expect(edited(draft, { postpone: [1, 3] }).after.net).toBe(2_000);
  });

  test.each([
    [{ reason: 'nothing' }],
    [{ reason: 'twice', postpone: [1, 1] }],
    [{ reason: 'nothing of it', lines: [{ line: 1 }] }],
    [{ postpone: [1] }],
  ])('as %j', body => {
    expect(DraftEdit.safeParse(body).success).toBe(false);
  });
});

const charge = fc.record({
  amount: fc.integer({ min: 1, max: 100_000 }),
  tax: fc.constantFrom<Tax>(tax, included, { name: 'Low', percent: '9', included: true }),
});

test('whatever is edited, the audit finds nothing and the lines sum to the net', () => {
  fc.assert(
    fc.property(
      fc.array(charge, { minLength: 1, maxLength: 6 }),
      fc.array(charge, { maxLength: 3 }),
      fc.nat(),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.option(fc.integer({ min: 1, max: 100 })),
      (charges, added, which, part, percent) => {
        const draft = draftOf(
          charges.map(({ amount, tax: of }) => fee({ price: eur(amount), tax: of })),
          percent === null ? {} : { discount: { percent: String(percent) } },
        );
        const off = Math.floor((draft.lines[0]?.net ?? 0) * part);
        const { after } = edited(draft, {
          ...(off > 0 && { lines: [{ line: 1, off: eur(off) }] }),
          postpone: [2 + (which % charges.length)],
          ...(added.length > 0 && {
            add: added.map(({ amount, tax: of }) => ({
              ...cleaning,
              unitPrice: eur(amount),
              tax: of,
            })),
          }),
        });
        expect(auditInvoice(after)).toEqual([]);
        expect(after.lines.reduce((sum, { net }) => sum + net, 0)).toBe(after.net);
      },
    ),
  );
});
