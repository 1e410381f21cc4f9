import * as z from 'zod';

export const StorefrontName = z
  .string()
  .regex(/^(?=.{3,40}$)[a-z0-9]+(-[a-z0-9]+)*$/, {
    error: 'expected 3 to 40 of a–z, 0–9 and single hyphens between them',
  })
  .meta({ description: 'Part of every public path; no two storefronts share one.' });

const termsUrl = z
  .url({ protocol: /^https$/, hostname: z.regexes.domain })
  .max(500)
  .optional()
  .meta({
    description: 'Where the terms of sale are; shown with the offers.',
  });

export const StorefrontSettings = z
  .strictObject({
    name: StorefrontName,
    enabled: z.boolean().meta({ description: 'Otherwise every public path is 404.' }),
    termsUrl,
  })
  .meta({ id: 'StorefrontSettings' });
export type StorefrontSettings = z.output<typeof StorefrontSettings>;

export const StorefrontView = z
  .strictObject({
    name: StorefrontName.optional().meta({ description: 'Absent: it never had a storefront.' }),
    enabled: z.boolean(),
    termsUrl: z.string().optional(),
    version: z.int().meta({ description: 'The ETag without its quotes.' }),
  })
  .meta({ id: 'Storefront' });
