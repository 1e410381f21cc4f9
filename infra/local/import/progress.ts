const width = 30;

/** Draws how far an import is: a bar where somebody watches, a line each tenth where nobody does. */
export const progressBar = (
  out: NodeJS.WriteStream,
): ((what: string, done: number, total: number) => void) => {
  let last = '';
  return (what, done, total) => {
    const steps = out.isTTY ? 100 : 10;
    const step = Math.floor((done / total) * steps);
    const now = `${what} ${step}`;
    if (now === last) return;
    last = now;
    const filled = Math.round((done / total) * width);
    const bar = `[${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${done} of ${total} ${what}`;
    out.write(out.isTTY ? `\r${bar}${done === total ? '\n' : ''}` : `${bar}\n`);
  };
};
