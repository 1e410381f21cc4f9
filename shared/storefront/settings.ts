import type * as z from 'zod';
import { Refusal } from '../kernel/errors.ts';
import type { Organisation } from '../organisation/model.ts';
import { changed, changeWrite } from '../store/change.ts';
import { keys } from '../store/table.ts';
import { absent, type Write } from '../store/transact.ts';
import type { StorefrontSettings, StorefrontView } from './settings-contract.ts';

/** The organisation with its storefront named, opened or closed. A name is one organisation's. Up to 3 writes. */
export const changeStorefront = (
  organisation: Organisation,
  storefront: StorefrontSettings,
): { next: Organisation; writes: Write[] } => {
  const { id, version, storefront: before } = organisation;
  const changes = { storefront };
  const isSame = before?.name === storefront.name;
  return {
    next: changed(organisation, changes),
    writes: [
      changeWrite(keys.organisation(id), version, changes),
      ...(isSame ? [] : [claim(id, storefront.name)]),
      ...(before && !isSame ? [release(id, before.name)] : []),
    ],
  };
};

const claim = (organisationId: string, name: string): Write => ({
  put: { ...keys.storefront(name), organisationId },
  condition: absent,
  refuse: () =>
    new Refusal('storefront_name_taken', {
      field: '/body/name',
      expected: 'a name that no storefront has',
      received: name,
    }),
});

const release = (organisationId: string, name: string): Write => ({
  delete: keys.storefront(name),
  condition: 'organisationId = :org',
  values: { ':org': organisationId },
});

export const storefrontView = ({
  storefront,
  version,
}: Organisation): z.input<typeof StorefrontView> => ({
  name: storefront?.name,
  enabled: storefront?.enabled ?? false,
  termsUrl: storefront?.termsUrl,
  version,
});
