import * as z from 'zod';
import { readAccounts } from '../accounting/account-store.ts';
import { AccountsView, DebtorNumber } from '../accounting/contract.ts';
import { BankEntryView, BankStatementView } from '../bank/contract.ts';
import { BankEntry, BankStatement } from '../bank/model.ts';
import { bankEntryView, bankStatementView } from '../bank/views.ts';
import { Finding } from '../billing/audit-model.ts';
import { readAudit } from '../billing/audit-store.ts';
import { seriesNames } from '../billing/model.ts';
import { readSeries } from '../billing/series.ts';
import { NumberSeriesView } from '../billing/series-contract.ts';
import { lastIssuedOn } from '../billing/series-next.ts';
import { numberSeriesViews } from '../billing/series-views.ts';
import { Rate, Resource } from '../booking/model.ts';
import { RateView } from '../booking/rate-contract.ts';
import { rateView } from '../booking/rates.ts';
import { ResourceView } from '../booking/resource-contract.ts';
import { resourceView } from '../booking/resources.ts';
import { Plan } from '../catalogue/model.ts';
import { PlanView } from '../catalogue/plan-contract.ts';
import { planView } from '../catalogue/plans.ts';
import { CommunityEventView } from '../community/contract.ts';
import { CommunityEvent } from '../community/model.ts';
import { communityEventView } from '../community/views.ts';
import { GatewayEventView } from '../gateway-webhooks/contract.ts';
import { GatewayEvent } from '../gateway-webhooks/model.ts';
import { gatewayEventView } from '../gateway-webhooks/views.ts';
import { later } from '../kernel/calendar.ts';
import { idOf } from '../kernel/id.ts';
import { TemplateParts } from '../notifications/template-contract.ts';
import { Template, TemplateName } from '../notifications/template-model.ts';
import { AdminView, LocationView, OrganisationView } from '../organisation/contract.ts';
import { legalEntityView } from '../organisation/legal-entities.ts';
import { LegalEntityView } from '../organisation/legal-entity-contract.ts';
import { Admin, Language, Location, Seller } from '../organisation/model.ts';
import { adminView, locationView, organisationView } from '../organisation/views.ts';
import { GatewayConnection } from '../payments/attempt-model.ts';
import { GatewayConnectionView } from '../payments/gateway-contract.ts';
import { connectionView } from '../payments/gateway-views.ts';
import { listPrefix } from '../store/list.ts';
import type { Item } from '../store/read.ts';
import { type Key, keys } from '../store/table.ts';
import { storefrontView } from '../storefront/settings.ts';
import { StorefrontView } from '../storefront/settings-contract.ts';
import type { Row } from './columns.ts';
import type { ExportName } from './contract.ts';
import { type Entity, pageOfFew, type Scope } from './entity.ts';

type Said = readonly [name: ExportName, about: string];

/** What lies under a prefix of a partition of the organisation's. */
const prefixed = (
  [name, about]: Said,
  row: z.ZodObject,
  keyOf: (org: string) => Key,
  view: (item: Item, position: string) => Row,
): Entity => ({
  ...{ name, about, row },
  read: async ({ organisation }, asked) => {
    const { pk, sk: prefix } = keyOf(organisation.id);
    const page = await listPrefix(position => ({ pk, sk: `${prefix}${position}` }), asked);
    const items = page.items.map(item => {
      const position = item.sk.slice(prefix.length);
      return { position, rows: async () => [view(item, position)] };
    });
    return { ...page, items };
  },
});

const few = (
  [name, about]: Said,
  row: z.ZodObject,
  things: (scope: Scope) => Promise<readonly Row[]>,
): Entity => ({
  ...{ name, about, row },
  read: async (scope, asked) => pageOfFew(await things(scope), asked),
});

const SellerView = Seller.strict();

const OwnTexts = z.strictObject({
  template: TemplateName,
  language: Language,
  version: z.int(),
  updatedAt: z.iso.datetime().optional(),
  parts: TemplateParts.optional(),
});

/** `{template}#{language}`, and for a version of it `#{version}` */
const textsView = (item: Item, position: string): Row => {
  const [template, language, version] = position.split('#');
  const stored = Template.partial().parse(item);
  return { template, language, ...stored, ...(version && { version: Number(version) }) };
};

