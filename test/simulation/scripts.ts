// What people do in each scenario, to be read in one go: longer than other files.
import type { Client } from './client.ts';
import type { Expected } from './evidence.ts';
import type { Scene } from './scene.ts';
import { type Cast, eur, tax } from './set-up.ts';

const returnUrl = 'https://portal.example.com/back';

interface Stage {
  readonly scene: Scene;
  readonly cast: Cast;
  readonly expected: Expected;
  /** the operator's owner */
  readonly owner: Client;
  /** Quay's billing person */
  readonly quentin: Client;
}

export type Script = (stage: Stage) => Promise<void>;

const turn = async ({ scene, owner }: Stage, to: string): Promise<void> => {
  await scene.during(() => owner.post('/v1/admin/clock/advance', { to }));
  await scene.tick();
  await scene.pass(2);
};

const of = (customerId: string): string => `/v1/admin/customers/${customerId}`;

const invoiceOf = async (owner: Client, customerId: string): Promise<string> => {
  const found = await owner.get(`${of(customerId)}/invoices`);
  return `${of(customerId)}/invoices/${found?.items?.[0]?.id}`;
};

const isMade = ({ status }: { status: number }): boolean => status >= 200 && status < 300;

/** Who asks for what is not theirs. */
const pry = async ({ owner, quentin, cast, expected }: Stage): Promise<void> => {
  const ask = async (by: Client, what: string) => {
    const { status } = await by.ask('GET', what);
    if (status < 500) expected.foreign.push({ what, status });
  };
  await ask(owner, of(cast.otherCustomer));
  await ask(quentin, `/v1/portal/customers/${cast.acme}/invoices`);
  await ask(quentin, `/v1/portal/customers/${cast.otherCustomer}/invoices`);
};

/** A month is billed. Before its mails leave somebody else is to get the copies. */
const month: Script = async stage => {
  const { scene, cast, expected, owner } = stage;
  scene.world.queues.pause('MailDeliveryMailQueue', true);
  expected.billedOn.push('2026-12-01');
  await turn(stage, '2026-12-01T06:00:00.000Z');
  await scene.during(async () => {
    const contacts = `${of(cast.acme)}/contact-persons`;
    const billing = (isOn: boolean) => ({ notifications: { billing: isOn, account: false } });
    const off = await owner.patch(`${contacts}/${cast.books}`, billing(false));
    const late = {
      name: 'Late',
      email: 'late@acme.example',
      label: 'bookkeeping',
      ...billing(true),
    };
    const added = await owner.post(contacts, late);
    if (isMade(off) && isMade(added)) {
      expected.recipients.set(cast.acme, ['acme@customers.example', 'late@acme.example']);
    }
    await pry(stage);
  });
  scene.world.queues.pause('MailDeliveryMailQueue', false);
  await scene.pass(3);
};

/** The operator looks before invoices leave, takes one draft out, and lets the others go. */
const held: Script = async stage => {
  const { scene, cast, expected, owner } = stage;
  expected.billedOn.push('2026-12-01');
  await scene.during(() => owner.patch('/v1/admin/organisation', { billing: { hold: true } }));
  await turn(stage, '2026-12-01T06:00:00.000Z');
  await scene.during(async () => {
    const runs = await owner.get('/v1/admin/bill-runs');
    const run = `/v1/admin/bill-runs/${runs?.items?.[0]?.id}`;
    await owner.post(`${run}/customers/${cast.quay}/discard`, { reason: 'Agreed otherwise' });
    await owner.post(`${run}/release`);
  });
  await scene.pass(3);
  // whoever released it got no answer: a person would press the button again
  await scene.during(async () => {
    const runs = await owner.get('/v1/admin/bill-runs');
    const run = runs?.items?.[0];
    if (run?.stage === 'held') await owner.post(`/v1/admin/bill-runs/${run.id}/release`);
  });
  await scene.pass(2);
};

/** Invoices fall due: a card, a debit and a page, a transfer, and somebody who charges at the same moment. */
const collection: Script = async stage => {
  const { scene, cast, expected, owner, quentin } = stage;
  await scene.during(() =>
    owner.post('/v1/admin/clock/advance', { to: '2026-12-15T12:00:00.000Z' }),
  );
  await scene.during(async () => {
    const acme = await invoiceOf(owner, cast.acme);
    scene.world.fire(scene.schedule('bill-run-tick'));
    await owner.post(`${acme}/charge`, {});
  });
  await scene.pass(2);
  await scene.during(async () => {
    const invoice = await invoiceOf(owner, cast.quay);
    expected.asked.recorded += 1;
    await owner.post(`${of(cast.quay)}/payments`, transfer(3_000));
    const page = `/v1/portal/customers/${cast.quay}/invoices/${invoice.split('/').at(-1)}/pay`;
    const { body } = await quentin.post(page, { returnUrl });
    if (body?.url) await scene.choose(body.url, 'ok');
    if (body?.id)
      await quentin.get(`/v1/portal/customers/${cast.quay}/payment-attempts/${body.id}`);
    expected.asked.recorded += 1;
    const more = await owner.post(`${of(cast.quay)}/payments`, transfer(2_000));
    expected.asked.refunds += 1;
    await owner.post(`${of(cast.quay)}/payments/${more.body?.id}/refunds`, {
      reason: 'Paid too much',
      amount: eur(1_000),
    });
  });
  await scene.pass(2);
};

const transfer = (amount: number) => ({
  ...{ amount: eur(amount), method: 'bank_transfer', receivedOn: '2026-12-15', confirm: true },
});

/** What was billed is put right, and the next month has it. */
const corrections: Script = async stage => {
  const { scene, cast, expected, owner } = stage;
  await scene.during(async () => {
    const quay = await invoiceOf(owner, cast.quay);
    await owner.post(`${quay}/void`, { reason: 'Wrong' });
    const acme = await invoiceOf(owner, cast.acme);
    expected.asked.notes += 1;
    await owner.post(`${acme}/credit-notes`, { reason: 'Goodwill', amount: eur(1_210) });
    expected.asked.manual += 2;
    const lines = [{ description: 'Keys', quantity: 1, unitPrice: eur(1_000), tax }];
    await Promise.all(
      [cast.ida, cast.quay].map(each => owner.post(`${of(each)}/invoices`, { lines })),
    );
    const fee = { name: 'Cleaning', on: '2026-12-20', price: eur(333), quantity: 3, tax };
    await owner.post(`${of(cast.quay)}/fees`, fee);
    const address = { line1: 'Quay 2', postalCode: '1011 AB', city: 'Amsterdam', country: 'NL' };
    await owner.patch(of(cast.nowhere), { billingAddress: address });
    await owner.post(`${of(cast.nowhere)}/unpark`);
  });
  await scene.pass(1);
  expected.billedOn.push('2027-01-01');
  await turn(stage, '2027-01-01T06:00:00.000Z');
  await scene.pass(2);
};

/** Every script, and how things stand before it. */
export const scripts = {
  month: { from: 'november', play: month },
  held: { from: 'november', play: held },
  collection: { from: 'december', play: collection },
  corrections: { from: 'december', play: corrections },
} as const satisfies Record<string, { from: 'november' | 'december'; play: Script }>;

export type ScriptName = keyof typeof scripts;
export const scriptNames = Object.keys(scripts) as ScriptName[];
