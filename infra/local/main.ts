/** Runs Atrium on this machine as a process: `node infra/local/main.ts --state DIR [--template DIR] …`. */
import { parseArgs } from 'node:util';
import { startEmulators, stopEmulators } from './emulator-set.ts';
import { startWorld } from './world.ts';

const endpointNames = [
  ...['dynamodb', 'sqs', 'ses', 'events', 'states', 'cognito', 'gateway', 'gatewayHosts'],
] as const;

const usage = `node infra/local/main.ts [options]
  --state DIR             state directory (.atrium)
  --emulators DIR         the emulators' part of it, if elsewhere
  --template DIR          a synthesised assembly; without it the stage "local" is synthesised
  --port P                port of the API (any)
  --console-port P        port of the console page (any)
  --scheduler-speed N     1 is real time, 3600 an hour a second, 0 never fires
  --async-retry-seconds S seconds before the tries of an asynchronous invocation, e.g. 1,2 (60,120)
  --concurrency C         environments of a function at once, e.g. 2 or default=2,bill-run-draft=4
  --background-niceness N added to the niceness of functions that no route leads to (0); Linux
  --mail-load-mode        keep headers and a hash of each mail only
  --endpoint NAME=URL     another address for functions; NAME is one of ${endpointNames.join(', ')}
  --json                  one JSON line when ready, log lines on standard error
  --emulators-only        start the emulators, print their addresses and leave
  --stop                  stop the emulators of the state directory and leave`;

const { values } = parseArgs({
  options: {
    state: { type: 'string', default: '.atrium' },
    emulators: { type: 'string' },
    template: { type: 'string' },
    port: { type: 'string', default: '0' },
    'console-port': { type: 'string', default: '0' },
    'scheduler-speed': { type: 'string', default: '1' },
    'async-retry-seconds': { type: 'string', default: '60,120' },
    concurrency: { type: 'string', default: '2' },
    'background-niceness': { type: 'string', default: '0' },
    'mail-load-mode': { type: 'boolean', default: false },
    endpoint: { type: 'string', multiple: true, default: [] },
    json: { type: 'boolean', default: false },
    'emulators-only': { type: 'boolean', default: false },
    stop: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const pairs = (items: readonly string[], bare = 'default'): [string, string][] =>
  items.map(item => {
    const [name = '', ...rest] = item.split('=');
    return rest.length > 0 ? [name, rest.join('=')] : [bare, name];
  });

const emulatorsDir = values.emulators ?? values.state;

const run = async (): Promise<void> => {
  const world = await startWorld({
    stateDir: values.state,
    emulatorsDir,
    templateDir: values.template,
    port: Number(values.port),
    consolePort: Number(values['console-port']),
    schedulerSpeed: Number(values['scheduler-speed']),
    asyncRetrySeconds: values['async-retry-seconds'].split(',').map(Number),
    concurrency: Object.fromEntries(
      pairs(values.concurrency.split(',')).map(([name, size]) => [name, Number(size)]),
    ),
    backgroundNiceness: Number(values['background-niceness']),
    mailLoadMode: values['mail-load-mode'],
    endpoints: Object.fromEntries(pairs(values.endpoint)),
    onLog: ({ source, text }) => console.error(`${source} ${text}`),
  });
  const { apiUrl, inboxUrl, consoleUrl, stateDir, endpoints, environment, tableName, userPool } =
    world;
  const ready = {
    pid: process.pid,
    apiUrl,
    inboxUrl,
    consoleUrl,
    stateDir,
    endpoints,
    environment,
    tableName,
    userPool,
  };
  console.log(
    values.json
      ? JSON.stringify(ready)
      : `API ${apiUrl}\nInbox ${inboxUrl}\nConsole ${consoleUrl}\nCtrl-C stops it; its state stays in ${values.state}`,
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void world.stop().then(() => process.exit(0)));
  }
};

if (values.help) console.log(usage);
else if (values.stop) await stopEmulators(emulatorsDir);
else if (values['emulators-only']) {
  const { dynamodb, sqs, ses, cognito, gateway } = await startEmulators({
    stateDir: emulatorsDir,
  });
  console.log(JSON.stringify({ dynamodb, sqs, ses, cognito, gateway }));
  process.exit(0);
} else await run();
