/** What somebody asks of one customer's addresses; `nth` is the place in the list that was read before. */
export type Command = { readonly isPortal: boolean } & (
  | { readonly do: 'add'; readonly mailbox: number; readonly way: number }
  | { readonly do: 'edit'; readonly nth: number; readonly mailbox: number; readonly way: number }
  | { readonly do: 'remove'; readonly nth: number }
  | { readonly do: 'move'; readonly mailbox: number; readonly way: number }
);

/** A customer's mailboxes: its own, and those of its contact persons. */
export interface State {
  readonly primary: number;
  readonly version: number;
  readonly persons: readonly Person[];
}

interface Person {
  readonly id: string;
  readonly mailbox: number;
  readonly version: number;
}

/** What a command was answered. */
export interface Seen {
  readonly status: number;
  readonly code?: string;
  readonly id?: string;
}

/**
 * An order in which the commands, one after the other, give the answers that were seen and the state that was
 * found. `undefined`: there is none, so what happened at once is nothing that could have happened.
 */
export const linearise = (
  from: State,
  commands: readonly Command[],
  seen: readonly Seen[],
  to: State,
): number[] | undefined => {
  for (const order of orders(commands.map((_, index) => index))) {
    let state: State | undefined = from;
    for (const index of order) {
      state = state && follow(from, state, commands[index] as Command, seen[index] as Seen);
    }
    if (state && same(state, to)) return order;
  }
  return undefined;
};

const follow = (read: State, now: State, command: Command, seen: Seen): State | undefined => {
  const { answers, next } = outcome(read, now, command, seen.id ?? '');
  return answers.includes(seen.code ?? seen.status) ? next : undefined;
};

/** What a command may be answered at this point, and the state it then leaves. */
interface Outcome {
  readonly answers: readonly (number | string)[];
  readonly next: State;
}

type Asked<D extends Command['do']> = Extract<Command, { do: D }>;

const outcome = (read: State, now: State, command: Command, id: string): Outcome => {
  if (command.do === 'add') return adding(now, command, id);
  if (command.do === 'move') return moving(read, now, command);
  if (command.do === 'remove') return removing(now, read.persons[command.nth]);
  return editing(now, read.persons[command.nth], command);
};

const refused = (next: State, ...answers: string[]): Outcome => ({ answers, next });

const adding = (now: State, { mailbox }: Asked<'add'>, id: string): Outcome => {
  if (now.persons.length >= 10) return refused(now, 'contact_person_limit');
  const problem = taken(now, mailbox);
  if (problem) return refused(now, problem);
  return {
    answers: [201],
    next: { ...now, persons: [...now.persons, { id, mailbox, version: 1 }] },
  };
};

const moving = (read: State, now: State, { mailbox }: Asked<'move'>): Outcome => {
  if (read.version !== now.version) return refused(now, 'version_conflict');
  if (now.persons.some(person => person.mailbox === mailbox)) {
    return refused(now, 'contact_person_is_primary');
  }
  return { answers: [200], next: { ...now, primary: mailbox, version: now.version + 1 } };
};

const removing = (now: State, target: Person | undefined): Outcome => {
  const persons = now.persons.filter(({ id }) => id !== target?.id);
  if (persons.length === now.persons.length) return refused(now, 'not_found');
  return { answers: [204], next: { ...now, persons } };
};

const editing = (now: State, target: Person | undefined, { mailbox }: Asked<'edit'>): Outcome => {
  if (!target) return refused(now, 'not_found');
  const held = now.persons.find(({ id }) => id === target.id);
  // who was removed after the edit had read it is met by the version
  if (!held) return refused(now, 'not_found', 'version_conflict');
  if (held.version !== target.version) return refused(now, 'version_conflict');
  const others = now.persons.filter(person => person !== held);
  const problem = taken({ ...now, persons: others }, mailbox);
  if (problem) return refused(now, problem);
  const edited = { ...held, mailbox, version: held.version + 1 };
  return { answers: [200], next: { ...now, persons: [...others, edited] } };
};

const taken = ({ primary, persons }: State, mailbox: number): string | undefined => {
  if (primary === mailbox) return 'contact_person_is_primary';
  return persons.some(person => person.mailbox === mailbox) ? 'contact_person_exists' : undefined;
};

const same = (a: State, b: State): boolean =>
  JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

const sorted = ({ primary, version, persons }: State) => [
  primary,
  version,
  persons.map(({ id, mailbox, version }) => [id, mailbox, version].join()).toSorted(),
];

/** Every order of some indexes: 24 of four. */
const orders = (indexes: readonly number[]): number[][] =>
  indexes.length === 0
    ? [[]]
    : indexes.flatMap(first =>
        orders(indexes.filter(index => index !== first)).map(rest => [first, ...rest]),
      );
