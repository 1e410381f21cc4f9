/** How often something may be done within a stretch of real time. */
export interface Limit {
  readonly name: string;
  readonly max: number;
  readonly seconds: number;
}

/** What the public may do before it is told to wait. Reading is throttled by the gateway (infra/stages). */
export const limits = {
  /** whatever is not reading, of one address (an IPv6 network of 64 bits counts as one) */
  requestsOfVisitor: { name: 'visitor', max: 30, seconds: 60 },
  /** the same of who calls the gateway: a whole site of CloudFront, or somebody who makes up addresses */
  requestsOfSource: { name: 'source', max: 600, seconds: 60 },
  /** a house shares one address, so this is what its guests open together */
  checkoutsOfVisitor: { name: 'checkouts', max: 40, seconds: 3_600 },
  /** mails with a code to one mail address, which may be a stranger's */
  codesToAddress: { name: 'codes', max: 5, seconds: 3_600 },
  /** what can be open at once is at most twice that: a checkout is open for as long */
  checkoutsOfOrganisation: { name: 'organisation', max: 300, seconds: 1_800 },
} as const satisfies Record<string, Limit>;

export const checkoutSeconds = 1_800;
export const codeSeconds = 900;
/** wrong codes before a new one has to be asked for */
export const maxTries = 5;
/** things in one checkout: one transaction confirms all of them */
export const maxCheckoutItems = 5;
/** what is left of a checkout, and its mails, are kept so long after its end */
export const keptSeconds = 86_400;
