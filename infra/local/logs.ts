import { createWriteStream } from 'node:fs';

export interface LogLine {
  readonly at: number;
  /** function or part of the runner that said it */
  readonly source: string;
  readonly requestId: string | undefined;
  readonly text: string;
}

export interface Logs {
  write(source: string, requestId: string | undefined, text: string): void;
  /** the newest lines, oldest first, optionally of one request or one source */
  read(filter?: { readonly requestId?: string; readonly source?: string }): LogLine[];
  close(): Promise<void>;
}

const kept = 20_000;

/** Keeps what functions and the runner say: the newest lines in memory, all of them in `file`. */
export const createLogs = (file: string, onLine: (line: LogLine) => void): Logs => {
  const stream = createWriteStream(file, { flags: 'a' });
  stream.on('error', () => {});
  let lines: LogLine[] = [];
  return {
    write: (source, requestId, text) => {
      for (const part of text.split('\n')) {
        if (part === '') continue;
        const line = { at: Date.now(), source, requestId, text: part };
        onLine(line);
        lines.push(line);
        stream.write(`${JSON.stringify(line)}\n`);
      }
      if (lines.length > 2 * kept) lines = lines.slice(-kept);
    },
    read: ({ requestId, source } = {}) =>
      lines.filter(
        line =>
          (requestId === undefined || line.requestId === requestId) &&
          (source === undefined || line.source === source),
      ),
    close: () => new Promise(resolve => stream.end(resolve)),
  };
};
