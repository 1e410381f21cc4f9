import type { IncomingMessage, ServerResponse } from 'node:http';

/** 10 MB of message are 13.4 MB of base64 and a little more percent-encoded; beyond this nothing is kept. */
const maxBodyBytes = 24 * 1024 * 1024;

/** A request body as text, or its length alone when it is longer than any call can be. */
export type Body = string | { bytes: number };

/** Reads to the end even what is too long, so that the client gets an answer instead of a broken pipe. */
export const readBody = async (request: IncomingMessage): Promise<Body> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes <= maxBodyBytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  return bytes <= maxBodyBytes ? Buffer.concat(chunks).toString('utf8') : { bytes };
};

export type Reply = { status: number; headers: Record<string, string>; body: string | Buffer };

export const reply = (
  status: number,
  type: string,
  body: string | Buffer,
  headers: Record<string, string> = {},
): Reply => ({ status, headers: { 'content-type': type, ...headers }, body });

export const jsonReply = (status: number, body: unknown): Reply =>
  reply(status, 'application/json; charset=utf-8', JSON.stringify(body));

export const send = (response: ServerResponse, { status, headers, body }: Reply): void => {
  response.writeHead(status, headers).end(body);
};
