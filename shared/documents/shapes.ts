import type { Variables } from './variable-names.ts';

/** What a name in a template stands for. */
export type Shape =
  | { readonly is: 'value' }
  | { readonly is: 'list'; readonly of: Shape }
  | { readonly is: 'fields'; readonly fields: ReadonlyMap<string, Shape> };

export type Scope = ReadonlyMap<string, Shape>;

const value: Shape = { is: 'value' };
const fields = (names: readonly string[]): Shape => ({
  is: 'fields',
  fields: new Map(names.map(name => [name, value])),
});

/** What Liquid itself provides inside a loop. */
const forloop = fields(['first', 'last', 'index', 'index0', 'rindex', 'rindex0', 'length']);

export const scopeOf = (variables: Variables): Scope =>
  new Map(
    Object.entries(variables).map(([name, variable]) => [
      name,
      typeof variable === 'string'
        ? value
        : { is: 'list', of: fields(Object.keys(variable.fields)) },
    ]),
  );

/** The scope inside a loop over `collection`; a range or a value has plain values in it. */
export const inLoop = (scope: Scope, variable: string, collection: Shape | undefined): Scope =>
  new Map([
    ...scope,
    [variable, collection?.is === 'list' ? collection.of : value],
    ['forloop', forloop],
  ]);

/** What a filter makes of what it gets. */
export const filtered = (shape: Shape, filter: string): Shape => {
  if (filter === 'reverse') return shape;
  if (filter === 'split') return { is: 'list', of: value };
  if (filter === 'first' || filter === 'last') return shape.is === 'list' ? shape.of : value;
  return value;
};

/** A name and what follows its dots; anything that is not a name is an index of a list. */
export type Path = readonly unknown[];

/** What a path leads to, or the first part of it that leads nowhere and what there is instead. */
export const follow = (
  path: Path,
  scope: Scope,
): { readonly shape: Shape } | { readonly known: readonly string[] } => {
  const [root, ...rest] = path;
  let shape = scope.get(String(root));
  if (!shape) return { known: [...scope.keys()] };
  for (const part of rest) {
    const next = step(shape, part);
    if (!next) return { known: partsOf(shape) };
    shape = next;
  }
  return { shape };
};

const step = (shape: Shape, part: unknown): Shape | undefined => {
  if (shape.is === 'fields') return shape.fields.get(String(part));
  if (part === 'size') return value;
  if (shape.is === 'value') return undefined;
  const isIndex = typeof part !== 'string' || part === 'first' || part === 'last';
  return isIndex ? shape.of : undefined;
};

const partsOf = (shape: Shape): string[] => {
  if (shape.is === 'fields') return [...shape.fields.keys()];
  return shape.is === 'list' ? ['first', 'last', 'size'] : ['size'];
};
