/** What can be asked on the command line: words, the operation behind them, and what a table shows of its answer. */
export interface Command {
  readonly words: readonly [group: string, verb: string];
  readonly about: string;
  readonly method: 'GET' | 'POST';
  /** its parameters are given in this order */
  readonly path: string;
  /** query fields that may be given as flags */
  readonly flags?: readonly string[];
  /** a list without pages */
  readonly isWhole?: true;
  readonly columns: readonly string[];
}

const runs = '/v1/admin/bill-runs';
const gateways = '/v1/admin/gateways';
const webhooks = '/v1/admin/webhooks';
const deadLetters = '/v1/admin/dead-letters';

export const commands: readonly Command[] = [
  {
    words: ['runs', 'list'],
    about: 'bill runs, the newest first',
    method: 'GET',
    path: runs,
    columns: [
      'id',
      'billingOn',
      'stage',
      'startedAt',
      'totals.invoiced',
      'totals.parked',
      'totals.gross',
      'delivery',
    ],
  },
  {
    words: ['runs', 'show'],
    about: 'one bill run with its figures',
    method: 'GET',
    path: `${runs}/{runId}`,
    columns: [],
  },
  {
    words: ['runs', 'customers'],
    about: 'what a run made of each customer; --outcome parked',
    method: 'GET',
    path: `${runs}/{runId}/customers`,
    flags: ['outcome'],
    columns: ['customerId', 'outcome', 'reason', 'invoiceId', 'gross'],
  },
  {
    words: ['runs', 'release'],
    about: 'let a held run go on',
    method: 'POST',
    path: `${runs}/{runId}/release`,
    columns: [],
  },
  {
    words: ['runs', 'resume'],
    about: 'let a run that stands still go on at once',
    method: 'POST',
    path: `${runs}/{runId}/resume`,
    columns: [],
  },
  {
    words: ['deliveries', 'list'],
    about: 'the mails of a run; --status parked',
    method: 'GET',
    path: `${runs}/{runId}/deliveries`,
    flags: ['status'],
    columns: ['customerId', 'mailId', 'id', 'status', 'reason', 'problem'],
  },
  {
    words: ['parked', 'list'],
    about: 'customers that runs set aside',
    method: 'GET',
    path: '/v1/admin/parked-customers',
    columns: ['customerId', 'reason', 'runId', 'at'],
  },
  {
    words: ['parked', 'show'],
    about: 'a customer, and why it was set aside',
    method: 'GET',
    path: '/v1/admin/customers/{customerId}',
    columns: [],
  },
  {
    words: ['parked', 'release'],
    about: 'un-park a customer: the next run bills it',
    method: 'POST',
    path: '/v1/admin/customers/{customerId}/unpark',
    columns: [],
  },
  {
    words: ['gateways', 'list'],
    about: 'payment gateways that are connected, and where they tell what happens',
    method: 'GET',
    path: gateways,
    isWhole: true,
    columns: ['id', 'kind', 'connectedAt', 'webhookUrl'],
  },
  {
    words: ['gateways', 'events'],
    about: 'what a gateway told of; --outcome failed',
    method: 'GET',
    path: `${gateways}/{connectionId}/events`,
    flags: ['outcome'],
    columns: [
      ...['id', 'kind', 'gatewayId', 'outcome', 'reason', 'attempts', 'receivedAt', 'retryAt'],
    ],
  },
  {
    words: ['gateways', 'replay'],
    about: 'ask the gateway again how that stands which it told of',
    method: 'POST',
    path: `${gateways}/{connectionId}/events/{gatewayEventId}/replay`,
    columns: [],
  },
  {
    words: ['webhooks', 'list'],
    about: 'where events are sent',
    method: 'GET',
    path: webhooks,
    isWhole: true,
    columns: ['id', 'url', 'status', 'disabledReason', 'lastDeliveredAt'],
  },
  {
    words: ['webhooks', 'deliveries'],
    about: 'what was sent to a webhook; --status failed',
    method: 'GET',
    path: `${webhooks}/{webhookId}/deliveries`,
    flags: ['status'],
    columns: ['id', 'type', 'status', 'attempts', 'occurredAt', 'nextAttemptAt'],
  },
  {
    words: ['webhooks', 'replay'],
    about: 'send an event again',
    method: 'POST',
    path: `${webhooks}/{webhookId}/deliveries/{eventId}/replay`,
    columns: [],
  },
  {
    words: ['dead-letters', 'list'],
    about: 'what could not be worked, by queue; for owners',
    method: 'GET',
    path: deadLetters,
    isWhole: true,
    columns: ['queue', 'messages', 'oldestAt'],
  },
  {
    words: ['dead-letters', 'show'],
    about: 'some of the messages of a queue, by ids',
    method: 'GET',
    path: `${deadLetters}/{queue}`,
    isWhole: true,
    columns: ['id', 'type', 'sentAt', 'ids'],
  },
  {
    words: ['dead-letters', 'redrive'],
    about: 'bring them back into their queue',
    method: 'POST',
    path: `${deadLetters}/{queue}/redrive`,
    columns: [],
  },
  {
    words: ['going-live', 'show'],
    about: 'the going-live checklist',
    method: 'GET',
    path: '/v1/admin/organisation/going-live',
    isWhole: true,
    columns: ['step', 'state', 'blocks', 'why', 'todo'],
  },
];

export const paramsOf = ({ path }: Command): string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

const lineOf = (command: Command): string => {
  const words = [...command.words, ...paramsOf(command).map(name => name.toUpperCase())].join(' ');
  return `  ${words.padEnd(40)} ${command.about}`;
};

export const usage = `npm run console -- COMMAND [--stage STAGE | --local] asks and tells Atrium what portals have no page for.

${commands.map(lineOf).join('\n')}

where   --stage STAGE   a deployed stage; its address comes from the stack's outputs
        --local         the stack that \`npm start\` serves (--state says where it lies)
        --url URL       or any address
who     ATRIUM_TOKEN, or ATRIUM_REFRESH_TOKEN of a session of the portal; with --local the sample operator's owner
how     --json          for programs; --limit N rows at most (50)

Ends with 0, with 1 when Atrium refuses, with 2 when the command is wrong, with 3 when Atrium is not to be reached.`;
