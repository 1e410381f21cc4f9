import middy from '@middy/core';
import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyStructuredResultV2,
  Context,
} from 'aws-lambda';
import * as z from 'zod';
import { takeDelivery } from '../../shared/gateway-webhooks/take.ts';
import { parseInput, refusedOrBug } from '../middleware/problem.ts';
import { count, logger, telemetry } from '../middleware/telemetry.ts';

// Idempotency key: connection + the gateway's own id of the event. Not the router of the other contexts: what is signed
// is the bytes as they came, and nobody has a token.
export const handler = middy<
  APIGatewayProxyEventV2,
  APIGatewayProxyStructuredResultV2,
  Error,
  Context
>()
  .use(telemetry())
  .handler(async event => {
    const { requestId } = event.requestContext;
    logger.appendKeys({ requestId, route: event.routeKey });
    try {
      parseInput(z.strictObject({}), event.queryStringParameters ?? {}, 'query');
      const { gateway = '', endpointId = '' } = event.pathParameters ?? {};
      const { headers } = event;
      const taken = await takeDelivery({ gateway, endpointId, headers, rawBody: bytesOf(event) });
      count('GatewayEventsKept', taken.kept);
      count('GatewayEventsKnown', taken.known);
      return { statusCode: 200, headers: { 'cache-control': 'no-store' } };
    } catch (error) {
      count('GatewayWebhooksRefused', 1);
      return refusedOrBug(error, requestId);
    }
  });

/** API Gateway hands over as base64 what it does not take for text. */
const bytesOf = ({ body = '', isBase64Encoded }: APIGatewayProxyEventV2): Buffer =>
  Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
