import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSignIn, localPassword } from '../../infra/local/sign-in.ts';
import { createAtriumClient } from '../../shared/contract/client.ts';
import { mailsTo } from '../support/invited.ts';
import { type SharedWorld, startWorld } from '../support/world.ts';

let world: SharedWorld;
let state: string;

beforeAll(async () => {
  world = await startWorld();
  state = await mkdtemp(join(tmpdir(), 'atrium-create-'));
  const { environment, tableName, userPool } = world;
  const address = { environment, tableName, userPoolId: userPool.userPoolId };
  await writeFile(join(state, 'world.json'), JSON.stringify(address));
});
afterAll(() => rm(state, { recursive: true, force: true }));

const organisationCreate = async (flags: Record<string, string>) => {
  const args = Object.entries(flags).flatMap(([flag, value]) => [`--${flag}`, value]);
  const command = ['infra/local/cli/organisation-create.ts', '--local', '--state', state, ...args];
  const child = spawn(process.execPath, command);
  const [out, error, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise(exited => child.on('exit', exited)),
  ]);
  return { out, error, code };
};

const quay = {
  name: 'Quay Offices',
  email: 'hello@quay.example',
  line1: 'Quay 1',
  'postal-code': '3011 AA',
  city: 'Rotterdam',
  country: 'NL',
  'time-zone': 'Europe/Amsterdam',
  currency: 'EUR',
  'owner-name': 'Ida Quay',
  'owner-email': 'ida@quay.example',
};

describe('npm run organisation:create', () => {
  test('makes an operator whose owner signs in, and makes it once', async () => {
    const first = await organisationCreate(quay);
    expect(first).toMatchObject({ code: 0, error: '' });
    const id = /org_[0-9A-Z]{26}/.exec(first.out)?.[0];
    expect(first.out).toContain(`Created Quay Offices: ${id}`);

    expect(first.out).toContain(`with the password ${localPassword}`);
    const [mail] = await mailsTo(world, quay['owner-email']);
    expect(mail).toMatchObject({ to: [quay['owner-email']] });
    expect(mail?.text).not.toContain(localPassword);

    const { accessToken } = await createSignIn(world.userPool)(quay['owner-email']);
    const client = createAtriumClient({ baseUrl: world.baseUrl, token: accessToken });
    const { data } = await client.GET('/v1/admin/organisation');
    expect(data).toMatchObject({ id, name: 'Quay Offices', status: 'onboarding', sandbox: false });
    const admins = await client.GET('/v1/admin/admins');
    expect(admins.data?.items).toMatchObject([{ name: 'Ida Quay', role: 'owner' }]);

    const again = await organisationCreate(quay);
    expect(again).toMatchObject({ code: 0, error: '' });
    expect(again.out).toContain(`exists already: ${id}; nothing was changed`);
  });

  test('an address that is an admin elsewhere is refused', async () => {
    const owner = { 'owner-email': 'una@pier.example', 'owner-name': 'Una Pier' };
    await organisationCreate({ ...quay, ...owner, name: 'Pier Offices' });
    const second = await organisationCreate({ ...quay, ...owner, name: 'Second Pier' });
    expect(second.code).toBe(1);
    expect(second.error).toMatch(/una@pier\.example is an admin of org_[0-9A-Z]{26} already/);
  });

  test('every flag that is missing or wrong is named', async () => {
    const { city: _, ...rest } = quay;
    const refused = await organisationCreate({ ...rest, currency: 'EURO', 'owner-email': 'ida' });
    expect(refused.code).toBe(1);
    expect(refused.error).toContain('--city is missing');
    expect(refused.error).toMatch(/--currency: .*got EURO/);
    expect(refused.error).toMatch(/--owner-email: .*got ida/);
  });
});
