/**
 * Longer than usual: the single table, every key of which is built here. `pk`/`sk` on the table, `gsi1pk`/`gsi1sk` on its one
 * sparse keys-only index. Every partition key starts with the organisation, so another tenant's key
 * cannot be built; the few global ones (SUBJECT#, OUTBOX#, TICK, AUDITS, OPEN-RUNS, RELEASES, OPEN-MAIL#, CHECKOUTS, GATEWAY-CHECKS, GATEWAY-EVENTS, GATEWAY-ENDPOINT#, STOREFRONT#) hold pointers
 * or pass-through events only.
 *
 * Peak writes per second of a key (limit 1,000 a partition):
 *   customer partition  ~10      DUE#bucket (index)  1/64 of the drafts     OUTBOX#bucket  1/16 of all transactions
 *   run bucket rows     1/64 of the drafts + mails   series  40 (one writer)   TICK, AUDITS, OPEN-RUNS  one per organisation and day
 *   NUMBERS#n (index)   1/8 of the numberer            GATEWAY-EVENTS (index)  2 for each webhook of a gateway (100 by the route's throttle)
 */
import { createHash } from 'node:crypto';

export const indexName = 'gsi1';
export const ttlAttribute = 'expiresAt';

/** A type, not an interface: an object of a known shape may then be put as an item. */
export type Key = {
  readonly pk: string;
  readonly sk: string;
};
export type IndexKey = {
  readonly gsi1pk: string;
  readonly gsi1sk: string;
};

export const outboxPrefix = 'OUTBOX#';
export const outboxShards = 16;
/** An organisation-wide list of invoices is spread over this many index partitions by number. */
export const numberShards = 8;

const organisation = (org: string) => `O#${org}`;
const customer = (org: string, id: string) => `O#${org}#C#${id}`;
const run = (org: string, id: string) => `O#${org}#R#${id}`;
const runBucket = (org: string, id: string, bucket: string) => `O#${org}#R#${id}#${bucket}`;

/** A customer's partition is ordered so that each reader needs one range:
 *  A# who gets mail, B# the customer, C# what is billed, then everything that grows. */
export const ranges = {
  /** contact persons, members and the customer: who gets a mail */
  recipients: ['A#', 'B#~'],
  /** members, the customer, its billing state, memberships and open charges: what a draft is made of */
  billingInputs: ['A#MEMBER#', 'C#~'],
} as const;

