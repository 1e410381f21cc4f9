import type { Need } from './iam-request.ts';
import type { Resolver } from './intrinsics.ts';
import { nameOf } from './names.ts';
import { type Resource, resourcesOf } from './template.ts';

/** A policy statement with its references resolved. Plain data: it is handed to the worker threads. */
export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** partition keys the statement is limited to (`ForAllValues:StringLike` on `dynamodb:LeadingKeys`) */
  readonly leadingKeys?: readonly string[];
}

interface RawStatement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action?: string | string[];
  readonly Resource?: unknown;
  readonly [other: string]: unknown;
}
interface PolicyDocument {
  readonly Statement: RawStatement | RawStatement[];
}

const list = <T>(value: T | T[] | undefined): T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** Services nobody enforces here: writing logs and traces is the runtime's own business. */
const unenforced = /^(logs|xray):/;

/** Every statement of a role: its own policies and those that name it. Throws on what it cannot judge (conditions, NotAction). */
export const statementsOf = (resolver: Resolver, role: Resource): Statement[] => {
  const documents: [Resource, PolicyDocument][] = [];
  for (const policy of list(role.properties.Policies as { PolicyDocument: PolicyDocument }[])) {
    documents.push([role, policy.PolicyDocument]);
  }
  for (const policy of resourcesOf(
    resolver.assembly,
    'AWS::IAM::Policy',
    'AWS::IAM::ManagedPolicy',
  )) {
    const roles = resolver.property<string[] | undefined>(policy, 'Roles') ?? [];
    if (policy.stack === role.stack && roles.includes(nameOf(role))) {
      documents.push([policy, policy.properties.PolicyDocument as PolicyDocument]);
    }
  }
  return documents.flatMap(([owner, document]) =>
    list(document.Statement).flatMap(raw => toStatement(resolver, owner, raw)),
  );
};

const toStatement = (resolver: Resolver, owner: Resource, raw: RawStatement): Statement[] => {
  const actions = list(raw.Action);
  if (actions.length > 0 && actions.every(action => unenforced.test(action))) return [];
  for (const field of ['NotAction', 'NotResource']) {
    if (field in raw) {
      throw new Error(
        `${owner.stack}/${owner.logicalId} has a statement with ${field}, which the local runtime cannot judge`,
      );
    }
  }
  const resources = list(resolver.value(owner, raw.Resource) as string | string[]);
  const leadingKeys = leadingKeysOf(owner, resolver.value(owner, raw.Condition));
  return [{ effect: raw.Effect, actions, resources, ...(leadingKeys && { leadingKeys }) }];
};

const leadingKeysOf = (owner: Resource, condition: unknown): string[] | undefined => {
  if (condition === undefined) return undefined;
  const keys = (condition as Record<string, Record<string, string | string[]>>)[
    'ForAllValues:StringLike'
  ]?.['dynamodb:LeadingKeys'];
  if (!keys || JSON.stringify(condition).match(/":\{/g)?.length !== 1) {
    throw new Error(
      `${owner.stack}/${owner.logicalId} has a condition the local runtime cannot judge: ${JSON.stringify(condition)}`,
    );
  }
  return list(keys);
};

/** Whether the statements allow what a request needs: one allows and none denies. `*` and `?` are wildcards. */
export const createJudge = (statements: readonly Statement[]) => {
  const rules = statements.map(({ effect, actions, resources, leadingKeys }) => ({
    effect,
    action: wildcards(actions, 'i'),
    resource: wildcards(resources),
    leadingKey: leadingKeys && wildcards(leadingKeys),
  }));
  return ({ action, resource, leadingKeys }: Need): boolean => {
    const hits = rules.filter(
      rule =>
        rule.action.test(action) &&
        rule.resource.test(resource) &&
        // a request whose keys cannot be told is outside a statement that limits them
        (!rule.leadingKey || leadingKeys?.every(key => rule.leadingKey?.test(key))),
    );
    return (
      hits.some(rule => rule.effect === 'Allow') && hits.every(rule => rule.effect === 'Allow')
    );
  };
};

const wildcards = (patterns: readonly string[], flags?: string): RegExp =>
  new RegExp(
    `^(?:${patterns
      .map(pattern =>
        pattern
          .replace(/[.+^${}()|[\]\\]/g, '\\$&')
          .replaceAll('*', '.*')
          .replaceAll('?', '.'),
      )
      .join('|')})$`,
    flags,
  );
