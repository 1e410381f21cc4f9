type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Condition = (value: Json | undefined) => boolean;

/**
 * Compiles an event pattern (EventBridge, and the filters of event source mappings): every field must match;
 * a list holds alternatives; an array in the event matches if one of its elements does.
 * Throws on a matcher it does not know.
 */
export const compilePattern = (pattern: unknown): ((event: unknown) => boolean) => {
  const matches = compileObject(pattern as Record<string, Json>);
  return event => matches(event as Json);
};

const compileObject = (pattern: Record<string, Json>): Condition => {
  const fields = Object.entries(pattern).map(([name, expected]): [string, Condition] => {
    if (name === '$or') {
      const alternatives = (expected as Record<string, Json>[]).map(compileObject);
      return [name, value => alternatives.some(matches => matches(value))];
    }
    return [name, Array.isArray(expected) ? anyOf(expected) : compileObject(expected as never)];
  });
  return value =>
    typeof value === 'object' &&
    value !== null &&
    fields.every(([name, matches]) =>
      matches(name === '$or' ? value : (value as Record<string, Json>)[name]),
    );
};

const anyOf = (alternatives: readonly Json[]): Condition => {
  const matchers = alternatives.map(compileMatcher);
  return value =>
    Array.isArray(value) && value.length > 0
      ? value.some(element => matchers.some(matches => matches(element)))
      : matchers.some(matches => matches(value));
};

const compileMatcher = (matcher: Json): Condition => {
  if (typeof matcher !== 'object' || matcher === null) return value => value === matcher;
  const [[kind, argument] = ['', null]] = Object.entries(matcher);
  switch (kind) {
    case 'exists':
      return value => (value !== undefined) === argument;
    case 'prefix':
      return value => typeof value === 'string' && value.startsWith(String(argument));
    case 'suffix':
      return value => typeof value === 'string' && value.endsWith(String(argument));
    case 'equals-ignore-case':
      return value => String(value).toLowerCase() === String(argument).toLowerCase();
    case 'anything-but': {
      const excluded = anyOf(Array.isArray(argument) ? argument : [argument]);
      return value => value !== undefined && !excluded(value);
    }
    case 'numeric':
      return numeric(argument as Json[]);
    default:
      throw new Error(`event pattern: the local runtime does not know the matcher ${kind}`);
  }
};

const comparisons: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '=': (a, b) => a === b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

const numeric = (terms: readonly Json[]): Condition => {
  const tests: ((value: number) => boolean)[] = [];
  for (let index = 0; index < terms.length; index += 2) {
    const compare = comparisons[String(terms[index])];
    const bound = Number(terms[index + 1]);
    if (!compare) throw new Error(`event pattern: unknown comparison ${terms[index]}`);
    tests.push(value => compare(value, bound));
  }
  return value => typeof value === 'number' && tests.every(test => test(value));
};
