import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FunctionName } from '../../infra/bundles.ts';
import { readAssembly } from '../../infra/local/template.ts';
import { synthesise } from '../../infra/synthesise.ts';
import { type Change, loadChanged, loadFunctions } from './bundle.ts';
import type { Request } from './call.ts';
import { readCloud } from './cloud.ts';
import { startEngine } from './engine.ts';
import { createMachines } from './executions.ts';
import { forget, forgetting, smaller } from './memory.ts';
import { nextUlid, played } from './scene.ts';
import { Outside } from './services.ts';
import { places, takeOver } from './virtual.ts';
import type { Worker } from './worker.ts';
import type { Parts } from './world.ts';

/** What scenarios share: the template, the functions as modules, the table's engine, SES and the gateway. */
export interface Stage extends Parts {
  /** the same with a change in the functions' code */
  changed(changes: readonly Change[]): Promise<Parts>;
  close(): void;
}

export const openStage = async (templateDir?: string): Promise<Stage> => {
  const folder = mkdtempSync(join(tmpdir(), 'atrium-stage-'));
  const directory =
    templateDir ?? synthesise({ stage: 'local', outdir: join(folder, 'cdk.out'), checks: false });
  const assembly = readAssembly(directory);
  const cloud = readCloud(assembly);
  const engine = await startEngine(assembly);
  const outside = new Outside();
  Object.assign(process.env, {
    ...{ TABLE_NAME: engine.tableName, AWS_ENDPOINT_URL_DYNAMODB: engine.url },
    ...{ AWS_REGION: 'eu-central-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' },
  });
  // who is told to end takes the engine and what lies in memory along
  process.once('SIGTERM', () => process.exit(143));
  process.once('exit', () => outside.close());
  takeOver();
  forget();
  takeOverRequests();
  const always = [...forgetting, ...smaller];
  const inEnvironmentOf = (name: FunctionName, work: () => Promise<unknown>) =>
    places.run({ environment: cloud.definitionOf(name).environment }, work);
  const loaded = await loadFunctions(inEnvironmentOf, always);
  const machines = createMachines(cloud, (arn, event) => played.invoke(arn, event));
  const parts = { cloud, engine, outside, machines, handlers: loaded.handlers };
  return {
    ...parts,
    changed: async changes => ({
      ...parts,
      handlers: await loadChanged(inEnvironmentOf, loaded, changes, always),
    }),
    close: () => {
      engine.stop();
      outside.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** What bundles send goes to the scenario that is played; so does what they fetch. */
const takeOverRequests = (): void => {
  const sender = () => {
    const { worker } = places.getStore() ?? {};
    if (!worker) throw new Error('a request of nobody');
    return worker as Worker;
  };
  const realFetch = globalThis.fetch;
  Object.assign(globalThis, {
    atriumUlid: nextUlid,
    atriumSend: (request: Request) => played.send(sender(), request),
    fetch: async (url: string | URL, init: RequestInit = {}) => {
      if (!places.getStore()?.worker) return realFetch(url, init);
      const { hostname, pathname } = new URL(url);
      const headers = Object.fromEntries(new Headers(init.headers));
      const request = { method: init.method ?? 'GET', hostname, path: pathname, headers };
      const body = init.body === undefined || init.body === null ? {} : { body: String(init.body) };
      const answer = await played.send(sender(), { ...request, ...body });
      return new Response(new Uint8Array(answer.body), { status: answer.status });
    },
  });
};