export const keys = {
  organisation: (org: string): Key => ({ pk: organisation(org), sk: 'ORGANISATION' }),
  location: (org: string, id: string): Key => ({ pk: organisation(org), sk: `LOCATION#${id}` }),
  admin: (org: string, id: string): Key => ({ pk: organisation(org), sk: `ADMIN#${id}` }),
  /** who shows in the community directory (S13); `place` begins with the name, by which it is read */
  directory: (org: string, place: string): Key => ({
    pk: `O#${org}#DIRECTORY`,
    sk: `PERSON#${place}`,
  }),
  plan: (org: string, id: string): Key => ({ pk: organisation(org), sk: `PLAN#${id}` }),
  /** as documents name it; of the organisation itself, or of one of its legal entities */
  seller: (org: string, version: number, entity?: string): Key => ({
    pk: organisation(org),
    sk: `SELLER#${entity ? `${entity}#` : ''}${String(version).padStart(6, '0')}`,
  }),
  /** the last audit, and the one that waits or is under way */
  audit: (org: string): Key => ({ pk: organisation(org), sk: 'AUDIT' }),
  /** which accounts of its bookkeeping an organisation books on */
  accounts: (org: string): Key => ({ pk: organisation(org), sk: 'ACCOUNTS' }),
  /** the number that the bookkeeping knows a customer by, and who has a number */
  debtor: (org: string, cus: string): Key => ({ pk: customer(org, cus), sk: 'DEBTOR' }),
  debtorNumber: (org: string, number: string): Key => ({
    pk: `O#${org}#DEBTORS`,
    sk: `NUMBER#${number}`,
  }),
  series: (org: string, series: string): Key => ({ pk: `O#${org}#SERIES`, sk: series }),

  customer: (org: string, id: string): Key => ({ pk: customer(org, id), sk: 'B#CUSTOMER' }),
  contactPerson: (org: string, cus: string, id: string): Key => ({
    pk: customer(org, cus),
    sk: `A#CONTACT#${id}`,
  }),
  member: (org: string, cus: string, id: string): Key => ({
    pk: customer(org, cus),
    sk: `A#MEMBER#${id}`,
  }),
  billing: (org: string, cus: string): Key => ({ pk: customer(org, cus), sk: 'C#BILLING' }),
  membership: (org: string, cus: string, id: string): Key => ({
    pk: customer(org, cus),
    sk: `C#MEMBERSHIP#${id}`,
  }),
  /** an open charge, deleted by the transaction that bills it (I1) */
  openCharge: (org: string, cus: string, on: string, id: string): Key => ({
    pk: customer(org, cus),
    sk: `C#OPEN#${on}#${id}`,
  }),
  fee: (org: string, cus: string, id: string): Key => ({ pk: customer(org, cus), sk: `FEE#${id}` }),
  resource: (org: string, id: string): Key => ({ pk: organisation(org), sk: `RESOURCE#${id}` }),
  rate: (org: string, id: string): Key => ({ pk: organisation(org), sk: `RATE#${id}` }),
  /** what is taken of a resource on one UTC day; a booking holds by its version */
  daySheet: (org: string, resource: string, day: string): Key => ({
    pk: `O#${org}#RESOURCE#${resource}`,
    sk: `DAY#${day}`,
  }),
  /** a resource's bookings by the instant they start; says whose each is */
  resourceBooking: (org: string, resource: string, startsAt: string, booking: string): Key => ({
    pk: `O#${org}#RESOURCE#${resource}`,
    sk: `BOOKING#${startsAt}#${booking}`,
  }),
  booking: (org: string, cus: string, id: string): Key => ({
    pk: customer(org, cus),
    sk: `BOOKING#${id}`,
  }),
  bookingSeries: (org: string, cus: string, id: string): Key => ({
    pk: customer(org, cus),
    sk: `BOOKING-SERIES#${id}`,
  }),
  creditGrant: (org: string, cus: string, id: string): Key => ({
    pk: customer(org, cus),
    sk: `CREDIT-GRANT#${id}`,
  }),
  /** how much is used of what a membership includes, in one month or altogether */
  creditUse: (org: string, cus: string, source: string): Key => ({
    pk: customer(org, cus),
    sk: `CREDIT-USE#${source}`,
  }),
  communityEvent: (org: string, id: string): Key => ({
    pk: `O#${org}#COMMUNITY`,
    sk: `EVENT#${id}`,
  }),
  /** a community event's tickets, oldest first; says whose each is */
  eventTicket: (org: string, event: string, ticket: string): Key => ({
    pk: `O#${org}#COMMUNITY#${event}`,
    sk: `TICKET#${ticket}`,
  }),
  ticket: (org: string, cus: string, id: string): Key => ({
    pk: customer(org, cus),
    sk: `TICKET#${id}`,
  }),
  order: (org: string, cus: string, id: string): Key => ({
    pk: customer(org, cus),
    sk: `ORDER#${id}`,
  }),
  checkout: (org: string, id: string): Key => ({
    pk: `O#${org}#CHECKOUT#${id}`,
    sk: 'CHECKOUT',
  }),
  /** global pointer from a storefront's name to its organisation */
  storefront: (name: string): Key => ({ pk: `STOREFRONT#${name}`, sk: 'STOREFRONT' }),
  /** who was invited to the portal at an address; whether it is still theirs, the person's item says */
  portalAddress: (org: string, email: string, cus: string, member = ''): Key => ({
    pk: `O#${org}#ADDRESS#${addressHash(email)}`,
    sk: `PORTAL#${cus}#${member}`,
  }),
  /** how often something was done by somebody since an instant; a limit's condition */
  tally: (org: string, what: string, who: string, since: string): Key => ({
    pk: `O#${org}#TALLY#${what}#${who}`,
    sk: since,
  }),
  invoice: (org: string, cus: string, id: string): Key => ({
    pk: customer(org, cus),
    sk: `INVOICE#${id}`,
  }),
  /** a draft of more lines than one transaction takes, while it is made; there is one at a time */
  drafting: (org: string, cus: string): Key => ({ pk: customer(org, cus), sk: 'C#DRAFTING' }),
  /** the invoice that such a draft becomes */
  drafted: (org: string, cus: string, invoice: string): Key => ({
    pk: customer(org, cus),
    sk: `DRAFTED#${invoice}`,
  }),
  /** all lines of an invoice that has more than its own item holds */
  invoiceLines: (org: string, cus: string, invoice: string, page: number): Key => ({
    pk: customer(org, cus),
    sk: `INVOICE-LINES#${invoice}#${String(page).padStart(4, '0')}`,
  }),
  /** what such an invoice takes, one transaction a page */
  invoiceClaims: (org: string, cus: string, invoice: string, page: number): Key => ({
    pk: customer(org, cus),
    sk: `INVOICE-CLAIMS#${invoice}#${String(page).padStart(4, '0')}`,
  }),
  /** how far such an invoice has let go of what it billed */
  release: (org: string, cus: string, invoice: string): Key => ({
    pk: customer(org, cus),
    sk: `RELEASE#${invoice}`,
  }),
  creditNote: (org: string, cus: string, id: string): Key => ({
    pk: customer(org, cus),
    sk: `CREDITNOTE#${id}`,
  }),
  payment: (org: string, cus: string, id: string): Key => ({
    pk: customer(org, cus),
    sk: `PAYMENT#${id}`,
  }),
  /** a payment gateway that the organisation has connected */
  gatewayConnection: (org: string, id: string): Key => ({
    pk: organisation(org),
    sk: `GATEWAY#${id}`,
  }),
  /** the test charge that is under way, or the last one */
  testCharge: (org: string): Key => ({ pk: organisation(org), sk: 'TEST-CHARGE' }),
  paymentMethod: (org: string, cus: string, id: string): Key => ({
    pk: customer(org, cus),
    sk: `METHOD#${id}`,
  }),
  /** a gateway's page on which a customer leaves a payment method */
  methodSetup: (org: string, cus: string, id: string): Key => ({
    pk: customer(org, cus),
    sk: `METHOD-SETUP#${id}`,
  }),
  /** one try to collect one invoice; the invoice names the one that is open (I5) */
  paymentAttempt: (org: string, cus: string, id: string): Key => ({
    pk: customer(org, cus),
    sk: `ATTEMPT#${id}`,
  }),
  /** whose an attempt, a setup or a mandate is that a gateway speaks of */
  gatewayThing: (org: string, id: string): Key => ({
    pk: `O#${org}#GATEWAY-THING#${id}`,
    sk: 'WHOSE',
  }),
  /** the same by the id that a gateway gave it */
  gatewayName: (org: string, connection: string, gatewayId: string): Key => ({
    pk: `O#${org}#GATEWAY-NAME#${connection}#${gatewayId}`,
    sk: 'WHOSE',
  }),
  /** global pointer from the address that a gateway calls to the connection */
  gatewayEndpoint: (id: string): Key => ({ pk: `GATEWAY-ENDPOINT#${id}`, sk: 'ENDPOINT' }),
  /** what a gateway told of, oldest first */
  gatewayEvent: (org: string, connection: string, id: string): Key => ({
    pk: `O#${org}#GATEWAY-EVENTS`,
    sk: `EVENT#${connection}#${id}`,
  }),
  /** the gateway's own id of it, as a hash: told again it is known */
  gatewayEventSeen: (org: string, connection: string, hash: string): Key => ({
    pk: `O#${org}#GATEWAY-EVENTS`,
    sk: `SEEN#${connection}#${hash}`,
  }),
  /** an invoice that is to be collected when it is due, until that was tried */
  collection: (org: string, cus: string, invoice: string): Key => ({
    pk: customer(org, cus),
    sk: `COLLECTION#${invoice}`,
  }),
  /** what of a customer's payments is on no invoice and was not paid back; absent: nothing */
  creditBalance: (org: string, cus: string): Key => ({
    pk: customer(org, cus),
    sk: 'CREDIT-BALANCE',
  }),
  bankStatement: (org: string, id: string): Key => ({
    pk: `O#${org}#BANK`,
    sk: `STATEMENT#${id}`,
  }),
  /** a movement on the operator's account; its id follows from what the bank tells of it */
  bankEntry: (org: string, id: string): Key => ({ pk: `O#${org}#BANK`, sk: `ENTRY#${id}` }),
  /** a movement that is proposed for a customer or booked on it; `place` is its day and its id */
  customerEntry: (org: string, cus: string, place: string): Key => ({
    pk: customer(org, cus),
    sk: `BANK#${place}`,
  }),
  /** who paid from an account, which is known as a hash only */
  bankPayer: (org: string, account: string, cus: string): Key => ({
    pk: `O#${org}#BANK`,
    sk: `PAYER#${account}#${cus}`,
  }),
  /** how far the organisation's invoices are taken into dunning, and by which policy they are planned */
  dunning: (org: string): Key => ({ pk: organisation(org), sk: 'DUNNING' }),
  /** what is done about one invoice until it is settled */
  dunningCase: (org: string, cus: string, invoice: string): Key => ({
    pk: customer(org, cus),
    sk: `DUNNING#${invoice}`,
  }),
  /** what a customer has instead of the organisation's policy */
  dunningTerms: (org: string, cus: string): Key => ({
    pk: customer(org, cus),
    sk: 'DUNNING-TERMS',
  }),
  ledger: (org: string, cus: string, on: string, id: string): Key => ({
    pk: customer(org, cus),
    sk: `LEDGER#${on}#${id}`,
  }),
  /** an address that must be unique at a customer (contact persons, S79) */
  contactAddress: (org: string, cus: string, email: string): Key => ({
    pk: customer(org, cus),
    sk: `ADDRESS#${addressHash(email)}`,
  }),
  /** an address whose member waits for the team's decision, once at a customer (S18–S21) */
  waitingAddress: (org: string, cus: string, email: string): Key => ({
    pk: customer(org, cus),
    sk: `WAITING#${addressHash(email)}`,
  }),
  /** an address that logs in, unique in an organisation */
  loginAddress: (org: string, email: string): Key => ({
    pk: `O#${org}#LOGIN#${addressHash(email)}`,
    sk: 'LOGIN',
  }),

  /** global pointer from a token's subject to who that is here */
  subject: (sub: string, target: string): Key => ({ pk: `SUBJECT#${sub}`, sk: target }),
  idempotency: (org: string, principal: string, operation: string, key: string): Key => ({
    pk: `O#${org}#IDEMPOTENCY#${principal}`,
    sk: `${operation}#${key}`,
  }),
  outbox: (id: string, shard: number): Key => ({
    pk: `${outboxPrefix}${String(shard).padStart(2, '0')}`,
    sk: id,
  }),

  run: (org: string, id: string): Key => ({ pk: run(org, id), sk: 'RUN' }),
  /** an organisation's runs by the instant they began */
  runLog: (org: string, startedAt: string, runId: string): Key => ({
    pk: `O#${org}#RUNS`,
    sk: `${startedAt}#${runId}`,
  }),
  runWorker: (org: string, id: string, worker: number): Key => ({
    pk: run(org, id),
    sk: `WORKER#${String(worker).padStart(2, '0')}`,
  }),
  /** a bucket's totals, written once by close */
  runTotals: (org: string, id: string, bucket: string): Key => ({
    pk: run(org, id),
    sk: `TOTALS#${bucket}`,
  }),
  /** who a bucket's plan names, in chunks of ids */
  runPlan: (org: string, id: string, bucket: string, plan: number, chunk: number): Key => ({
    pk: runBucket(org, id, bucket),
    sk: `PLAN#${plan}#${String(chunk).padStart(4, '0')}`,
  }),
  runRow: (org: string, id: string, bucket: string, cus: string): Key => ({
    pk: runBucket(org, id, bucket),
    sk: `ROW#${cus}`,
  }),
  /** the mail of a run's invoice lies beside its row, so that the delivery check is a merge of two queries */
  runMail: (org: string, runId: string, bucket: string, cus: string, mailId: string): Key => ({
    pk: runBucket(org, runId, bucket),
    sk: `MAIL#${cus}#${mailId}`,
  }),
  mail: (org: string, cus: string, mailId: string): Key => ({
    pk: customer(org, cus),
    sk: `MAIL#${mailId}`,
  }),
  /** a mail outside runs whose outcome is not known yet: what the sweep looks at */
  openMail: (org: string, cus: string, mailId: string): Key => ({
    pk: `OPEN-MAIL#${addressHash(cus).slice(0, 1)}`,
    sk: `${org}#${cus}#${mailId}`,
  }),
  /** an organisation's own words in one language, e.g. of `invoice_created` */
  template: (org: string, template: string, language: string): Key => ({
    pk: organisation(org),
    sk: `TEMPLATE#${template}#${language}`,
  }),
  /** what a template said in one version; never changed or deleted, since invoices name it */
  templateVersion: (org: string, template: string, language: string, version: number): Key => ({
    pk: organisation(org),
    sk: `TEMPLATE-VERSION#${template}#${language}#${String(version).padStart(6, '0')}`,
  }),
  /** all webhooks of an organisation: at most 10 */
  webhooks: (org: string): Key => ({ pk: organisation(org), sk: 'WEBHOOKS' }),
  webhookDelivery: (org: string, webhook: string, event: string): Key => ({
    pk: `O#${org}#WEBHOOK#${webhook}`,
    sk: `DELIVERY#${event}`,
  }),
  erasure: (org: string, cus: string, id: string): Key => ({
    pk: customer(org, cus),
    sk: `ERASURE#${id}`,
  }),
} as const;

