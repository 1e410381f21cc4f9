import { localDate } from '../kernel/calendar.ts';
import { existing, Refusal } from '../kernel/errors.ts';
import { createId } from '../kernel/id.ts';
import { changed, changeWrite, sameVersion } from '../store/change.ts';
import { keys } from '../store/table.ts';
import { absent, type Write } from '../store/transact.ts';
import type {
  LegalEntityChanges,
  LegalEntityView,
  NewLegalEntity,
} from './legal-entity-contract.ts';
import { type LegalEntity, maxLegalEntities } from './legal-entity-model.ts';
import type { Location, Organisation } from './model.ts';
import { type EarlierNumbers, numberedBeside, requireApart } from './number-formats.ts';
import { differsAsSeller, entitySellerItem } from './seller.ts';

interface Written {
  readonly entity: LegalEntity;
  readonly writes: Write[];
}

/** 2 writes. */
export const addLegalEntity = (
  organisation: Organisation,
  body: NewLegalEntity,
  now: string,
  earlier: readonly EarlierNumbers[] = [],
): Written => {
  const { legalEntities = [] } = organisation;
  if (legalEntities.length >= maxLegalEntities)
    throw new Refusal('legal_entity_limit', { received: String(legalEntities.length + 1) });
  const id = createId('legalEntity');
  requireApart(body, numberedBeside(organisation, id), body, '/body', { seller: id, earlier });
  const entity = { id, ...body, sellerVersion: 1, version: 1, createdAt: now };
  const writes = [
    entitiesWrite(organisation, [...legalEntities, entity]),
    sellerWrite(organisation, entity, now),
  ];
  return { entity, writes };
};

/** At most 2 writes; documents keep the version of the seller that they name. */
export const changeLegalEntity = (
  organisation: Organisation,
  id: string,
  expectedVersion: number,
  body: LegalEntityChanges,
  now: string,
  earlier: readonly EarlierNumbers[] = [],
): Written => {
  const { legalEntities = [] } = organisation;
  const current = existing(
    legalEntities.find(entity => entity.id === id),
    'legalEntityId',
    id,
  );
  sameVersion(current, expectedVersion);
  const isNew = differsAsSeller(body, current);
  const entity = changed<LegalEntity>(current, {
    ...body,
    ...(isNew && { sellerVersion: current.sellerVersion + 1 }),
  });
  const { invoiceNumbers, creditNoteNumbers } = body;
  const given = {
    ...(invoiceNumbers && { invoiceNumbers }),
    ...(creditNoteNumbers && { creditNoteNumbers }),
  };
  requireApart(entity, numberedBeside(organisation, id), given, '/body', {
    seller: current.id,
    earlier,
  });
  const all = legalEntities.map(each => (each.id === id ? entity : each));
  const write = entitiesWrite(organisation, all);
  return { entity, writes: isNew ? [write, sellerWrite(organisation, entity, now)] : [write] };
};

/** Whoever changes the organisation at the same moment is first, and this looks again. */
const entitiesWrite = (
  { id, version }: Organisation,
  legalEntities: readonly LegalEntity[],
): Write => ({
  ...changeWrite(keys.organisation(id), version, { legalEntities }),
  refuse: () => new Refusal('busy'),
});

const sellerWrite = ({ id, timeZone }: Organisation, entity: LegalEntity, now: string): Write => ({
  put: entitySellerItem(id, entity, localDate(now, timeZone)),
  condition: absent,
});

/** They are never removed, so one that is there stays. */
export const requireLegalEntity = (
  { legalEntities = [] }: Pick<Organisation, 'legalEntities'>,
  id: Location['legalEntityId'] | null,
): void => {
  if (!id || legalEntities.some(entity => entity.id === id)) return;
  throw new Refusal('unknown_reference', {
    field: '/body/legalEntityId',
    expected: 'a legal entity of this organisation',
    received: id,
  });
};

export const legalEntityView = ({ sellerVersion: _, ...shown }: LegalEntity): LegalEntityView =>
  shown;
