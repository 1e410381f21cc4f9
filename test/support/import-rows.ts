import type { Kind } from '../../infra/local/import/formats.ts';
import { type ImportPlan, planImport } from '../../infra/local/import/plan-import.ts';
import type { Folder } from '../../infra/local/import/read-folder.ts';
import { examples } from '../../infra/local/import/templates.ts';
import type { Moment } from '../../infra/local/import/terms.ts';
import { createId } from '../../shared/kernel/id.ts';
import { createOrganisation } from '../../shared/organisation/create.ts';
import type { GatewayConnection } from '../../shared/payments/attempt-model.ts';

type Cells = Record<string, string>;

/** The gateway that the operator of the templates has connected. */
export const stripe: GatewayConnection = {
  ...{ id: createId('gatewayConnection'), kind: 'stripe', by: 'system', version: 1 },
  connectedAt: '2026-11-01T09:00:00.000Z',
  endpointId: createId('gatewayEndpoint'),
  webhookUrl: 'https://api.example.com/v1/webhooks/stripe/here',
};

/** Files as they are read: a row of each kind that is given, from line 2 on. */
export const folderOf = (files: Partial<Record<Kind, readonly Cells[]>>): Folder => ({
  rows: new Map(
    Object.entries(files).map(([kind, rows]) => [
      kind as Kind,
      rows.map((cells, at) => ({ file: `${kind}.csv`, line: at + 2, cells })),
    ]),
  ),
  rejections: [],
});

/** The operator of the templates, on 25 November 2026, billed on the first. */
export const moment = (): Moment => {
  const now = '2026-11-25T09:00:00.000Z';
  const address = { line1: 'Kade 1', postalCode: '1011 AA', city: 'Amsterdam', country: 'NL' };
  const { organisation } = createOrganisation(
    {
      ...{ name: 'Harbour', timeZone: 'Europe/Amsterdam', currency: 'EUR', address },
      ...{ email: 'hello@harbour.example', sandbox: true, clock: now },
      owner: { name: 'Olga', email: 'olga@harbour.example', subject: 'olga' },
    },
    now,
  );
  return { organisation, now };
};

/** The rows of the templates with others in their place; `undefined`: none of that kind. */
export const planned = (
  changes: Partial<Record<Kind, readonly Cells[] | undefined>> = {},
  at = moment(),
  gateways: readonly GatewayConnection[] = [stripe],
): ImportPlan => {
  const files = Object.entries(examples).map(([kind, row]) => [kind, [row]]);
  const all = { ...Object.fromEntries(files), ...changes } as Record<Kind, readonly Cells[]>;
  const given = Object.entries(all).filter(([, rows]) => rows !== undefined);
  return planImport(
    folderOf(Object.fromEntries(given)),
    { locations: [], plans: [], gateways },
    at,
  );
};
