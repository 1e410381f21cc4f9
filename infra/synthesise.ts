import { join, resolve } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import recommendedFlags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { AwsSolutionsChecks } from 'cdk-nag';
import { bundleFunctions } from './bundles.ts';
import { loadStage } from './config.ts';
import type { Deployment } from './constructs/service-function.ts';
import { ApiStack } from './stacks/api.ts';
import { BackgroundStack } from './stacks/background.ts';
import { DataStack } from './stacks/data.ts';
import { EdgeStack } from './stacks/edge.ts';
import { MailStack } from './stacks/mail.ts';

export interface SynthesiseOptions {
  /** name of a file in `infra/stages`; by default the context value `stage` (`cdk -c stage=…`), else `local` */
  readonly stage?: string;
  /** where the assembly goes: templates and assets */
  readonly outdir: string;
  /** cdk-nag and CloudFormation's own schemas (1.5 s); `false` where the same templates are checked elsewhere */
  readonly checks?: boolean;
}

/**
 * Synthesises one stage in this process, without CLI, network or Docker, and returns the assembly's directory.
 * Throws when a value of the stage, or a finding of cdk-nag that nobody acknowledged, stands against it.
 */
export const synthesise = (options: SynthesiseOptions): string =>
  createApp(options).synth().directory;

const ownFlags = {
  // exports keep CloudFormation from deleting a table or a queue that another stack still uses
  '@aws-cdk/core:defaultCrossStackReferences': 'strong',
  // the embedded runtime finds a function's code and a resource's place by these
  'aws:cdk:enable-asset-metadata': true,
  'aws:cdk:enable-path-metadata': true,
};

/** The app of one stage, functions bundled, not yet synthesised. */
export const createApp = ({ stage, outdir, checks = true }: SynthesiseOptions): App => {
  const app = new App({
    outdir: resolve(outdir),
    analyticsReporting: false,
    treeMetadata: false,
    builtinCloudFormationValidation: checks,
    context: { ...recommendedFlags, ...ownFlags },
  });
  const config = loadStage(stage ?? app.node.tryGetContext('stage') ?? 'local');
  const bundles = join(app.outdir, 'bundles');
  bundleFunctions(bundles);
  if (checks) Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  addStacks(app, { config, bundles });
  return app;
};

const addStacks = (app: App, { config, bundles }: Deployment): void => {
  const name = (part: string) => `atrium-${config.stage}-${part}`;
  const mail = new MailStack(app, name('mail'), { config });
  const data = new DataStack(app, name('data'), { config });
  data.addStackDependency(mail);
  const { queues } = new BackgroundStack(app, name('background'), { config, bundles, data, mail });
  const api = new ApiStack(app, name('api'), { config, bundles, data, queues });
  if (config.edge && config.apiDomain) {
    const { edge, apiDomain } = config;
    new EdgeStack(app, name('edge'), {
      config,
      edge,
      apiDomain: apiDomain.name,
    }).addStackDependency(api);
  }
};
