import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { addressKey } from './address.ts';
import { sesErrorKinds } from './errors.ts';

/** Whom a rule is for: recipients like `*@gone.example` (default: all), and how often (default: always). */
const scope = { address: z.string().min(1).optional(), next: z.int().positive().optional() };

/** What the endpoint is told to do; the list sent to `POST /_control` replaces the one before. */
export const Rule = z.discriminatedUnion('do', [
  /** refuse the call and store nothing */
  z.strictObject({
    do: z.literal('fail'),
    error: z.enum(sesErrorKinds),
    message: z.string().optional(),
    ...scope,
  }),
  /** recipients per second, as SES counts its sending rate */
  z.strictObject({ do: z.literal('rate'), perSecond: z.number().positive() }),
  /** recipients in the last 24 hours, counted over the mails kept here */
  z.strictObject({ do: z.literal('quota'), max24Hours: z.int().nonnegative() }),
  z.strictObject({
    do: z.literal('bounce'),
    type: z.enum(['Permanent', 'Transient']).default('Permanent'),
    ...scope,
  }),
  z.strictObject({ do: z.literal('complain'), ...scope }),
  /** the address is on the account's suppression list, or on SES's own */
  z.strictObject({
    do: z.literal('suppress'),
    list: z.enum(['account', 'global']).default('account'),
    ...scope,
  }),
  /** accept and store the mail, then destroy the socket instead of answering */
  z.strictObject({ do: z.literal('loseResponse'), ...scope }),
  z.strictObject({ do: z.literal('delay'), ms: z.int().nonnegative(), ...scope }),
  /** accept and store the mail, publish no event for it */
  z.strictObject({ do: z.literal('dropEvents'), ...scope }),
  /** the configuration sets that exist; without this rule any name does */
  z.strictObject({ do: z.literal('configurationSets'), names: z.array(z.string()) }),
  /** the verified domains or addresses; without this rule every sender is verified */
  z.strictObject({ do: z.literal('identities'), names: z.array(z.string()) }),
]);
export type Rule = z.infer<typeof Rule>;
export type RuleInput = z.input<typeof Rule>;
export const Rules = z.strictObject({ rules: z.array(Rule) });

type Kind = Rule['do'];
type RuleOf<K extends Kind> = Extract<Rule, { do: K }>;

/** The rules in force, kept in a file so that they hold across a restart. */
export class Behaviour {
  readonly #file: string;
  #rules: Rule[];

  constructor(file: string) {
    this.#file = file;
    this.#rules = readRules(file);
  }

  get rules(): readonly Rule[] {
    return this.#rules;
  }

  replace(rules: Rule[]): void {
    this.#rules = rules;
    // a kill between the two leaves the old rules or the new, never half a file
    writeFileSync(`${this.#file}.new`, JSON.stringify({ rules }));
    renameSync(`${this.#file}.new`, this.#file);
  }

  /** The first rule of a kind that fits one of the recipients; counts down its `next`. */
  take<K extends Kind>(kind: K, recipients: string[]): RuleOf<K> | undefined {
    const rule = this.#rules.find(
      (candidate): candidate is RuleOf<K> => candidate.do === kind && fits(candidate, recipients),
    );
    if (rule && 'next' in rule && rule.next) this.#spend(rule, rule.next);
    return rule;
  }

  /** A rule that is a setting of the account, not a count. */
  setting<K extends 'rate' | 'quota' | 'configurationSets' | 'identities'>(kind: K) {
    return this.#rules.find((rule): rule is RuleOf<K> => rule.do === kind);
  }

  #spend(rule: Rule, next: number): void {
    const others = this.#rules.flatMap(other => {
      if (other !== rule) return [other];
      return next > 1 ? [{ ...rule, next: next - 1 }] : [];
    });
    this.replace(others);
  }
}

const readRules = (file: string): Rule[] => {
  try {
    return Rules.parse(JSON.parse(readFileSync(file, 'utf8'))).rules;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
};

const fits = (rule: Rule, recipients: string[]): boolean => {
  if (!('address' in rule) || rule.address === undefined) return true;
  const pattern = addressKey(rule.address);
  return recipients.some(recipient => matchesGlob(pattern, addressKey(recipient)));
};

/** `*` stands for any run of characters, everything else for itself. */
const matchesGlob = (pattern: string, text: string): boolean => {
  const literals = pattern.split('*').map(part => part.replace(/[^a-z0-9@]/g, '\\$&'));
  return new RegExp(`^${literals.join('.*')}$`, 's').test(text);
};
