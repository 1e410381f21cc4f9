import * as z from 'zod';
import { DocumentNumbers } from '../kernel/document-number.ts';
import { idOf } from '../kernel/id.ts';
import { Email } from '../kernel/text.ts';
import { Address } from './address.ts';

/**
 * A seller beside the organisation itself, with documents and numbers of its own. They lie in the organisation's item,
 * which every draft and every document reads in any case.
 */
export const LegalEntity = z.object({
  id: idOf('legalEntity'),
  name: z.string(),
  address: Address,
  vatId: z.string().optional(),
  registration: z.string().optional(),
  iban: z.string().optional(),
  email: Email,
  invoiceNumbers: DocumentNumbers,
  creditNoteNumbers: DocumentNumbers,
  /** version of the seller that its documents refer to */
  sellerVersion: z.int(),
  version: z.int(),
  createdAt: z.iso.datetime(),
});
export type LegalEntity = z.infer<typeof LegalEntity>;

/** Who sells what follows from an invoice or is asked for: nothing said is who sells at the location. */
export const SoldBy = z.union([z.literal('own'), idOf('legalEntity')]);
/** `own`: the organisation itself. */
export type SoldBy = z.infer<typeof SoldBy>;

/** ~0.5 KB each: with the settings the organisation's item stays below 8 KB, two read units. */
export const maxLegalEntities = 10;
