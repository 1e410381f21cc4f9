import * as z from 'zod';
import { Phone } from '../contact-persons/contract.ts';
import { Line } from '../kernel/text.ts';

const listed = z.boolean().meta({
  description: 'Whether the person shows in the community directory; false unless they say so.',
});

/** The caller as a person. */
export const ProfileView = z
  .strictObject({
    name: z.string(),
    email: z.string().optional().meta({
      description: 'Where mail to the person goes; the operator changes it.',
    }),
    phone: z.string().optional(),
    title: z.string().optional(),
    about: z.string().optional(),
    listed,
    version: z.int().meta({ description: 'The ETag without its quotes.' }),
  })
  .meta({ id: 'Profile' });
export type ProfileView = z.output<typeof ProfileView>;

export const ProfileChanges = z
  .strictObject({
    name: Line(120).optional(),
    phone: Phone.nullable().optional(),
    title: Line(120).nullable().optional().meta({ description: 'What the person does.' }),
    about: Line(500).nullable().optional().meta({ description: 'A few words to the others.' }),
    listed: listed.optional(),
  })
  .meta({ id: 'ProfileChanges', description: 'null removes.' });
export type ProfileChanges = z.output<typeof ProfileChanges>;

/** Somebody in the community directory. */
export const DirectoryPerson = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    title: z.string().optional(),
    about: z.string().optional(),
    companyName: z.string().optional().meta({ description: 'Absent for an individual.' }),
  })
  .meta({ id: 'DirectoryPerson' });
export type DirectoryPerson = z.output<typeof DirectoryPerson>;
