import type { World } from '../world.ts';
import type { DemoPerson } from './people.ts';
import type { Report } from './report.ts';

/** The report as a person reads it. */
export const reportText = (report: Report): string => {
  const money = (minor: number) =>
    new Intl.NumberFormat('en', { style: 'currency', currency: report.currency }).format(
      minor / 100,
    );
  const reasons = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts)
      .map(([reason, count]) => `${reason} ${count}`)
      .join(', ');
  const rows: [string, string][] = [
    ['Started by', `schedule ${report.schedule}, tick of ${report.tick}`],
    ['Execution', report.executionId],
    ['Customers', `${report.customersPlanned} planned`],
    ['', `${report.invoicesIssued} invoiced`],
    ['', `${report.nothingToBill} with nothing to bill`],
    ['', `${report.parked} parked${report.parked ? ` (${reasons(report.parkedReasons)})` : ''}`],
    ...(report.left ? [['', `${report.left} left since planning`] as [string, string]] : []),
    ...report.taxes.map(({ amount, base, name, percent }, index): [string, string] => [
      index === 0 ? 'Tax' : '',
      `${name} ${percent}% of ${money(base)}: ${money(amount)}`,
    ]),
    ['Total', `${money(report.net)} net + ${money(report.tax)} tax = ${money(report.gross)}`],
    ['Numbers', `${report.firstNumber} to ${report.lastNumber}`],
    ['Mails', `${report.mailsSent} sent, ${report.ccCopies} copies (CC)`],
    [
      '',
      `${report.mailsParked} parked${report.mailsParked ? ` (${reasons(report.mailsParkedReasons)})` : ''}`,
    ],
    [
      'Capacity',
      `${report.writeUnitsPerInvoice} write and ${report.readUnitsPerInvoice} read units an invoice`,
    ],
    ['Duration', `${report.runSeconds} s the run, ${report.seconds} s in all`],
  ];
  const title = `Bill run of ${report.organisation} for ${report.billingOn}`;
  const lines = rows.map(([label, text]) => `  ${label.padEnd(11)}${text}`);
  return [title, '─'.repeat(title.length), ...lines].join('\n');
};

/** Where everything is, who may be tried, and three calls to begin with. */
export const welcomeText = (world: World, people: readonly DemoPerson[]): string => {
  const { apiUrl, consoleUrl, inboxUrl } = world;
  const [admin, contact] = people;
  const call = (person: DemoPerson | undefined, path: string) =>
    `  curl -s -H "Authorization: Bearer $(cat ${person?.tokenFile})" '${apiUrl}${path}'`;
  return [
    `API        ${apiUrl}`,
    `Reference  ${consoleUrl}/reference`,
    `Inbox      ${inboxUrl}`,
    '',
    ...people.flatMap(({ customerId, email, name, token, tokenFile, who }) => [
      `${name} <${email}>, ${who}${customerId ? ` of ${customerId}` : ''}; token, also in ${tokenFile}:`,
      token,
      '',
    ]),
    'Try',
    call(admin, '/v1/admin/bill-runs'),
    call(admin, '/v1/admin/invoices?limit=2'),
    call(contact, `/v1/portal/customers/${contact?.customerId}/invoices`),
    '',
    'The next month: turn the clock of Harbour Works, then let the hourly schedule fire within seconds',
    `  curl -s -X POST -H "Authorization: Bearer $(cat ${admin?.tokenFile})" -H 'Content-Type: application/json' \\`,
    `    -d '{"to":"2027-01-01T06:00:00Z"}' '${apiUrl}/v1/admin/clock/advance'`,
    `  curl -s -X POST -d '{"speed":600}' '${consoleUrl}/_local/scheduler'`,
    '',
    'Tokens are good for an hour. Ctrl-C stops it; the next start begins afresh.',
  ].join('\n');
};
