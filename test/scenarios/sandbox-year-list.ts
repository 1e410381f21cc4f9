// Longer than usual: one list of a year, read by its dates.

/**
 * Everything that a year of Harbour Desks brings about, by day, as its settings promise it; written before it was run. A desk is
 * 120.00 + 21 % = 145.20 a month, billed on the 1st and due 14 days later, on the 15th.
 *
 * `mail` to cc …: subject. `event` type, invoice or customer, detail. `row` of an invoice's timeline: text.
 */
type Lines = readonly string[];

const desk = '145.20';
const visa = 'Visa •••• 4242';
const sepa = 'SEPA •••• 3004';
const capital = (name: string) => `${name[0]?.toUpperCase()}${name.slice(1)}`;
/** `Ada-3` is Ada's third invoice. */
const who = (invoice: string) => invoice.slice(0, invoice.indexOf('-')).toLowerCase();
/** Bo has copies of Noor's billing mail and Bea of Ben's, Ann of what is about Noor's account. */
const copies: Readonly<Record<string, string>> = { noor: 'noor cc bo', ben: 'ben cc bea' };
const billed = (name: string) => copies[name] ?? name;
const account = (name: string) => (name === 'noor' ? 'noor cc ann' : name);

const issued = (invoice: string, dueOn: string, gross = desk): Lines => [
  `event invoice.issued ${invoice}`,
  `mail ${billed(who(invoice))}: Invoice ${invoice} from Harbour Desks`,
  `row ${invoice}: Issued over ${gross} EUR, due on ${dueOn}`,
  `row ${invoice}: Invoice to ${who(invoice)}`,
];
const announced = (invoice: string, day: string): string =>
  `mail ${billed(who(invoice))}: Direct debit on ${day}: invoice ${invoice} from Harbour Desks`;
const run: Lines = ['event billRun.closed'];

const received = (name: string, amount: string): Lines => [
  `event payment.received ${capital(name)}`,
  `mail ${billed(name)}: Harbour Desks has received your payment of €${amount}`,
];
const paid = (invoice: string, by: string, amount = desk): Lines => [
  ...received(who(invoice), amount),
  `event invoice.paid ${invoice}`,
  `row ${invoice}: Paid ${amount} EUR by ${by}`,
];
const charged = (invoice: string, method: string, amount = desk): string =>
  `row ${invoice}: Charge of ${amount} EUR to ${method} by itself`;
const byCard = (invoice: string, amount = desk): Lines => [
  charged(invoice, visa, amount),
  ...paid(invoice, 'card', amount),
];
const failed = (invoice: string, reason: string, came: string): Lines => [
  `event payment.failed ${invoice} ${reason}`,
  `mail ${billed(who(invoice))}: Your payment to Harbour Desks failed: invoice ${invoice}`,
  `row ${invoice}: Charge of 145.20 EUR ${came} to ${who(invoice)}`,
];
const reminded = (invoice: string, days: number): Lines => {
  const when = days < 0 ? `${-days} days before it is due` : `${days} days after it was due`;
  return [
    `event invoice.reminded ${invoice} ${days}`,
    `mail ${billed(who(invoice))}: Reminder: invoice ${invoice} from Harbour Desks`,
    `row ${invoice}: Reminder, ${when} to ${who(invoice)}`,
  ];
};
const overdue = (invoice: string): Lines => [
  `event invoice.overdue ${invoice}`,
  `mail ${billed(who(invoice))}: Overdue: invoice ${invoice} from Harbour Desks`,
  `row ${invoice}: Overdue notice, 1 day after it was due to ${who(invoice)}`,
];
const suspended = (invoice: string): Lines => [
  `event membership.changed ${capital(who(invoice))} suspended`,
  `mail ${account(who(invoice))}: Your membership Fixed desk with Harbour Desks is suspended`,
  `row ${invoice}: Suspended for it: 1 membership`,
];
const told = (name: string, change: string): Lines => [
  `event membership.changed ${capital(name)} ${change}`,
  `mail ${account(name)}: Your membership Fixed desk with Harbour Desks: ${change}`,
];
const reactivated = (invoice: string): Lines => [
  ...told(who(invoice), 'resumed'),
  `row ${invoice}: No longer suspended for it: 1 membership`,
];

const nothing: Lines = [];

