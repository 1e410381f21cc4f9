import * as z from 'zod';
import { type Formats, formats, type Kind, kinds } from './formats.ts';
import { mappings } from './mappings.ts';

export interface Field {
  readonly name: string;
  readonly isRequired: boolean;
  /** what it may be, as far as it is a choice */
  readonly choices?: readonly string[] | undefined;
  readonly description?: string | undefined;
}

/** The fields of a kind's file, as its format has them. */
export const fieldsOf = (kind: Kind): Field[] => {
  const { shape } = formats('EUR')[kind] as Formats['locations'];
  return Object.entries(shape).map(([name, schema]) => ({
    name,
    isRequired: !schema.safeParse(undefined).success,
    choices: choicesOf(schema),
    description: z.globalRegistry.get(schema)?.description,
  }));
};

const choicesOf = (schema: z.ZodType): readonly string[] | undefined => {
  const inner =
    schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? schema.unwrap() : schema;
  return inner instanceof z.ZodEnum ? inner.options.map(String) : undefined;
};

/** The format of every file, in words, and of whose exports there is a mapping. */
export const formatText = (): string =>
  [
    ...kinds.map(kind =>
      [`${kind}.csv or ${kind}.jsonl`, ...fieldsOf(kind).map(fieldText)].join('\n'),
    ),
    ...Object.entries(mappings).map(
      ([flag, { name, source, files }]) =>
        `--from ${flag}: ${Object.keys(files).join(', ')}.csv of ${name} (columns as in ${source})`,
    ),
  ].join('\n\n');

const fieldText = ({ name, isRequired, choices, description }: Field): string => {
  const what = [choices?.join(' | '), description].filter(Boolean).join('. ');
  return `  ${name.padEnd(18)} ${isRequired ? 'needed  ' : 'optional'} ${what}`.trimEnd();
};
