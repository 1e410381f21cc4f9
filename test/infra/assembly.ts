import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';

// biome-ignore lint/suspicious/noExplicitAny: a template is arbitrary JSON; the assertions are its schema
export type Json = any;

export interface Template {
  readonly Resources: Record<string, { Type: string; Properties: Json; DependsOn?: Json } & Json>;
  readonly Outputs?: Record<string, { Value: Json; Export?: { Name: string } }>;
}

export interface Resource {
  readonly stack: string;
  readonly id: string;
  readonly type: string;
  readonly properties: Json;
  /** attributes beside the properties: DependsOn, DeletionPolicy, … */
  readonly attributes: Json;
}

export const stages = ['local', 'example'] as const;
export type StageName = (typeof stages)[number];

export const directoryOf = (stage: StageName): string => inject('assemblies')[stage];

const read = new Map<StageName, Record<string, Template>>();

/** The stacks of a stage by their last name: data, api, … */
export const templatesOf = (stage: StageName): Record<string, Template> => {
  const templates = read.get(stage) ?? readTemplates(stage);
  read.set(stage, templates);
  return templates;
};

const readTemplates = (stage: StageName): Record<string, Template> => {
  const suffix = '.template.json';
  const files = readdirSync(directoryOf(stage)).filter(file => file.endsWith(suffix));
  return Object.fromEntries(
    files.map(file => [
      file.slice(`atrium-${stage}-`.length, -suffix.length),
      JSON.parse(readFileSync(join(directoryOf(stage), file), 'utf8')),
    ]),
  );
};

export const resourcesOf = (stage: StageName, ...types: string[]): Resource[] =>
  Object.entries(templatesOf(stage)).flatMap(([stack, { Resources }]) =>
    Object.entries(Resources)
      .map(([id, { Type, Properties, ...attributes }]) => ({
        stack,
        id,
        type: Type,
        properties: Properties ?? {},
        attributes,
      }))
      .filter(({ type }) => types.length === 0 || types.includes(type)),
  );

export const only = <T>(found: readonly T[]): T => {
  const [first] = found;
  if (found.length !== 1 || first === undefined) {
    throw new Error(`expected one, found ${found.length}`);
  }
  return first;
};

/** The functions of a stage by their name, which is their description. */
export const functionsOf = (stage: StageName): Map<string, Resource> =>
  new Map(
    resourcesOf(stage, 'AWS::Lambda::Function').map(found => [found.properties.Description, found]),
  );

/** A value with its intrinsics written out: `{ Ref: A }` is `<A>`, an attribute `<A.Arn>`, an import what it stands for. */
export const written = (stage: StageName, value: Json): string => {
  if (typeof value !== 'object' || value === null) return String(value);
  if (value.Ref) return `<${value.Ref}>`;
  if (value['Fn::GetAtt']) return `<${value['Fn::GetAtt'].join('.')}>`;
  if (value['Fn::ImportValue']) return written(stage, exported(stage, value['Fn::ImportValue']));
  if (value['Fn::Join']) {
    const [separator, parts] = value['Fn::Join'];
    return parts.map((part: Json) => written(stage, part)).join(separator);
  }
  throw new Error(`unknown intrinsic ${JSON.stringify(value)}`);
};

const exported = (stage: StageName, name: string): Json =>
  only(
    Object.values(templatesOf(stage))
      .flatMap(({ Outputs }) => Object.values(Outputs ?? {}))
      .filter(output => output.Export?.Name === name),
  ).Value;

export const listOf = <T>(value: T | T[] | undefined): T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];
