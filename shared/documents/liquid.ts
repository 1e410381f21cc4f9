import { Liquid, type LiquidError, type RenderOptions, type Template } from 'liquidjs';

/** What templates may do. Nothing that reads files or other templates, and nothing that leaves text unescaped. */
export const allowedTags = [
  'if',
  'unless',
  'case',
  'for',
  'break',
  'continue',
  'assign',
  'echo',
  'comment',
  'raw',
  '#',
] as const;
export const allowedFilters = [
  'append',
  'at_least',
  'at_most',
  'capitalize',
  'default',
  'divided_by',
  'downcase',
  'first',
  'join',
  'last',
  'lstrip',
  'minus',
  'plus',
  'prepend',
  'remove',
  'replace',
  'reverse',
  'rstrip',
  'size',
  'split',
  'strip',
  'times',
  'truncate',
  'upcase',
] as const;

/** Of one rendering. Atrium's longest mail, 300 lines, takes 20 ms and 0.1 million. */
const limits = { parseLimit: 100_000, renderLimit: 1_000, memoryLimit: 2_000_000 };

const engine = (outputEscape?: 'escape'): Liquid => {
  const liquid = new Liquid({
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    // no partial exists, whatever a template asks for
    templates: {},
    ...limits,
    ...(outputEscape && { outputEscape }),
  });
  for (const tag of Object.keys(liquid.tags))
    if (!(allowedTags as readonly string[]).includes(tag)) delete liquid.tags[tag];
  for (const filter of Object.keys(liquid.filters))
    if (!(allowedFilters as readonly string[]).includes(filter)) liquid.unregisterFilter(filter);
  return liquid;
};

/** `plain` writes values as they are; `html` escapes every one of them. */
const engines = { plain: engine(), html: engine('escape') };
export type Syntax = keyof typeof engines;

export const parse = (source: string, syntax: Syntax): Template[] => engines[syntax].parse(source);

/** What went wrong where, by the template's own text: a message of liquidjs may hold what a variable held. */
export const problemOf = (error: unknown): string => {
  const { name, token } = error as Partial<LiquidError>;
  const [line, column] = token?.getPosition() ?? [];
  return token
    ? `${name} at ${token.getText().slice(0, 100)}, line ${line}, column ${column}`
    : `${name}`;
};

const parsed = new Map<string, Template[]>();
/** Of source; what is parsed of it takes some ten times as much memory. */
const maxParsedCharacters = 1_000_000;
let parsedCharacters = 0;

const keep = (key: string, template: Template[]): Template[] => {
  if (parsedCharacters > maxParsedCharacters) {
    parsed.clear();
    parsedCharacters = 0;
  }
  parsed.set(key, template);
  parsedCharacters += key.length;
  return template;
};

/**
 * Renders with what was parsed before: a run hands over thousands of mails of the same few texts. Throws
 * when the template asks for what is not there, or for too much.
 */
export const render = (
  source: string,
  syntax: Syntax,
  variables: object,
  { renderLimit, memoryLimit }: RenderOptions = {},
): string => {
  const key = `${syntax} ${source}`;
  const template = parsed.get(key) ?? keep(key, parse(source, syntax));
  return engines[syntax].renderSync(template, variables, {
    renderLimit: renderLimit ?? limits.renderLimit,
    memoryLimit: memoryLimit ?? limits.memoryLimit,
  });
};
