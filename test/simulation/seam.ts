/**
 * Takes the place of the SDK's HTTP handler in the simulation's bundles, and of nothing else: everything above it,
 * retries and error classes included, is what production runs.
 */
interface Sent {
  readonly method: string;
  readonly hostname: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

interface Handler {
  handle(request: Sent): Promise<unknown>;
}

interface Simulated {
  atriumSend(request: Sent): Promise<{ status: number; headers: object; body: Buffer }>;
}

export class NodeHttpHandler implements Handler {
  readonly metadata = { handlerProtocol: 'http/1.1' };

  static create(given: unknown): Handler {
    const own = given as Partial<Handler> | undefined;
    return typeof own?.handle === 'function' ? (own as Handler) : new NodeHttpHandler();
  }

  async handle(request: Sent) {
    const { status, headers, body } = await (globalThis as unknown as Simulated).atriumSend(
      request,
    );
    return { response: { statusCode: status, reason: '', headers, body } };
  }

  updateHttpClientConfig(): void {}

  httpHandlerConfigs(): object {
    return {};
  }

  destroy(): void {}
}

/** Answers are bytes already. */
export const streamCollector = async (body: Uint8Array): Promise<Uint8Array> => body;
