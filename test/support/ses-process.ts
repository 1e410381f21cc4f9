import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { SESClient } from '@aws-sdk/client-ses';
import { inbox } from './inbox.ts';

/** A folder for one SES endpoint that processes come and go on. */
export const sesHome = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ses-'));
  const eventsEndpointFile = join(folder, 'events-endpoint');
  const running = new Set<Awaited<ReturnType<typeof startSes>>>();
  return {
    folder,
    start: async (...flags: string[]) => {
      const ses = await startSes(folder, eventsEndpointFile, flags);
      running.add(ses);
      return ses;
    },
    publishTo: (url: string) => writeFile(eventsEndpointFile, url),
    remove: async () => {
      for (const ses of running) await ses.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** A real SES endpoint process, the SDK's client for it and its inbox. */
const startSes = async (folder: string, eventsEndpointFile: string, flags: string[]) => {
  const main = new URL('../../infra/local/ses/main.ts', import.meta.url).pathname;
  const file = ['--events-endpoint-file', eventsEndpointFile];
  const options = [main, '--port', '0', '--data', join(folder, 'data'), ...file, ...flags];
  const child = spawn(process.execPath, options, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const url = line.replace('listening ', '');
  const client = new SESClient({
    endpoint: url,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  const kill = async () => {
    client.destroy();
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return { url, client, inbox: inbox(url), kill };
};
