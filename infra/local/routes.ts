/** A route of the API with what stands behind it. */
export interface Route<T> {
  /** e.g. `GET /v1/things/{id}`, `ANY /x/{proxy+}`, `$default` */
  readonly key: string;
  readonly target: T;
}

export interface Match<T> {
  readonly route: Route<T>;
  readonly pathParameters: Readonly<Record<string, string>>;
}

interface Compiled<T> {
  readonly route: Route<T>;
  readonly method: string;
  readonly segments: readonly string[];
}

/**
 * Finds the most specific route as API Gateway does: literal segments before variables before a greedy
 * variable, a method before ANY, `$default` last.
 */
export const createRouter = <T>(routes: readonly Route<T>[]) => {
  const compiled = routes
    .filter(route => route.key !== '$default')
    .map(route => {
      const [method = '', path = ''] = route.key.split(' ');
      return { route, method, segments: path.split('/').slice(1) };
    })
    .sort(bySpecificity);
  const fallback = routes.find(route => route.key === '$default');
  return (method: string, path: string): Match<T> | undefined => {
    const segments = path.split('/').slice(1);
    for (const candidate of compiled) {
      if (candidate.method !== 'ANY' && candidate.method !== method) continue;
      const pathParameters = matchSegments(candidate.segments, segments);
      if (pathParameters) return { route: candidate.route, pathParameters };
    }
    return fallback && { route: fallback, pathParameters: {} };
  };
};

const weight = (segment: string | undefined): number => {
  if (segment === undefined) return 3;
  if (segment.endsWith('+}')) return 2;
  return segment.startsWith('{') ? 1 : 0;
};

const bySpecificity = <T>(a: Compiled<T>, b: Compiled<T>): number => {
  for (let index = 0; index < Math.max(a.segments.length, b.segments.length); index += 1) {
    const difference = weight(a.segments[index]) - weight(b.segments[index]);
    if (difference !== 0) return difference;
  }
  return Number(a.method === 'ANY') - Number(b.method === 'ANY');
};

const matchSegments = (
  pattern: readonly string[],
  segments: readonly string[],
): Record<string, string> | undefined => {
  const parameters: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const variable = /^\{(.+?)(\+?)\}$/.exec(expected);
    if (variable?.[2] && segments.length > index) {
      parameters[variable[1] ?? ''] = decode(segments.slice(index).join('/'));
      return parameters;
    }
    const segment = segments[index];
    if (segment === undefined) return undefined;
    if (variable && segment !== '') parameters[variable[1] ?? ''] = decode(segment);
    else if (expected !== segment) return undefined;
  }
  return pattern.length === segments.length ? parameters : undefined;
};

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
