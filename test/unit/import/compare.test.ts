import { describe, expect, test } from 'vitest';
import { readCompareOptions } from '../../../infra/local/cli/import-compare.ts';
import { asOfMonth } from '../../../infra/local/import/as-of-month.ts';
import { differenceOf } from '../../../infra/local/import/compare-month.ts';
import { readOldInvoices } from '../../../infra/local/import/old-invoices.ts';
import { rejectionText } from '../../../infra/local/import/rejection.ts';
import { examples } from '../../../infra/local/import/templates.ts';
import { propose } from '../../../shared/billing/propose.ts';
import { chargeOf } from '../../../shared/catalogue/fees.ts';
import { compareCommands } from '../../support/import-faults.ts';
import { moment, planned } from '../../support/import-rows.ts';

/** The customer of the templates in a month, and what the old system is said to have billed it. */
const compared = (month: string, csv: string, customer: Record<string, string> = {}) => {
  const at = moment();
  const row = { ...examples.customers, ...customer };
  const filled = Object.entries(row).filter(([, cell]) => cell !== '');
  const plan = planned({ customers: [Object.fromEntries(filled)] }, at);
  const [own] = plan.customers;
  if (!own) throw new Error('the customer was left out');
  const { made } = own;
  const plans = new Map(plan.catalogue.plans.map(([, each]) => [each.id as string, each]));
  const inputs = { ...made, charges: made.fees.map(chargeOf), billingPersons: [] };
  const then = asOfMonth(inputs, made.fees, { month, plans });
  const { organisation, now } = at;
  const proposal =
    then &&
    propose(then.inputs, { organisation, plans, billingOn: then.on, cutoffOn: then.on, now });
  const old = readOldInvoices('old.csv', csv, { org: organisation.id, currency: 'EUR' });
  const about = { customer: 'C-1', currency: 'EUR', isKnown: true } as const;
  return differenceOf(proposal, old.invoices.get(made.customer.id), about);
};

const header = 'customer,description,net,gross\n';

describe('a month beside the invoices of the previous system', () => {
  test('is equal when the amounts are: what the move brings is left out', () => {
    // 2 × 180.00 = 360.00 and printing of 12.50; 360.00 × 1.21 = 435.60, 12.50 × 1.21 = 15.125 → 15.13
    const csv = `${header}C-1,Hot desk December,360.00,435.60\nC-1,Printing,12.50,15.13\n`;
    expect(compared('2026-12', csv)).toBeUndefined();
  });

  test('of the past is worked out as if the run had come then', () => {
    // the printing of 20 November is on December's invoice
    expect(compared('2026-11', `${header}C-1,Hot desk November,360.00,435.60\n`)).toBeUndefined();
    expect(compared('2025-02', header)).toBeUndefined();
  });

  test.each([
    [
      'C-1,Hot desk,350.00,\nC-1,Printing,12.50,\n',
      ['Hot desk is 360.00 here and 350.00 there (2026-12-01 to 2026-12-31: '],
    ],
    [
      'C-1,Hot desk,360.01,\nC-1,Printing,12.50,\n',
      ['Hot desk is 360.00 here and 360.01 there (rounding)'],
    ],
    [
      'C-1,Desk,360.00,\nC-1,Coffee,5.00,\n',
      ['only here: Printing 12.50 (', 'only there: Coffee 5.00'],
    ],
    ['C-1,All,372.50,446.99\n', ['', '', '', 'the tax is 78.23 here and 74.49 there']],
    ['', ['it is on no invoice there', 'only here: Hot desk 360.00', 'only here: Printing 12.50']],
  ])('%j is explained', (rows, sentences) => {
    const because = compared('2026-12', `${header}${rows}`)?.because ?? [];
    expect(because).toHaveLength(sentences.length);
    for (const [at, sentence] of sentences.entries()) expect(because[at]).toContain(sentence);
  });

  test('a customer that would be set aside, or is billed in another month, is told', () => {
    const nowhere = { line1: '', postalCode: '', city: '', country: '' };
    const csv = `${header}C-1,Hot desk,372.50,\n`;
    expect(compared('2026-12', csv, nowhere)?.because).toContain(
      'it would be set aside: missing_billing_address',
    );
    expect(compared('2027-01', csv, { invoiceEveryMonths: '3' })?.because).toContain(
      'it is not billed in that month here',
    );
    const old = readOldInvoices('old.csv', csv, { org: 'org_1', currency: 'EUR' });
    const [invoice] = [...old.invoices.values()];
    const about = { customer: 'C-1', currency: 'EUR', isKnown: false } as const;
    expect(differenceOf(undefined, invoice, about)?.because).toEqual([
      'it is no customer here',
      'only there: Hot desk 372.50',
    ]);
  });

  test('a row that cannot be read is told', () => {
    const { rejections } = readOldInvoices('old.csv', `${header}C-1,Desk,a lot,\n`, {
      ...{ org: 'org_1', currency: 'EUR' },
    });
    expect(rejections.map(rejectionText)).toEqual([
      'old.csv:2 net: expected an amount in EUR such as 199.00; got "a lot"',
    ]);
  });

  test.each(compareCommands)('%j is refused', (args, message) => {
    expect(() => readCompareOptions(args)).toThrow(message);
  });
});
