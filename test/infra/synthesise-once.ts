import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { synthesise } from '../../infra/synthesise.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** assembly directory of each stage in `infra/stages` */
    assemblies: Record<'local' | 'example', string>;
  }
}

/** Both committed stages are synthesised with all checks on: a finding of cdk-nag fails the whole project. */
export default (project: TestProject): (() => void) => {
  const folder = mkdtempSync(join(tmpdir(), 'atrium-infra-'));
  const assembly = (stage: string) => synthesise({ stage, outdir: join(folder, stage) });
  project.provide('assemblies', { local: assembly('local'), example: assembly('example') });
  return () => rmSync(folder, { recursive: true });
};
