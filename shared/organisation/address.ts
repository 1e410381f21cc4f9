import * as z from 'zod';
import { Line } from '../kernel/text.ts';

export const Address = z
  .strictObject({
    line1: Line(120),
    line2: Line(120).optional(),
    postalCode: Line(20),
    city: Line(80),
    country: z.string().regex(/^[A-Z]{2}$/, { error: 'expected an ISO 3166-1 code such as NL' }),
  })
  .meta({ id: 'Address' });
export type Address = z.infer<typeof Address>;

/** A VAT or tax number as it is printed; checked for its characters, not against a register. */
export const VatId = z
  .string()
  .trim()
  .regex(/^[A-Z0-9][A-Z0-9 ./-]{2,19}$/, {
    error: 'expected a VAT id such as NL001234567B01',
  });
