// A list: one entry is read at a time, so it is longer than other files.
import type { Change } from './bundle.ts';
import type { Fault } from './faults.ts';
import type { ScriptName } from './scripts.ts';

/** A defect that somebody could have written, and where a fault shows it. */
export interface Mutant {
  readonly name: string;
  /** what it breaks */
  readonly invariant: `I${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10}`;
  readonly changes: readonly Change[];
  readonly script: ScriptName;
  /** absent: it shows without a fault */
  readonly fault?: Fault;
  /** of the call or delivery that it befalls */
  readonly at?: RegExp;
}

const inFile = (file: string, find: string, replace: string): Change => ({ file, find, replace });

const drafting = 'shared/billing/draft-run.ts';
const draftWrites = 'shared/billing/draft-writes.ts';
const numbering = 'shared/billing/number-run.ts';
const series = 'shared/billing/series.ts';
const claims = 'shared/billing/claims.ts';
const claim = 'shared/notifications/mail-claim.ts';
const starting = 'shared/payments/start-attempt.ts';
const sweep = 'functions/outbox/sweep.ts';
const tick = 'functions/bill-run/tick.ts';
const principal = 'functions/middleware/find-principal.ts';

const ofDraft = /^bill-run-draft dynamodb.TransactWriteItems/;
const ofSend = /^send-mail ses.SendRawEmail/;

