import type { Json, Template } from './assembly.ts';

/** Who needs whom among the resources of one template: DependsOn, Ref, Fn::GetAtt and the `${…}` of Fn::Sub. */
export const dependenciesOf = ({ Resources }: Template): Map<string, Set<string>> =>
  new Map(
    Object.entries(Resources).map(([id, { DependsOn, Properties }]) => [
      id,
      new Set(
        [...[DependsOn ?? []].flat(), ...references(Properties)].filter(name => name in Resources),
      ),
    ]),
  );

const references = (value: Json): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  if (typeof value.Ref === 'string') return [value.Ref];
  if (value['Fn::GetAtt']) return [[value['Fn::GetAtt']].flat()[0].split('.')[0]];
  const own = value['Fn::Sub']
    ? [...String([value['Fn::Sub']].flat()[0]).matchAll(/\$\{(\w+)[.}]/g)].map(match => match[1])
    : [];
  return [...own, ...Object.values(value).flatMap(references)] as string[];
};

/** The first ring of resources that need each other, or `undefined`. */
export const findCycle = (
  needs: ReadonlyMap<string, ReadonlySet<string>>,
): string[] | undefined => {
  const finished = new Set<string>();
  const visit = (id: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(id)) return [...path.slice(path.indexOf(id)), id];
    if (finished.has(id)) return undefined;
    for (const next of needs.get(id) ?? []) {
      const cycle = visit(next, [...path, id]);
      if (cycle) return cycle;
    }
    finished.add(id);
    return undefined;
  };
  for (const id of needs.keys()) {
    const cycle = visit(id, []);
    if (cycle) return cycle;
  }
  return undefined;
};
