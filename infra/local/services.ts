import type { IncomingMessage, RequestListener } from 'node:http';

/** A refusal of one of the runner's own AWS services. */
export class ServiceError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'ServiceError';
    this.code = code;
  }
}

/** Actions by `x-amz-target`, e.g. `AWSEvents.PutEvents`. */
export type Actions = Readonly<Record<string, (input: never) => Promise<unknown>>>;

/** EventBridge and Step Functions: one AWS JSON endpoint for what the runner itself plays. */
export const createServices =
  (actions: Actions): RequestListener =>
  async (request, response) => {
    const answer = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
      response.end(JSON.stringify(body));
    };
    try {
      const target = String(request.headers['x-amz-target'] ?? '');
      const input = await readJson(request);
      const action = actions[target];
      if (!action) throw new ServiceError('UnknownOperationException', `${target} is not served`);
      answer(200, await action(input as never));
    } catch (error) {
      const { message } = error as Error;
      if (error instanceof ServiceError) answer(400, { __type: error.code, message });
      else if (!response.destroyed) answer(500, { __type: 'InternalFailure', message });
    }
  };

const readJson = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString() || '{}');
};
