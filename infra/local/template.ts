import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ignoredTypes, type ServedType, servedTypes } from './resource-types.ts';

/** One resource of a synthesised stack; `properties` still hold their intrinsics. */
export interface Resource {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, unknown>>;
  /** directory of the assembly, to which asset paths are relative */
  readonly directory: string;
}

/** Every stack of a cloud assembly (`cdk.out`), read but not resolved. */
export interface Assembly {
  readonly region: string;
  readonly resources: ReadonlyMap<string, Resource>;
  /** export name → the value and the stack it is resolved in */
  readonly exports: ReadonlyMap<string, { readonly stack: string; readonly value: unknown }>;
  /** parameter of a stack → its default */
  readonly parameters: ReadonlyMap<string, unknown>;
}

export const resourceKey = (stack: string, logicalId: string): string => `${stack}/${logicalId}`;

interface Manifest {
  readonly artifacts?: Record<
    string,
    {
      readonly type: string;
      readonly environment?: string;
      readonly properties?: {
        readonly templateFile?: string;
        readonly directoryName?: string;
        readonly stackName?: string;
      };
    }
  >;
}

interface StackTemplate {
  readonly Resources?: Record<string, RawResource>;
  readonly Outputs?: Record<string, { Value: unknown; Export?: { Name: unknown } }>;
  readonly Parameters?: Record<string, { Default?: unknown }>;
}

interface RawResource {
  readonly Type: string;
  readonly Properties?: Record<string, unknown>;
  readonly Metadata?: Record<string, unknown>;
  readonly Condition?: string;
}

const defaultRegion = 'eu-central-1';

/** Reads a cloud assembly. Throws on a resource type or intrinsic the runtime neither serves nor ignores. */
export const readAssembly = (directory: string): Assembly => {
  const resources = new Map<string, Resource>();
  const exports = new Map<string, { stack: string; value: unknown }>();
  const parameters = new Map<string, unknown>();
  let region: string | undefined;
  for (const { stack, file, environment } of stacksOf(directory)) {
    const template = readJson<StackTemplate>(file);
    region ??= regionOf(environment);
    for (const [logicalId, raw] of Object.entries(template.Resources ?? {})) {
      const resource = toResource(stack, logicalId, raw, dirname(file));
      if (resource) resources.set(resourceKey(stack, logicalId), resource);
    }
    for (const output of Object.values(template.Outputs ?? {})) {
      if (typeof output.Export?.Name === 'string')
        exports.set(output.Export.Name, { stack, value: output.Value });
    }
    for (const [name, { Default }] of Object.entries(template.Parameters ?? {}))
      parameters.set(resourceKey(stack, name), Default);
  }
  if (resources.size === 0) throw new Error(`no stack with resources in ${directory}`);
  return { region: region ?? defaultRegion, resources, exports, parameters };
};

/** The resources of a type, in template order. */
export const resourcesOf = (assembly: Assembly, ...types: ServedType[]): Resource[] =>
  [...assembly.resources.values()].filter(({ type }) => types.some(served => served === type));

function* stacksOf(
  directory: string,
): Generator<{ stack: string; file: string; environment: string | undefined }> {
  const manifest = readJson<Manifest>(join(directory, 'manifest.json'));
  for (const [id, artifact] of Object.entries(manifest.artifacts ?? {})) {
    const { templateFile, directoryName, stackName } = artifact.properties ?? {};
    if (artifact.type === 'cdk:cloud-assembly' && directoryName) {
      yield* stacksOf(join(directory, directoryName));
    }
    if (artifact.type === 'aws:cloudformation:stack' && templateFile) {
      const file = join(directory, templateFile);
      yield { stack: stackName ?? id, file, environment: artifact.environment };
    }
  }
}

const regionOf = (environment: string | undefined): string | undefined => {
  const region = environment?.split('/').at(-1);
  return region && region !== 'unknown-region' ? region : undefined;
};

const toResource = (
  stack: string,
  logicalId: string,
  raw: RawResource,
  directory: string,
): Resource | undefined => {
  if (raw.Type in ignoredTypes) return undefined;
  if (!servedTypes.some(type => type === raw.Type)) {
    throw new Error(
      `${stack}/${logicalId} is a ${raw.Type}, which the local runtime neither serves nor knowingly ignores: add it to infra/local/resource-types.ts`,
    );
  }
  if (raw.Condition) {
    throw new Error(
      `${stack}/${logicalId} depends on condition ${raw.Condition}: the local runtime knows no conditions`,
    );
  }
  const resource = {
    stack,
    logicalId,
    type: raw.Type,
    properties: raw.Properties ?? {},
    metadata: raw.Metadata ?? {},
    directory,
  };
  checkIntrinsics(resource.properties, `${stack}/${logicalId}`);
  return resource;
};

const knownIntrinsics = new Set([
  'Fn::GetAtt',
  'Fn::ImportValue',
  'Fn::Join',
  'Fn::Select',
  'Fn::Split',
  'Fn::Sub',
]);

const checkIntrinsics = (value: unknown, where: string): void => {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    if (key.startsWith('Fn::') && !knownIntrinsics.has(key)) {
      throw new Error(`${where} uses ${key}, which the local runtime does not know`);
    }
    checkIntrinsics(child, Array.isArray(value) ? `${where}[${key}]` : `${where}.${key}`);
  }
};

const readJson = <T>(file: string): T => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch (error) {
    throw new Error(`expected a synthesised template: ${file}: ${(error as Error).message}`);
  }
};
