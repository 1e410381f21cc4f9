import * as z from 'zod';

/** Each step of getting paid, in the order it is usually taken, then the switches and what is optional. */
export const goingLiveSteps = [
  'gateway',
  'plans',
  'fees',
  'rates',
  'customers',
  'tax',
  'mail',
  'test_charge',
  'activation',
  'generate',
  'send',
  'collect',
  'pay_now',
  'storefront',
] as const;
export type GoingLiveStep = (typeof goingLiveSteps)[number];

export const GoingLiveItem = z
  .strictObject({
    step: z.enum(goingLiveSteps),
    state: z.enum(['done', 'open', 'not_needed']),
    blocks: z.boolean().meta({ description: 'Nobody can activate while it is open.' }),
    why: z.string().meta({ description: 'What was seen.' }),
    todo: z.string().optional().meta({ description: 'What to do about it.' }),
  })
  .meta({ id: 'GoingLiveItem' });
export type GoingLiveItem = z.infer<typeof GoingLiveItem>;

export const GoingLive = z
  .strictObject({
    ready: z.boolean().meta({ description: 'Nothing that blocks is open.' }),
    items: z.array(GoingLiveItem),
  })
  .meta({ id: 'GoingLive' });
export type GoingLive = z.infer<typeof GoingLive>;
