import type { keys } from '../store/table.ts';
import type { ExportName } from './contract.ts';

/** Why something that is stored is in no file. */
const reasons = {
  derived: 'Kept for speed: follows from what is exported.',
  claim: 'Says only that an address is taken, as a hash; the person is exported.',
  pointer: 'Leads to something that is exported.',
  passing: 'Gone within days by itself: nothing is left of it that matters.',
  machinery: 'How far a piece of work is; says nothing about the business.',
} as const;
type NotExported = keyof typeof reasons;

const not = (why: NotExported) => ({ not: why });

/**
 * What becomes of each kind of item in the export: the file that has it, or why none does. A new kind of key does not
 * compile until it is here.
 */
export const coverage = {
  organisation: 'organisation',
  location: 'location',
  admin: 'admin',
  directory: not('derived'),
  plan: 'plan',
  seller: 'seller',
  audit: 'auditFinding',
  accounts: 'accounts',
  debtor: not('pointer'),
  debtorNumber: 'debtorNumber',
  series: 'numberSeries',
  customer: 'customer',
  contactPerson: 'contactPerson',
  member: 'member',
  billing: 'billingTerms',
  membership: 'membership',
  openCharge: not('derived'),
  fee: 'fee',
  resource: 'resource',
  rate: 'rate',
  daySheet: not('derived'),
  resourceBooking: not('pointer'),
  booking: 'booking',
  bookingSeries: 'bookingSeries',
  creditGrant: 'creditGrant',
  creditUse: 'creditUse',
  communityEvent: 'communityEvent',
  eventTicket: not('pointer'),
  ticket: 'ticket',
  order: 'order',
  checkout: not('passing'),
  storefront: 'storefront',
  portalAddress: not('claim'),
  tally: not('passing'),
  invoice: 'invoice',
  drafting: not('machinery'),
  drafted: not('machinery'),
  invoiceLines: 'invoiceLine',
  invoiceClaims: not('machinery'),
  release: not('machinery'),
  creditNote: 'creditNote',
  payment: 'payment',
  gatewayConnection: 'gatewayConnection',
  testCharge: not('machinery'),
  paymentMethod: 'paymentMethod',
  methodSetup: not('passing'),
  paymentAttempt: 'paymentAttempt',
  gatewayThing: not('pointer'),
  collection: not('derived'),
  creditBalance: not('derived'),
  dunning: not('machinery'),
  dunningCase: 'dunningCase',
  dunningTerms: 'dunningTerms',
  ledger: 'ledgerEntry',
  bankStatement: 'bankStatement',
  bankEntry: 'bankEntry',
  bankPayer: not('derived'),
  contactAddress: not('claim'),
  waitingAddress: not('claim'),
  loginAddress: not('claim'),
  subject: not('pointer'),
  idempotency: not('passing'),
  outbox: not('passing'),
  run: 'billRun',
  runLog: not('pointer'),
  runWorker: not('machinery'),
  runTotals: not('derived'),
  runPlan: not('machinery'),
  runRow: 'billRunCustomer',
  runMail: 'mail',
  mail: 'mail',
  openMail: not('pointer'),
  template: 'template',
  templateVersion: 'documentTexts',
  webhooks: 'webhook',
  webhookDelivery: 'webhookDelivery',
  erasure: 'erasure',
} as const satisfies Record<keyof typeof keys, ExportName | { readonly not: NotExported }>;

/** What is in no file, and why. */
export const notExported = Object.entries(coverage).flatMap(([kind, file]) =>
  typeof file === 'string' ? [] : [{ kind, reason: reasons[file.not] }],
);
