import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { MiddlewareObj } from '@middy/core';
import type { Context } from 'aws-lambda';
import { takeUnits } from '../../shared/store/capacity.ts';

/** Logs are objects with ids and no personal data. */
export const logger = new Logger();

/** Business facts and consumed capacity, as embedded metric format on standard output. */
export const metrics = new Metrics({ namespace: 'Atrium' });

/** An error whose words may hold an address: its name, and where it was thrown. */
export const withoutWords = (error: unknown): { name: string; at: string[] } => {
  const { name, stack = '' } = error as Error;
  return { name, at: stack.split('\n').filter(line => /^\s+at /.test(line)) };
};

export const count = (name: string, value: number): void => {
  if (value !== 0) metrics.addMetric(name, MetricUnit.Count, value);
};

/** Puts the request's id on every log line and publishes what the invocation consumed and did. */
export const telemetry = <Event, Result>(): MiddlewareObj<Event, Result, Error, Context> => {
  const publish = () => {
    const { readUnits, writeUnits } = takeUnits();
    count('ReadUnits', readUnits);
    count('WriteUnits', writeUnits);
    metrics.publishStoredMetrics();
    logger.resetKeys();
  };
  return {
    before: ({ context }) => {
      logger.appendKeys({ lambdaRequestId: context.awsRequestId });
    },
    after: publish,
    onError: ({ error }) => {
      if (error) logger.error('unhandled', error);
      publish();
    },
  };
};
