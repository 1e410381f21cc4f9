import { AssignTag, analyzeSync, ForTag, type Template, type Value, type Variable } from 'liquidjs';
import { filtered, follow, inLoop, type Scope, type Shape } from './shapes.ts';

/** A name that a template uses and its mail does not have. */
export interface UnknownName {
  readonly name: string;
  readonly line: number;
  readonly known: readonly string[];
}

/** A template that nests deeper than this is a mistake or an attack. */
const maxDepth = 20;
export class TooDeep extends Error {}

type Arguments = Iterable<unknown>;

/**
 * The first unknown name in a template, in whichever branch it stands: a rendering sees only the branches
 * that its data take. What is assigned inside a block is known up to the block's end, since the block may
 * not be taken.
 */
export const unknownName = (
  templates: readonly Template[],
  scope: Scope,
  depth = 0,
): UnknownName | undefined => {
  if (depth > maxDepth) throw new TooDeep(`blocks nest at most ${maxDepth} deep`);
  const names = new Map(scope);
  for (const template of templates) {
    for (const variable of variablesIn(template.arguments?.() ?? [])) {
      const end = follow(variable.segments, names);
      if ('known' in end)
        return { name: String(variable), line: variable.location.row, known: end.known };
    }
    for (const name of template.localScope?.() ?? [])
      names.set(name.content, assigned(template, names));
    const inside = template instanceof ForTag ? loopScope(template, names) : names;
    const found = unknownName(childrenOf(template), inside, depth + 1);
    if (found) return found;
  }
  return undefined;
};

/** Liquid's own analysis, of one node: all variables in its arguments and in their filters. */
const variablesIn = (given: Arguments): Variable[] => {
  const node = { arguments: () => given } as unknown as Template;
  return Object.values(analyzeSync([node], { partials: false }).variables).flat();
};

const childrenOf = (template: Template): readonly Template[] =>
  (template.children?.(false, true).next().value as Template[] | undefined) ?? [];

const loopScope = ({ variable, collection }: ForTag, names: Scope): Scope => {
  const [list] = variablesIn([collection]);
  return inLoop(names, variable, list && shapeOf(list, names));
};

const shapeOf = (variable: Variable, names: Scope): Shape => {
  const end = follow(variable.segments, names);
  return 'shape' in end ? end.shape : { is: 'value' };
};

/** What an assignment gives its name; liquidjs keeps the expression to itself. */
const assigned = (template: Template, names: Scope): Shape => {
  if (!(template instanceof AssignTag)) return { is: 'value' };
  const { value } = template as unknown as { value: Value };
  const [only, ...others] = value.initial.postfix;
  const [variable] = others.length === 0 ? variablesIn([only]) : [];
  const start: Shape = variable ? shapeOf(variable, names) : { is: 'value' };
  return value.filters.reduce((shape, { name }) => filtered(shape, name), start);
};
