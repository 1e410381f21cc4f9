import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { sesServer } from './server.ts';

/**
 * node infra/local/ses/main.ts --port P --data DIR --events-endpoint-file F [--load-mode]
 * Port 0 takes a free one; the first line on standard output says which. README.md beside this has the rest.
 */
const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    data: { type: 'string' },
    'events-endpoint-file': { type: 'string' },
    'load-mode': { type: 'boolean', default: false },
  },
});
const { port, data: folder, 'events-endpoint-file': eventsEndpointFile } = values;
if (port === undefined || folder === undefined || eventsEndpointFile === undefined) {
  throw new Error('expected --port P --data DIR --events-endpoint-file F');
}

// whoever started this may die first; a closed pipe must not end the endpoint
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

mkdirSync(folder, { recursive: true });
const server = sesServer({ folder, eventsEndpointFile, isLoadMode: values['load-mode'] });
server.listen(Number(port), '127.0.0.1', () => {
  console.log(`listening http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => process.exit(0));