export const expectedYear: Readonly<Record<string, Lines>> = {
  '2027-01-01': [...run, ...issued('Ada-1', '2027-01-15'), ...issued('Noor-1', '2027-01-15')],
  // 15 − 3; Ada is not reminded of what is collected by itself
  '2027-01-12': reminded('Noor-1', -3),
  '2027-01-14': nothing,
  '2027-01-15': byCard('Ada-1'),
  // 15 + 1
  '2027-01-16': overdue('Noor-1'),
  // 15 + 7
  '2027-01-22': reminded('Noor-1', 7),
  // 15 + 10: 5 % of 145.20 = 7.26
  '2027-01-25': ['event fee.created Noor', 'row Noor-1: Late fee of 7.26 EUR'],
  // 15 + 14
  '2027-01-29': reminded('Noor-1', 14),
  // with the late fee, which has no tax: 145.20 + 7.26 = 152.46
  '2027-02-01': [
    ...run,
    ...issued('Ada-2', '2027-02-15'),
    ...issued('Noor-2', '2027-02-15', '152.46'),
  ],
  // 15 January + 21 days
  '2027-02-05': suspended('Noor-1'),
  // Noor transfers 145.20: the oldest is paid, nothing else is overdue
  '2027-02-10': [...paid('Noor-1', 'bank transfer'), ...reactivated('Noor-1')],
  '2027-02-12': reminded('Noor-2', -3),
  '2027-02-15': byCard('Ada-2'),
  // Ben is asked for a mandate, and gives it on the gateway's page; his bank has not confirmed it
  '2027-02-16': [
    ...overdue('Noor-2'),
    'mail ben cc bea: Please set up a direct debit mandate for Harbour Desks',
    'event paymentMethod.added Ben',
  ],
  // his bank has confirmed it
  '2027-02-22': [
    ...reminded('Noor-2', 7),
    'mail ben cc bea: Your direct debit mandate for Harbour Desks is active',
    'event mandate.activated Ben',
  ],
  // 5 % of what is open without the late fee in it: 152.46 − 7.26 = 145.20; and waived, since Noor leaves
  '2027-02-25': [
    'event fee.created Noor',
    'row Noor-2: Late fee of 7.26 EUR',
    'event fee.waived Noor',
  ],
  // 15 February + 14 days; Noor's last day was 28 February
  '2027-03-01': [
    ...run,
    ...issued('Ada-3', '2027-03-15'),
    ...issued('Ben-1', '2027-03-15'),
    // 14 days before
    announced('Ben-1', 'March 15, 2027'),
    ...reminded('Noor-2', 14),
    ...told('noor', 'ended'),
  ],
  // 15 February + 21 days, but nothing serves Noor any more
  '2027-03-08': nothing,
  // Ada's card has no money; Ben's debit is on its way
  '2027-03-15': [
    charged('Ada-3', visa),
    ...failed(
      ...(['Ada-3', 'insufficient_funds'] as const),
      'failed: not enough money; tried again on 2027-03-18',
    ),
    charged('Ben-1', sepa),
  ],
  // and nobody writes to Ben
  '2027-03-16': overdue('Ada-3'),
  '2027-03-17': paid('Ben-1', 'direct debit'),
  // 15 + 3: no money yet
  '2027-03-18': [
    charged('Ada-3', visa),
    ...failed(
      ...(['Ada-3', 'insufficient_funds'] as const),
      'failed: not enough money; tried again on 2027-03-23',
    ),
  ],
  '2027-03-22': reminded('Ada-3', 7),
  // 18 + 5
  '2027-03-23': byCard('Ada-3'),
  // 15 + 10, but it is paid: no late fee
  '2027-03-25': nothing,
  // Sam leaves a card, which is stolen
  '2027-04-01': [
    ...run,
    ...issued('Ada-4', '2027-04-15'),
    ...issued('Ben-2', '2027-04-15'),
    announced('Ben-2', 'April 15, 2027'),
    ...issued('Sam-1', '2027-04-15'),
    ...told('sam', 'started'),
    'event paymentMethod.added Sam',
  ],
  '2027-04-15': [
    ...byCard('Ada-4'),
    charged('Ben-2', sepa),
    charged('Sam-1', 'Visa •••• 9979'),
    ...failed(
      ...(['Sam-1', 'stolen_card'] as const),
      'failed: the card was reported lost or stolen; not tried again by itself',
    ),
  ],
  '2027-04-16': overdue('Sam-1'),
  '2027-04-17': paid('Ben-2', 'direct debit'),
  // 15 + 3, but a stolen card is not tried again
  '2027-04-18': nothing,
  '2027-04-22': reminded('Sam-1', 7),
  // 15 + 10: 5 % of 145.20
  '2027-04-25': ['event fee.created Sam', 'row Sam-1: Late fee of 7.26 EUR'],
  '2027-04-29': reminded('Sam-1', 14),
  '2027-05-01': [
    ...run,
    ...issued('Ada-5', '2027-05-15'),
    ...issued('Ben-3', '2027-05-15'),
    announced('Ben-3', 'May 15, 2027'),
    // 145.20 + 7.26
    ...issued('Sam-2', '2027-05-15', '152.46'),
  ],
  // 15 April + 21 days
  '2027-05-06': suspended('Sam-1'),
  // Ben takes April's debit back
  '2027-05-10': [
    'event payment.reversed Ben',
    'row Ben-2: Payment of 145.20 EUR taken back: the customer took it back',
    ...failed(
      ...(['Ben-2', 'charged_back'] as const),
      'was taken back: the customer took it back; not tried again by itself',
    ),
  ],
  // 15 April + 1, + 7, + 14 and + 21 have passed: the last reminder and the suspension; Ben has no late fees by his terms
  '2027-05-11': [
    'event invoice.overdue Ben-2',
    'row Ben-2: Overdue',
    ...reminded('Ben-2', 14),
    ...suspended('Ben-2'),
  ],
  // and pays on the gateway's page
  '2027-05-12': [
    'row Ben-2: Page to pay 145.20 EUR by the customer',
    // Sam has no card that is charged: 15 − 3
    ...reminded('Sam-2', -3),
    ...paid('Ben-2', 'card'),
    ...reactivated('Ben-2'),
  ],
  '2027-05-15': [...byCard('Ada-5'), charged('Ben-3', sepa)],
  // the stolen card is not charged for May either
  '2027-05-16': [
    ...overdue('Sam-2'),
    // 15 February + 90 days: 13 to the end of February, 31, 30 and 16
    'event invoice.writtenOff Noor-2',
    'row Noor-2: Written off: Not paid since 2027-02-15',
  ],
  '2027-05-17': paid('Ben-3', 'direct debit'),
  // Sam leaves another card, which takes the place of the one that was lost
  '2027-05-20': ['event paymentMethod.added Sam'],
  '2027-05-21': [...byCard('Sam-1'), ...byCard('Sam-2', '152.46'), ...reactivated('Sam-1')],
  // the last day of Ben and Sam was 31 May
  '2027-06-01': [
    ...run,
    ...issued('Ada-6', '2027-06-15'),
    ...told('ben', 'ended'),
    ...told('sam', 'ended'),
  ],
  '2027-06-15': byCard('Ada-6'),
  '2027-07-01': [...run, ...issued('Ada-7', '2027-07-15'), ...issued('Hana-1', '2027-07-15')],
  // Hana transfers 100.00: 145.20 − 100.00 = 45.20 are open
  '2027-07-10': [...received('hana', '100.00'), 'row Hana-1: Paid 100.00 EUR by bank transfer'],
  '2027-07-12': reminded('Hana-1', -3),
  '2027-07-15': byCard('Ada-7'),
  '2027-07-16': overdue('Hana-1'),
  '2027-07-17': paid('Hana-1', 'bank transfer', '45.20'),
  '2027-08-01': [...run, ...issued('Ada-8', '2027-08-15'), ...issued('Hana-2', '2027-08-15')],
  // voided and billed again, due on 2 + 14
  '2027-08-02': [
    'event invoice.voided Hana-2',
    'row Hana-2: Void: Wrong address',
    ...issued('Hana-3', '2027-08-16'),
  ],
  '2027-08-10': paid('Hana-3', 'bank transfer'),
  // a void invoice is not asked for: neither 15 − 3 nor 15 + 1
  '2027-08-12': nothing,
  '2027-08-15': byCard('Ada-8'),
  '2027-08-16': nothing,
  '2027-09-01': [...run, ...issued('Ada-9', '2027-09-15'), ...issued('Hana-4', '2027-09-15')],
  // 20.00 of the desk + 21 % = 24.20
  '2027-09-03': [
    'event creditNote.issued Hana-4',
    'mail hana: Credit note CN-000001 from Harbour Desks',
    'row Hana-4: CN-000001 takes 24.20 EUR back: A week without network',
  ],
  // 145.20 − 24.20 = 121.00
  '2027-09-10': paid('Hana-4', 'bank transfer', '121.00'),
  '2027-09-15': byCard('Ada-9'),
  // Hana's last day was 30 September
  '2027-10-01': [...run, ...issued('Ada-10', '2027-10-15'), ...told('hana', 'ended')],
  '2027-10-15': byCard('Ada-10'),
  '2027-11-01': [...run, ...issued('Ada-11', '2027-11-15')],
  '2027-11-15': byCard('Ada-11'),
  '2027-12-01': [...run, ...issued('Ada-12', '2027-12-15')],
  '2027-12-15': byCard('Ada-12'),
  '2027-12-31': nothing,
};
