/** What is special about a customer; most are ordinary. The numbers are places within each hundred. */
export const situations = {
  /** cannot be billed: a run parks it with `missing_billing_address` */
  noBillingAddress: [7, 12],
  /** a company without an address of its own and without billing persons: its mail is parked */
  unreachable: [23],
  /** SES accepts the mail, then reports a bounce */
  bounces: [41],
  /** a company without an address of its own that is reached through its billing persons */
  onlyBillingPersons: [77],
  billingPersonBounces: [83],
  /** has never had a membership, or only one that is over */
  nothingToBill: [59, 68],
} as const;
export type Situation = keyof typeof situations | 'ordinary';

export const situationOf = (index: number): Situation => {
  const found = Object.entries(situations).find(([, places]) =>
    (places as readonly number[]).includes(index % 100),
  );
  return (found?.[0] as Situation | undefined) ?? 'ordinary';
};

/** Seven of ten customers are companies. */
export const isCompany = (index: number): boolean => ![2, 5, 9].includes(index % 10);

/** Billing days at the end of the month; everyone else is billed on the organisation's first. */
const anchors: Record<number, number> = { 15: 31, 35: 30, 54: 29, 73: 31, 94: 30 };
export const anchorDayOf = (index: number): number => anchors[index % 100] ?? 1;

/** Members of the seven companies of each ten: 30, so a hundred customers have 300 members. */
const memberCounts = [1, 5, 0, 2, 8, 0, 3, 7, 4, 0] as const;
export const memberCountOf = (index: number): number => memberCounts[index % 10] ?? 0;

/** Contact persons: of each forty customers half have none or one, one has as many as there may be. */
const contactCounts = [0, 1, 0, 2, 0, 1, 3, 9, 1, 0, 4, 0, 7, 1, 10, 6, 0, 8, 5, 1] as const;
export const contactCountOf = (index: number): number =>
  index % 40 < 20 ? (contactCounts[index % 20] ?? 0) : index % 2;
