import { synthesise } from './synthesise.ts';

synthesise({ outdir: process.env.CDK_OUTDIR ?? 'cdk.out' });