/** What an organisation has beside its customers and runs, in the order in which it is exported. */
export const organisationEntities: readonly Entity[] = [
  few(['organisation', 'The organisation and its settings.'], OrganisationView, async scope => [
    organisationView(scope.organisation),
  ]),
  few(['storefront', 'How it sells to visitors.'], StorefrontView, async scope => [
    storefrontView(scope.organisation),
  ]),
  few(['accounts', 'Which accounts the journal books on.'], AccountsView, async scope => [
    await readAccounts(scope.organisation.id),
  ]),
  prefixed(
    ['seller', 'Name and address of each seller, as invoices refer to them by version.'],
    SellerView,
    org => ({ ...keys.seller(org, 0), sk: 'SELLER#' }),
    item => Seller.parse(item),
  ),
  {
    ...few(['legalEntity', 'Sellers beside the organisation.'], LegalEntityView, async scope =>
      (scope.organisation.legalEntities ?? []).map(legalEntityView),
    ),
    isPart: true,
  },
  prefixed(
    ['location', 'Sites.'],
    LocationView,
    org => keys.location(org, ''),
    item => locationView(Location.parse(item)),
  ),
  prefixed(
    ['admin', "The operator's team."],
    AdminView,
    org => keys.admin(org, ''),
    item => adminView(Admin.parse(item)),
  ),
  prefixed(
    ['plan', 'Plans, archived ones too.'],
    PlanView,
    org => keys.plan(org, ''),
    item => planView(Plan.parse(item)),
  ),
  prefixed(
    ['rate', 'Prices of resources, archived ones too.'],
    RateView,
    org => keys.rate(org, ''),
    item => rateView(Rate.parse(item)),
  ),
  prefixed(
    ['resource', 'What can be booked, archived ones too.'],
    ResourceView,
    org => keys.resource(org, ''),
    item => resourceView(Resource.parse(item)),
  ),
  prefixed(
    ['gatewayConnection', 'Payment gateways that are connected.'],
    GatewayConnectionView,
    org => keys.gatewayConnection(org, ''),
    item => connectionView(GatewayConnection.parse(item)),
  ),
  prefixed(
    ['gatewayEvent', 'What payment gateways told of in the last 14 months.'],
    GatewayEventView.extend({ connectionId: idOf('gatewayConnection') }),
    org => ({ ...keys.gatewayEvent(org, '', ''), sk: 'EVENT#' }),
    item => ({ ...gatewayEventView(GatewayEvent.parse(item)), connectionId: item.connectionId }),
  ),
  prefixed(
    ['communityEvent', 'Community events, drafts and cancelled ones too.'],
    CommunityEventView,
    org => keys.communityEvent(org, ''),
    item => communityEventView(CommunityEvent.parse(item)),
  ),
  few(['numberSeries', 'How documents are numbered next.'], NumberSeriesView, async scope => {
    const { organisation, today } = scope;
    const all = await Promise.all(seriesNames.map(name => readSeries(organisation.id, name)));
    return numberSeriesViews(
      organisation,
      all,
      series => seller => later(today, lastIssuedOn(series, seller) ?? today),
    );
  }),
  prefixed(
    ['template', 'Own words of mails and documents; without parts they went back to Atrium’s.'],
    OwnTexts,
    org => ({ ...keys.template(org, '', ''), sk: 'TEMPLATE#' }),
    textsView,
  ),
  prefixed(
    ['documentTexts', 'Every version of own document texts that invoices refer to.'],
    OwnTexts,
    org => ({ ...keys.templateVersion(org, '', '', 0), sk: 'TEMPLATE-VERSION#' }),
    textsView,
  ),
  few(
    ['auditFinding', 'What the last audit found.'],
    Finding.strict(),
    async scope => (await readAudit(scope.organisation.id))?.last?.findings ?? [],
  ),
  prefixed(
    ['debtorNumber', 'The numbers that the bookkeeping knows customers by.'],
    DebtorNumber.extend({ customerId: idOf('customer') }),
    org => keys.debtorNumber(org, ''),
    (item, number) => ({ number, customerId: item.customerId }),
  ),
  prefixed(
    ['bankStatement', 'Bank statements that came in.'],
    BankStatementView,
    org => keys.bankStatement(org, ''),
    item => bankStatementView(BankStatement.parse(item)),
  ),
  prefixed(
    ['bankEntry', 'Movements of bank statements, and what was made of each.'],
    BankEntryView,
    org => keys.bankEntry(org, ''),
    item => bankEntryView(BankEntry.parse(item)),
  ),
];
