import { Transform } from 'node:stream';
import { deflateSync } from 'node:zlib';

/** zlib's own stream compresses in another thread, whose answer comes when it comes; this one answers at once. */
export const deflateInOneGo = (): Transform => {
  const chunks: Buffer[] = [];
  return new Transform({
    transform: (chunk, _, done) => {
      chunks.push(Buffer.from(chunk));
      done();
    },
    flush(done) {
      this.push(deflateSync(Buffer.concat(chunks)));
      done();
    },
  });
};
