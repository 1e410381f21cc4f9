import { beforeAll, describe, expect, test } from 'vitest';
import type { Fee, Invoice } from '../../shared/contract/client.gen.ts';
import { type Biller, biller, created, eur, waitFor } from '../support/month.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const many = 20;
const tax = { name: 'VAT', percent: '21' };

interface Raced {
  readonly customer: string;
  readonly fee: Fee;
}

let op: Biller;
let edited: Raced[];
let waived: Raced[];
let editAnswers: number[];
let waiverAnswers: number[];

const raced = async (n: number): Promise<Raced> => {
  const id = await op.desk(`Raced ${n}`, {}, null);
  const customer = `/v1/admin/customers/${id}`;
  const body = { name: 'Printing', on: '2026-11-25', price: eur(1_000), tax };
  return { customer, fee: await created(op.owner, `${customer}/fees`, body) };
};
const pathOf = ({ customer, fee }: Raced) => `${customer}/fees/${fee.id}`;

/** Asks from the moment the run is there, with a pause between, so that some come before the draft and some after. */
const duringTheRun = async (
  of: readonly Raced[],
  ask: (one: Raced) => Promise<{ status: number }>,
) => {
  await waitFor('the run is there', async () => (await op.runs())[0]);
  const answers: number[] = [];
  for (const one of of) {
    answers.push((await ask(one)).status);
    await op.runs();
  }
  return answers;
};

beforeAll(async () => {
  op = await biller(world, { send: false });
  edited = await Promise.all(Array.from({ length: many }, (_, n) => raced(n)));
  waived = await Promise.all(Array.from({ length: many }, (_, n) => raced(many + n)));
  const price = eur(1_500);
  [editAnswers, waiverAnswers] = await Promise.all([
    duringTheRun(edited, one => op.owner.patch(pathOf(one), { price }, '"1"')),
    duringTheRun(waived, one => op.owner.remove(pathOf(one))),
    op.billDecember(),
  ]);
});

const outcome = async ({ customer, fee }: Raced): Promise<{ fee: Fee; nets: number[] }> => {
  const [{ body: now }, { body: invoices }] = await Promise.all([
    op.owner.get(`${customer}/fees/${fee.id}`),
    op.owner.get(`${customer}/invoices`),
  ]);
  return { fee: now, nets: invoices.items.map(({ net }: Invoice) => net.amount) };
};

describe('S39 fees that are touched while the run bills them', () => {
  test('are billed once, at the price that they say', async () => {
    for (const [n, one] of edited.entries()) {
      const { fee, nets } = await outcome(one);
      const took = editAnswers[n] === 200;
      expect([200, 409, 412]).toContain(editAnswers[n]);
      expect(fee).toMatchObject({ status: 'billed', price: eur(took ? 1_500 : 1_000) });
      expect(nets).toEqual([fee.price.amount]);
    }
  });

  test('are billed or waived, never both and never neither', async () => {
    for (const [n, one] of waived.entries()) {
      const { fee, nets } = await outcome(one);
      const isWaived = waiverAnswers[n] === 204;
      expect([204, 409]).toContain(waiverAnswers[n]);
      expect(fee.status).toBe(isWaived ? 'waived' : 'billed');
      expect(nets).toEqual(isWaived ? [] : [1_000]);
    }
  });
});
