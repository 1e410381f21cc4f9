import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { synthesise } from '../../infra/synthesise.ts';

/** The stage `local`, synthesised once for all files of a project that start worlds of their own. */
export default (project: TestProject): (() => void) => {
  const folder = mkdtempSync(join(tmpdir(), 'atrium-template-'));
  project.provide(
    'templateDir',
    synthesise({ stage: 'local', outdir: join(folder, 'cdk.out'), checks: false }),
  );
  return () => rmSync(folder, { recursive: true, force: true });
};
