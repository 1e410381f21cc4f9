import { contexts, type Operation } from './operation.ts';
import {
  type Access,
  grants,
  type PrincipalKind,
  permissions,
  principalKinds,
} from './permissions.ts';

const kinds = Object.keys(principalKinds) as PrincipalKind[];
const inWords = (kind: string) => kind.replaceAll('_', ' ');
const columns = kinds.map(inWords);

/** Who may call, as the reference says it under each operation. */
export const callersOf = (access: Access): string => {
  const widest = (['visitor', 'signed_in'] as const).find(kind => grants(access, [kind]));
  if (widest) return `May be called by ${principalKinds[widest]}.`;
  const { granted } = permissions[access];
  const every: readonly PrincipalKind[] = granted;
  // a member's roles add nothing where every member may
  const named = every.includes('team_member') ? ['individual', 'team_member'] : granted;
  const names = named.map(kind => principalKinds[kind as PrincipalKind]);
  return `May be called by ${new Intl.ListFormat('en', { type: 'disjunction' }).format(names)}.`;
};

/** The permission table for people: what each kind may do, by rule and by operation; written to permissions.md. */
export const permissionsPage = (operations: readonly Operation[]): string =>
  `${[
    '# Who may do what',
    'Written by `npm run contract` from `permissions.ts` and the operation list; do not edit.',
    introduction,
    '## Who is who',
    table(
      ['kind', 'who that is'],
      kinds.map(kind => [inWords(kind), principalKinds[kind]]),
    ),
    '## The rules',
    table(['rule', 'opens', ...columns], ruleRows()),
    '## The operations',
    ...contexts.flatMap(context => [
      `### ${context}`,
      table(
        ['operation', 'call', 'rule', ...columns],
        operations.filter(operation => operation.context === context).map(operationRow),
      ),
    ]),
  ].join('\n\n')}\n`;

const introduction = `✓ may, – may not. One person can be several kinds at once and may whatever one of them may: a member who is contact
person and billing person has both columns, and every member has the team member's. Rights hold at the customer, or in
the team, where the person has that place; elsewhere the same person is only *signed in*.

Whoever may not is told 404, as if there were nothing: a member of another company, somebody whose access was never
given or has been revoked, and also a member who lacks the role. An admin is told 403 where only an owner may, since the
team may know of it. Without a token, or with one that leads to nobody, the answer is 401.`;

const marks = (access: Access): string[] => kinds.map(kind => (grants(access, [kind]) ? '✓' : '–'));

const ruleRows = (): string[][] =>
  (Object.keys(permissions) as Access[]).map(access => [
    `\`${access}\``,
    permissions[access].opens,
    ...marks(access),
  ]);

const operationRow = ({ access, method, path, summary }: Operation): string[] => [
  summary,
  `\`${method} ${path}\``,
  `\`${access}\``,
  ...marks(access),
];

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');
