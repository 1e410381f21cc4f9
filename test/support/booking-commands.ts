import fc from 'fast-check';

const span = fc.record({
  day: fc.nat({ max: 2 }),
  from: fc.nat({ max: 7 }),
  hours: fc.constantFrom(1, 1.5, 3),
});
const nth = fc.nat({ max: 9 });
/** What somebody may try; `nth` is a live booking, `room` and `whose` say where and for which company. */
export const command = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('book' as const),
      room: fc.nat({ max: 2 }),
      span,
      units: fc.constantFrom(1, 1, 2),
      whose: fc.nat({ max: 1 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('edit' as const),
      nth,
      span,
      room: fc.option(fc.nat({ max: 2 })),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('cancel' as const), nth }),
  },
);
export type Command = typeof command extends fc.Arbitrary<infer T> ? T : never;
