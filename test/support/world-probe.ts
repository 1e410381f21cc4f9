import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { passingFolder } from './world-folder.ts';
import { probeStack, type Resources } from './world-probe-stack.ts';

let bundled: Uint8Array | undefined;

const bundle = (): Uint8Array => {
  bundled ??= buildSync({
    entryPoints: [join(import.meta.dirname, 'world-probe-handlers.ts')],
    write: false,
    bundle: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
  }).outputFiles[0]?.contents;
  if (!bundled) throw new Error('esbuild wrote no bundle');
  return bundled;
};

/** The probe stack as an assembly on disk; `edit` may change it first. */
export const probeAssembly = (edit: (resources: Resources) => void = () => {}): string => {
  const directory = passingFolder('probe');
  const resources = probeStack();
  edit(resources);
  mkdirSync(join(directory, 'asset.probe'));
  writeFileSync(join(directory, 'asset.probe/index.mjs'), bundle());
  writeFileSync(join(directory, 'probe.template.json'), JSON.stringify({ Resources: resources }));
  const artifacts = {
    probe: {
      type: 'aws:cloudformation:stack',
      environment: 'aws://unknown-account/unknown-region',
      properties: { templateFile: 'probe.template.json' },
    },
  };
  writeFileSync(join(directory, 'manifest.json'), JSON.stringify({ artifacts }));
  return directory;
};
