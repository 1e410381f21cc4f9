import * as z from 'zod';
import { operation } from '../contract/operation.ts';
import { DocumentNumbers } from '../kernel/document-number.ts';
import { Iban } from '../kernel/iban.ts';
import { idOf } from '../kernel/id.ts';
import { Email, Line } from '../kernel/text.ts';
import { Address, VatId } from './address.ts';
import { LegalEntity } from './legal-entity-model.ts';

const context = 'organisation';
const path = '/v1/admin/legal-entities';

const Fields = z.strictObject({
  name: Line(120),
  address: Address,
  vatId: VatId,
  registration: Line(120).meta({ description: 'Where it is registered, as it is printed.' }),
  iban: Iban.meta({ description: 'The account it is paid to, as it is printed.' }),
  email: Email,
  invoiceNumbers: DocumentNumbers,
  creditNoteNumbers: DocumentNumbers,
});
const optional = { vatId: true, registration: true, iban: true } as const;

export const NewLegalEntity = Fields.partial(optional).meta({ id: 'NewLegalEntity' });
export type NewLegalEntity = z.output<typeof NewLegalEntity>;

export const LegalEntityChanges = Fields.partial()
  .extend({
    vatId: VatId.nullable().optional(),
    registration: Fields.shape.registration.nullable().optional(),
    iban: Iban.nullable().optional(),
  })
  .meta({ id: 'LegalEntityChanges' });
export type LegalEntityChanges = z.output<typeof LegalEntityChanges>;

export const LegalEntityView = LegalEntity.omit({ sellerVersion: true })
  .strict()
  .meta({ id: 'LegalEntity' });
export type LegalEntityView = z.output<typeof LegalEntityView>;

export const createLegalEntity = operation({
  id: 'createLegalEntity',
  context,
  method: 'POST',
  path,
  summary:
    'Add a seller with documents and numbers of its own; locations name the one that sells there',
  access: 'owner',
  body: NewLegalEntity,
  answer: LegalEntityView,
  status: 201,
  idempotent: true,
  refusals: ['legal_entity_limit', 'busy'],
});

export const listLegalEntities = operation({
  id: 'listLegalEntities',
  context,
  method: 'GET',
  path,
  summary: 'The sellers beside the organisation itself, oldest first',
  access: 'admin',
  answer: z.strictObject({ items: z.array(LegalEntityView) }).meta({ id: 'LegalEntityList' }),
});

export const editLegalEntity = operation({
  id: 'editLegalEntity',
  context,
  method: 'PATCH',
  path: `${path}/{legalEntityId}`,
  summary: 'Change a seller; what it has issued keeps the seller it was issued with',
  access: 'owner',
  params: z.strictObject({ legalEntityId: idOf('legalEntity') }),
  body: LegalEntityChanges,
  answer: LegalEntityView,
  ifMatch: true,
  refusals: ['not_found', 'version_conflict', 'busy'],
});
