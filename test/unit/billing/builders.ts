import type { BillingInputs, Terms } from '../../../shared/billing/propose.ts';
import { type Discount, Membership, Plan } from '../../../shared/catalogue/model.ts';
import { createId } from '../../../shared/kernel/id.ts';
import type { CustomerTax } from '../../../shared/kernel/tax.ts';
import { LegalEntity } from '../../../shared/organisation/legal-entity-model.ts';
import { defaultBillingSettings, Organisation } from '../../../shared/organisation/model.ts';
import { Customer } from '../../../shared/people/model.ts';

const at = '2026-11-25T09:00:00.000Z';
const address = { line1: 'Quay 1', postalCode: '1011 AB', city: 'Amsterdam', country: 'NL' };

export const eur = (amount: number) => ({ amount, currency: 'EUR' as const });

export const anOrganisation = (billing: Partial<Organisation['billing']> = {}): Organisation =>
  Organisation.parse({
    id: createId('organisation'),
    name: 'Harbour Works',
    status: 'active',
    sandbox: false,
    timeZone: 'Europe/Amsterdam',
    currency: 'EUR',
    language: 'en',
    address,
    email: 'desk@harbour.example',
    billing: { ...defaultBillingSettings, ...billing },
    nextRunAt: at,
    sellerVersion: 1,
    version: 1,
    createdAt: at,
  });

export const anEntity = (fields: Partial<LegalEntity> = {}): LegalEntity =>
  LegalEntity.parse({
    id: createId('legalEntity'),
    name: 'Harbour Mill',
    address,
    email: 'mill@harbour.example',
    invoiceNumbers: { format: 'MILL-{NNNN}', resets: 'never' },
    creditNoteNumbers: { format: 'MILL-C-{NNNN}', resets: 'never' },
    sellerVersion: 1,
    version: 1,
    createdAt: at,
    ...fields,
  });

export const aPlan = (fields: Partial<Plan> = {}): Plan =>
  Plan.parse({
    id: createId('plan'),
    name: 'Fixed desk',
    kind: 'recurring',
    category: 'desk',
    price: eur(12_000),
    tax: { name: 'VAT', percent: '21' },
    timing: 'advance',
    archived: false,
    version: 1,
    createdAt: at,
    ...fields,
  });

export const aCustomer = (fields: Partial<Customer> = {}): Customer =>
  Customer.parse({
    id: createId('customer'),
    type: 'company',
    name: 'Acme',
    email: 'office@acme.example',
    billingAddress: address,
    version: 1,
    createdAt: at,
    ...fields,
  });

export const aMembership = (plan: Plan, fields: Partial<Membership> = {}): Membership => {
  const startOn = fields.startOn ?? '2026-01-01';
  return Membership.parse({
    id: createId('membership'),
    customerId: createId('customer'),
    planId: plan.id,
    startOn,
    quantity: 1,
    billedTo: startOn,
    version: 1,
    createdAt: at,
    ...fields,
  });
};

interface Case {
  readonly plans?: Plan[];
  readonly memberships?: Membership[];
  readonly charges?: BillingInputs['charges'];
  readonly billingPersons?: string[];
  readonly customer?: Customer;
  readonly anchorDay?: number;
  readonly everyMonths?: number;
  readonly discount?: Discount;
  readonly tax?: CustomerTax;
  readonly locationTaxes?: Terms['locationTaxes'];
  readonly currency?: Organisation['currency'];
  readonly nextBillingOn?: string;
  readonly today?: string;
  readonly settings?: Partial<Organisation['billing']>;
}

/** One customer due on 1 December 2026 under default terms; a test states only what it is about. */
export const aCase = (given: Case = {}): { inputs: BillingInputs; terms: Terms } => {
  const customer = given.customer ?? aCustomer();
  const { currency = 'EUR' } = given;
  const organisation = { ...anOrganisation(given.settings), currency };
  const today = given.today ?? '2026-12-01';
  return {
    inputs: {
      customer,
      billing: {
        customerId: customer.id,
        anchorDay: given.anchorDay ?? 1,
        ...(given.tax && { tax: given.tax }),
        ...(given.discount && { discount: given.discount }),
        ...(given.everyMonths !== undefined && { everyMonths: given.everyMonths }),
        nextBillingOn: given.nextBillingOn ?? '2026-12-01',
        inputsVersion: 1,
        dueSince: at,
      },
      memberships: given.memberships ?? [],
      charges: given.charges ?? [],
      billingPersons: given.billingPersons ?? [],
    },
    terms: {
      organisation,
      plans: new Map((given.plans ?? []).map(plan => [plan.id, plan])),
      ...(given.locationTaxes && { locationTaxes: given.locationTaxes }),
      billingOn: today,
      cutoffOn: today,
      now: `${today}T00:15:00.000Z`,
    },
  };
};
