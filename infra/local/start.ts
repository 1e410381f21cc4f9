/** `npm start`: an operator with hundreds of customers is billed for a month, by the schedule, on this machine. */
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createAtriumClient } from '../../shared/contract/client.ts';
import { stopEmulators } from './emulator-set.ts';
import { sampleDefaults } from './sample/generate.ts';
import { loadSample } from './sample/load.ts';
import { operatorName, owner } from './sample/operator.ts';
import { createThroughApi } from './sample/through-api.ts';
import { writeAddress } from './start/address.ts';
import { answered, awaitRun } from './start/await-run.ts';
import { signInAs, signInMembers } from './start/people.ts';
import { doubts, reportOf } from './start/report.ts';
import { reportText, welcomeText } from './start/text.ts';
import { lockState } from './state-lock.ts';
import { startWorld, type World } from './world.ts';

const say = (text: string) => process.stderr.write(`${text}\n`);

const usage = `npm start -- [options]
  --once          end after the report
  --json          the report as one JSON object on standard output
  --customers N   customers of the sample operator (${sampleDefaults.customers})
  --state DIR     state directory (.atrium/start)
  --port P        port of the API (any)`;

const readOptions = () => {
  try {
    const { values } = parseArgs({
      options: {
        once: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        customers: { type: 'string', default: String(sampleDefaults.customers) },
        state: { type: 'string', default: '.atrium/start' },
        port: { type: 'string', default: '0' },
        help: { type: 'boolean', default: false },
      },
    });
    if (!values.help) return values;
    say(usage);
    process.exit(0);
  } catch (error) {
    say(`${(error as Error).message}\n\n${usage}`);
    process.exit(1);
  }
};

const values = readOptions();

/** The instant the sandbox's clock is turned to: the first of December has begun everywhere Harbour Works is. */
const afterMonthEnd = '2026-12-01T06:00:00.000Z';

/** The hourly schedule fires within a second, then the five-minute sweep once a second until all mail is settled. */
const speeds = { hourInASecond: 3_600, sweepInASecond: 300, realTime: 1 } as const;

const secondsSince = (instant: number) => Math.round((performance.now() - instant) / 100) / 10;

/** Fewer have no company with a member of each kind. */
const fewestCustomers = 40;
const customers = Number(values.customers);

const prepare = async (world: World) => {
  // this process writes the sample as a function would: same variables, same client
  Object.assign(process.env, world.environment, { TABLE_NAME: world.tableName });
  const into = { folder: values.state, signIn: world.tokens };
  const { subject, ...admin } = await signInAs('owner', owner, into);
  const client = createAtriumClient({ baseUrl: world.apiUrl, token: admin.token });
  const { items, organisation, sample } = await loadSample(subject, { customers });
  const throughApi = [...sample.customers()].slice(-sampleDefaults.throughApi);
  await createThroughApi(client, throughApi);
  const members = await signInMembers(organisation.id, sample, into);
  say(
    `  ${items} items of ${customers - throughApi.length} customers loaded, ${throughApi.length} customers created through the API`,
  );
  return { client, people: [admin, ...members] };
};

/** Turns the clock over the end of the month; from here on the schedule does everything. */
const bill = async (world: World, client: Awaited<ReturnType<typeof prepare>>['client']) => {
  const before = world.metricsByFunction();
  const began = performance.now();
  answered(await client.POST('/v1/admin/clock/advance', { body: { to: afterMonthEnd } }));
  world.setSchedulerSpeed(speeds.hourInASecond);
  await awaitRun(client, 30, () => true);
  world.setSchedulerSpeed(speeds.sweepInASecond);
  let told = '';
  const run = await awaitRun(client, patienceSeconds(), ({ delivery, stage }) => {
    const at = stage === 'closed' ? 'mailing' : stage;
    if (at !== told) say(`  ${at} …`);
    told = at;
    return stage === 'closed' && delivery !== 'open';
  });
  world.setSchedulerSpeed(speeds.realTime);
  const times = { runSeconds: secondsSince(began), seconds: secondsSince(0) };
  const units = { before, after: world.metricsByFunction() };
  return { run, report: await reportOf(client, operatorName, run, units, times) };
};

/** Five minutes, and more for an operator larger than the sample's 400. */
const patienceSeconds = () => Math.max(300, customers);

/** 0 when every planned customer and every mail is accounted for. */
const billAndReport = async (world: World): Promise<number> => {
  say(`Loading ${operatorName} …`);
  const { client, people } = await prepare(world);
  say('Turning its clock over the end of November; the hourly schedule does the rest …');
  const { report, run } = await bill(world, client);
  say(`\n${reportText(report)}\n`);
  if (values.json) process.stdout.write(`${JSON.stringify(report)}\n`);
  const wrong = doubts(report, run);
  for (const sentence of wrong) say(sentence);
  if (!values.once) say(welcomeText(world, people));
  return wrong.length === 0 ? 0 : 1;
};

/** What a shell expects of a command that Ctrl-C ended. */
const interruptedCode = 130;

const main = async (): Promise<number> => {
  if (!Number.isInteger(customers) || customers < fewestCustomers) {
    throw new Error(`--customers: expected ${fewestCustomers} or more, got ${values.customers}`);
  }
  // throws when another one is running; one that was killed may have left its emulators
  lockState(values.state)();
  await stopEmulators(values.state);
  rmSync(values.state, { recursive: true, force: true });
  say('Starting Atrium from its synthesised template …');
  const world = await startWorld({
    stateDir: values.state,
    port: Number(values.port),
    schedulerSpeed: 0,
  });
  await writeAddress(world);
  const interrupted = new Promise<number>(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => resolve(interruptedCode));
  });
  try {
    const code = await Promise.race([billAndReport(world), interrupted]);
    if (values.once || code === interruptedCode) return code;
    await interrupted;
    return code;
  } finally {
    await world.stop();
  }
};

// what an interruption left under way ends with the process
process.exit(
  await main().catch((error: Error) => {
    say(`npm start failed: ${error.message}`);
    say(`Log lines are in ${values.state}/log.ndjson.`);
    return 1;
  }),
);
