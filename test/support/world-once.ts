import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { synthesise } from '../../infra/synthesise.ts';
import { editTemplate, sweepEvery } from './edited-template.ts';
import { type GatewaysAddress, startGateways } from './gateways-once.ts';
import { startWorldProcess, type WorldAddress } from './world-process.ts';

declare module 'vitest' {
  interface ProvidedContext {
    world: WorldAddress;
    /** stand-ins of the gateways that the world reaches */
    gateways: GatewaysAddress;
    /** assembly of the stage `local` */
    templateDir: string;
  }
}

/** One world for all files of a project, in a process of its own: synthesised, started and stopped once. */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  const folder = mkdtempSync(join(tmpdir(), 'atrium-project-'));
  const templateDir = synthesise({
    stage: 'local',
    outdir: join(folder, 'cdk.out'),
    checks: false,
  });
  editTemplate(templateDir, sweepEvery(20));
  const gateways = await startGateways();
  const world = await startWorldProcess([
    '--endpoint',
    `gatewayHosts=${JSON.stringify(gateways.address.hosts)}`,
    '--state',
    join(folder, 'state'),
    '--template',
    templateDir,
    // an hourly tick every three seconds, the sweep once a second
    '--scheduler-speed',
    '1200',
  ]);
  project.provide('templateDir', templateDir);
  project.provide('world', world.address);
  project.provide('gateways', gateways.address);
  return async () => {
    await world.stop();
    gateways.close();
    rmSync(folder, { recursive: true, force: true });
  };
};
