import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { gatewayServer } from './server.ts';

/** node infra/local/gateway/main.ts --port P --data DIR; README.md beside this has the rest. */
const { values } = parseArgs({ options: { port: { type: 'string' }, data: { type: 'string' } } });
const { port, data: folder } = values;
if (port === undefined || folder === undefined) throw new Error('expected --port P --data DIR');

// whoever started this may die first; a closed pipe must not end the gateway
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

mkdirSync(folder, { recursive: true });
const urlOf = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const server = gatewayServer(folder, urlOf);
server.listen(Number(port), '127.0.0.1', () => console.log(`listening ${urlOf()}`));
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => process.exit(0));
