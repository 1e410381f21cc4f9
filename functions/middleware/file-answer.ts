import { gzipSync } from 'node:zlib';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** Of an operation that answers a file; the name is safe in a header. */
export interface FileOutcome {
  readonly name: string;
  readonly content: Buffer;
  /** where an operation has several, or parameters belong to it */
  readonly type?: string;
  /** where the next part of the file starts */
  readonly nextCursor?: string | undefined;
}

/** Lambda answers 6 MB at most, and bytes travel as base64, a third more (AWS, Lambda quotas). */
const maxPlainBytes = 4_000_000;

/** API Gateway takes bytes as base64 and sends them as they were; an e-invoice of 5,000 lines is 7 MB, packed 0.3 MB. */
export const fileAnswer = (
  type: string,
  file: FileOutcome | undefined,
): APIGatewayProxyStructuredResultV2 => {
  if (!file) throw new Error(`expected a file of ${type}; the handler answered none`);
  const isPacked = file.content.length > maxPlainBytes;
  const content = isPacked ? gzipSync(file.content) : file.content;
  return {
    statusCode: 200,
    headers: {
      'content-type': file.type ?? type,
      ...(isPacked && { 'content-encoding': 'gzip' }),
      ...(file.nextCursor !== undefined && { 'next-cursor': file.nextCursor }),
      'content-disposition': `attachment; filename="${file.name}"`,
      'cache-control': 'no-store',
    },
    body: content.toString('base64'),
    isBase64Encoded: true,
  };
};
