import type { Plan } from './model.ts';

type Described = Pick<Plan, 'kind' | 'category'>;

const recurring = {
  expected: 'only with kind recurring',
  fits: ({ kind }: Described) => kind === 'recurring',
};

/** Fields that not every plan has, and which plans have them. */
const onlyFor = {
  discount: recurring,
  timing: recurring,
  deposit: recurring,
  credits: recurring,
  noticeDays: recurring,
  pass: {
    expected: 'only with kind one_off and category day_pass',
    fits: ({ kind, category }: Described) => kind === 'one_off' && category === 'day_pass',
  },
} as const;
type Field = Exclude<keyof typeof onlyFor, 'timing'>;

/** The first field that a plan has and must not have. */
export const misfitOf = (
  plan: Described & { readonly [F in keyof typeof onlyFor]?: unknown },
): { field: Field; expected: string } | undefined => {
  const fields = Object.keys(onlyFor) as Field[];
  const field = fields.find(name => plan[name] !== undefined && !onlyFor[name].fits(plan));
  return field && { field, expected: onlyFor[field].expected };
};
