/**
 * Every refusal Atrium can answer: code → HTTP status and sentence. Anything thrown that is not a
 * `Refusal` is a bug and becomes a 500 with an id that finds the log line.
 */
export const refusals = {
  malformed_json: [400, 'The body is not valid JSON.'],
  invalid_request: [400, 'The request does not match the contract.'],
  card_number_refused: [400, 'No number of a payment card is taken here, in any field.'],
  unknown_reference: [400, 'The request names something that does not exist here.'],
  invalid_cursor: [400, 'The cursor was not made for this request.'],
  idempotency_key_missing: [400, 'This operation needs an Idempotency-Key header.'],
  if_match_missing: [428, 'This operation needs an If-Match header with the ETag last read.'],
  unauthenticated: [401, 'The token does not identify anyone known here.'],
  forbidden: [403, 'Your role does not allow this operation.'],
  not_found: [404, 'There is nothing here, or nothing that you may see.'],
  unsupported_media_type: [415, 'The body must be application/json.'],
  version_conflict: [412, 'The resource has changed since it was read.'],
  erased: [410, 'What that request told of was erased.'],
  idempotency_key_reused: [422, 'The Idempotency-Key was used for another request.'],
  busy: [503, 'Too many writers met here at once; try again.'],
  sign_in_unavailable: [503, 'Logins cannot be made at the moment; try again.'],
  organisation_onboarding: [409, 'An onboarding organisation cannot switch invoice generation on.'],
  organisation_suspended: [409, 'The organisation is suspended; its data is read-only.'],
  organisation_not_activatable: [409, 'The organisation cannot be activated yet.'],
  organisation_not_active: [409, 'Only an active organisation can be suspended.'],
  organisation_not_suspended: [409, 'Only a suspended organisation can be resumed.'],
  legal_entity_limit: [409, 'An organisation has at most 10 legal entities beside itself.'],
  last_owner: [409, 'The last owner of an organisation stays.'],
  not_a_sandbox: [409, 'Only a sandbox organisation has a clock that can be turned.'],
  clock_only_forward: [409, 'A sandbox clock is only turned forward.'],
  customer_not_a_company: [409, 'Only a company has members.'],
  customer_not_an_individual: [
    409,
    "Only an individual has an account of its own; a company's members have theirs.",
  ],
  access_given: [409, 'That person is invited or has access already.'],
  access_not_given: [409, 'That person has no access that could be revoked.'],
  invitation_not_requested: [409, 'Nobody waits for a decision about that person.'],
  invitation_request_limit: [409, 'Too many members of the company wait for the operator.'],
  member_exists: [409, 'The company has a member with that address already.'],
  no_address: [409, 'There is no mail address to invite.'],
  invitation_limit: [409, 'That person was invited as often as one may be.'],
  login_in_use: [409, 'That login is linked here already.'],
  email_in_use: [409, 'That address is in use already.'],
  contact_person_limit: [409, 'A customer has at most 10 contact persons.'],
  contact_person_exists: [409, 'The customer has a contact person with that address already.'],
  contact_person_is_primary: [
    409,
    "The customer's own primary address cannot be a contact person.",
  ],
  billing_person_needs_contact: [409, 'Only a contact person can be made billing person.'],
  erasure_of_primary: [
    409,
    "The customer's own address is not erased; change it with the customer, then erase it.",
  ],
  unknown_template_variable: [400, 'The template uses what the mail does not have.'],
  invalid_template: [400, 'The template is not valid Liquid.'],
  mail_pending: [409, 'The mail is on its way; it can be sent again when its outcome is known.'],
  resend_limit: [409, 'A mail is sent again at most 3 times.'],
  plan_archived: [409, 'The plan is archived and cannot be sold.'],
  plan_not_recurring: [409, 'A membership needs a recurring plan.'],
  currency_mismatch: [409, "The amount is not in the organisation's currency."],
  fee_not_open: [409, 'Only an open fee can be changed or waived.'],
  fee_of_another: [409, 'What made the fee by itself changes it; an admin may only waive it.'],
  plan_not_on_offer: [409, 'The plan is not on offer here.'],
  membership_state: [409, 'The membership is not in a state that allows it.'],
  notice_period: [409, 'The membership has a notice period that ends later.'],
  no_rate: [409, 'The resource has no rate and cannot be booked (only an admin may).'],
  not_bookable: [409, 'The resource cannot be booked like that.'],
  slot_taken: [409, 'The resource is taken at that time.'],
  booking_state: [409, 'The booking is not in a state that allows it.'],
  rate_in_use: [409, 'Resources use the rate.'],
  resource_archived: [409, 'The resource is archived.'],
  credit_used: [409, 'Credits that are used stay.'],
  event_state: [409, 'The community event is not in a state that allows it.'],
  event_not_open: [409, 'The community event takes no bookings.'],
  event_full: [409, 'The community event has no such number of places left.'],
  order_state: [409, 'The order is not in a state that allows it.'],
  storefront_name_taken: [409, 'Another storefront has that name.'],
  checkout_expired: [410, 'The checkout was not completed in time.'],
  checkout_changed: [409, 'What the checkout showed has changed; start another one.'],
  verification_failed: [409, 'The code is not the one that was mailed, or it is too old.'],
  sign_in_required: [409, 'That address belongs to a customer; it buys after signing in.'],
  too_many_requests: [429, 'Too many requests; try again later.'],
  already_billed: [409, 'Days that are billed already cannot be changed.'],
  not_parked: [409, 'The customer is not parked.'],
  run_not_held: [409, 'Only a held bill run can be released.'],
  run_not_stuck: [409, 'Only a bill run that stands still is resumed.'],
  invoice_state: [409, 'The invoice is not in a state that allows it.'],
  number_given: [409, 'That number may have been given out.'],
  books_closed: [409, 'The books of that day are closed.'],
  webhook_signature: [401, 'The webhook is not signed by its gateway, or is too old.'],
  webhook_malformed: [400, 'The webhook is signed, and is not what its gateway sends.'],
  payload_too_large: [413, 'The body is larger than it may be.'],
  gateway_disconnected: [410, 'The gateway is not connected any more.'],
  webhook_limit: [409, 'There are as many webhooks as there may be.'],
  webhook_disabled: [409, 'The webhook is disabled; enable it first.'],
  e_invoice_impossible: [409, 'The document cannot be an e-invoice as it is.'],
  deposit_state: [409, 'The fee is not a deposit that could be returned.'],
  payment_state: [409, 'The payment is not in a state that allows it.'],
  statement_imported: [409, 'That statement was imported already.'],
  bank_entry_state: [409, 'The bank entry is not in a state that allows it.'],
  datev_not_set: [409, 'What a file for DATEV says is not set.'],
  datev_account: [409, 'DATEV takes no such account.'],
  debtor_number_taken: [409, 'Another customer has that number.'],
  refund_limit: [409, 'There is less credit in the payment than is to be paid back.'],
  no_gateway: [409, 'No payment gateway is connected: nothing can be paid online.'],
  gateway_unavailable: [409, 'The gateway cannot be connected here.'],
  gateway_limit: [409, 'There are as many gateways connected as there may be.'],
  gateway_credentials: [409, 'The gateway does not take these credentials.'],
  gateway_failed: [503, 'The payment gateway gave no answer; try again.'],
  gateway_refused: [409, 'The payment gateway refused it.'],
  pay_now_disabled: [409, 'The operator takes no payments in the portal.'],
  payment_in_flight: [409, 'A payment of the invoice is under way.'],
  page_open: [409, 'A page on which the invoice can be paid is open, and could not be closed.'],
  paid_meanwhile: [409, 'The customer has paid on the page that was open; the payment is booked.'],
  payment_method_limit: [409, 'A customer has at most 10 payment methods.'],
  payment_method_state: [409, 'The payment method cannot be charged.'],
  credit_limit: [409, 'There is less left of the invoice than is to be credited.'],
  payer_missing: [409, 'The member has nobody who pays for it: name a payer, or bill its company.'],
  nothing_to_bill: [409, 'Nothing of the customer is open.'],
  not_billable: [409, 'The customer cannot be billed as it is.'],
} as const satisfies Record<string, readonly [number, string]>;

export type RefusalCode = keyof typeof refusals;

/** What was expected, what came and where: shown to the caller as members of the problem document. */
export interface RefusalDetail {
  /** JSON pointer of the offending field, e.g. `/email`. */
  readonly field?: string;
  readonly expected?: string;
  readonly received?: string;
  /** One sentence that replaces the table's, when it can say more. */
  readonly message?: string;
  /** When it is worth trying again; becomes the header Retry-After. */
  readonly retryAfterSeconds?: number;
  /** All offending fields, when there are several. */
  readonly errors?: readonly { field: string; expected: string; received: string }[];
}

/** An expected refusal: the caller asked for something that is not to be had. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly detail: RefusalDetail;
  constructor(code: RefusalCode, detail: RefusalDetail = {}) {
    super(detail.message ?? refusals[code][1]);
    this.name = 'Refusal';
    this.code = code;
    this.detail = detail;
  }
  get status(): number {
    return refusals[this.code][0];
  }
}

/** What a path names, or a 404 that says which part of it leads nowhere. */
export const existing = <T>(thing: T | undefined, param: string, received: string): T => {
  if (thing === undefined) throw new Refusal('not_found', { field: `/path/${param}`, received });
  return thing;
};
