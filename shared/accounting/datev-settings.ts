import * as z from 'zod';
import { Line } from '../kernel/text.ts';

/** How Atrium's tax stands in DATEV: which key, and whether DATEV takes the tax out of the gross itself. */
const TaxKey = z.strictObject({
  name: Line(30),
  percent: z.string(),
  account: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional()
    .meta({ description: 'Of revenue on this account alone.' }),
  key: z.string().regex(/^\d{1,4}$/, { error: 'expected a tax key of DATEV such as 3' }),
  basis: z.enum(['gross', 'net']).default('gross').meta({
    description:
      'gross: the tax is in the amount and DATEV takes it out; net: it is a row of its own.',
  }),
});

/** What the header of a DATEV file says, as the tax adviser tells it. */
export const DatevSettings = z
  .strictObject({
    consultantNumber: z.int().min(1001).max(9_999_999),
    clientNumber: z.int().min(1).max(99_999),
    fiscalYearStart: z
      .string()
      .regex(/^(0[1-9]|1[0-2])-01$/, { error: 'expected the first of a month, such as 01-01' })
      .default('01-01'),
    accountLength: z.int().min(4).max(8).default(4).meta({
      description: 'Digits of general accounts; debtors have one more.',
    }),
    chart: z.enum(['03', '04']).optional().meta({ description: 'SKR 03 or SKR 04.' }),
    taxKeys: z.array(TaxKey).max(50).default([]),
    fixed: z.boolean().default(false).meta({ description: 'Bookings are fixed when imported.' }),
  })
  .meta({ id: 'DatevSettings' });
export type DatevSettings = z.infer<typeof DatevSettings>;
