import * as z from 'zod';

export const Fate = z.object({
  recipient: z.string(),
  kind: z.enum([
    'bouncedPermanently',
    'bouncedTransiently',
    'complained',
    'suppressed',
    'suppressedForComplaint',
    'suppressedGlobally',
  ]),
});
export type Fate = z.infer<typeof Fate>;

/** One accepted mail: a line of the index, from which its events are made as well. */
export const Mail = z.object({
  /** position in the index, never used twice; the events published so far are a number of these */
  seq: z.int().positive(),
  id: z.string(),
  at: z.iso.datetime(),
  region: z.string(),
  /** who really got it: `Destinations`, or To, Cc and Bcc of the header when the call named none */
  envelope: z.object({ from: z.string(), to: z.array(z.string()) }),
  /** addresses of the headers */
  to: z.array(z.string()),
  cc: z.array(z.string()),
  subject: z.string(),
  tags: z.record(z.string(), z.string()),
  configurationSet: z.string().optional(),
  /** bytes and SHA-256 of the message as it was handed in */
  size: z.int(),
  sha256: z.string(),
  /** the header block as delivered, one character per byte */
  head: z.string(),
  fates: z.array(Fate),
  /** a rule said that this mail makes no events */
  isSilent: z.boolean(),
});
export type Mail = z.infer<typeof Mail>;
