import type { LiquidError, Template } from 'liquidjs';
import { Refusal, type RefusalDetail } from '../kernel/errors.ts';
import { allowedFilters, allowedTags, parse, render, type Syntax } from './liquid.ts';
import { scopeOf } from './shapes.ts';
import { TooDeep, type UnknownName, unknownName } from './unknown-names.ts';
import type { Variables } from './variable-names.ts';

/** One part of a template as somebody wrote it. */
export interface Part {
  /** JSON pointer of the field, e.g. `/body/html` */
  readonly field: string;
  readonly source: string;
  readonly syntax: Syntax;
}

/** Half of what a hand-over allows, so that what was saved also renders on a busy day. */
const saveLimits = { renderLimit: 500, memoryLimit: 500_000 };
const maxLength = 500_000;

/**
 * Refuses a part that is not Liquid, that uses what its mail does not have (in any branch), or that fails,
 * runs too long or grows too large with any of the samples.
 */
export const checkPart = (
  part: Part,
  variables: Variables,
  samples: readonly object[],
): readonly string[] => {
  const templates = parsed(part);
  const unknown = unknownIn(part, templates, variables);
  if (unknown) throw unknownRefusal(part, unknown);
  return samples.map(sample => rendered(part, sample));
};

const parsed = (part: Part): Template[] => {
  try {
    return parse(part.source, part.syntax);
  } catch (error) {
    const { message } = (error as LiquidError).originalError ?? (error as Error);
    const filter = /^undefined filter: (.*)/.exec(message)?.[1];
    if (filter !== undefined) {
      throw new Refusal('unknown_template_variable', {
        field: part.field,
        expected: `one of the filters ${allowedFilters.join(', ')}`,
        received: `${filter}${place(error)}`,
      });
    }
    throw invalid(part, error, expectedOf(message));
  }
};

const expectedOf = (message: string) =>
  /^tag ".*" not found/.test(message)
    ? `a tag of ${allowedTags.join(', ')}, in its place`
    : 'valid Liquid';

const unknownIn = (part: Part, templates: Template[], variables: Variables) => {
  try {
    return unknownName(templates, scopeOf(variables));
  } catch (error) {
    if (error instanceof TooDeep) throw invalid(part, error, error.message);
    throw error;
  }
};

const unknownRefusal = ({ field }: Part, { name, line, known }: UnknownName) =>
  new Refusal('unknown_template_variable', {
    field,
    expected: `one of ${known.join(', ')}`,
    received: `${name.slice(0, 80)} in line ${line}`,
  });

const rendered = (part: Part, sample: object): string => {
  let text: string;
  try {
    text = render(part.source, part.syntax, sample, saveLimits);
  } catch (error) {
    throw invalid(
      part,
      error,
      'a template that renders with few and with many items, in half a second',
    );
  }
  if (text.includes(String({})))
    throw invalid(part, new Error('[object Object]'), 'the fields of a list, in a loop over it');
  if (text.length <= maxLength) return text;
  const received = `${text.length} characters`;
  throw invalid(part, new Error(received), `at most ${maxLength} characters once rendered`);
};

const invalid = ({ field }: Part, error: unknown, expected: string): Refusal => {
  const { message } = (error as LiquidError).originalError ?? (error as Error);
  const detail: RefusalDetail = {
    field,
    expected,
    received: `${message.replace(/, line:\d+, col:\d+$/, '').slice(0, 160)}${place(error)}`,
  };
  return new Refusal('invalid_template', detail);
};

const place = (error: unknown): string => {
  const found = /line:(\d+), col:(\d+)/.exec((error as Error).message);
  return found ? ` in line ${found[1]}, column ${found[2]}` : '';
};
