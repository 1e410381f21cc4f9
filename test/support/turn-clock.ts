import type { Caller } from './caller.ts';
import { eventually } from './world.ts';

/** Turns a sandbox's clock to `to` and waits until the ticks have done the work up to it. */
export const turnClock = async (owner: Caller, to: string): Promise<void> => {
  const reply = await owner.post('/v1/admin/clock/advance', { to });
  if (reply.status !== 202) throw new Error(`clock: ${JSON.stringify(reply.body)}`);
  const isReady = async () => (await owner.get('/v1/admin/clock')).body.status === 'ready';
  const areClosed = async () => {
    const { body } = await owner.get('/v1/admin/bill-runs');
    return body.items.every(({ stage }: { stage: string }) => stage === 'closed');
  };
  const isDone = async () => (await isReady()) && (await areClosed());
  await eventually(`the work up to ${to} is done`, isDone, 90_000);
};