export const mutants: readonly Mutant[] = [
  {
    name: 'a charge stays open when it is billed',
    invariant: 'I1',
    changes: [inFile(claims, '    { delete: charge, ...taken },\n', '')],
    script: 'month',
  },
  {
    name: 'days of a membership are not marked as billed',
    invariant: 'I1',
    changes: [
      inFile(claims, 'expression: `SET billedTo = :to${', 'expression: `SET billedTo = :from${'),
    ],
    script: 'month',
  },
  {
    name: 'a row is looked for and then written, without a condition',
    invariant: 'I1',
    changes: [
      inFile(
        draftWrites,
        '  put: { ...keys.runRow(org, runId, bucketOf(customerId), customerId), ...row },\n  condition: absent,',
        '  put: { ...keys.runRow(org, runId, bucketOf(customerId), customerId), ...row },',
      ),
      inFile(
        draftWrites,
        '  { put: { ...keys.invoice(org, invoice.customerId, invoice.id), ...invoice }, condition: absent },',
        '  { put: { ...keys.invoice(org, invoice.customerId, invoice.id), ...invoice } },',
      ),
      inFile(
        draftWrites,
        "    ...asRead,\n    values: { ...asRead.values, ':next'",
        "    values: { ':next'",
      ),
      inFile(
        claims,
        // biome-ignore lint/suspicious/noTemplateCurlyInString: a text of the sources
        "condition: `billedTo = :from${released ? ' AND released = :released' : ''}`,\n        values: { ':from': from, ':to': to,",
        "values: { ':to': to,",
      ),
      inFile(claims, '    { delete: charge, ...taken },', '    { delete: charge },'),
      inFile(
        drafting,
        "  condition: 'version = :version',\n  values: { ':version': from.version },",
        '',
      ),
    ],
    script: 'month',
    fault: 'delayed',
    at: ofDraft,
  },
  {
    name: 'an answer is kept for replay behind the transaction',
    invariant: 'I1',
    changes: [
      inFile(
        'functions/middleware/idempotency.ts',
        'await transact([record({ ...key, ...(entry || {}) }, hash, answer), ...writes]);',
        'await transact(writes);\n    await transact([record({ ...key, ...(entry || {}) }, hash, answer)]);',
      ),
    ],
    script: 'corrections',
    fault: 'killed after',
    at: /^api-billing dynamodb.TransactWriteItems INVOICE#inv LEDGER#day#inv MAIL/,
  },
  {
    name: 'a void invoice does not let go of what it billed',
    invariant: 'I1',
    changes: [
      inFile(
        'shared/billing/after-issue.ts',
        '    writes: [...ended.writes, ...released],',
        '    writes: ended.writes,',
      ),
    ],
    script: 'corrections',
  },
  {
    name: 'tax is rounded down',
    invariant: 'I2',
    changes: [
      inFile(
        'shared/billing/totals.ts',
        '  roundHalfAwayFromZero(times(exact(amount), times(decimal(percent), exact(1, 100))));',
        '  Math.floor((amount * Number(percent)) / 100);',
      ),
    ],
    script: 'corrections',
  },
  {
    name: 'an invoice does not know what was credited of it',
    invariant: 'I2',
    changes: [
      inFile(
        'shared/billing/credit.ts',
        '  gross: (credited?.gross ?? 0) + more.gross,\n});',
        '  gross: credited?.gross ?? 0,\n});',
      ),
    ],
    script: 'corrections',
  },
  {
    name: 'the counter moves outside the transaction that gives its numbers',
    invariant: 'I3',
    changes: [
      inFile(numbering, '    ...(issues.length > 0 ? [move] : []),\n', ''),
      inFile(
        numbering,
        '  const next = movedRun(state, rows, numbers);\n',
        '  const next = movedRun(state, rows, numbers);\n  if (issues.length > 0) await transact([seriesWrite(organisation, series, sellers, issuedOn)]);\n',
      ),
    ],
    script: 'month',
  },
  {
    name: 'the counter is written whatever it is by now',
    invariant: 'I3',
    changes: [inFile(series, '  ...seriesIs(read),\n  refuse', '  refuse')],
    script: 'corrections',
  },
  {
    name: 'rows are read from a replica',
    invariant: 'I8',
    changes: [
      inFile(
        'shared/store/read.ts',
        "      ...condition('pk', 'sk', range),\n      TableName: env('TABLE_NAME'),\n      ConsistentRead: true,",
        "      ...condition('pk', 'sk', range),\n      TableName: env('TABLE_NAME'),",
      ),
    ],
    script: 'month',
    fault: 'stale',
    at: /^bill-run-number dynamodb.Query table .* ROW#/,
  },
  {
    name: 'a worker’s position moves outside the transaction of its drafts',
    invariant: 'I8',
    changes: [
      inFile(
        drafting,
        '      await transact([\n        moveWorker(org, run.id, worker, next),\n',
        '      await transact([moveWorker(org, run.id, worker, next)]);\n      await transact([\n        { check: keys.run(org, run.id), condition: present },\n',
      ),
      inFile(
        drafting,
        "import { ConditionFailed, maxTransactItems, transact, type Write } from '../store/transact.ts';",
        "import { keys } from '../store/table.ts';\nimport { ConditionFailed, maxTransactItems, present, transact, type Write } from '../store/transact.ts';",
      ),
    ],
    script: 'month',
    fault: 'killed before',
    at: /^bill-run-draft dynamodb.TransactWriteItems C#BILLING/,
  },
  {
    name: 'the numberer’s cursor moves outside the transaction',
    invariant: 'I8',
    changes: [
      inFile(
        numbering,
        '  await transact([\n    putRun(org, next),\n    ...(issues',
        '  await transact([putRun(org, next)]);\n  await transact([\n    ...(issues',
      ),
    ],
    script: 'month',
    fault: 'killed before',
    at: /^bill-run-number dynamodb.TransactWriteItems INVOICE/,
  },
  {
    name: 'parked customers are not counted',
    invariant: 'I8',
    changes: [
      inFile('shared/billing/close-run.ts', "    parked: countOf('parked'),", '    parked: 0,'),
    ],
    script: 'month',
  },
  {
    name: 'SES is asked again when it did not answer',
    invariant: 'I4',
    changes: [inFile('shared/clients/ses.ts', 'maxAttempts: 1,', 'maxAttempts: 3,')],
    script: 'month',
    fault: 'answer lost',
    at: ofSend,
  },
  {
    name: 'a mail is sent without being claimed',
    invariant: 'I4',
    changes: [
      inFile(
        claim,
        'put: mailItem(org, claimed(mail)), condition: absent }',
        'put: mailItem(org, claimed(mail)) }',
      ),
    ],
    script: 'month',
    fault: 'second worker',
    at: ofSend,
  },
  {
    name: 'a mail that is being sent may be claimed',
    invariant: 'I4',
    changes: [
      inFile(
        claim,
        "(status === 'sending' && leaseUntil <= now)",
        "(status === 'sending' && leaseUntil !== now)",
      ),
      inFile(claim, '    const attempts = found.attempts + 1;', '    const attempts = 1;'),
    ],
    script: 'month',
    fault: 'second worker',
    at: ofSend,
  },
  {
    name: 'a lost answer counts as not sent',
    invariant: 'I4',
    changes: [
      inFile(
        'shared/notifications/hand-over.ts',
        "  if (failure === 'unknown') return { outcome: 'unknown', error };\n",
        "  if (failure === 'unknown') {\n    await delayMail(org, claimed, failure, 0);\n    return { outcome: 'delayed', failure: 'rate', error, seconds: 0 };\n  }\n",
      ),
    ],
    script: 'month',
    fault: 'answer lost',
    at: ofSend,
  },
  {
    name: 'copies are decided when the mail is queued',
    invariant: 'I4',
    changes: [
      inFile(
        numbering,
        '  const next = movedRun(state, rows, numbers);\n',
        '  const next = movedRun(state, rows, numbers);\n  for (const row of kept) {\n    const audience = await readAudience(org, row.customerId);\n    ((globalThis as any).audiences ??= new Map()).set(row.customerId + state.run.id, audience);\n  }\n',
      ),
      inFile(
        numbering,
        "import { readBillingPersons } from './inputs.ts';",
        "import { readBillingPersons } from './inputs.ts';\nimport { readAudience } from '../notifications/audience.ts';",
      ),
      inFile(
        'shared/notifications/prepare-mail.ts',
        '  const inputs = await readMailInputs(org, mail);',
        '  const read = await readMailInputs(org, mail);\n  const audience = (globalThis as any).audiences?.get(mail.customerId + mail.runId) ?? read.audience;\n  const inputs = { ...read, audience };',
      ),
    ],
    script: 'month',
  },
  {
    name: 'the gateway’s key is made up for each call',
    invariant: 'I5',
    changes: [
      inFile(
        starting,
        '  ...{ key: id, amount, currency,',
        '  ...{ key: crypto.randomUUID(), amount, currency,',
      ),
    ],
    script: 'collection',
  },
  {
    name: 'an invoice is not held while it is collected',
    invariant: 'I5',
    changes: [inFile(starting, '      invoiceWrite(org, invoice, { openAttempt: id }),\n', '')],
    script: 'collection',
    fault: 'delayed',
    at: /^api-payments gateway.POST \/v1\/charges/,
  },
  {
    name: 'two may hold an invoice',
    invariant: 'I5',
    changes: [
      inFile(
        starting,
        '  if (invoice.openAttempt === undefined) return invoice;',
        '  if (invoice.openAttempt !== null) return invoice;',
      ),
    ],
    script: 'collection',
    fault: 'delayed',
    at: /^api-payments gateway.POST \/v1\/charges/,
  },
  {
    name: 'money is booked under a new id each time',
    invariant: 'I5',
    changes: [
      inFile(
        'shared/payments/attempt-rules.ts',
        "deriveId('payment', attempt.id, ...(returns > 0 ? [String(returns)] : []));",
        "deriveId('payment', attempt.id, String(Math.random() + returns));",
      ),
      inFile(
        'shared/payments/attempt-rules.ts',
        "  if (outcome.status === 'succeeded') return status === 'succeeded' ? 'nothing' : 'book';",
        "  if (outcome.status === 'succeeded') return 'book';",
      ),
    ],
    script: 'collection',
    fault: 'second worker',
    at: /^api-payments dynamodb.TransactWriteItems ATTEMPT#att INVOICE#inv LEDGER/,
  },
  {
    name: 'a call that failed at the gateway counts as declined',
    invariant: 'I5',
    changes: [
      inFile(
        'shared/payments/gateways/answered.ts',
        '    if (error instanceof GatewayUnreachable || error instanceof GatewayForbidden) return undefined;\n    if (!(error instanceof GatewayRefused)) throw error;',
        '    if (!(error instanceof GatewayUnreachable || error instanceof GatewayRefused)) throw error;',
      ),
    ],
    script: 'collection',
    fault: 'answer lost',
    at: /gateway.POST \/v1\/charges/,
  },
  {
    name: 'a refund is booked as often as it is asked for',
    invariant: 'I5',
    changes: [
      inFile(
        'functions/middleware/idempotency.ts',
        '  const earlier = await replay(key, hash);',
        "  const earlier = operationId === 'refundPayment' ? undefined : await replay(key, hash);",
      ),
      inFile(
        'functions/middleware/idempotency.ts',
        'record({ ...key, ...(entry || {}) }, hash, answer), ...writes',
        "...(operationId === 'refundPayment' ? [] : [record({ ...key, ...(entry || {}) }, hash, answer)]), ...writes",
      ),
    ],
    script: 'collection',
    fault: 'killed after',
    at: /^api-payments dynamodb.TransactWriteItems CREDIT-BALANCE LEDGER#day#pay#refund/,
  },
  {
    name: 'an invoice is issued without its entry in the ledger',
    invariant: 'I6',
    changes: [inFile(numbering, '      ledgerWrite(org, issue),\n', '')],
    script: 'month',
  },
  {
    name: 'a void invoice is still owed',
    invariant: 'I6',
    changes: [
      inFile(
        'shared/billing/after-issue.ts',
        '      entryWrite(organisation.id, invoice, entry),\n',
        '',
      ),
    ],
    script: 'corrections',
  },
  {
    name: 'what the stream missed nobody publishes',
    invariant: 'I7',
    changes: [inFile(sweep, '  await publishLeftovers();\n', '')],
    script: 'month',
    fault: 'never delivered',
    at: /^stream/,
  },
  {
    name: 'nobody looks for mails without an outcome',
    invariant: 'I7',
    changes: [inFile(sweep, '  if (await isMailQueueIdle()) await checkMail(hasTime);\n', '')],
    script: 'month',
    fault: 'answer lost',
    at: ofSend,
  },
  {
    name: 'nobody asks gateways what they did not answer',
    invariant: 'I7',
    changes: [inFile(sweep, '  await askGateways(hasTime);\n', '')],
    script: 'collection',
    fault: 'answer lost',
    at: /gateway.POST \/v1\/charges/,
  },
  {
    name: 'a login leads to any customer',
    invariant: 'I9',
    changes: [
      inFile(
        principal,
        '  const pointer = pointers.find(candidate => candidate.customerId === customerId);',
        '  const [pointer] = pointers;',
      ),
      inFile(
        principal,
        '  const { memberId, organisationId: org } = pointer;',
        '  const { memberId, organisationId: org } = pointer;\n  const own = pointer.customerId ?? customerId;',
      ),
      inFile(
        principal,
        "    keys.member(org, customerId, memberId ?? 'none'),",
        "    keys.member(org, own, memberId ?? 'none'),",
      ),
    ],
    script: 'month',
  },
  {
    name: 'nobody goes on with a run that fell silent',
    invariant: 'I10',
    changes: [inFile(tick, '    await continueSilentRuns(hasTime);\n', '')],
    script: 'month',
    fault: 'killed before',
    at: /^bill-run-tick states.StartExecution/,
  },
  {
    name: 'silence is noticed a day late',
    invariant: 'I10',
    changes: [
      inFile(
        'shared/billing/start-run.ts',
        '  return epochSeconds(realClock.now()) - last > leaseSeconds;',
        '  return epochSeconds(realClock.now()) - last > 100 * leaseSeconds;',
      ),
    ],
    script: 'month',
    fault: 'too large',
    at: /^bill-run-plan dynamodb.TransactWriteItems RUN WORKER/,
  },
];
