// Plain JavaScript for Node 20: `npm start` and `npm test` begin here, perhaps before anything is installed.
// Usage: node infra/local/bootstrap.mjs <entry.ts> [arguments]
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..', '..');
const lock = join(root, 'package-lock.json');
const modules = join(root, 'node_modules');
const node = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const say = text => process.stderr.write(`${text}\n`);

/** Whether node_modules holds what the lock file names, by npm's own record of what it installed. */
const isInstalled = () => {
  const record = join(modules, '.package-lock.json');
  if (!existsSync(record) || !existsSync(node)) return false;
  const packagesOf = file => JSON.parse(readFileSync(file, 'utf8')).packages;
  const installed = packagesOf(record);
  return Object.entries(packagesOf(lock)).every(([path, { optional, version }]) => {
    const isAbsent = installed[path] === undefined;
    return path === '' || (isAbsent ? optional === true : installed[path].version === version);
  });
};

const install = () => {
  say('Installing what package-lock.json names (npm ci); once, about a minute …');
  const began = Date.now();
  // the installed Node is replaced while npm runs, so npm must run on the machine's own
  const path = (process.env.PATH ?? '').split(delimiter).filter(part => !part.includes(modules));
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    env: { ...process.env, PATH: path.join(delimiter) },
    shell: process.platform === 'win32',
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) fail('npm ci failed; what it said stands above.');
  if (!existsSync(node)) {
    fail('npm ci left out Node 24, which the package `node` installs: allow its install script.');
  }
  say(`Installed in ${Math.round((Date.now() - began) / 1000)} s.`);
};

const fail = sentence => {
  say(sentence);
  process.exit(1);
};

if (!isInstalled()) install();

const [entry, ...args] = process.argv.slice(2);
if (!entry) fail('bootstrap: expected the file to run');
const child = spawn(node, [join(root, entry), ...args], {
  cwd: root,
  env: {
    ...process.env,
    PATH: [join(modules, '.bin'), process.env.PATH].join(delimiter),
  },
  stdio: 'inherit',
});
// a terminal sends its signals to the whole group; those sent to us alone are passed on
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