export const indexKeys = {
  /** organisations by the instant of their next daily check: 1 query a tick */
  tick: (nextRunAt: string, org: string): IndexKey => ({
    gsi1pk: 'TICK',
    gsi1sk: `${nextRunAt}#${org}`,
  }),
  /** organisations by the instant from which they are to be audited, real time, until that is done */
  audit: (at: string, org: string): IndexKey => ({ gsi1pk: 'AUDITS', gsi1sk: `${at}#${org}` }),
  /** runs that are not closed, or whose mail is not settled */
  openRun: (org: string, runId: string): IndexKey => ({
    gsi1pk: 'OPEN-RUNS',
    gsi1sk: `${org}#${runId}`,
  }),
  /** releases of invoices in pages that are not over */
  releases: (org: string, cus: string, invoice: string): IndexKey => ({
    gsi1pk: 'RELEASES',
    gsi1sk: `${org}#${cus}#${invoice}`,
  }),
  /** every mail of a customer, in runs and outside, by the instant it was first recorded */
  customerMails: (org: string, cus: string, at: string, mailId: string): IndexKey => ({
    gsi1pk: `O#${org}#C#${cus}#MAILS`,
    gsi1sk: `${at}#${mailId}`,
  }),
  /** answers kept for replay that tell of a customer, as long as they are kept: what an erasure goes through */
  customerRequests: (org: string, cus: string, request: string): IndexKey => ({
    gsi1pk: `O#${org}#C#${cus}#REQUESTS`,
    gsi1sk: request,
  }),
  /** members added from the portal about whom the team has not decided (S21), longest first */
  invitationRequests: (org: string, at: string, cus: string, member: string): IndexKey => ({
    gsi1pk: `O#${org}#INVITATION-REQUESTS`,
    gsi1sk: `${at}#${cus}#${member}`,
  }),
  /** a customer's bookings by the instant they start */
  customerBookings: (org: string, cus: string, startsAt: string, booking: string): IndexKey => ({
    gsi1pk: `O#${org}#C#${cus}#BOOKINGS`,
    gsi1sk: `${startsAt}#${booking}`,
  }),
  /** checkouts by the instant they end, until something became of them: 1 query a sweep */
  openCheckout: (org: string, id: string, endsAt: string): IndexKey => ({
    gsi1pk: 'CHECKOUTS',
    gsi1sk: `${endsAt}#${org}#${id}`,
  }),
  /** movements on the operator's account by the day they were booked on */
  bankEntries: (org: string, on: string, entry: string): IndexKey => ({
    gsi1pk: `O#${org}#BANK-ENTRIES`,
    gsi1sk: `${on}#${entry}`,
  }),
  /** gateways that were disconnected, until their credentials are deleted: 1 query a sweep */
  leavingGateway: (at: string, org: string, id: string): IndexKey => ({
    gsi1pk: 'GATEWAYS-LEAVING',
    gsi1sk: `${at}#${org}#${id}`,
  }),
  /** what a gateway is to be asked about, by the instant from which it is: 1 query a sweep */
  gatewayCheck: (at: string, org: string, cus: string, id: string): IndexKey => ({
    gsi1pk: 'GATEWAY-CHECKS',
    gsi1sk: `${at}#${org}#${cus}#${id}`,
  }),
  /** what gateways told of and is not settled, by the instant from which it is handed over again: 1 query a sweep */
  gatewayEventRetry: (org: string, connection: string, id: string, at: string): IndexKey => ({
    gsi1pk: 'GATEWAY-EVENTS',
    gsi1sk: `${at}#${org}#${connection}#${id}`,
  }),
  /** invoices by the day they are to be collected: 1 query a tick */
  collections: (org: string, on: string, cus: string, invoice: string): IndexKey => ({
    gsi1pk: `O#${org}#COLLECTIONS`,
    gsi1sk: `${on}#${cus}#${invoice}`,
  }),
  /** payment methods by the day something is to be said or done about them: 1 query a tick */
  methodsDue: (org: string, on: string, cus: string, method: string): IndexKey => ({
    gsi1pk: `O#${org}#METHODS-DUE`,
    gsi1sk: `${on}#${cus}#${method}`,
  }),
  /** an organisation's orders by the instant they were placed */
  orders: (org: string, placedAt: string, order: string): IndexKey => ({
    gsi1pk: `O#${org}#ORDERS`,
    gsi1sk: `${placedAt}#${order}`,
  }),
  /** community events by the instant they start */
  communityEvents: (org: string, startsAt: string, event: string): IndexKey => ({
    gsi1pk: `O#${org}#COMMUNITY-EVENTS`,
    gsi1sk: `${startsAt}#${event}`,
  }),
  /** memberships by the date their status changes next by itself (start, pause, end) */
  membershipChanges: (org: string, on: string, cus: string, membership: string): IndexKey => ({
    gsi1pk: `O#${org}#MEMBERSHIP-CHANGES`,
    gsi1sk: `${on}#${cus}#${membership}`,
  }),
  /** open invoices by the day something is to be done about them; terms that changed stand before all days */
  dunningDue: (org: string, on: string, cus: string, invoice: string): IndexKey => ({
    gsi1pk: `O#${org}#DUNNING`,
    gsi1sk: `${on}#${cus}#${invoice}`,
  }),
  /** customers by the date they are to be billed on */
  due: (org: string, bucket: string, on: string, cus: string): IndexKey => ({
    gsi1pk: `O#${org}#DUE#${bucket}`,
    gsi1sk: `${on}#${cus}`,
  }),
  /** customers that a run set aside, by the instant */
  parked: (org: string, at: string, cus: string): IndexKey => ({
    gsi1pk: `O#${org}#PARKED`,
    gsi1sk: `${at}#${cus}`,
  }),
  /** customers of an organisation, oldest first */
  customers: (org: string, cus: string): IndexKey => ({
    gsi1pk: `O#${org}#CUSTOMERS`,
    gsi1sk: cus,
  }),
  /** deliveries by the instant they are to be tried, until they are delivered or given up: 16 queries a sweep */
  webhookDue: (org: string, webhook: string, event: string, at: string): IndexKey => ({
    gsi1pk: `WEBHOOKS#${addressHash(event).slice(0, 1)}`,
    gsi1sk: `${at}#${org}#${webhook}#${event}`,
  }),
  /** bill runs of an organisation live under their date */
  invoiceNumber: (org: string, series: string, n: number): IndexKey => ({
    gsi1pk: `O#${org}#NUMBERS#${series}#${n % numberShards}`,
    gsi1sk: String(n).padStart(9, '0'),
  }),
} as const;

/** The partitions that `keys.openMail` spreads over. */
export const openMailShards: readonly string[] = [...'0123456789abcdef'].map(
  digit => `OPEN-MAIL#${digit}`,
);

/** The partitions that `indexKeys.webhookDue` spreads over. */
export const webhookShards: readonly string[] = [...'0123456789abcdef'].map(
  digit => `WEBHOOKS#${digit}`,
);

/** Addresses are keys only as a hash, so that erasing the item erases the address. */
export const addressHash = (normalisedAddress: string): string =>
  createHash('sha256').update(normalisedAddress).digest('hex').slice(0, 32);
