import { type Json, listOf, resourcesOf, type StageName, written } from './assembly.ts';

export interface Statement {
  readonly role: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly raw: Json;
}

/** Every statement of every policy attached to a role; `role` is the role's logical id. */
export const statementsOf = (stage: StageName): Statement[] =>
  resourcesOf(stage, 'AWS::IAM::Policy').flatMap(({ properties }) =>
    listOf(properties.Roles).flatMap((role: Json) =>
      properties.PolicyDocument.Statement.map((raw: Json) => ({
        role: role.Ref,
        actions: listOf(raw.Action),
        resources: listOf(raw.Resource).map(resource => written(stage, resource)),
        raw,
      })),
    ),
  );

/** What a role may do: action → resources. `roleArn` is the written ARN, `<Role.Arn>`. */
export const allowedTo = (stage: StageName, roleArn: string): Record<string, string[]> => {
  const may: Record<string, string[]> = {};
  for (const { role, actions, resources } of statementsOf(stage)) {
    if (`<${role}.Arn>` !== roleArn) continue;
    for (const action of actions) may[action] = [...(may[action] ?? []), ...resources];
  }
  return may;
};
