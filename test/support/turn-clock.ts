import type { Caller } from './caller.ts';
import { eventually, type SharedWorld } from './world.ts';

/** Lets the template's own schedules fire, ten minutes a second, while `work` goes on. */
const whileTicking = async (world: SharedWorld, work: () => Promise<void>): Promise<void> => {
  const turn = (speed: number) =>
    fetch(`${world.consoleUrl}/_local/scheduler`, {
      method: 'POST',
      body: JSON.stringify({ speed }),
    });
  await turn(600);
  try {
    await work();
  } finally {
    await turn(1);
  }
};

/** Turns a sandbox's clock to `to` and waits until the ticks have done the work up to it. */
export const turnClock = (world: SharedWorld, owner: Caller, to: string): Promise<void> =>
  whileTicking(world, async () => {
    const reply = await owner.post('/v1/admin/clock/advance', { to });
    if (reply.status !== 202) throw new Error(`clock: ${JSON.stringify(reply.body)}`);
    const isReady = async () => (await owner.get('/v1/admin/clock')).body.status === 'ready';
    const areClosed = async () => {
      const { body } = await owner.get('/v1/admin/bill-runs');
      return body.items.every(({ stage }: { stage: string }) => stage === 'closed');
    };
    const isDone = async () => (await isReady()) && (await areClosed());
    await eventually(`the work up to ${to} is done`, isDone, 90_000);
  });
