// Generated from openapi.json by `npm run contract`; do not edit.

export type NewCustomer =
  | {
      type: 'company';
      /**
       * Mail address; ASCII local part, IDN domains become punycode.
       */
      email?: string;
      name: string;
      billingAddress?: Address;
      vatId?: string;
      language?: 'en' | 'nl' | 'de' | 'fr';
      locationId?: string;
      /**
       * Day of the month its periods start on; the organisation's unless said.
       */
      billingDay?: number | 'anniversary';
      /**
       * Months that its invoices cover; the organisation's unless said.
       */
      invoiceEveryMonths?: number;
    }
  | {
      type: 'individual';
      /**
       * Mail address; ASCII local part, IDN domains become punycode.
       */
      email: string;
      name: string;
      billingAddress?: Address;
      vatId?: string;
      language?: 'en' | 'nl' | 'de' | 'fr';
      locationId?: string;
      /**
       * Day of the month its periods start on; the organisation's unless said.
       */
      billingDay?: number | 'anniversary';
      /**
       * Months that its invoices cover; the organisation's unless said.
       */
      invoiceEveryMonths?: number;
    };
/**
 * Descriptive only; decides nothing (S66).
 */
export type ContactLabel =
  'general' | 'billing' | 'bookkeeping' | 'technical' | 'management' | 'support';
/**
 * Descriptive only; decides nothing (S66).
 */
export type ContactLabel1 =
  'general' | 'billing' | 'bookkeeping' | 'technical' | 'management' | 'support';
/**
 * As of today in the organisation. Paused: no service and no charge; suspended: no access, and billed on; cancelled, with its end to come: as before, with `cancellation`.
 */
export type MembershipStatus = 'scheduled' | 'active' | 'paused' | 'suspended' | 'ended';
/**
 * fee: billed by the next run that covers its day; none: covered, free, or cancelled without a fee; none_no_rate: an admin booked what has no rate; nothing is charged (S40); when_confirmed: held for a checkout; cancellation_fee: cancelled, and that costs; stays_billed: cancelled after it was billed; the invoice stays as it is
 */
export type BookingCharge =
  'fee' | 'none' | 'none_no_rate' | 'when_confirmed' | 'cancellation_fee' | 'stays_billed';
export type CustomerTax =
  | {
      kind: 'rate';
      rate: TaxRate1;
    }
  | {
      kind: 'exempt';
      reason: string;
    }
  | {
      kind: 'reverse_charge';
    };
export type NewGatewayConnection =
  | {
      kind: 'sandbox';
    }
  | {
      kind: 'stripe';
      /**
       * A secret or restricted key: sk_… or rk_….
       */
      secretKey: string;
      /**
       * What the gateway signs its webhooks with; it says so once the address of the connection is entered there.
       */
      webhookSecret?: string;
    }
  | {
      kind: 'mollie';
      /**
       * An API key: live_… or test_….
       */
      apiKey: string;
    }
  | {
      kind: 'gocardless';
      /**
       * An access token that may read and write.
       */
      accessToken: string;
      environment: 'live' | 'sandbox';
      /**
       * What the gateway signs its webhooks with; it says so once the address of the connection is entered there.
       */
      webhookSecret?: string;
    };
export type GatewayCredentials =
  | {
      kind: 'stripe';
      /**
       * A secret or restricted key: sk_… or rk_….
       */
      secretKey?: string;
      /**
       * What the gateway signs its webhooks with; it says so once the address of the connection is entered there.
       */
      webhookSecret?: string;
      /**
       * How long the webhook secret of before stays valid beside the new one.
       */
      overlapHours?: number;
    }
  | {
      kind: 'mollie';
      /**
       * An API key: live_… or test_….
       */
      apiKey: string;
    }
  | {
      kind: 'gocardless';
      /**
       * An access token that may read and write.
       */
      accessToken?: string;
      /**
       * What the gateway signs its webhooks with; it says so once the address of the connection is entered there.
       */
      webhookSecret?: string;
      /**
       * How long the webhook secret of before stays valid beside the new one.
       */
      overlapHours?: number;
    };
export type NewBankStatement =
  | {
      format: 'camt.053';
      /**
       * The file, as text.
       */
      content: string;
    }
  | {
      format: 'csv';
      /**
       * The file, as text.
       */
      content: string;
      csv: CsvLayout;
    };
/**
 * A member, a contact person, or an address at the customer, also of somebody removed long ago.
 */
export type NewErasure =
  | {
      memberId: string;
    }
  | {
      contactPersonId: string;
    }
  | {
      /**
       * Mail address; ASCII local part, IDN domains become punycode.
       */
      email: string;
    };
export type ExportEntry =
  | {
      type: 'customer';
      data: ExportedCustomer;
    }
  | {
      type: 'billingTerms';
      data: BillingTerms;
    }
  | {
      type: 'member';
      data: ExportedMember;
    }
  | {
      type: 'contactPerson';
      data: ContactPerson;
    }
  | {
      type: 'membership';
      data: Membership;
    }
  | {
      type: 'fee';
      data: Fee;
    }
  | {
      type: 'booking';
      data: Booking;
    }
  | {
      type: 'bookingSeries';
      data: BookingSeries;
    }
  | {
      type: 'creditGrant';
      data: CreditGrant;
    }
  | {
      type: 'creditUse';
      data: CreditUse;
    }
  | {
      type: 'ticket';
      data: Ticket;
    }
  | {
      type: 'order';
      data: Order;
    }
  | {
      type: 'invoice';
      data: ExportedInvoice;
    }
  | {
      type: 'creditNote';
      data: CreditNote;
    }
  | {
      type: 'payment';
      data: Payment;
    }
  | {
      type: 'bankEntry';
      data: ExportedBankEntry;
    }
  | {
      type: 'paymentMethod';
      data: PaymentMethod;
    }
  | {
      type: 'paymentAttempt';
      data: PaymentAttempt;
    }
  | {
      type: 'dunningCase';
      data: DunningCase;
    }
  | {
      type: 'dunningTerms';
      data: ExportedDunningTerms;
    }
  | {
      type: 'ledgerEntry';
      data: LedgerEntry;
    }
  | {
      type: 'mail';
      data: ExportedMail;
    }
  | {
      type: 'erasure';
      data: Erasure;
    };

export interface Paths {
  '/v1/admin/organisation': {
    /**
     * The organisation, its settings, and what the last daily check did
     */
    get: {
      parameters: {};
      responses: {
        200: {
          content: {
            'application/json': Organisation;
          };
        };
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
    /**
     * Change details or settings; issued invoices keep the seller they were issued with
     */
    patch: {
      parameters: {
        header: {
          /**
           * The ETag last read.
           */
          'If-Match': string;
        };
      };
      requestBody: {
        content: {
          'application/json': OrganisationChanges;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Organisation;
          };
        };
        400: Refused<'invalid_request' | 'card_number_refused' | 'malformed_json'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'organisation_onboarding' | 'organisation_suspended' | 'currency_mismatch'>;
        412: Refused<'version_conflict'>;
        415: Refused<'unsupported_media_type'>;
        428: Refused<'if_match_missing'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/organisation/going-live': {
    /**
     * The going-live checklist: each step done or not, why, and what to do (S54)
     */
    get: {
      parameters: {};
      responses: {
        200: {
          content: {
            'application/json': GoingLive;
          };
        };
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/organisation/activate': {
    /**
     * Go live, when nothing on the checklist blocks: now invoice generation can be switched on
     */
    post: {
      parameters: {
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Organisation;
          };
        };
        400: Refused<'idempotency_key_missing'>;
        401: Refused<'unauthenticated'>;
        403: Refused<'forbidden'>;
        404: Refused<'not_found'>;
        409: Refused<'organisation_not_activatable'>;
        410: Refused<'erased'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/organisation/suspend': {
    /**
     * Stop billing and make the portal read-only
     */
    post: {
      parameters: {};
      responses: {
        200: {
          content: {
            'application/json': Organisation;
          };
        };
        401: Refused<'unauthenticated'>;
        403: Refused<'forbidden'>;
        404: Refused<'not_found'>;
        409: Refused<'organisation_not_active'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/organisation/resume': {
    /**
     * Lift a suspension; what became due meanwhile is caught up by the next run
     */
    post: {
      parameters: {};
      responses: {
        200: {
          content: {
            'application/json': Organisation;
          };
        };
        401: Refused<'unauthenticated'>;
        403: Refused<'forbidden'>;
        404: Refused<'not_found'>;
        409: Refused<'organisation_not_suspended'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/clock': {
    /**
     * A sandbox's business time, and whether the work up to it is done
     */
    get: {
      parameters: {};
      responses: {
        200: {
          content: {
            'application/json': Clock;
          };
        };
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'not_a_sandbox'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/clock/advance': {
    /**
     * Turn a sandbox's clock forward; the next tick does the work up to it
     */
    post: {
      parameters: {};
      requestBody: {
        content: {
          'application/json': ClockAdvance;
        };
      };
      responses: {
        202: {
          content: {
            'application/json': Clock;
          };
        };
        400: Refused<'invalid_request' | 'card_number_refused' | 'malformed_json'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'not_a_sandbox' | 'clock_only_forward'>;
        415: Refused<'unsupported_media_type'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/locations': {
    /**
     * Create a location
     */
    post: {
      parameters: {
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': NewLocation;
        };
      };
      responses: {
        201: {
          content: {
            'application/json': Location;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'idempotency_key_missing'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
    /**
     * The locations, oldest first
     */
    get: {
      parameters: {
        query?: {
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: Location[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/locations/{locationId}': {
    /**
     * One location
     */
    get: {
      parameters: {
        path: {
          locationId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Location;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
    /**
     * Change a location
     */
    patch: {
      parameters: {
        path: {
          locationId: string;
        };
        header: {
          /**
           * The ETag last read.
           */
          'If-Match': string;
        };
      };
      requestBody: {
        content: {
          'application/json': LocationChanges;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Location;
          };
        };
        400: Refused<'invalid_request' | 'card_number_refused' | 'malformed_json'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        412: Refused<'version_conflict'>;
        415: Refused<'unsupported_media_type'>;
        428: Refused<'if_match_missing'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/legal-entities': {
    /**
     * Add a seller with documents and numbers of its own; locations name the one that sells there
     */
    post: {
      parameters: {
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': NewLegalEntity;
        };
      };
      responses: {
        201: {
          content: {
            'application/json': LegalEntity;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'idempotency_key_missing'
        >;
        401: Refused<'unauthenticated'>;
        403: Refused<'forbidden'>;
        404: Refused<'not_found'>;
        409: Refused<'legal_entity_limit'>;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
    /**
     * The sellers beside the organisation itself, oldest first
     */
    get: {
      parameters: {};
      responses: {
        200: {
          content: {
            'application/json': LegalEntityList;
          };
        };
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/legal-entities/{legalEntityId}': {
    /**
     * Change a seller; what it has issued keeps the seller it was issued with
     */
    patch: {
      parameters: {
        path: {
          legalEntityId: string;
        };
        header: {
          /**
           * The ETag last read.
           */
          'If-Match': string;
        };
      };
      requestBody: {
        content: {
          'application/json': LegalEntityChanges;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': LegalEntity;
          };
        };
        400: Refused<'invalid_request' | 'card_number_refused' | 'malformed_json'>;
        401: Refused<'unauthenticated'>;
        403: Refused<'forbidden'>;
        404: Refused<'not_found'>;
        412: Refused<'version_conflict'>;
        415: Refused<'unsupported_media_type'>;
        428: Refused<'if_match_missing'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/admins': {
    /**
     * Add a person to the operator's team; this creates no login
     */
    post: {
      parameters: {
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': NewAdmin;
        };
      };
      responses: {
        201: {
          content: {
            'application/json': Admin;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'idempotency_key_missing'
        >;
        401: Refused<'unauthenticated'>;
        403: Refused<'forbidden'>;
        404: Refused<'not_found'>;
        409: Refused<'email_in_use'>;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
    /**
     * The operator's team, oldest first
     */
    get: {
      parameters: {
        query?: {
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: Admin[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/admins/{adminId}': {
    /**
     * One person of the operator's team
     */
    get: {
      parameters: {
        path: {
          adminId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Admin;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
    /**
     * Change the name or role of a person of the operator's team; the last owner stays one
     */
    patch: {
      parameters: {
        path: {
          adminId: string;
        };
        header: {
          /**
           * The ETag last read.
           */
          'If-Match': string;
        };
      };
      requestBody: {
        content: {
          'application/json': AdminChanges;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Admin;
          };
        };
        400: Refused<'invalid_request' | 'card_number_refused' | 'malformed_json'>;
        401: Refused<'unauthenticated'>;
        403: Refused<'forbidden'>;
        404: Refused<'not_found'>;
        409: Refused<'last_owner'>;
        412: Refused<'version_conflict'>;
        415: Refused<'unsupported_media_type'>;
        428: Refused<'if_match_missing'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
    /**
     * Remove a person from the operator's team; the last owner stays
     */
    delete: {
      parameters: {
        path: {
          adminId: string;
        };
      };
      responses: {
        204: {
          content: never;
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        403: Refused<'forbidden'>;
        404: Refused<'not_found'>;
        409: Refused<'last_owner'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/dead-letters': {
    /**
     * What could not be worked after five tries or more, by queue
     */
    get: {
      parameters: {};
      responses: {
        200: {
          content: {
            'application/json': {
              items: DeadLetterQueue[];
            };
          };
        };
        401: Refused<'unauthenticated'>;
        403: Refused<'forbidden'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/dead-letters/{queue}': {
    /**
     * Some of the organisation's dead letters of a queue; ids only
     */
    get: {
      parameters: {
        path: {
          queue: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: DeadLetter[];
            };
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        403: Refused<'forbidden'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/dead-letters/{queue}/redrive': {
    /**
     * Bring the organisation's dead letters back into their queue; what was done already is not done again
     */
    post: {
      parameters: {
        path: {
          queue: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Redrive;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        403: Refused<'forbidden'>;
        404: Refused<'not_found'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/customers': {
    /**
     * Create a company or an individual; it is billed from the next billing day on
     */
    post: {
      parameters: {
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': NewCustomer;
        };
      };
      responses: {
        201: {
          content: {
            'application/json': Customer;
          };
        };
        400: Refused<
          | 'invalid_request'
          | 'card_number_refused'
          | 'malformed_json'
          | 'idempotency_key_missing'
          | 'unknown_reference'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
    /**
     * The customers, oldest first
     */
    get: {
      parameters: {
        query?: {
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: Customer[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/customers/{customerId}': {
    /**
     * One customer, and when it is billed next
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Customer;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
    /**
     * Change a customer
     */
    patch: {
      parameters: {
        path: {
          customerId: string;
        };
        header: {
          /**
           * The ETag last read.
           */
          'If-Match': string;
        };
      };
      requestBody: {
        content: {
          'application/json': CustomerChanges;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Customer;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'unknown_reference'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'contact_person_is_primary'>;
        412: Refused<'version_conflict'>;
        415: Refused<'unsupported_media_type'>;
        428: Refused<'if_match_missing'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/customers/{customerId}/members': {
    /**
     * Add a member to a company, with or without roles; this gives no portal access
     */
    post: {
      parameters: {
        path: {
          customerId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': NewMember;
        };
      };
      responses: {
        201: {
          content: {
            'application/json': Member;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'idempotency_key_missing'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'customer_not_a_company' | 'billing_person_needs_contact'>;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
    /**
     * The members of a company and their roles, oldest first
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
          role?: 'contact_person' | 'billing_person';
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: Member[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/customers/{customerId}/members/{memberId}': {
    /**
     * One member
     */
    get: {
      parameters: {
        path: {
          customerId: string;
          memberId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Member;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
    /**
     * Change a member or its roles
     */
    patch: {
      parameters: {
        path: {
          customerId: string;
          memberId: string;
        };
        header: {
          /**
           * The ETag last read.
           */
          'If-Match': string;
        };
      };
      requestBody: {
        content: {
          'application/json': MemberChanges;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Member;
          };
        };
        400: Refused<'invalid_request' | 'card_number_refused' | 'malformed_json'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'billing_person_needs_contact'>;
        412: Refused<'version_conflict'>;
        415: Refused<'unsupported_media_type'>;
        428: Refused<'if_match_missing'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
    /**
     * Remove a member; its login loses the company at the next request
     */
    delete: {
      parameters: {
        path: {
          customerId: string;
          memberId: string;
        };
      };
      responses: {
        204: {
          content: never;
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/customers/{customerId}/members/{memberId}/move': {
    /**
     * Move a member to another company: login and access go along, roles and listing do not
     */
    post: {
      parameters: {
        path: {
          customerId: string;
          memberId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': NewCompany;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Member;
          };
        };
        400: Refused<
          | 'invalid_request'
          | 'card_number_refused'
          | 'malformed_json'
          | 'idempotency_key_missing'
          | 'unknown_reference'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'customer_not_a_company' | 'login_in_use'>;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/portal/me': {
    /**
     * Who the caller is: its customers with roles and menu, and its place in a team
     */
    get: {
      parameters: {};
      responses: {
        200: {
          content: {
            'application/json': Me;
          };
        };
        401: Refused<'unauthenticated'>;
        500: Refused;
      };
    };
  };
  '/v1/portal/customers/{customerId}/profile': {
    /**
     * The caller as a person: name, address, and what the directory shows
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Profile;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
    /**
     * Change what the caller tells of itself; an individual changes its name on invoices, too
     */
    patch: {
      parameters: {
        path: {
          customerId: string;
        };
        header: {
          /**
           * The ETag last read.
           */
          'If-Match': string;
        };
      };
      requestBody: {
        content: {
          'application/json': ProfileChanges;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Profile;
          };
        };
        400: Refused<'invalid_request' | 'card_number_refused' | 'malformed_json'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'organisation_suspended'>;
        412: Refused<'version_conflict'>;
        415: Refused<'unsupported_media_type'>;
        428: Refused<'if_match_missing'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/portal/customers/{customerId}/directory': {
    /**
     * The operator's community: who chose to be seen, by name
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
          /**
           * How the name begins; accents do not count.
           */
          search?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: DirectoryPerson[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/portal/customers/{customerId}': {
    /**
     * The customer, as far as the caller may see it
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': OwnCustomer;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
    /**
     * Change the customer's own details
     */
    patch: {
      parameters: {
        path: {
          customerId: string;
        };
        header: {
          /**
           * The ETag last read.
           */
          'If-Match': string;
        };
      };
      requestBody: {
        content: {
          'application/json': OwnCustomerChanges;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': OwnCustomer;
          };
        };
        400: Refused<'invalid_request' | 'card_number_refused' | 'malformed_json'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'organisation_suspended' | 'contact_person_is_primary'>;
        412: Refused<'version_conflict'>;
        415: Refused<'unsupported_media_type'>;
        428: Refused<'if_match_missing'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/portal/customers/{customerId}/billing': {
    /**
     * What invoices are made out to, what is owed, and whom invoices are mailed to
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': OwnBilling;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/portal/customers/{customerId}/members': {
    /**
     * The members of the company and their roles, oldest first
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: OwnMember[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
    /**
     * Add a team member without portal access; the operator decides about an invitation
     */
    post: {
      parameters: {
        path: {
          customerId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': NewOwnMember;
        };
      };
      responses: {
        201: {
          content: {
            'application/json': OwnMember;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'idempotency_key_missing'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<
          | 'organisation_suspended'
          | 'customer_not_a_company'
          | 'member_exists'
          | 'invitation_request_limit'
        >;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/customers/{customerId}/members/{memberId}/invite': {
    /**
     * Give a member access to the portal, by mail; while it is invited: send that again
     */
    post: {
      parameters: {
        path: {
          customerId: string;
          memberId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Member;
          };
        };
        400: Refused<'invalid_request' | 'idempotency_key_missing'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'access_given' | 'no_address' | 'invitation_limit' | 'login_in_use'>;
        410: Refused<'erased'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy' | 'sign_in_unavailable'>;
      };
    };
  };
  '/v1/admin/customers/{customerId}/members/{memberId}/decline': {
    /**
     * Decline to invite a member who was added from the portal; nobody is told
     */
    post: {
      parameters: {
        path: {
          customerId: string;
          memberId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Member;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'invitation_not_requested'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/customers/{customerId}/members/{memberId}/revoke-access': {
    /**
     * End a member's access to the portal, from the next request on
     */
    post: {
      parameters: {
        path: {
          customerId: string;
          memberId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Member;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'access_not_given'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/customers/{customerId}/invite': {
    /**
     * Give an individual access to its own account, by mail
     */
    post: {
      parameters: {
        path: {
          customerId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Customer;
          };
        };
        400: Refused<'invalid_request' | 'idempotency_key_missing'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<
          | 'access_given'
          | 'no_address'
          | 'invitation_limit'
          | 'login_in_use'
          | 'customer_not_an_individual'
        >;
        410: Refused<'erased'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy' | 'sign_in_unavailable'>;
      };
    };
  };
  '/v1/admin/customers/{customerId}/revoke-access': {
    /**
     * End an individual's access to its own account, from the next request on
     */
    post: {
      parameters: {
        path: {
          customerId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Customer;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'access_not_given' | 'customer_not_an_individual'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/admins/{adminId}/invite': {
    /**
     * Let a person of the operator's team sign in, by mail; removing the person ends that
     */
    post: {
      parameters: {
        path: {
          adminId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Admin;
          };
        };
        400: Refused<'invalid_request' | 'idempotency_key_missing'>;
        401: Refused<'unauthenticated'>;
        403: Refused<'forbidden'>;
        404: Refused<'not_found'>;
        409: Refused<'access_given' | 'no_address' | 'invitation_limit' | 'login_in_use'>;
        410: Refused<'erased'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy' | 'sign_in_unavailable'>;
      };
    };
  };
  '/v1/admin/invitation-requests': {
    /**
     * Members added from the portal who wait to be invited or declined, longest first
     */
    get: {
      parameters: {
        query?: {
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: InvitationRequest[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/customers/{customerId}/contact-persons': {
    /**
     * The CC recipients of a customer, oldest first
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: ContactPerson[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
    /**
     * Add a CC recipient; a customer has at most 10, each address once
     */
    post: {
      parameters: {
        path: {
          customerId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': NewContactPerson;
        };
      };
      responses: {
        201: {
          content: {
            'application/json': ContactPerson;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'idempotency_key_missing'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<
          'contact_person_limit' | 'contact_person_exists' | 'contact_person_is_primary'
        >;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/customers/{customerId}/contact-persons/{contactPersonId}': {
    /**
     * One CC recipient of a customer
     */
    get: {
      parameters: {
        path: {
          customerId: string;
          contactPersonId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': ContactPerson;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
    /**
     * Change a CC recipient; fields that are left out stay
     */
    patch: {
      parameters: {
        path: {
          customerId: string;
          contactPersonId: string;
        };
        header: {
          /**
           * The ETag last read.
           */
          'If-Match': string;
        };
      };
      requestBody: {
        content: {
          'application/json': ContactPersonChanges;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': ContactPerson;
          };
        };
        400: Refused<'invalid_request' | 'card_number_refused' | 'malformed_json'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'contact_person_exists' | 'contact_person_is_primary'>;
        412: Refused<'version_conflict'>;
        415: Refused<'unsupported_media_type'>;
        428: Refused<'if_match_missing'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
    /**
     * Remove a CC recipient; its mail stops at once and nothing tells it
     */
    delete: {
      parameters: {
        path: {
          customerId: string;
          contactPersonId: string;
        };
      };
      responses: {
        204: {
          content: never;
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/portal/customers/{customerId}/contact-persons': {
    /**
     * The CC recipients of the caller's customer, oldest first
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: ContactPerson[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
    /**
     * Add a CC recipient to the caller's customer
     */
    post: {
      parameters: {
        path: {
          customerId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': NewContactPerson;
        };
      };
      responses: {
        201: {
          content: {
            'application/json': ContactPerson;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'idempotency_key_missing'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<
          | 'organisation_suspended'
          | 'contact_person_limit'
          | 'contact_person_exists'
          | 'contact_person_is_primary'
        >;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/portal/customers/{customerId}/contact-persons/{contactPersonId}': {
    /**
     * One CC recipient of the caller's customer
     */
    get: {
      parameters: {
        path: {
          customerId: string;
          contactPersonId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': ContactPerson;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
    /**
     * Change a CC recipient of the caller's customer
     */
    patch: {
      parameters: {
        path: {
          customerId: string;
          contactPersonId: string;
        };
        header: {
          /**
           * The ETag last read.
           */
          'If-Match': string;
        };
      };
      requestBody: {
        content: {
          'application/json': ContactPersonChanges;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': ContactPerson;
          };
        };
        400: Refused<'invalid_request' | 'card_number_refused' | 'malformed_json'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<
          'organisation_suspended' | 'contact_person_exists' | 'contact_person_is_primary'
        >;
        412: Refused<'version_conflict'>;
        415: Refused<'unsupported_media_type'>;
        428: Refused<'if_match_missing'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
    /**
     * Remove a CC recipient of the caller's customer
     */
    delete: {
      parameters: {
        path: {
          customerId: string;
          contactPersonId: string;
        };
      };
      responses: {
        204: {
          content: never;
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'organisation_suspended'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/plans': {
    /**
     * Create a plan: the price of a monthly membership or of a one-off service
     */
    post: {
      parameters: {
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': NewPlan;
        };
      };
      responses: {
        201: {
          content: {
            'application/json': Plan;
          };
        };
        400: Refused<
          | 'invalid_request'
          | 'card_number_refused'
          | 'malformed_json'
          | 'idempotency_key_missing'
          | 'unknown_reference'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'currency_mismatch'>;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
    /**
     * The plans, oldest first
     */
    get: {
      parameters: {
        query?: {
          limit?: number;
          cursor?: string;
          archived?: 'true' | 'false';
          /**
           * What is on sale there; nothing archived is.
           */
          offeredOn?: 'portal' | 'storefront';
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: Plan[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/plans/{planId}': {
    /**
     * One plan
     */
    get: {
      parameters: {
        path: {
          planId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Plan;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
    /**
     * Change or archive a plan, or its prices from a day on; what is billed already stays
     */
    patch: {
      parameters: {
        path: {
          planId: string;
        };
        header: {
          /**
           * The ETag last read.
           */
          'If-Match': string;
        };
      };
      requestBody: {
        content: {
          'application/json': PlanChanges;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Plan;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'unknown_reference'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'currency_mismatch'>;
        412: Refused<'version_conflict'>;
        415: Refused<'unsupported_media_type'>;
        428: Refused<'if_match_missing'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/portal/customers/{customerId}/plans': {
    /**
     * The plans on sale in the portal, at today's price where the customer is, oldest first
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: PlanOffer[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/customers/{customerId}/memberships': {
    /**
     * Subscribe a customer to a recurring plan
     */
    post: {
      parameters: {
        path: {
          customerId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': NewMembership;
        };
      };
      responses: {
        201: {
          content: {
            'application/json': Membership;
          };
        };
        400: Refused<
          | 'invalid_request'
          | 'card_number_refused'
          | 'malformed_json'
          | 'idempotency_key_missing'
          | 'unknown_reference'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<
          'currency_mismatch' | 'plan_archived' | 'plan_not_recurring' | 'payer_missing'
        >;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
    /**
     * The memberships of a customer, oldest first
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: Membership[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/customers/{customerId}/memberships/{membershipId}': {
    /**
     * One membership
     */
    get: {
      parameters: {
        path: {
          customerId: string;
          membershipId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Membership;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
    /**
     * Change or end a membership, for days that are not billed yet
     */
    patch: {
      parameters: {
        path: {
          customerId: string;
          membershipId: string;
        };
        header: {
          /**
           * The ETag last read.
           */
          'If-Match': string;
        };
      };
      requestBody: {
        content: {
          'application/json': MembershipChanges;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Membership;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'unknown_reference'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'currency_mismatch' | 'already_billed'>;
        412: Refused<'version_conflict'>;
        415: Refused<'unsupported_media_type'>;
        428: Refused<'if_match_missing'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/customers/{customerId}/memberships/{membershipId}/cancellation': {
    /**
     * Cancel a membership: by its notice, or to end on any day that is not billed
     */
    post: {
      parameters: {
        path: {
          customerId: string;
          membershipId: string;
        };
      };
      requestBody: {
        content: {
          'application/json': MembershipCancellation;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Membership;
          };
        };
        400: Refused<'invalid_request' | 'card_number_refused' | 'malformed_json'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'membership_state' | 'already_billed'>;
        415: Refused<'unsupported_media_type'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
    /**
     * Let a cancelled membership go on, while its end is not over
     */
    delete: {
      parameters: {
        path: {
          customerId: string;
          membershipId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Membership;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'membership_state'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/customers/{customerId}/memberships/{membershipId}/pause': {
    /**
     * Pause a membership: days without service and without charge
     */
    post: {
      parameters: {
        path: {
          customerId: string;
          membershipId: string;
        };
      };
      requestBody: {
        content: {
          'application/json': NewPause;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Membership;
          };
        };
        400: Refused<'invalid_request' | 'card_number_refused' | 'malformed_json'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'membership_state' | 'already_billed'>;
        415: Refused<'unsupported_media_type'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/customers/{customerId}/memberships/{membershipId}/resume': {
    /**
     * End a pause, or take away the next when none has begun
     */
    post: {
      parameters: {
        path: {
          customerId: string;
          membershipId: string;
        };
      };
      requestBody: {
        content: {
          'application/json': Resumption;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Membership;
          };
        };
        400: Refused<'invalid_request' | 'card_number_refused' | 'malformed_json'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'membership_state' | 'already_billed'>;
        415: Refused<'unsupported_media_type'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/customers/{customerId}/memberships/{membershipId}/suspend': {
    /**
     * Stop the access of a membership, which is billed on (S76)
     */
    post: {
      parameters: {
        path: {
          customerId: string;
          membershipId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Membership;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'membership_state'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/customers/{customerId}/memberships/{membershipId}/reactivate': {
    /**
     * Give a suspended membership its access back (S77)
     */
    post: {
      parameters: {
        path: {
          customerId: string;
          membershipId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Membership;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'membership_state'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/customers/{customerId}/memberships/{membershipId}/plan-change': {
    /**
     * Upgrade or downgrade: another membership follows on a day
     */
    post: {
      parameters: {
        path: {
          customerId: string;
          membershipId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': PlanChange;
        };
      };
      responses: {
        201: {
          content: {
            'application/json': PlanChanged;
          };
        };
        400: Refused<
          | 'invalid_request'
          | 'card_number_refused'
          | 'malformed_json'
          | 'idempotency_key_missing'
          | 'unknown_reference'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<
          | 'membership_state'
          | 'currency_mismatch'
          | 'plan_archived'
          | 'plan_not_recurring'
          | 'already_billed'
          | 'payer_missing'
        >;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/portal/customers/{customerId}/memberships': {
    /**
     * The memberships of the caller's customer, oldest first
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: OwnMembership[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/portal/customers/{customerId}/memberships/{membershipId}': {
    /**
     * One membership of the caller's customer
     */
    get: {
      parameters: {
        path: {
          customerId: string;
          membershipId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': OwnMembership;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/portal/customers/{customerId}/memberships/{membershipId}/cancellation': {
    /**
     * Cancel a membership of the caller's customer by its notice, or to a later day
     */
    post: {
      parameters: {
        path: {
          customerId: string;
          membershipId: string;
        };
      };
      requestBody: {
        content: {
          'application/json': MembershipCancellation;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': OwnMembership;
          };
        };
        400: Refused<'invalid_request' | 'card_number_refused' | 'malformed_json'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<
          'organisation_suspended' | 'membership_state' | 'already_billed' | 'notice_period'
        >;
        415: Refused<'unsupported_media_type'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/customers/{customerId}/fees': {
    /**
     * Charge a customer once; the run that covers the day bills it
     */
    post: {
      parameters: {
        path: {
          customerId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': NewFee;
        };
      };
      responses: {
        201: {
          content: {
            'application/json': Fee;
          };
        };
        400: Refused<
          | 'invalid_request'
          | 'card_number_refused'
          | 'malformed_json'
          | 'idempotency_key_missing'
          | 'unknown_reference'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'currency_mismatch' | 'payer_missing'>;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
    /**
     * The fees of a customer, oldest first
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
          status?: 'open' | 'billed' | 'waived';
          /**
           * The kind of what made it.
           */
          origin?:
            | 'booking'
            | 'cancellation'
            | 'ticket'
            | 'order'
            | 'deposit'
            | 'plan_change'
            | 'late_fee';
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: Fee[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/customers/{customerId}/fees/{feeId}': {
    /**
     * One fee
     */
    get: {
      parameters: {
        path: {
          customerId: string;
          feeId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Fee;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
    /**
     * Change a fee that is not billed, unless something else made it, such as a booking
     */
    patch: {
      parameters: {
        path: {
          customerId: string;
          feeId: string;
        };
        header: {
          /**
           * The ETag last read.
           */
          'If-Match': string;
        };
      };
      requestBody: {
        content: {
          'application/json': FeeChanges;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Fee;
          };
        };
        400: Refused<'invalid_request' | 'card_number_refused' | 'malformed_json'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'fee_not_open' | 'fee_of_another' | 'currency_mismatch'>;
        412: Refused<'version_conflict'>;
        415: Refused<'unsupported_media_type'>;
        428: Refused<'if_match_missing'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
    /**
     * Waive a fee that is not billed, whatever made it; it stays listed as waived
     */
    delete: {
      parameters: {
        path: {
          customerId: string;
          feeId: string;
        };
      };
      responses: {
        204: {
          content: never;
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'fee_not_open'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/customers/{customerId}/fees/{feeId}/payer': {
    /**
     * Bill what a member is charged to the other one of company and member, while it is not billed
     */
    post: {
      parameters: {
        path: {
          customerId: string;
          feeId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': FeePayer;
        };
      };
      responses: {
        201: {
          content: {
            'application/json': FeePayerChanged;
          };
        };
        400: Refused<
          | 'invalid_request'
          | 'card_number_refused'
          | 'malformed_json'
          | 'idempotency_key_missing'
          | 'unknown_reference'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'fee_not_open' | 'fee_of_another' | 'payer_missing'>;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/portal/customers/{customerId}/fees': {
    /**
     * The products and other one-off charges of the caller's customer, oldest first
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
          status?: 'open' | 'billed' | 'waived';
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: OwnFee[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/resources': {
    /**
     * Create a resource: a meeting room, a desk or any other thing that is booked
     */
    post: {
      parameters: {
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': NewResource;
        };
      };
      responses: {
        201: {
          content: {
            'application/json': Resource;
          };
        };
        400: Refused<
          | 'invalid_request'
          | 'card_number_refused'
          | 'malformed_json'
          | 'idempotency_key_missing'
          | 'unknown_reference'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
    /**
     * The resources, oldest first
     */
    get: {
      parameters: {
        query?: {
          limit?: number;
          cursor?: string;
          locationId?: string;
          type?: 'meeting_room' | 'desk' | 'event_space' | 'office' | 'other';
          archived?: 'true' | 'false';
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: Resource[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/resources/{resourceId}': {
    /**
     * One resource
     */
    get: {
      parameters: {
        path: {
          resourceId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Resource;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
    /**
     * Change or archive a resource; bookings made stay as they are
     */
    patch: {
      parameters: {
        path: {
          resourceId: string;
        };
        header: {
          /**
           * The ETag last read.
           */
          'If-Match': string;
        };
      };
      requestBody: {
        content: {
          'application/json': ResourceChanges;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Resource;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'unknown_reference'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        412: Refused<'version_conflict'>;
        415: Refused<'unsupported_media_type'>;
        428: Refused<'if_match_missing'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/portal/customers/{customerId}/resources': {
    /**
     * What a member can book, with prices and policies, oldest first (S13, S40)
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
          locationId?: string;
          type?: 'meeting_room' | 'desk' | 'event_space' | 'office' | 'other';
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: OfferedResource[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/rates': {
    /**
     * Create a rate: what a booking costs by the hour or by the day
     */
    post: {
      parameters: {
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': NewRate;
        };
      };
      responses: {
        201: {
          content: {
            'application/json': Rate;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'idempotency_key_missing'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'currency_mismatch'>;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
    /**
     * The rates, oldest first
     */
    get: {
      parameters: {
        query?: {
          limit?: number;
          cursor?: string;
          archived?: 'true' | 'false';
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: Rate[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/rates/{rateId}': {
    /**
     * One rate
     */
    get: {
      parameters: {
        path: {
          rateId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Rate;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
    /**
     * Change or archive a rate, for bookings made from now on
     */
    patch: {
      parameters: {
        path: {
          rateId: string;
        };
        header: {
          /**
           * The ETag last read.
           */
          'If-Match': string;
        };
      };
      requestBody: {
        content: {
          'application/json': RateChanges;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Rate;
          };
        };
        400: Refused<'invalid_request' | 'card_number_refused' | 'malformed_json'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'currency_mismatch' | 'rate_in_use'>;
        412: Refused<'version_conflict'>;
        415: Refused<'unsupported_media_type'>;
        428: Refused<'if_match_missing'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/availability': {
    /**
     * When the resources of a location are free
     */
    get: {
      parameters: {
        query: {
          limit?: number;
          cursor?: string;
          locationId: string;
          /**
           * The first day, at the location.
           */
          from: string;
          /**
           * The last day, up to 14 days in all.
           */
          to: string;
          type?: 'meeting_room' | 'desk' | 'event_space' | 'office' | 'other';
          resourceId?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: Availability[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor' | 'unknown_reference'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/portal/customers/{customerId}/availability': {
    /**
     * When a member can book what at a location (S13, S40)
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
        query: {
          limit?: number;
          cursor?: string;
          locationId: string;
          /**
           * The first day, at the location.
           */
          from: string;
          /**
           * The last day, up to 14 days in all.
           */
          to: string;
          type?: 'meeting_room' | 'desk' | 'event_space' | 'office' | 'other';
          resourceId?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: Availability[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor' | 'unknown_reference'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/customers/{customerId}/bookings': {
    /**
     * Book for a customer; without a rate nothing is charged, and policies do not bind
     */
    post: {
      parameters: {
        path: {
          customerId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': NewBooking;
        };
      };
      responses: {
        201: {
          content: {
            'application/json': Booking;
          };
        };
        400: Refused<
          | 'invalid_request'
          | 'card_number_refused'
          | 'malformed_json'
          | 'idempotency_key_missing'
          | 'unknown_reference'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'resource_archived' | 'not_bookable' | 'slot_taken' | 'payer_missing'>;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
    /**
     * The bookings of a customer by the instant they start
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
          /**
           * The first instant that is shown.
           */
          from?: string;
          /**
           * The first instant that is not.
           */
          to?: string;
          status?: 'held' | 'confirmed' | 'cancelled';
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: Booking[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/customers/{customerId}/bookings/{bookingId}': {
    /**
     * One booking, and how its price came to be
     */
    get: {
      parameters: {
        path: {
          customerId: string;
          bookingId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Booking;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
    /**
     * Move or rename a booking; what is moved is priced anew
     */
    patch: {
      parameters: {
        path: {
          customerId: string;
          bookingId: string;
        };
        header: {
          /**
           * The ETag last read.
           */
          'If-Match': string;
        };
      };
      requestBody: {
        content: {
          'application/json': BookingChanges;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Booking;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'unknown_reference'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<
          | 'resource_archived'
          | 'not_bookable'
          | 'slot_taken'
          | 'booking_state'
          | 'already_billed'
          | 'payer_missing'
        >;
        412: Refused<'version_conflict'>;
        415: Refused<'unsupported_media_type'>;
        428: Refused<'if_match_missing'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/customers/{customerId}/bookings/{bookingId}/cancel': {
    /**
     * Cancel a booking, by its steps or without a fee; one that is cancelled stays so
     */
    post: {
      parameters: {
        path: {
          customerId: string;
          bookingId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': BookingCancellation;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Booking;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'idempotency_key_missing'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/resources/{resourceId}/bookings': {
    /**
     * The calendar of a resource: what reaches into a span, by the instant it starts
     */
    get: {
      parameters: {
        path: {
          resourceId: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
          /**
           * The first instant that is shown.
           */
          from?: string;
          /**
           * The first instant that is not.
           */
          to?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: Booking[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/customers/{customerId}/booking-series': {
    /**
     * Book up to 60 times at the same local time
     */
    post: {
      parameters: {
        path: {
          customerId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': NewBookingSeries;
        };
      };
      responses: {
        201: {
          content: {
            'application/json': BookingSeries;
          };
        };
        400: Refused<
          | 'invalid_request'
          | 'card_number_refused'
          | 'malformed_json'
          | 'idempotency_key_missing'
          | 'unknown_reference'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'resource_archived' | 'not_bookable' | 'slot_taken'>;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
    /**
     * The series of a customer
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: BookingSeriesSummary[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/customers/{customerId}/booking-series/{bookingSeriesId}': {
    /**
     * One series with its bookings
     */
    get: {
      parameters: {
        path: {
          customerId: string;
          bookingSeriesId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': BookingSeries;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/customers/{customerId}/booking-series/{bookingSeriesId}/cancel': {
    /**
     * Cancel the bookings of a series from a day on
     */
    post: {
      parameters: {
        path: {
          customerId: string;
          bookingSeriesId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': BookingSeriesCancellation;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': BookingSeries;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'idempotency_key_missing'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/portal/customers/{customerId}/booking-quotes': {
    /**
     * What a booking would cost now, credits used, or why it cannot be made; books nothing
     */
    post: {
      parameters: {
        path: {
          customerId: string;
        };
      };
      requestBody: {
        content: {
          'application/json': NewOwnBooking;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': BookingQuote;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'unknown_reference'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'organisation_suspended' | 'payer_missing'>;
        415: Refused<'unsupported_media_type'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/portal/customers/{customerId}/bookings': {
    /**
     * Book a resource for oneself, or for the company alone (S13, S16)
     */
    post: {
      parameters: {
        path: {
          customerId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': NewOwnBooking;
        };
      };
      responses: {
        201: {
          content: {
            'application/json': OwnBooking;
          };
        };
        400: Refused<
          | 'invalid_request'
          | 'card_number_refused'
          | 'malformed_json'
          | 'idempotency_key_missing'
          | 'unknown_reference'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<
          | 'organisation_suspended'
          | 'resource_archived'
          | 'no_rate'
          | 'not_bookable'
          | 'slot_taken'
          | 'payer_missing'
        >;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
    /**
     * The caller's bookings and those of the company alone, by the instant they start (S16)
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
          /**
           * The first instant that is shown.
           */
          from?: string;
          /**
           * The first instant that is not.
           */
          to?: string;
          status?: 'held' | 'confirmed' | 'cancelled';
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: OwnBooking[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/portal/customers/{customerId}/bookings/{bookingId}': {
    /**
     * One booking that the caller may see
     */
    get: {
      parameters: {
        path: {
          customerId: string;
          bookingId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': OwnBooking;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
    /**
     * Move or rename one of the caller's own bookings, while cancelling it is free (S17)
     */
    patch: {
      parameters: {
        path: {
          customerId: string;
          bookingId: string;
        };
        header: {
          /**
           * The ETag last read.
           */
          'If-Match': string;
        };
      };
      requestBody: {
        content: {
          'application/json': OwnBookingChanges;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': OwnBooking;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'unknown_reference'
        >;
        401: Refused<'unauthenticated'>;
        403: Refused<'forbidden'>;
        404: Refused<'not_found'>;
        409: Refused<
          | 'organisation_suspended'
          | 'resource_archived'
          | 'no_rate'
          | 'not_bookable'
          | 'slot_taken'
          | 'payer_missing'
          | 'booking_state'
          | 'already_billed'
        >;
        412: Refused<'version_conflict'>;
        415: Refused<'unsupported_media_type'>;
        428: Refused<'if_match_missing'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/portal/customers/{customerId}/bookings/{bookingId}/cancel': {
    /**
     * Cancel one of the caller's own bookings before it starts; its steps say what that costs
     */
    post: {
      parameters: {
        path: {
          customerId: string;
          bookingId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': OwnBookingCancellation;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': OwnBooking;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'idempotency_key_missing'
        >;
        401: Refused<'unauthenticated'>;
        403: Refused<'forbidden'>;
        404: Refused<'not_found'>;
        409: Refused<'organisation_suspended' | 'booking_state'>;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/portal/customers/{customerId}/booking-series': {
    /**
     * Book up to 60 times at the same local time, for oneself or for the company alone
     */
    post: {
      parameters: {
        path: {
          customerId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': NewBookingSeries;
        };
      };
      responses: {
        201: {
          content: {
            'application/json': BookingSeries;
          };
        };
        400: Refused<
          | 'invalid_request'
          | 'card_number_refused'
          | 'malformed_json'
          | 'idempotency_key_missing'
          | 'unknown_reference'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<
          | 'organisation_suspended'
          | 'resource_archived'
          | 'no_rate'
          | 'not_bookable'
          | 'slot_taken'
          | 'payer_missing'
        >;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/portal/customers/{customerId}/booking-series/{bookingSeriesId}': {
    /**
     * One series that the caller may see, with its bookings
     */
    get: {
      parameters: {
        path: {
          customerId: string;
          bookingSeriesId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': BookingSeries;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/portal/customers/{customerId}/booking-series/{bookingSeriesId}/cancel': {
    /**
     * Cancel what has not begun of one of the caller's own series, from a day on
     */
    post: {
      parameters: {
        path: {
          customerId: string;
          bookingSeriesId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': OwnBookingSeriesCancellation;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': BookingSeries;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'idempotency_key_missing'
        >;
        401: Refused<'unauthenticated'>;
        403: Refused<'forbidden'>;
        404: Refused<'not_found'>;
        409: Refused<'organisation_suspended'>;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/customers/{customerId}/credits': {
    /**
     * Give a customer, or one of its members, credit or passes for bookings
     */
    post: {
      parameters: {
        path: {
          customerId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': NewCreditGrant;
        };
      };
      responses: {
        201: {
          content: {
            'application/json': CreditGrant;
          };
        };
        400: Refused<
          | 'invalid_request'
          | 'card_number_refused'
          | 'malformed_json'
          | 'idempotency_key_missing'
          | 'unknown_reference'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
    /**
     * The credit and passes that a customer was given or bought, oldest first
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: CreditGrant[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/customers/{customerId}/credits/{creditGrantId}': {
    /**
     * One grant of credit, and how much of it is used
     */
    get: {
      parameters: {
        path: {
          customerId: string;
          creditGrantId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': CreditGrant;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
    /**
     * Take credit back of which nothing is used
     */
    delete: {
      parameters: {
        path: {
          customerId: string;
          creditGrantId: string;
        };
      };
      responses: {
        204: {
          content: never;
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'credit_used'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/customers/{customerId}/credit-balances': {
    /**
     * What bookings of a day find of credit and passes, first what is used first
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
        query?: {
          /**
           * The day of a booking, whose month counts; today unless said.
           */
          on?: string;
          /**
           * Only what this member may use; absent: of all.
           */
          memberId?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': CreditBalances;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/portal/customers/{customerId}/credit-balances': {
    /**
     * What the caller's own bookings of a day find of credit and passes
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
        query?: {
          /**
           * The day of a booking, whose month counts; today unless said.
           */
          on?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': OwnCreditBalances;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/community-events': {
    /**
     * Draft a community event; members see it when it is published
     */
    post: {
      parameters: {
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': NewCommunityEvent;
        };
      };
      responses: {
        201: {
          content: {
            'application/json': CommunityEvent;
          };
        };
        400: Refused<
          | 'invalid_request'
          | 'card_number_refused'
          | 'malformed_json'
          | 'idempotency_key_missing'
          | 'unknown_reference'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'currency_mismatch'>;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
    /**
     * The community events by their start
     */
    get: {
      parameters: {
        query?: {
          limit?: number;
          cursor?: string;
          status?: 'draft' | 'published' | 'cancelled';
          /**
           * Those that start then or later.
           */
          from?: string;
          /**
           * Those that start before.
           */
          to?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: CommunityEvent[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/community-events/{communityEventId}': {
    /**
     * One community event
     */
    get: {
      parameters: {
        path: {
          communityEventId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': CommunityEvent;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
    /**
     * Change a community event; tickets that are booked keep their price
     */
    patch: {
      parameters: {
        path: {
          communityEventId: string;
        };
        header: {
          /**
           * The ETag last read.
           */
          'If-Match': string;
        };
      };
      requestBody: {
        content: {
          'application/json': CommunityEventChanges;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': CommunityEvent;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'unknown_reference'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'currency_mismatch' | 'event_state' | 'event_full'>;
        412: Refused<'version_conflict'>;
        415: Refused<'unsupported_media_type'>;
        428: Refused<'if_match_missing'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/community-events/{communityEventId}/publish': {
    /**
     * Show a community event to every member, who may book a ticket from now on
     */
    post: {
      parameters: {
        path: {
          communityEventId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': CommunityEvent;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'event_state'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/community-events/{communityEventId}/cancel': {
    /**
     * Cancel a community event and waive the fees of its tickets; call again until it is settled
     */
    post: {
      parameters: {
        path: {
          communityEventId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': CommunityEvent;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/community-events/{communityEventId}/tickets': {
    /**
     * Book a ticket for a member of a company, or for an individual
     */
    post: {
      parameters: {
        path: {
          communityEventId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': NewTicket;
        };
      };
      responses: {
        201: {
          content: {
            'application/json': Ticket;
          };
        };
        400: Refused<
          | 'invalid_request'
          | 'card_number_refused'
          | 'malformed_json'
          | 'idempotency_key_missing'
          | 'unknown_reference'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'event_not_open' | 'event_full'>;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
    /**
     * The tickets of a community event, oldest first
     */
    get: {
      parameters: {
        path: {
          communityEventId: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: Ticket[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/community-events/{communityEventId}/tickets/{ticketId}/return': {
    /**
     * Take a ticket back, at any time; its fee is waived unless it is billed already
     */
    post: {
      parameters: {
        path: {
          communityEventId: string;
          ticketId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Ticket;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/portal/customers/{customerId}/community-events': {
    /**
     * The published community events that are still to start, by their start (S13)
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: OwnCommunityEvent[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/portal/customers/{customerId}/community-events/{communityEventId}': {
    /**
     * One community event; a cancelled one shows to who has a ticket for it
     */
    get: {
      parameters: {
        path: {
          communityEventId: string;
          customerId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': OwnCommunityEvent;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/portal/customers/{customerId}/community-events/{communityEventId}/tickets': {
    /**
     * Book a ticket for oneself until the community event starts; what it costs becomes a fee (S39)
     */
    post: {
      parameters: {
        path: {
          communityEventId: string;
          customerId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': NewOwnTicket;
        };
      };
      responses: {
        201: {
          content: {
            'application/json': OwnTicket;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'idempotency_key_missing'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'organisation_suspended' | 'event_not_open' | 'event_full'>;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/portal/customers/{customerId}/community-tickets': {
    /**
     * The caller's own tickets, oldest first
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: OwnTicket[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/portal/customers/{customerId}/community-tickets/{ticketId}/return': {
    /**
     * Give one's ticket back until the community event starts; its fee is waived unless it is billed already
     */
    post: {
      parameters: {
        path: {
          customerId: string;
          ticketId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': OwnTicket;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'organisation_suspended' | 'event_state'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/portal/customers/{customerId}/orders': {
    /**
     * Purchase memberships, passes, services and bookings; the next run bills them (S10)
     */
    post: {
      parameters: {
        path: {
          customerId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': NewOrder;
        };
      };
      responses: {
        201: {
          content: {
            'application/json': Order;
          };
        };
        400: Refused<
          | 'invalid_request'
          | 'card_number_refused'
          | 'malformed_json'
          | 'idempotency_key_missing'
          | 'unknown_reference'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<
          | 'organisation_suspended'
          | 'plan_not_on_offer'
          | 'plan_archived'
          | 'resource_archived'
          | 'no_rate'
          | 'not_bookable'
          | 'slot_taken'
          | 'payer_missing'
        >;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
    /**
     * The orders of the caller's customer, oldest first
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: Order[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/portal/customers/{customerId}/order-quotes': {
    /**
     * What items would cost now, each by itself, or why they are not to be had
     */
    post: {
      parameters: {
        path: {
          customerId: string;
        };
      };
      requestBody: {
        content: {
          'application/json': NewOrder;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': OrderQuote;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'unknown_reference'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'organisation_suspended'>;
        415: Refused<'unsupported_media_type'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/portal/customers/{customerId}/orders/{orderId}': {
    /**
     * One order of the caller's customer
     */
    get: {
      parameters: {
        path: {
          customerId: string;
          orderId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Order;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/portal/customers/{customerId}/orders/{orderId}/cancel': {
    /**
     * Cancel an order of which nothing is fulfilled; one that is cancelled stays so
     */
    post: {
      parameters: {
        path: {
          customerId: string;
          orderId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Order;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'organisation_suspended' | 'order_state'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/customers/{customerId}/orders': {
    /**
     * Order for a customer anything that is not archived
     */
    post: {
      parameters: {
        path: {
          customerId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': NewAdminOrder;
        };
      };
      responses: {
        201: {
          content: {
            'application/json': Order;
          };
        };
        400: Refused<
          | 'invalid_request'
          | 'card_number_refused'
          | 'malformed_json'
          | 'idempotency_key_missing'
          | 'unknown_reference'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<
          | 'plan_not_on_offer'
          | 'plan_archived'
          | 'resource_archived'
          | 'no_rate'
          | 'not_bookable'
          | 'slot_taken'
          | 'payer_missing'
          | 'not_billable'
        >;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
    /**
     * The orders of a customer, oldest first
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: Order[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/customers/{customerId}/orders/{orderId}': {
    /**
     * One order
     */
    get: {
      parameters: {
        path: {
          customerId: string;
          orderId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Order;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/customers/{customerId}/orders/{orderId}/fulfil': {
    /**
     * Tell that items are delivered; the last one completes the order (S75)
     */
    post: {
      parameters: {
        path: {
          customerId: string;
          orderId: string;
        };
      };
      requestBody: {
        content: {
          'application/json': OrderFulfilment;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Order;
          };
        };
        400: Refused<'invalid_request' | 'card_number_refused' | 'malformed_json'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'order_state'>;
        415: Refused<'unsupported_media_type'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/customers/{customerId}/orders/{orderId}/cancel': {
    /**
     * Cancel an order and all it made, where nothing of it is used or billed
     */
    post: {
      parameters: {
        path: {
          customerId: string;
          orderId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Order;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'order_state'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/orders': {
    /**
     * The orders of the organisation, newest first
     */
    get: {
      parameters: {
        query?: {
          limit?: number;
          cursor?: string;
          status?: 'placed' | 'fulfilled' | 'cancelled';
          channel?: 'portal' | 'storefront' | 'admin';
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: Order[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/storefront': {
    /**
     * The storefront: its name, and whether it is open
     */
    get: {
      parameters: {};
      responses: {
        200: {
          content: {
            'application/json': Storefront;
          };
        };
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
    /**
     * Open, close or rename the storefront; checkouts under way end with its old name
     */
    put: {
      parameters: {
        header: {
          /**
           * The ETag last read.
           */
          'If-Match': string;
        };
      };
      requestBody: {
        content: {
          'application/json': StorefrontSettings;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Storefront;
          };
        };
        400: Refused<'invalid_request' | 'card_number_refused' | 'malformed_json'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'storefront_name_taken'>;
        412: Refused<'version_conflict'>;
        415: Refused<'unsupported_media_type'>;
        428: Refused<'if_match_missing'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/storefront/{storefront}': {
    /**
     * Whose storefront it is, and where (S53)
     */
    get: {
      parameters: {
        path: {
          /**
           * Part of every public path; no two storefronts share one.
           */
          storefront: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': StorefrontInfo;
          };
        };
        400: Refused<'invalid_request'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/storefront/{storefront}/offers': {
    /**
     * The plans on sale, at today's price with and without tax, oldest first
     */
    get: {
      parameters: {
        path: {
          /**
           * Part of every public path; no two storefronts share one.
           */
          storefront: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
          /**
           * Where: its prices and taxes.
           */
          locationId?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: StorefrontOffer[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor' | 'unknown_reference'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/storefront/{storefront}/resources': {
    /**
     * What can be booked, with its rate, oldest first
     */
    get: {
      parameters: {
        path: {
          /**
           * Part of every public path; no two storefronts share one.
           */
          storefront: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
          locationId?: string;
          type?: 'meeting_room' | 'desk' | 'event_space' | 'office' | 'other';
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: OfferedResource[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/storefront/{storefront}/availability': {
    /**
     * When a visitor can book what at a location
     */
    get: {
      parameters: {
        path: {
          /**
           * Part of every public path; no two storefronts share one.
           */
          storefront: string;
        };
        query: {
          limit?: number;
          cursor?: string;
          locationId: string;
          /**
           * The first day, at the location.
           */
          from: string;
          /**
           * The last day, up to 14 days in all.
           */
          to: string;
          type?: 'meeting_room' | 'desk' | 'event_space' | 'office' | 'other';
          resourceId?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: Availability[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor' | 'unknown_reference'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/storefront/{storefront}/quotes': {
    /**
     * What a purchase would cost now, tax included, or why something is not to be had
     */
    post: {
      parameters: {
        path: {
          /**
           * Part of every public path; no two storefronts share one.
           */
          storefront: string;
        };
      };
      requestBody: {
        content: {
          'application/json': NewCheckoutQuote;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': CheckoutQuote;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'unknown_reference'
        >;
        404: Refused<'not_found'>;
        409: Refused<
          | 'organisation_suspended'
          | 'plan_not_on_offer'
          | 'plan_archived'
          | 'resource_archived'
          | 'no_rate'
          | 'not_bookable'
          | 'slot_taken'
          | 'payer_missing'
        >;
        415: Refused<'unsupported_media_type'>;
        429: Refused<'too_many_requests'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/storefront/{storefront}/checkouts': {
    /**
     * Hold what a visitor wants to buy for half an hour, and mail a code (S53)
     */
    post: {
      parameters: {
        path: {
          /**
           * Part of every public path; no two storefronts share one.
           */
          storefront: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': NewCheckout;
        };
      };
      responses: {
        201: {
          content: {
            'application/json': Checkout;
          };
        };
        400: Refused<
          | 'invalid_request'
          | 'card_number_refused'
          | 'malformed_json'
          | 'idempotency_key_missing'
          | 'unknown_reference'
        >;
        404: Refused<'not_found'>;
        409: Refused<
          | 'organisation_suspended'
          | 'plan_not_on_offer'
          | 'plan_archived'
          | 'resource_archived'
          | 'no_rate'
          | 'not_bookable'
          | 'slot_taken'
          | 'payer_missing'
        >;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        429: Refused<'too_many_requests'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/storefront/{storefront}/checkouts/{checkoutId}': {
    /**
     * A checkout, and what became of it
     */
    get: {
      parameters: {
        path: {
          /**
           * Part of every public path; no two storefronts share one.
           */
          storefront: string;
          checkoutId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Checkout;
          };
        };
        400: Refused<'invalid_request'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
    /**
     * Give up a checkout; what it held is released. A repeat changes nothing
     */
    delete: {
      parameters: {
        path: {
          /**
           * Part of every public path; no two storefronts share one.
           */
          storefront: string;
          checkoutId: string;
        };
      };
      responses: {
        204: {
          content: never;
        };
        400: Refused<'invalid_request'>;
        404: Refused<'not_found'>;
        409: Refused<'organisation_suspended'>;
        410: Refused<'checkout_expired'>;
        429: Refused<'too_many_requests'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/storefront/{storefront}/checkouts/{checkoutId}/code': {
    /**
     * Mail a new code; the one before is void
     */
    post: {
      parameters: {
        path: {
          /**
           * Part of every public path; no two storefronts share one.
           */
          storefront: string;
          checkoutId: string;
        };
      };
      responses: {
        202: {
          content: {
            'application/json': Checkout;
          };
        };
        400: Refused<'invalid_request'>;
        404: Refused<'not_found'>;
        409: Refused<'organisation_suspended'>;
        410: Refused<'checkout_expired'>;
        429: Refused<'too_many_requests'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/storefront/{storefront}/checkouts/{checkoutId}/completion': {
    /**
     * Buy it: the order is placed and its invoice mailed (S53, S74); a repeat changes nothing
     */
    post: {
      parameters: {
        path: {
          /**
           * Part of every public path; no two storefronts share one.
           */
          storefront: string;
          checkoutId: string;
        };
      };
      requestBody: {
        content: {
          'application/json': CheckoutCompletion;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Checkout;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'unknown_reference'
        >;
        404: Refused<'not_found'>;
        409: Refused<
          | 'organisation_suspended'
          | 'checkout_changed'
          | 'verification_failed'
          | 'sign_in_required'
          | 'not_billable'
          | 'plan_not_on_offer'
          | 'plan_archived'
          | 'resource_archived'
          | 'no_rate'
          | 'not_bookable'
          | 'slot_taken'
          | 'payer_missing'
        >;
        410: Refused<'checkout_expired'>;
        415: Refused<'unsupported_media_type'>;
        429: Refused<'too_many_requests'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/bill-runs': {
    /**
     * Bill runs, newest first.
     */
    get: {
      parameters: {
        query?: {
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: BillRun[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/bill-runs/{runId}': {
    /**
     * The report of a bill run.
     */
    get: {
      parameters: {
        path: {
          runId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': BillRun;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/bill-runs/{runId}/customers': {
    /**
     * What became of each customer that the run planned, and why.
     */
    get: {
      parameters: {
        path: {
          runId: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
          outcome?: 'invoiced' | 'nothing_to_bill' | 'parked' | 'left';
          /**
           * Only who was billed late.
           */
          caughtUp?: 'true';
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: BillRunCustomer[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/bill-runs/{runId}/deliveries': {
    /**
     * The mails of the run's invoices.
     */
    get: {
      parameters: {
        path: {
          runId: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
          /**
           * `sent`: SES has it. `suppressed`: SES knows the address as dead and did not try. `parked`: it could not be sent, see `reason`. `withdrawn`: what it spoke of was settled before it left.
           */
          status?:
            | 'queued'
            | 'sending'
            | 'delayed'
            | 'sent'
            | 'delivered'
            | 'bounced'
            | 'complained'
            | 'suppressed'
            | 'parked'
            | 'withdrawn';
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: MailDelivery[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/bill-runs/{runId}/release': {
    /**
     * Lets a held run go on to numbers and mails.
     */
    post: {
      parameters: {
        path: {
          runId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      responses: {
        202: {
          content: {
            'application/json': BillRun;
          };
        };
        400: Refused<'invalid_request' | 'idempotency_key_missing'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'run_not_held' | 'organisation_suspended'>;
        410: Refused<'erased'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/bill-runs/{runId}/resume': {
    /**
     * Lets a run that stands still go on at once, as the next hourly tick would.
     */
    post: {
      parameters: {
        path: {
          runId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      responses: {
        202: {
          content: {
            'application/json': BillRun;
          };
        };
        400: Refused<'invalid_request' | 'idempotency_key_missing'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'run_not_stuck'>;
        410: Refused<'erased'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/bill-runs/{runId}/customers/{customerId}/postpone': {
    /**
     * Takes a customer's draft out of a held run; what it billed comes with the next run.
     */
    post: {
      parameters: {
        path: {
          runId: string;
          customerId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': BillRunCustomer;
          };
        };
        400: Refused<'invalid_request' | 'idempotency_key_missing'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'run_not_held' | 'invoice_state'>;
        410: Refused<'erased'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/bill-runs/{runId}/customers/{customerId}/discard': {
    /**
     * Takes a customer's draft out of a held run; what it billed is waived.
     */
    post: {
      parameters: {
        path: {
          runId: string;
          customerId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': BillRunCustomer;
          };
        };
        400: Refused<'invalid_request' | 'idempotency_key_missing'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'run_not_held' | 'invoice_state'>;
        410: Refused<'erased'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/bill-runs/{runId}/customers/{customerId}/drafts/{invoiceId}': {
    /**
     * Changes a draft in a held run: words and discounts of lines, lines that wait or are added. Tax and totals are worked out again; If-Match is the invoice's ETag.
     */
    patch: {
      parameters: {
        path: {
          runId: string;
          customerId: string;
          invoiceId: string;
        };
        header: {
          /**
           * The ETag last read.
           */
          'If-Match': string;
        };
      };
      requestBody: {
        content: {
          'application/json': DraftEdit;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Invoice;
          };
        };
        400: Refused<'invalid_request' | 'card_number_refused' | 'malformed_json'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'run_not_held' | 'invoice_state' | 'currency_mismatch'>;
        412: Refused<'version_conflict'>;
        415: Refused<'unsupported_media_type'>;
        428: Refused<'if_match_missing'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/bill-runs/{runId}/comparison': {
    /**
     * A run beside that of the period before: total, who is new or gone, who moved most.
     */
    get: {
      parameters: {
        path: {
          runId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': BillRunComparison;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/bill-runs/preview': {
    /**
     * Dry run: exact totals, who is parked, who cannot be reached, and how it differs from the run of the period before; writes nothing.
     */
    post: {
      parameters: {
        query?: {
          cursor?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': {
            billingOn?: string;
          };
        };
      };
      responses: {
        200: {
          content: {
            'application/json': BillRunPreview;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'invalid_cursor'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        415: Refused<'unsupported_media_type'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/parked-customers': {
    /**
     * Customers that a run set aside, longest first.
     */
    get: {
      parameters: {
        query?: {
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: ParkedCustomer[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/customers/{customerId}/unpark': {
    /**
     * Lets the next run bill a parked customer again.
     */
    post: {
      parameters: {
        path: {
          customerId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      responses: {
        204: {
          content: never;
        };
        400: Refused<'invalid_request' | 'idempotency_key_missing'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'not_parked'>;
        410: Refused<'erased'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/unbilled': {
    /**
     * Customers with something that should have been billed by a date and was not, why, and what it comes to. A page may be short of its limit: there is more while it has a nextCursor.
     */
    get: {
      parameters: {
        query?: {
          limit?: number;
          cursor?: string;
          /**
           * Absent: the organisation's today.
           */
          on?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: UnbilledCustomer[];
              nextCursor?: string;
              on: string;
              /**
               * Billing days up to here: on + lead days.
               */
              cutoffOn: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/audit': {
    /**
     * The last audit: every invoice worked out again, numbers, claims, ledgers, mails and runs.
     */
    get: {
      parameters: {};
      responses: {
        200: {
          content: {
            'application/json': Audit;
          };
        };
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
    /**
     * Audits now instead of in the night; begins within a quarter of an hour.
     */
    post: {
      parameters: {
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      responses: {
        202: {
          content: {
            'application/json': Audit;
          };
        };
        400: Refused<'idempotency_key_missing'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        410: Refused<'erased'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/number-series': {
    /**
     * How the documents of each kind are numbered next.
     */
    get: {
      parameters: {};
      responses: {
        200: {
          content: {
            'application/json': NumberSeriesList;
          };
        };
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/number-series/{kind}/next': {
    /**
     * Go on at a higher counter, for example where another system stopped; numbers that were given out stay.
     */
    put: {
      parameters: {
        path: {
          kind: 'invoice' | 'credit_note';
        };
      };
      requestBody: {
        content: {
          'application/json': NumberSeriesStart;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': NumberSeries;
          };
        };
        400: Refused<'invalid_request' | 'card_number_refused' | 'malformed_json'>;
        401: Refused<'unauthenticated'>;
        403: Refused<'forbidden'>;
        404: Refused<'not_found'>;
        409: Refused<'number_given'>;
        415: Refused<'unsupported_media_type'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/customers/{customerId}/billing-terms': {
    /**
     * When and on what terms a customer is billed.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': BillingTerms;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
    /**
     * Change the terms of a customer; what is billed already stays as it was.
     */
    patch: {
      parameters: {
        path: {
          customerId: string;
        };
        header: {
          /**
           * The ETag last read.
           */
          'If-Match': string;
        };
      };
      requestBody: {
        content: {
          'application/json': BillingTermsChanges;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': BillingTerms;
          };
        };
        400: Refused<'invalid_request' | 'card_number_refused' | 'malformed_json'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'currency_mismatch' | 'not_billable'>;
        412: Refused<'version_conflict'>;
        415: Refused<'unsupported_media_type'>;
        428: Refused<'if_match_missing'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/invoices': {
    /**
     * Issued invoices, highest number first.
     */
    get: {
      parameters: {
        query?: {
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: Invoice[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/customers/{customerId}/invoices': {
    /**
     * A customer's issued invoices, newest first.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: Invoice[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
    /**
     * Issues an invoice at once; mailed when sending is on.
     */
    post: {
      parameters: {
        path: {
          customerId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': ManualInvoice;
        };
      };
      responses: {
        201: {
          content: {
            'application/json': Invoice;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'idempotency_key_missing'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'currency_mismatch' | 'not_billable'>;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/customers/{customerId}/bill-now': {
    /**
     * Issues an invoice at once of what is open: fees up to today, credits, and what a voided or credited invoice let go of.
     */
    post: {
      parameters: {
        path: {
          customerId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      responses: {
        201: {
          content: {
            'application/json': Invoice;
          };
        };
        400: Refused<'invalid_request' | 'idempotency_key_missing'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'nothing_to_bill' | 'not_billable' | 'currency_mismatch'>;
        410: Refused<'erased'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/customers/{customerId}/invoices/{invoiceId}': {
    /**
     * One invoice, with its mail.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
          invoiceId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': InvoiceWithMail;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/portal/customers/{customerId}/invoices': {
    /**
     * The company's invoices, for its contact and billing persons.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: Invoice[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/portal/customers/{customerId}/invoices/{invoiceId}': {
    /**
     * One invoice of the company.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
          invoiceId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Invoice;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/customers/{customerId}/invoices/{invoiceId}/document': {
    /**
     * The document that an invoice is; it never changes once issued.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
          invoiceId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': InvoiceDocument;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/portal/customers/{customerId}/invoices/{invoiceId}/document': {
    /**
     * The document of one of the company's invoices.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
          invoiceId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': InvoiceDocument;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/customers/{customerId}/invoices/{invoiceId}/lines': {
    /**
     * All lines of an invoice, in order; the invoice itself shows the first of many.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
          invoiceId: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: InvoiceLine[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/portal/customers/{customerId}/invoices/{invoiceId}/lines': {
    /**
     * All lines of one of the company's invoices, in order.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
          invoiceId: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: InvoiceLine[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/customers/{customerId}/credit-notes/{creditNoteId}/lines': {
    /**
     * All lines of a credit note, in order; the note itself shows the first of many.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
          creditNoteId: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: InvoiceLine[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/portal/customers/{customerId}/credit-notes/{creditNoteId}/lines': {
    /**
     * All lines of one of the company's credit notes, in order.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
          creditNoteId: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: InvoiceLine[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/customers/{customerId}/invoices/{invoiceId}/void': {
    /**
     * Takes an unpaid invoice back; its number stays, and what it billed can be billed again.
     */
    post: {
      parameters: {
        path: {
          customerId: string;
          invoiceId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': VoidInvoice;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Invoice;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'idempotency_key_missing'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<
          'invoice_state' | 'books_closed' | 'payment_in_flight' | 'page_open' | 'paid_meanwhile'
        >;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/customers/{customerId}/invoices/{invoiceId}/write-off': {
    /**
     * Gives up what is left to be paid of an invoice.
     */
    post: {
      parameters: {
        path: {
          customerId: string;
          invoiceId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': WriteOffInvoice;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Invoice;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'idempotency_key_missing'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'invoice_state' | 'payment_in_flight' | 'page_open' | 'paid_meanwhile'>;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/customers/{customerId}/invoices/{invoiceId}/credit-notes': {
    /**
     * Credits an invoice: all that is left, an amount, or single lines; mailed when sending is on.
     */
    post: {
      parameters: {
        path: {
          customerId: string;
          invoiceId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': NewCreditNote;
        };
      };
      responses: {
        201: {
          content: {
            'application/json': CreditNote;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'idempotency_key_missing'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<
          | 'invoice_state'
          | 'credit_limit'
          | 'currency_mismatch'
          | 'payment_in_flight'
          | 'page_open'
          | 'paid_meanwhile'
        >;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/customers/{customerId}/fees/{feeId}/return-deposit': {
    /**
     * Credits a refundable fee that was billed: unpaid it is not asked for any more, paid it is credit to set off or pay back.
     */
    post: {
      parameters: {
        path: {
          customerId: string;
          feeId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': DepositReturn;
        };
      };
      responses: {
        201: {
          content: {
            'application/json': CreditNote;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'idempotency_key_missing'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<
          | 'deposit_state'
          | 'invoice_state'
          | 'credit_limit'
          | 'currency_mismatch'
          | 'payment_in_flight'
          | 'page_open'
          | 'paid_meanwhile'
        >;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/customers/{customerId}/credit-notes': {
    /**
     * A customer's credit notes, oldest first.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: CreditNote[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/customers/{customerId}/credit-notes/{creditNoteId}': {
    /**
     * One credit note.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
          creditNoteId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': CreditNote;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/customers/{customerId}/statement': {
    /**
     * What moved a customer's balance, oldest first, with the balance after each.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
          /**
           * First day.
           */
          from?: string;
          /**
           * Last day.
           */
          to?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Statement;
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/portal/customers/{customerId}/credit-notes': {
    /**
     * The company's credit notes, oldest first.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: CreditNote[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/portal/customers/{customerId}/credit-notes/{creditNoteId}': {
    /**
     * One credit note of the company.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
          creditNoteId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': CreditNote;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/portal/customers/{customerId}/statement': {
    /**
     * What moved the company's balance, oldest first.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
          /**
           * First day.
           */
          from?: string;
          /**
           * Last day.
           */
          to?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Statement;
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/customers/{customerId}/payments': {
    /**
     * Book money that came in by bank, cash or otherwise; it is mailed a confirmation (S69).
     */
    post: {
      parameters: {
        path: {
          customerId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': NewPayment;
        };
      };
      responses: {
        201: {
          content: {
            'application/json': Payment;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'idempotency_key_missing'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'currency_mismatch' | 'invoice_state' | 'books_closed'>;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
    /**
     * A customer's payments, newest first.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: Payment[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/customers/{customerId}/payments/{paymentId}': {
    /**
     * One payment, what it settles, and what of it was paid back.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
          paymentId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Payment;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/customers/{customerId}/payments/{paymentId}/invoices': {
    /**
     * Say which invoices a payment settles.
     */
    put: {
      parameters: {
        path: {
          customerId: string;
          paymentId: string;
        };
        header: {
          /**
           * The ETag last read.
           */
          'If-Match': string;
        };
      };
      requestBody: {
        content: {
          'application/json': PaymentAllocations;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Payment;
          };
        };
        400: Refused<'invalid_request' | 'card_number_refused' | 'malformed_json'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'currency_mismatch' | 'invoice_state' | 'payment_state'>;
        412: Refused<'version_conflict'>;
        415: Refused<'unsupported_media_type'>;
        428: Refused<'if_match_missing'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/customers/{customerId}/payments/{paymentId}/reverse': {
    /**
     * Take a payment back that was booked by mistake or bounced; its invoices are open again.
     */
    post: {
      parameters: {
        path: {
          customerId: string;
          paymentId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': PaymentReversal;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Payment;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'idempotency_key_missing'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'payment_state'>;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/customers/{customerId}/payments/{paymentId}/refunds': {
    /**
     * Pay credit of a payment back, through its gateway or, booked only, by hand.
     */
    post: {
      parameters: {
        path: {
          customerId: string;
          paymentId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': NewRefund;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Payment;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'idempotency_key_missing'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<
          | 'refund_limit'
          | 'currency_mismatch'
          | 'payment_state'
          | 'gateway_unavailable'
          | 'gateway_refused'
        >;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy' | 'gateway_failed'>;
      };
    };
  };
  '/v1/admin/customers/{customerId}/balance': {
    /**
     * What a customer owes, and what it has paid too much.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Balance;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/portal/customers/{customerId}/payments': {
    /**
     * The company's payments, newest first.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: Payment[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/portal/customers/{customerId}/balance': {
    /**
     * What the company owes, and what it has paid too much.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Balance;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/gateways': {
    /**
     * Connect a payment gateway; new payments go through the first one (S32, S33).
     */
    post: {
      parameters: {
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': NewGatewayConnection;
        };
      };
      responses: {
        201: {
          content: {
            'application/json': GatewayConnection;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'idempotency_key_missing'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'gateway_unavailable' | 'gateway_limit' | 'gateway_credentials'>;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy' | 'gateway_failed'>;
      };
    };
    /**
     * The payment gateways that are connected, the first one first.
     */
    get: {
      parameters: {};
      responses: {
        200: {
          content: {
            'application/json': {
              items: GatewayConnection[];
            };
          };
        };
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/gateways/{connectionId}/credentials': {
    /**
     * Replace a gateway's credentials, or one of them; they are checked, and never shown.
     */
    put: {
      parameters: {
        path: {
          connectionId: string;
        };
      };
      requestBody: {
        content: {
          'application/json': GatewayCredentials;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': GatewayConnection;
          };
        };
        400: Refused<'invalid_request' | 'card_number_refused' | 'malformed_json'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'gateway_unavailable' | 'gateway_credentials'>;
        415: Refused<'unsupported_media_type'>;
        500: Refused;
        503: Refused<'busy' | 'gateway_failed'>;
      };
    };
  };
  '/v1/admin/gateways/{connectionId}': {
    /**
     * Let no new payment go through a gateway; what is under way is still settled.
     */
    delete: {
      parameters: {
        path: {
          connectionId: string;
        };
      };
      responses: {
        204: {
          content: never;
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/customers/{customerId}/payment-method-setups': {
    /**
     * Open the gateway's page on which a customer leaves a payment method (S30, S72).
     */
    post: {
      parameters: {
        path: {
          customerId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': NewMethodSetup;
        };
      };
      responses: {
        201: {
          content: {
            'application/json': MethodSetup;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'idempotency_key_missing'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<
          'no_gateway' | 'gateway_unavailable' | 'payment_method_limit' | 'gateway_refused'
        >;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy' | 'gateway_failed'>;
      };
    };
    /**
     * The pages that were opened for a customer to leave a payment method, oldest first.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: MethodSetup[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/portal/customers/{customerId}/payment-method-setups': {
    /**
     * Open the gateway's page on which to leave a payment method (S15).
     */
    post: {
      parameters: {
        path: {
          customerId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': NewOwnMethodSetup;
        };
      };
      responses: {
        201: {
          content: {
            'application/json': MethodSetup;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'idempotency_key_missing'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<
          | 'organisation_suspended'
          | 'no_gateway'
          | 'gateway_unavailable'
          | 'payment_method_limit'
          | 'gateway_refused'
        >;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy' | 'gateway_failed'>;
      };
    };
  };
  '/v1/admin/customers/{customerId}/payment-method-setups/{setupId}': {
    /**
     * What became of the page; the gateway is asked.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
          setupId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': MethodSetup;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'gateway_refused'>;
        500: Refused;
        503: Refused<'gateway_failed' | 'busy'>;
      };
    };
  };
  '/v1/portal/customers/{customerId}/payment-method-setups/{setupId}': {
    /**
     * What became of the page; the gateway is asked.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
          setupId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': MethodSetup;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'gateway_refused'>;
        500: Refused;
        503: Refused<'gateway_failed' | 'busy'>;
      };
    };
  };
  '/v1/admin/customers/{customerId}/payment-methods': {
    /**
     * Keep a method that the customer left with a connected gateway elsewhere, by its references.
     */
    post: {
      parameters: {
        path: {
          customerId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': PaymentMethodReference;
        };
      };
      responses: {
        201: {
          content: {
            'application/json': PaymentMethod;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'idempotency_key_missing'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<
          | 'payment_method_limit'
          | 'payment_method_state'
          | 'gateway_refused'
          | 'gateway_unavailable'
        >;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy' | 'gateway_failed'>;
      };
    };
    /**
     * A customer's payment methods and mandates, oldest first.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: PaymentMethod[];
              /**
               * With which another one may be left, the first is the usual one.
               */
              gateways: ('sandbox' | 'stripe' | 'mollie' | 'gocardless')[];
            };
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/portal/customers/{customerId}/payment-methods': {
    /**
     * Payment methods and mandates, oldest first (S15).
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: PaymentMethod[];
              /**
               * With which another one may be left, the first is the usual one.
               */
              gateways: ('sandbox' | 'stripe' | 'mollie' | 'gocardless')[];
            };
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/customers/{customerId}/payment-methods/{paymentMethodId}/default': {
    /**
     * Charge this one when nothing else is said.
     */
    post: {
      parameters: {
        path: {
          customerId: string;
          paymentMethodId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': PaymentMethod;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/portal/customers/{customerId}/payment-methods/{paymentMethodId}/default': {
    /**
     * Charge this one when nothing else is said (S15).
     */
    post: {
      parameters: {
        path: {
          customerId: string;
          paymentMethodId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': PaymentMethod;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'organisation_suspended'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/customers/{customerId}/payment-methods/{paymentMethodId}': {
    /**
     * Take a payment method away; its mandate is revoked.
     */
    delete: {
      parameters: {
        path: {
          customerId: string;
          paymentMethodId: string;
        };
      };
      responses: {
        204: {
          content: never;
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'gateway_refused'>;
        500: Refused;
        503: Refused<'busy' | 'gateway_failed'>;
      };
    };
  };
  '/v1/portal/customers/{customerId}/payment-methods/{paymentMethodId}': {
    /**
     * Take a payment method away; its mandate is revoked (S15).
     */
    delete: {
      parameters: {
        path: {
          customerId: string;
          paymentMethodId: string;
        };
      };
      responses: {
        204: {
          content: never;
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'organisation_suspended' | 'gateway_refused'>;
        500: Refused;
        503: Refused<'busy' | 'gateway_failed'>;
      };
    };
  };
  '/v1/portal/customers/{customerId}/invoices/{invoiceId}/pay': {
    /**
     * Pay Now: with a method on file or on a page of the gateway, all or part (S51, S52).
     */
    post: {
      parameters: {
        path: {
          customerId: string;
          invoiceId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': PayNow;
        };
      };
      responses: {
        201: {
          content: {
            'application/json': PaymentAttempt;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'idempotency_key_missing'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<
          | 'organisation_suspended'
          | 'pay_now_disabled'
          | 'no_gateway'
          | 'gateway_unavailable'
          | 'invoice_state'
          | 'payment_in_flight'
          | 'page_open'
          | 'paid_meanwhile'
          | 'payment_method_state'
          | 'currency_mismatch'
          | 'gateway_refused'
        >;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy' | 'gateway_failed'>;
      };
    };
  };
  '/v1/admin/customers/{customerId}/invoices/{invoiceId}/charge': {
    /**
     * Charge a customer's payment method with an invoice, or part of it.
     */
    post: {
      parameters: {
        path: {
          customerId: string;
          invoiceId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': NewCharge;
        };
      };
      responses: {
        201: {
          content: {
            'application/json': PaymentAttempt;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'idempotency_key_missing'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<
          | 'no_gateway'
          | 'gateway_unavailable'
          | 'invoice_state'
          | 'payment_in_flight'
          | 'page_open'
          | 'paid_meanwhile'
          | 'payment_method_state'
          | 'currency_mismatch'
          | 'gateway_refused'
        >;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy' | 'gateway_failed'>;
      };
    };
  };
  '/v1/admin/customers/{customerId}/payment-attempts': {
    /**
     * Tries to collect a customer's invoices through gateways.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: PaymentAttempt[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/customers/{customerId}/payment-attempts/{attemptId}': {
    /**
     * How a try to collect an invoice stands; while it is open the gateway is asked.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
          attemptId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': PaymentAttempt;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'gateway_refused'>;
        500: Refused;
        503: Refused<'gateway_failed' | 'busy'>;
      };
    };
  };
  '/v1/portal/customers/{customerId}/payment-attempts/{attemptId}': {
    /**
     * How a payment stands; while it is open the gateway is asked.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
          attemptId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': PaymentAttempt;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'gateway_refused'>;
        500: Refused;
        503: Refused<'gateway_failed' | 'busy'>;
      };
    };
  };
  '/v1/admin/test-charge': {
    /**
     * Bill a test customer a small invoice, let it be paid through the gateway, and take it back (S54); called again it goes on.
     */
    post: {
      parameters: {};
      requestBody: {
        content: {
          'application/json': NewTestCharge;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': TestCharge;
          };
        };
        400: Refused<'invalid_request' | 'card_number_refused' | 'malformed_json'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'no_gateway' | 'currency_mismatch'>;
        415: Refused<'unsupported_media_type'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/webhooks/{gateway}/{endpointId}': {
    /**
     * What a payment gateway tells of, at most 256 KB; the connection says the address.
     */
    post: {
      parameters: {
        path: {
          gateway: 'sandbox' | 'stripe' | 'mollie' | 'gocardless';
          endpointId: string;
        };
      };
      responses: {
        200: {
          content: never;
        };
        400: Refused<'invalid_request' | 'webhook_malformed'>;
        401: Refused<'webhook_signature'>;
        404: Refused<'not_found'>;
        409: Refused<'gateway_unavailable'>;
        410: Refused<'gateway_disconnected'>;
        413: Refused<'payload_too_large'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/gateways/{connectionId}/events': {
    /**
     * What a payment gateway told of in the last 14 months, and what came of it.
     */
    get: {
      parameters: {
        path: {
          connectionId: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
          outcome?: 'waiting' | 'settled' | 'unknown' | 'failed';
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: GatewayEvent[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/gateways/{connectionId}/events/{gatewayEventId}/replay': {
    /**
     * Ask the gateway again how that stands which it told of, and book it.
     */
    post: {
      parameters: {
        path: {
          connectionId: string;
          gatewayEventId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      responses: {
        202: {
          content: {
            'application/json': GatewayEvent;
          };
        };
        400: Refused<'invalid_request' | 'idempotency_key_missing'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        410: Refused<'erased'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/customers/{customerId}/dunning': {
    /**
     * What is done about a customer's invoices that are not paid.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': DunningTerms;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
    /**
     * Say what differs for a customer; what is not said is the organisation's.
     */
    put: {
      parameters: {
        path: {
          customerId: string;
        };
        header: {
          /**
           * The ETag last read.
           */
          'If-Match': string;
        };
      };
      requestBody: {
        content: {
          'application/json': OwnDunningPolicy1;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': DunningTerms;
          };
        };
        400: Refused<'invalid_request' | 'card_number_refused' | 'malformed_json'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'currency_mismatch'>;
        412: Refused<'version_conflict'>;
        415: Refused<'unsupported_media_type'>;
        428: Refused<'if_match_missing'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/customers/{customerId}/invoices/{invoiceId}/timeline': {
    /**
     * Everything that happened to an invoice, the oldest first.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
          invoiceId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Timeline;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/customers/{customerId}/timeline': {
    /**
     * Everything that happened to a customer's invoices in a span of days.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
        query: {
          from: string;
          /**
           * The last day.
           */
          to: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Timeline;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/bank-statements': {
    /**
     * Take a bank's file in, and propose what each movement is.
     */
    post: {
      parameters: {
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': NewBankStatement;
        };
      };
      responses: {
        201: {
          content: {
            'application/json': BankStatement;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'idempotency_key_missing'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'statement_imported'>;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
    /**
     * The statements that came in.
     */
    get: {
      parameters: {
        query?: {
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: BankStatement[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/bank-statements/{bankStatementId}/confirm': {
    /**
     * Book all entries of a statement that are sure; what cannot be booked is named.
     */
    post: {
      parameters: {
        path: {
          bankStatementId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': SureEntries;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': SureBooked;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'idempotency_key_missing'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/bank-entries': {
    /**
     * What moved on the account, oldest first, with what it is taken for.
     */
    get: {
      parameters: {
        query?: {
          limit?: number;
          cursor?: string;
          statementId?: string;
          state?: 'open' | 'booked' | 'ignored';
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: BankEntry[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/bank-entries/{bankEntryId}/confirm': {
    /**
     * Book an entry as proposed, or as told.
     */
    post: {
      parameters: {
        path: {
          bankEntryId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': BankDecision;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': BankEntry;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'idempotency_key_missing'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<
          | 'bank_entry_state'
          | 'currency_mismatch'
          | 'invoice_state'
          | 'payment_state'
          | 'books_closed'
        >;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/bank-entries/{bankEntryId}/ignore': {
    /**
     * Say that an entry is no business of customers; it may be confirmed later.
     */
    post: {
      parameters: {
        path: {
          bankEntryId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': BankEntryIgnored;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': BankEntry;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'idempotency_key_missing'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'bank_entry_state'>;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/journal/accounts': {
    /**
     * The accounts that the journal books on.
     */
    get: {
      parameters: {};
      responses: {
        200: {
          content: {
            'application/json': Accounts;
          };
        };
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
    /**
     * Book on other accounts; the journal of the past shows them too.
     */
    patch: {
      parameters: {
        header: {
          /**
           * The ETag last read.
           */
          'If-Match': string;
        };
      };
      requestBody: {
        content: {
          'application/json': AccountChanges;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Accounts;
          };
        };
        400: Refused<'invalid_request' | 'card_number_refused' | 'malformed_json'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        412: Refused<'version_conflict'>;
        415: Refused<'unsupported_media_type'>;
        428: Refused<'if_match_missing'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/journal': {
    /**
     * The journal in double entry, customer by customer, each by date.
     */
    get: {
      parameters: {
        query: {
          /**
           * The first day.
           */
          from: string;
          /**
           * The last day, which is in it.
           */
          to: string;
          /**
           * Of this customer alone.
           */
          customerId?: string;
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: JournalEntry[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/journal/export': {
    /**
     * The same as CSV, one line for each posting; the parts put together are the file.
     */
    get: {
      parameters: {
        query: {
          /**
           * The first day.
           */
          from: string;
          /**
           * The last day, which is in it.
           */
          to: string;
          /**
           * Of this customer alone.
           */
          customerId?: string;
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: {
          content: {
            'text/csv': string;
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/journal/datev': {
    /**
     * The same for DATEV (EXTF 700, Buchungsstapel 13); the parts put together are the file.
     */
    get: {
      parameters: {
        query: {
          /**
           * The first day.
           */
          from: string;
          /**
           * The last day, which is in it.
           */
          to: string;
          /**
           * Of this customer alone.
           */
          customerId?: string;
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: {
          content: {
            'text/csv': string;
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'datev_not_set' | 'datev_account'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/journal/balances': {
    /**
     * What stood on each account before a span, what was booked in it, and what stands after.
     */
    get: {
      parameters: {
        query: {
          /**
           * The first day.
           */
          from: string;
          /**
           * The last day, which is in it.
           */
          to: string;
          /**
           * Of this customer alone.
           */
          customerId?: string;
          /**
           * Customers that are added up at most.
           */
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': TrialBalance;
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/customers/{customerId}/debtor-number': {
    /**
     * The number that the bookkeeping knows a customer by.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              number?: string;
            };
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
    /**
     * Give a customer its number; files for DATEV book on it instead of receivables.
     */
    put: {
      parameters: {
        path: {
          customerId: string;
        };
      };
      requestBody: {
        content: {
          'application/json': DebtorNumber;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': DebtorNumber;
          };
        };
        400: Refused<'invalid_request' | 'card_number_refused' | 'malformed_json'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'debtor_number_taken'>;
        415: Refused<'unsupported_media_type'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/customers/{customerId}/invoices/{invoiceId}/pdf': {
    /**
     * The document that an invoice is, as a PDF; once issued always the same bytes.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
          invoiceId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/pdf': string;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/portal/customers/{customerId}/invoices/{invoiceId}/pdf': {
    /**
     * One of the company's invoices as a PDF.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
          invoiceId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/pdf': string;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/customers/{customerId}/credit-notes/{creditNoteId}/pdf': {
    /**
     * A credit note as a PDF; always the same bytes.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
          creditNoteId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/pdf': string;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/portal/customers/{customerId}/credit-notes/{creditNoteId}/pdf': {
    /**
     * One of the company's credit notes as a PDF.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
          creditNoteId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/pdf': string;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/customers/{customerId}/invoices/{invoiceId}/e-invoice': {
    /**
     * An invoice as an EN 16931 e-invoice.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
          invoiceId: string;
        };
        query?: {
          /**
           * UBL 2.1, as Peppol carries it, or CII, as it lies in the PDF (Factur-X, ZUGFeRD).
           */
          syntax?: 'ubl' | 'cii';
        };
      };
      responses: {
        200: {
          content: {
            'application/xml': string;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'e_invoice_impossible'>;
        500: Refused;
      };
    };
  };
  '/v1/portal/customers/{customerId}/invoices/{invoiceId}/e-invoice': {
    /**
     * One of the company's invoices as an EN 16931 e-invoice.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
          invoiceId: string;
        };
        query?: {
          /**
           * UBL 2.1, as Peppol carries it, or CII, as it lies in the PDF (Factur-X, ZUGFeRD).
           */
          syntax?: 'ubl' | 'cii';
        };
      };
      responses: {
        200: {
          content: {
            'application/xml': string;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'e_invoice_impossible'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/customers/{customerId}/credit-notes/{creditNoteId}/e-invoice': {
    /**
     * A credit note as an EN 16931 e-invoice.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
          creditNoteId: string;
        };
        query?: {
          /**
           * UBL 2.1, as Peppol carries it, or CII, as it lies in the PDF (Factur-X, ZUGFeRD).
           */
          syntax?: 'ubl' | 'cii';
        };
      };
      responses: {
        200: {
          content: {
            'application/xml': string;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'e_invoice_impossible'>;
        500: Refused;
      };
    };
  };
  '/v1/portal/customers/{customerId}/credit-notes/{creditNoteId}/e-invoice': {
    /**
     * One of the company's credit notes as an EN 16931 e-invoice.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
          creditNoteId: string;
        };
        query?: {
          /**
           * UBL 2.1, as Peppol carries it, or CII, as it lies in the PDF (Factur-X, ZUGFeRD).
           */
          syntax?: 'ubl' | 'cii';
        };
      };
      responses: {
        200: {
          content: {
            'application/xml': string;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'e_invoice_impossible'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/customers/{customerId}/mails': {
    /**
     * A customer's mails, newest first.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
          kind?:
            | 'invoice_created'
            | 'credit_note_created'
            | 'payment_confirmation'
            | 'debit_notice'
            | 'payment_failed'
            | 'payment_reminder'
            | 'overdue_notice'
            | 'mandate_request'
            | 'card_expiry'
            | 'mandate_activation'
            | 'order_confirmation'
            | 'order_completed'
            | 'subscription_suspended'
            | 'subscription_changed'
            | 'member_added'
            | 'portal_invitation'
            | 'checkout_code';
          /**
           * `sent`: SES has it. `suppressed`: SES knows the address as dead and did not try. `parked`: it could not be sent, see `reason`. `withdrawn`: what it spoke of was settled before it left.
           */
          status?:
            | 'queued'
            | 'sending'
            | 'delayed'
            | 'sent'
            | 'delivered'
            | 'bounced'
            | 'complained'
            | 'suppressed'
            | 'parked'
            | 'withdrawn';
          invoiceId?: string;
          /**
           * Mails with this address in To or CC.
           */
          address?: string;
          /**
           * Mails to the address that the contact person has now.
           */
          contactPersonId?: string;
          /**
           * Mails to the address that the member has now.
           */
          memberId?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: MailDelivery[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor' | 'unknown_reference'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/customers/{customerId}/mails/{mailId}': {
    /**
     * One mail, with what is known of when.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
          mailId: string;
        };
        query?: {
          /**
           * The mail's `runId`, if it has one: its invoice is then found however new or old it is. Without it a run's mail is looked for among the customer's newest 5,000.
           */
          runId?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': MailDeliveryDetail;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/customers/{customerId}/mails/{mailId}/resend': {
    /**
     * Sends a mail again that has an outcome, to whom it would go now.
     */
    post: {
      parameters: {
        path: {
          customerId: string;
          mailId: string;
        };
        query?: {
          /**
           * The mail's `runId`, if it has one: its invoice is then found however new or old it is. Without it a run's mail is looked for among the customer's newest 5,000.
           */
          runId?: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      responses: {
        202: {
          content: {
            'application/json': MailDeliveryDetail;
          };
        };
        400: Refused<'invalid_request' | 'idempotency_key_missing'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'mail_pending' | 'resend_limit'>;
        410: Refused<'erased'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/customers/{customerId}/recipients': {
    /**
     * Who would get a mail if it were sent now.
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
        query: {
          mail:
            | 'invoice_created'
            | 'credit_note_created'
            | 'payment_confirmation'
            | 'debit_notice'
            | 'payment_failed'
            | 'payment_reminder'
            | 'overdue_notice'
            | 'mandate_request'
            | 'card_expiry'
            | 'mandate_activation'
            | 'order_confirmation'
            | 'order_completed'
            | 'subscription_suspended'
            | 'subscription_changed';
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Recipients;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/templates': {
    /**
     * Every template in every language: yours or Atrium's, and what each may use.
     */
    get: {
      parameters: {};
      responses: {
        200: {
          content: {
            'application/json': TemplateList;
          };
        };
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/templates/{template}/{language}': {
    /**
     * The words of a mail or of the invoice document: yours, or Atrium's.
     */
    get: {
      parameters: {
        path: {
          template:
            | 'invoice_created'
            | 'credit_note_created'
            | 'payment_confirmation'
            | 'debit_notice'
            | 'payment_failed'
            | 'payment_reminder'
            | 'overdue_notice'
            | 'mandate_request'
            | 'card_expiry'
            | 'mandate_activation'
            | 'order_confirmation'
            | 'order_completed'
            | 'subscription_suspended'
            | 'subscription_changed'
            | 'member_added'
            | 'portal_invitation'
            | 'checkout_code'
            | 'invoice_document';
          language: 'en' | 'nl' | 'de' | 'fr';
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Template;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
    /**
     * Replaces the words, after checking them in every branch.
     */
    put: {
      parameters: {
        path: {
          template:
            | 'invoice_created'
            | 'credit_note_created'
            | 'payment_confirmation'
            | 'debit_notice'
            | 'payment_failed'
            | 'payment_reminder'
            | 'overdue_notice'
            | 'mandate_request'
            | 'card_expiry'
            | 'mandate_activation'
            | 'order_confirmation'
            | 'order_completed'
            | 'subscription_suspended'
            | 'subscription_changed'
            | 'member_added'
            | 'portal_invitation'
            | 'checkout_code'
            | 'invoice_document';
          language: 'en' | 'nl' | 'de' | 'fr';
        };
        header: {
          /**
           * The ETag last read.
           */
          'If-Match': string;
        };
      };
      requestBody: {
        content: {
          'application/json': TemplateParts;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Template;
          };
        };
        400: Refused<
          | 'invalid_request'
          | 'card_number_refused'
          | 'malformed_json'
          | 'invalid_template'
          | 'unknown_template_variable'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        412: Refused<'version_conflict'>;
        415: Refused<'unsupported_media_type'>;
        428: Refused<'if_match_missing'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
    /**
     * Goes back to Atrium's words.
     */
    delete: {
      parameters: {
        path: {
          template:
            | 'invoice_created'
            | 'credit_note_created'
            | 'payment_confirmation'
            | 'debit_notice'
            | 'payment_failed'
            | 'payment_reminder'
            | 'overdue_notice'
            | 'mandate_request'
            | 'card_expiry'
            | 'mandate_activation'
            | 'order_confirmation'
            | 'order_completed'
            | 'subscription_suspended'
            | 'subscription_changed'
            | 'member_added'
            | 'portal_invitation'
            | 'checkout_code'
            | 'invoice_document';
          language: 'en' | 'nl' | 'de' | 'fr';
        };
      };
      responses: {
        204: {
          content: never;
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/templates/{template}/{language}/preview': {
    /**
     * The given words with sample data; stores nothing.
     */
    post: {
      parameters: {
        path: {
          template:
            | 'invoice_created'
            | 'credit_note_created'
            | 'payment_confirmation'
            | 'debit_notice'
            | 'payment_failed'
            | 'payment_reminder'
            | 'overdue_notice'
            | 'mandate_request'
            | 'card_expiry'
            | 'mandate_activation'
            | 'order_confirmation'
            | 'order_completed'
            | 'subscription_suspended'
            | 'subscription_changed'
            | 'member_added'
            | 'portal_invitation'
            | 'checkout_code'
            | 'invoice_document';
          language: 'en' | 'nl' | 'de' | 'fr';
        };
      };
      requestBody: {
        content: {
          'application/json': TemplateParts;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': TemplatePreview;
          };
        };
        400: Refused<
          | 'invalid_request'
          | 'card_number_refused'
          | 'malformed_json'
          | 'invalid_template'
          | 'unknown_template_variable'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        415: Refused<'unsupported_media_type'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/customers/{customerId}/erasures': {
    /**
     * Remove what is stored of one person at a customer, except on issued invoices
     */
    post: {
      parameters: {
        path: {
          customerId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': NewErasure;
        };
      };
      responses: {
        202: {
          content: {
            'application/json': Erasure;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'idempotency_key_missing'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'erasure_of_primary'>;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
    /**
     * The erasures at a customer, oldest first
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: Erasure[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/customers/{customerId}/erasures/{erasureId}': {
    /**
     * How far an erasure is and what it removed
     */
    get: {
      parameters: {
        path: {
          customerId: string;
          erasureId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Erasure;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/customers/{customerId}/export': {
    /**
     * Everything that is stored about a customer
     */
    get: {
      parameters: {
        path: {
          customerId: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: ExportEntry[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/webhooks': {
    /**
     * Tell an address of ours what happens; the answer has the secret that signs it.
     */
    post: {
      parameters: {
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': NewWebhook;
        };
      };
      responses: {
        201: {
          content: {
            'application/json': WebhookWithSecret;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'idempotency_key_missing'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'webhook_limit'>;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
    /**
     * All webhooks, oldest first; there are at most 10.
     */
    get: {
      parameters: {};
      responses: {
        200: {
          content: {
            'application/json': WebhookList;
          };
        };
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/webhooks/{webhookId}': {
    /**
     * One webhook.
     */
    get: {
      parameters: {
        path: {
          webhookId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Webhook;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
    /**
     * Change where and of what a webhook is told, or disable and enable it.
     */
    patch: {
      parameters: {
        path: {
          webhookId: string;
        };
        header: {
          /**
           * The ETag last read.
           */
          'If-Match': string;
        };
      };
      requestBody: {
        content: {
          'application/json': WebhookChanges;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Webhook;
          };
        };
        400: Refused<'invalid_request' | 'card_number_refused' | 'malformed_json'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        412: Refused<'version_conflict'>;
        415: Refused<'unsupported_media_type'>;
        428: Refused<'if_match_missing'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
    /**
     * Remove a webhook; what has not been delivered to it never will be.
     */
    delete: {
      parameters: {
        path: {
          webhookId: string;
        };
      };
      responses: {
        204: {
          content: never;
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/webhooks/{webhookId}/rotate-secret': {
    /**
     * A new secret; the old ones sign as well for a while, so that nothing is missed.
     */
    post: {
      parameters: {
        path: {
          webhookId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      requestBody: {
        content: {
          'application/json': SecretRotation;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': WebhookWithSecret;
          };
        };
        400: Refused<
          'invalid_request' | 'card_number_refused' | 'malformed_json' | 'idempotency_key_missing'
        >;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        410: Refused<'erased'>;
        415: Refused<'unsupported_media_type'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/webhooks/{webhookId}/test': {
    /**
     * Send `webhook.tested` to this webhook alone; its deliveries show what came of it.
     */
    post: {
      parameters: {
        path: {
          webhookId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      responses: {
        202: {
          content: never;
        };
        400: Refused<'invalid_request' | 'idempotency_key_missing'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        410: Refused<'erased'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/webhooks/{webhookId}/deliveries': {
    /**
     * What a webhook was told in the last 30 days, newest first.
     */
    get: {
      parameters: {
        path: {
          webhookId: string;
        };
        query?: {
          limit?: number;
          cursor?: string;
          status?: 'pending' | 'delivered' | 'failed';
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              items: WebhookDelivery[];
              nextCursor?: string;
            };
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/webhooks/{webhookId}/deliveries/{eventId}': {
    /**
     * One delivery with each of its attempts.
     */
    get: {
      parameters: {
        path: {
          webhookId: string;
          eventId: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': WebhookDelivery;
          };
        };
        400: Refused<'invalid_request'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/webhooks/{webhookId}/deliveries/{eventId}/replay': {
    /**
     * Deliver an event again, under the same id.
     */
    post: {
      parameters: {
        path: {
          webhookId: string;
          eventId: string;
        };
        header?: {
          /**
           * Chosen by the caller, one per intention: a retry repeats it. A UUID does well.
           */
          'Idempotency-Key'?: string;
        };
      };
      responses: {
        202: {
          content: {
            'application/json': WebhookDelivery;
          };
        };
        400: Refused<'invalid_request' | 'idempotency_key_missing'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        409: Refused<'webhook_disabled'>;
        410: Refused<'erased'>;
        422: Refused<'idempotency_key_reused'>;
        500: Refused;
        503: Refused<'busy'>;
      };
    };
  };
  '/v1/admin/exports': {
    /**
     * The files of a full export with their columns, and what is in none of them.
     */
    get: {
      parameters: {};
      responses: {
        200: {
          content: {
            'application/json': ExportList;
          };
        };
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/exports/{entity}': {
    /**
     * One file of a full export, part by part; the parts put together are the file.
     */
    get: {
      parameters: {
        path: {
          entity:
            | 'organisation'
            | 'storefront'
            | 'accounts'
            | 'seller'
            | 'legalEntity'
            | 'location'
            | 'admin'
            | 'plan'
            | 'rate'
            | 'resource'
            | 'communityEvent'
            | 'numberSeries'
            | 'template'
            | 'documentTexts'
            | 'auditFinding'
            | 'debtorNumber'
            | 'bankStatement'
            | 'bankEntry'
            | 'customer'
            | 'billingTerms'
            | 'member'
            | 'contactPerson'
            | 'membership'
            | 'fee'
            | 'booking'
            | 'bookingSeries'
            | 'creditGrant'
            | 'creditUse'
            | 'ticket'
            | 'order'
            | 'orderItem'
            | 'invoice'
            | 'invoiceLine'
            | 'invoiceTax'
            | 'creditNote'
            | 'creditNoteLine'
            | 'creditNoteTax'
            | 'payment'
            | 'paymentAllocation'
            | 'refund'
            | 'paymentMethod'
            | 'paymentAttempt'
            | 'dunningCase'
            | 'dunningTerms'
            | 'ledgerEntry'
            | 'mail'
            | 'teamMail'
            | 'erasure'
            | 'billRun'
            | 'billRunCustomer'
            | 'gatewayConnection'
            | 'gatewayEvent'
            | 'webhook'
            | 'webhookDelivery';
        };
        query?: {
          format?: 'jsonl' | 'csv';
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/jsonl': string;
            'text/csv': string;
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
  '/v1/admin/export': {
    /**
     * Everything that is stored about the organisation as JSON Lines of { type, data }, part by part.
     */
    get: {
      parameters: {
        query?: {
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: {
          content: {
            'application/jsonl': string;
          };
        };
        400: Refused<'invalid_request' | 'invalid_cursor'>;
        401: Refused<'unauthenticated'>;
        404: Refused<'not_found'>;
        500: Refused;
      };
    };
  };
}
export interface Organisation {
  id: string;
  name: string;
  status: 'onboarding' | 'active' | 'suspended';
  sandbox: boolean;
  clock?: Clock;
  timeZone: string;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
  language: 'en' | 'nl' | 'de' | 'fr';
  address: Address;
  vatId?: string;
  registration?: string;
  iban?: string;
  email: string;
  billing: BillingSettings;
  dunning: DunningPolicy;
  lockedThrough?: string;
  /**
   * When the tick looks for due customers next.
   */
  nextRunAt: string;
  /**
   * What the tick last did here, and why nothing was billed when nothing was (S45).
   */
  lastTick?: {
    at: string;
    outcome: 'started' | 'continued' | 'skipped' | 'nothing_to_bill';
    reason?: string;
    schedule?: string;
    scheduledAt?: string;
  };
  /**
   * The ETag without its quotes.
   */
  version: number;
  createdAt: string;
}
export interface Clock {
  now: string;
  status: 'advancing' | 'ready';
}
export interface Address {
  line1: string;
  line2?: string;
  postalCode: string;
  city: string;
  country: string;
}
export interface BillingSettings {
  /**
   * Bill by itself every month (S45).
   */
  generate: boolean;
  /**
   * Mail invoices when they are issued (S49).
   */
  send: boolean;
  /**
   * A run waits for release between its drafts and their numbers.
   */
  hold: boolean;
  /**
   * A run that waits for release goes on by itself after so many hours.
   */
  holdHours: number;
  /**
   * A run whose total differs by more from that of the period before waits for a person, whatever `hold` says; 0: never.
   */
  holdWhenTotalMovesPercent: number;
  /**
   * @minItems 1
   * @maxItems 3
   */
  emailInvoicesTo: ('company' | 'billing_persons' | 'contact_persons')[];
  /**
   * Day of the month periods start on, the last day in shorter months; anniversary: the day the first membership starts. For customers created from now on.
   */
  billingDay: number | 'anniversary';
  /**
   * Months that an invoice covers; for customers created from now on.
   */
  invoiceEveryMonths: number;
  /**
   * One invoice for all that a customer is charged, one for each location, or one for each membership and one for all else.
   */
  grouping: 'customer' | 'location' | 'membership';
  /**
   * Fees, bookings and orders are on an invoice apart from memberships.
   */
  feesApart: boolean;
  /**
   * Days before the billing day on which the run bills.
   */
  leadDays: number;
  paymentTermDays: number;
  /**
   * How plans created from now on are billed unless they say: before or after.
   */
  membershipTiming: 'advance' | 'arrears';
  /**
   * A membership that starts within a period: first: pays its days; second: pays a whole month from its start, then the days that remain; none: pays in full. The last period pays its days, in full with none.
   */
  proration: 'first' | 'second' | 'none';
  /**
   * actual: days of the period; average: 365/12.
   */
  prorationDivisor: 'actual' | 'average';
  /**
   * What a customer has paid too much settles its next invoices.
   */
  setOffCredit: boolean;
  /**
   * Charge the default payment method when an invoice falls due (S50).
   */
  collect: boolean;
  /**
   * Days between the mail that announces a direct debit and the debit: 14 unless a shorter time was agreed with the customers.
   */
  preNotificationDays: number;
  /**
   * Said when a debit is announced: the operator's, or its gateway's.
   */
  creditorId: string;
  /**
   * Customers pay invoices in the portal and the app (S51).
   */
  payNow: boolean;
  invoiceNumbers: DocumentNumbers;
  creditNoteNumbers: DocumentNumbers;
}
/**
 * How documents of a kind are numbered. A change of `resets` takes effect with the next year or month; until then the counter goes on behind the highest number given out.
 */
export interface DocumentNumbers {
  /**
   * How a number is printed: {NNNNNN} is the counter with at least so many digits; {YYYY}, {YY} and {MM} are of the date of issue. INV-{YYYY}-{NNNN} prints INV-2026-0042.
   */
  format: string;
  resets: 'never' | 'yearly' | 'monthly';
}
/**
 * What is done about invoices that are not paid.
 */
export interface DunningPolicy {
  /**
   * A charge by itself that failed for want of money, or without a reason, is tried again so many days after the first failure, then after the second and so on; a direct debit twice at most. Also while `on` is off.
   *
   * @maxItems 5
   */
  retryDays: number[];
  /**
   * Everything below happens by itself (S70, S71).
   */
  on: boolean;
  /**
   * Reminders so many days before it is due.
   *
   * @maxItems 5
   */
  remindDaysBefore: number[];
  /**
   * A notice on the day after it was due (S71).
   */
  overdueNotice: boolean;
  /**
   * Reminders so many days after it was due.
   *
   * @maxItems 10
   */
  remindDaysAfter: number[];
  lateFee: LateFee | null;
  /**
   * Memberships are suspended so many days after it was due, until the debt is paid (S76); 0: never.
   */
  suspendAfterDays: number;
  /**
   * What is open is written off so many days after it was due; 0: never.
   */
  writeOffAfterDays: number;
}
export interface LateFee {
  afterDays: number;
  amount?: {
    amount: number;
    currency:
      | 'EUR'
      | 'USD'
      | 'GBP'
      | 'CHF'
      | 'SEK'
      | 'NOK'
      | 'DKK'
      | 'PLN'
      | 'CZK'
      | 'HUF'
      | 'RON'
      | 'BGN'
      | 'CAD'
      | 'AUD'
      | 'NZD'
      | 'SGD'
      | 'HKD'
      | 'ZAR'
      | 'INR'
      | 'AED'
      | 'MXN'
      | 'BRL'
      | 'TRY'
      | 'ILS'
      | 'JPY'
      | 'KRW'
      | 'ISK'
      | 'CLP'
      | 'KWD'
      | 'BHD'
      | 'JOD'
      | 'TND'
      | 'OMR';
  };
  percent?: string;
}
export interface OrganisationChanges {
  name?: string;
  address?: Address;
  /**
   * null removes it.
   */
  vatId?: string | null;
  /**
   * Where it is registered, as documents show it; null removes it.
   */
  registration?: string | null;
  /**
   * The account it is paid to, as documents show it; null removes it.
   */
  iban?: string | null;
  /**
   * Mail address; ASCII local part, IDN domains become punycode.
   */
  email?: string;
  language?: 'en' | 'nl' | 'de' | 'fr';
  timeZone?: string;
  /**
   * Only the settings that change; the others stay.
   */
  billing?: {
    /**
     * Bill by itself every month (S45).
     */
    generate?: boolean;
    /**
     * Mail invoices when they are issued (S49).
     */
    send?: boolean;
    /**
     * A run waits for release between its drafts and their numbers.
     */
    hold?: boolean;
    /**
     * A run that waits for release goes on by itself after so many hours.
     */
    holdHours?: number;
    /**
     * A run whose total differs by more from that of the period before waits for a person, whatever `hold` says; 0: never.
     */
    holdWhenTotalMovesPercent?: number;
    /**
     * @minItems 1
     * @maxItems 3
     */
    emailInvoicesTo?: ('company' | 'billing_persons' | 'contact_persons')[];
    /**
     * Day of the month periods start on, the last day in shorter months; anniversary: the day the first membership starts. For customers created from now on.
     */
    billingDay?: number | 'anniversary';
    /**
     * Months that an invoice covers; for customers created from now on.
     */
    invoiceEveryMonths?: number;
    /**
     * One invoice for all that a customer is charged, one for each location, or one for each membership and one for all else.
     */
    grouping?: 'customer' | 'location' | 'membership';
    /**
     * Fees, bookings and orders are on an invoice apart from memberships.
     */
    feesApart?: boolean;
    /**
     * Days before the billing day on which the run bills.
     */
    leadDays?: number;
    paymentTermDays?: number;
    /**
     * How plans created from now on are billed unless they say: before or after.
     */
    membershipTiming?: 'advance' | 'arrears';
    /**
     * A membership that starts within a period: first: pays its days; second: pays a whole month from its start, then the days that remain; none: pays in full. The last period pays its days, in full with none.
     */
    proration?: 'first' | 'second' | 'none';
    /**
     * actual: days of the period; average: 365/12.
     */
    prorationDivisor?: 'actual' | 'average';
    /**
     * What a customer has paid too much settles its next invoices.
     */
    setOffCredit?: boolean;
    /**
     * Charge the default payment method when an invoice falls due (S50).
     */
    collect?: boolean;
    /**
     * Days between the mail that announces a direct debit and the debit: 14 unless a shorter time was agreed with the customers.
     */
    preNotificationDays?: number;
    /**
     * Said when a debit is announced: the operator's, or its gateway's.
     */
    creditorId?: string;
    /**
     * Customers pay invoices in the portal and the app (S51).
     */
    payNow?: boolean;
    invoiceNumbers?: DocumentNumbers;
    creditNoteNumbers?: DocumentNumbers;
  };
  /**
   * Only what changes; it holds for open invoices from the next day on.
   */
  dunning?: {
    /**
     * A charge by itself that failed for want of money, or without a reason, is tried again so many days after the first failure, then after the second and so on; a direct debit twice at most. Also while `on` is off.
     *
     * @maxItems 5
     */
    retryDays?: number[];
    /**
     * Everything below happens by itself (S70, S71).
     */
    on?: boolean;
    /**
     * Reminders so many days before it is due.
     *
     * @maxItems 5
     */
    remindDaysBefore?: number[];
    /**
     * A notice on the day after it was due (S71).
     */
    overdueNotice?: boolean;
    /**
     * Reminders so many days after it was due.
     *
     * @maxItems 10
     */
    remindDaysAfter?: number[];
    lateFee?: LateFee | null;
    /**
     * Memberships are suspended so many days after it was due, until the debt is paid (S76); 0: never.
     */
    suspendAfterDays?: number;
    /**
     * What is open is written off so many days after it was due; 0: never.
     */
    writeOffAfterDays?: number;
  };
  /**
   * The last day of the books that are closed, before today; null opens them. Nothing is booked on it or before, and what was issued then is corrected by credit note only.
   */
  lockedThrough?: string | null;
}
export interface GoingLive {
  /**
   * Nothing that blocks is open.
   */
  ready: boolean;
  items: GoingLiveItem[];
}
export interface GoingLiveItem {
  step:
    | 'gateway'
    | 'plans'
    | 'fees'
    | 'rates'
    | 'customers'
    | 'tax'
    | 'mail'
    | 'test_charge'
    | 'activation'
    | 'generate'
    | 'send'
    | 'collect'
    | 'pay_now'
    | 'storefront';
  state: 'done' | 'open' | 'not_needed';
  /**
   * Nobody can activate while it is open.
   */
  blocks: boolean;
  /**
   * What was seen.
   */
  why: string;
  /**
   * What to do about it.
   */
  todo?: string;
}
export interface ClockAdvance {
  /**
   * Later than the clock stands, in UTC.
   */
  to: string;
}
export interface NewLocation {
  name: string;
  timeZone: string;
  address: Address;
  tax?: TaxRate;
  /**
   * Who sells there; absent: the organisation itself.
   */
  legalEntityId?: string;
}
/**
 * Of what is sold there and taxed, instead of its own tax.
 */
export interface TaxRate {
  name: string;
  percent: string;
  /**
   * What the percentage is made of, each shown and rounded by itself.
   *
   * @minItems 2
   * @maxItems 4
   */
  components?: {
    name: string;
    percent: string;
  }[];
}
export interface Location {
  id: string;
  name: string;
  timeZone: string;
  address: Address;
  tax?: TaxRate1;
  legalEntityId?: string;
  /**
   * The ETag without its quotes.
   */
  version: number;
  createdAt: string;
}
export interface TaxRate1 {
  name: string;
  percent: string;
  /**
   * What the percentage is made of, each shown and rounded by itself.
   *
   * @minItems 2
   * @maxItems 4
   */
  components?: {
    name: string;
    percent: string;
  }[];
}
export interface LocationChanges {
  name?: string;
  timeZone?: string;
  address?: Address;
  tax?: TaxRate2 | null;
  legalEntityId?: string | null;
}
/**
 * Of what is sold there and taxed, instead of its own tax.
 */
export interface TaxRate2 {
  name: string;
  percent: string;
  /**
   * What the percentage is made of, each shown and rounded by itself.
   *
   * @minItems 2
   * @maxItems 4
   */
  components?: {
    name: string;
    percent: string;
  }[];
}
export interface NewLegalEntity {
  name: string;
  address: Address;
  vatId?: string;
  /**
   * Where it is registered, as it is printed.
   */
  registration?: string;
  /**
   * The account it is paid to, as it is printed.
   */
  iban?: string;
  /**
   * Mail address; ASCII local part, IDN domains become punycode.
   */
  email: string;
  invoiceNumbers: DocumentNumbers;
  creditNoteNumbers: DocumentNumbers;
}
export interface LegalEntity {
  id: string;
  name: string;
  address: Address;
  vatId?: string;
  registration?: string;
  iban?: string;
  /**
   * Mail address; ASCII local part, IDN domains become punycode.
   */
  email: string;
  invoiceNumbers: DocumentNumbers;
  creditNoteNumbers: DocumentNumbers;
  version: number;
  createdAt: string;
}
export interface LegalEntityList {
  items: LegalEntity[];
}
export interface LegalEntityChanges {
  name?: string;
  address?: Address;
  vatId?: string | null;
  registration?: string | null;
  iban?: string | null;
  /**
   * Mail address; ASCII local part, IDN domains become punycode.
   */
  email?: string;
  invoiceNumbers?: DocumentNumbers;
  creditNoteNumbers?: DocumentNumbers;
}
export interface NewAdmin {
  name: string;
  /**
   * Mail address; ASCII local part, IDN domains become punycode.
   */
  email: string;
  role?: 'owner' | 'admin';
}
export interface Admin {
  id: string;
  name: string;
  email: string;
  role: 'owner' | 'admin';
  /**
   * Whether the person may sign in: was invited, or was there first.
   */
  hasLogin: boolean;
  /**
   * The ETag without its quotes.
   */
  version: number;
  createdAt: string;
}
export interface AdminChanges {
  name?: string;
  role?: 'owner' | 'admin';
}
export interface DeadLetterQueue {
  /**
   * What is worked from it, such as `mail`.
   */
  queue: string;
  /**
   * About how many lie there, of all organisations of the account.
   */
  messages: number;
  /**
   * When the oldest that was looked at was sent; up to 10 are.
   */
  oldestAt?: string;
}
export interface DeadLetter {
  id: string;
  /**
   * The event, such as `invoice.issued`.
   */
  type: string;
  sentAt: string;
  /**
   * What it is about.
   */
  ids: {
    [k: string]: string;
  };
}
export interface Redrive {
  /**
   * What is worked from it, such as `mail`.
   */
  queue: string;
  moved: number;
  /**
   * There was no time for all: ask again.
   */
  isMore: boolean;
}
export interface Customer {
  id: string;
  type: 'company' | 'individual';
  name: string;
  email?: string;
  billingAddress?: Address;
  vatId?: string;
  language?: 'en' | 'nl' | 'de' | 'fr';
  locationId?: string;
  /**
   * Of an individual's own account; a company's members have theirs.
   */
  portalAccess?: 'none' | 'invited' | 'active' | 'revoked';
  /**
   * Why mail to the address is not sent, until it changes.
   */
  mailProblem?: string;
  billing: {
    billingDay: number;
    nextBillingOn: string;
    /**
     * Why a run set the customer aside.
     */
    parked?: string;
  };
  /**
   * The ETag without its quotes.
   */
  version: number;
  createdAt: string;
}
export interface CustomerChanges {
  name?: string;
  /**
   * The primary address. null removes it; an individual keeps one.
   */
  email?: string | null;
  billingAddress?: Address | null;
  vatId?: string | null;
  language?: ('en' | 'nl' | 'de' | 'fr') | null;
  locationId?: string | null;
}
export interface NewMember {
  name: string;
  /**
   * Mail address; ASCII local part, IDN domains become punycode.
   */
  email: string;
  /**
   * A set; a plain team member holds none. Replaces the roles held.
   *
   * @maxItems 2
   */
  roles?: ('contact_person' | 'billing_person')[];
  /**
   * The individual customer that is billed for what the member pays itself.
   */
  payerId?: string;
  /**
   * Who pays for what names the member, unless that says it; absent: the company's.
   */
  billTo?: 'company' | 'member';
}
export interface Member {
  id: string;
  customerId: string;
  name: string;
  email: string;
  roles: ('contact_person' | 'billing_person')[];
  /**
   * The individual customer that is billed for what the member pays itself.
   */
  payerId?: string;
  /**
   * Who pays for what names the member, unless that says it; absent: the company's.
   */
  billTo?: 'company' | 'member';
  portalAccess: 'none' | 'invited' | 'active' | 'revoked';
  /**
   * Added from the portal: waits for the team to invite or decline, or was declined.
   */
  invitation?: {
    status: 'requested' | 'declined';
    requestedAt: string;
    requestedBy: string;
  };
  /**
   * Why mail to the address is not sent, until it changes.
   */
  mailProblem?: string;
  /**
   * The ETag without its quotes.
   */
  version: number;
  createdAt: string;
}
export interface MemberChanges {
  name?: string;
  /**
   * Mail address; ASCII local part, IDN domains become punycode.
   */
  email?: string;
  /**
   * A set; a plain team member holds none. Replaces the roles held.
   *
   * @maxItems 2
   */
  roles?: ('contact_person' | 'billing_person')[];
  payerId?: string | null;
  billTo?: ('company' | 'member') | null;
}
/**
 * The company that the member belongs to from now on.
 */
export interface NewCompany {
  customerId: string;
}
export interface Me {
  admin?: {
    organisationId: string;
    organisationName: string;
    /**
     * The portal of a suspended organisation is read-only (S47).
     */
    organisationStatus: 'onboarding' | 'active' | 'suspended';
    adminId: string;
    role: 'owner' | 'admin';
  };
  customers: {
    organisationId: string;
    organisationName: string;
    /**
     * The portal of a suspended organisation is read-only (S47).
     */
    organisationStatus: 'onboarding' | 'active' | 'suspended';
    customerId: string;
    customerName: string;
    customerType: 'company' | 'individual';
    /**
     * Absent for an individual, who is the customer.
     */
    memberId?: string;
    roles: ('contact_person' | 'billing_person')[];
    /**
     * What may be opened, in order (S87).
     */
    menu: (
      | 'profile'
      | 'directory'
      | 'community_events'
      | 'resources'
      | 'bookings'
      | 'members'
      | 'plans'
      | 'memberships'
      | 'orders'
      | 'fees'
      | 'billing'
      | 'invoices'
      | 'support'
      | 'contact_persons'
      | 'settings'
    )[];
  }[];
}
export interface Profile {
  name: string;
  /**
   * Where mail to the person goes; the operator changes it.
   */
  email?: string;
  phone?: string;
  title?: string;
  about?: string;
  /**
   * Whether the person shows in the community directory; false unless they say so.
   */
  listed: boolean;
  /**
   * The ETag without its quotes.
   */
  version: number;
}
/**
 * null removes.
 */
export interface ProfileChanges {
  name?: string;
  phone?: string | null;
  /**
   * What the person does.
   */
  title?: string | null;
  /**
   * A few words to the others.
   */
  about?: string | null;
  /**
   * Whether the person shows in the community directory; false unless they say so.
   */
  listed?: boolean;
}
export interface DirectoryPerson {
  id: string;
  name: string;
  title?: string;
  about?: string;
  /**
   * Absent for an individual.
   */
  companyName?: string;
}
export interface OwnCustomer {
  id: string;
  type: 'company' | 'individual';
  name: string;
  language?: 'en' | 'nl' | 'de' | 'fr';
  email?: string;
  billingAddress?: Address;
  vatId?: string;
  /**
   * The ETag without its quotes.
   */
  version: number;
}
export interface OwnCustomerChanges {
  name?: string;
  /**
   * The primary address. null removes it; an individual keeps one.
   */
  email?: string | null;
  billingAddress?: Address | null;
  vatId?: string | null;
  language?: ('en' | 'nl' | 'de' | 'fr') | null;
}
export interface OwnBilling {
  billTo: {
    name: string;
    address?: Address;
    vatId?: string;
  };
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
  paymentTermDays: number;
  nextBillingOn: string;
  /**
   * What is owed, for each currency; below zero it is a credit.
   */
  outstanding: Money[];
  /**
   * Whom an invoice would be mailed to now; copies are not named.
   */
  invoiceMail: {
    to: string[];
    problem?: 'no_address' | 'address_bounced' | 'address_complained' | 'address_suppressed';
  };
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Money {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
export interface OwnMember {
  id: string;
  name: string;
  roles: ('contact_person' | 'billing_person')[];
  email?: string;
  portalAccess?: 'none' | 'invited' | 'active' | 'revoked';
}
export interface NewOwnMember {
  name: string;
  /**
   * Mail address; ASCII local part, IDN domains become punycode.
   */
  email: string;
}
export interface InvitationRequest {
  memberId: string;
  name: string;
  email: string;
  customerId: string;
  customerName: string;
  requestedAt: string;
  requestedBy: string;
  /**
   * Absent when that member has left the company.
   */
  requestedByName?: string;
}
export interface ContactPerson {
  id: string;
  customerId: string;
  name: string;
  email: string;
  phone?: string;
  label: ContactLabel;
  notifications: ContactNotifications;
  /**
   * Why mail to the address is not sent, until it changes.
   */
  mailProblem?: string;
  /**
   * The ETag without its quotes.
   */
  version: number;
  createdAt: string;
}
export interface ContactNotifications {
  /**
   * Invoices, payments, reminders, mandates.
   */
  billing: boolean;
  /**
   * Orders and memberships.
   */
  account: boolean;
}
export interface NewContactPerson {
  /**
   * Full name.
   */
  name: string;
  /**
   * Mail address; ASCII local part, IDN domains become punycode.
   */
  email: string;
  phone?: string;
  label?: ContactLabel1;
  notifications: ContactNotifications;
}
export interface ContactPersonChanges {
  /**
   * Full name.
   */
  name?: string;
  /**
   * Mail address; ASCII local part, IDN domains become punycode.
   */
  email?: string;
  /**
   * null removes it.
   */
  phone?: string | null;
  label?: ContactLabel;
  notifications?: {
    /**
     * Invoices, payments, reminders, mandates.
     */
    billing?: boolean;
    /**
     * Orders and memberships.
     */
    account?: boolean;
  };
}
export interface NewPlan {
  name: string;
  /**
   * For who buys it.
   */
  description?: string;
  kind: 'recurring' | 'one_off';
  category: 'desk' | 'office' | 'service' | 'day_pass';
  price: Price;
  /**
   * Prices of a location, or from a day on. The latest that has begun at the location holds, else the latest that has begun everywhere, else `price`. Each day of service costs the price that holds on it: a change within a billing period makes two lines. What is billed already stays as it was; a plan change of a membership to its own plan, from a day on, credits and bills it anew.
   *
   * @maxItems 50
   */
  prices?: {
    /**
     * The first day of service at this price.
     */
    from: string;
    /**
     * Absent: everywhere.
     */
    locationId?: string;
    price: Price1;
  }[];
  deposit?: Price2;
  /**
   * What each month of a membership gives towards bookings, for each of its quantity.
   *
   * @maxItems 10
   */
  credits?: PlanCredit[];
  pass?: PlanPass;
  /**
   * Where customers buy it for themselves, beside the operator's own sale.
   */
  offeredOn?: ('portal' | 'storefront')[];
  /**
   * Days from a cancellation to a membership's last day.
   */
  noticeDays?: number;
  tax: Tax;
  /**
   * Account of the bookkeeping it is booked on.
   */
  revenueAccount?: string;
  discount?: NewDiscount;
  /**
   * Recurring plans: billed before or after the period of service; membershipTiming of the organisation unless said.
   */
  timing?: 'advance' | 'arrears';
}
/**
 * A recurring plan's price is a month's.
 */
export interface Price {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Price1 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Price2 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
export interface PlanCredit {
  /**
   * Minutes of booking, or minor units of the organisation's currency off its price.
   */
  unit: 'minutes' | 'money';
  amount: number;
  /**
   * Absent: any resource.
   *
   * @minItems 1
   */
  resourceTypes?: ('meeting_room' | 'desk' | 'event_space' | 'office' | 'other')[];
  /**
   * What a month leaves over stays; otherwise it is lost when the month ends.
   */
  lasting?: boolean;
  /**
   * For every member of the company; otherwise for the membership's member.
   */
  shared?: boolean;
}
/**
 * What a day pass gives to who buys it.
 */
export interface PlanPass {
  /**
   * Each booking of a day uses one.
   */
  days: number;
  /**
   * @minItems 1
   */
  resourceTypes: ('meeting_room' | 'desk' | 'event_space' | 'office' | 'other')[];
  /**
   * Days after the purchase on which it ends; absent: never.
   */
  validDays?: number;
}
export interface Tax {
  name: string;
  percent: string;
  /**
   * What the percentage is made of, each shown and rounded by itself.
   *
   * @minItems 2
   * @maxItems 4
   */
  components?: {
    name: string;
    percent: string;
  }[];
  /**
   * The price includes the tax.
   */
  included?: boolean;
  /**
   * Why there is no tax, as the invoice must say; with percent "0".
   */
  exemption?: string;
}
/**
 * Off every membership of the plan, before the membership's own.
 */
export interface NewDiscount {
  percent?: string;
  /**
   * Off a month; a part of a month has its part.
   */
  amount?: {
    amount: number;
    currency:
      | 'EUR'
      | 'USD'
      | 'GBP'
      | 'CHF'
      | 'SEK'
      | 'NOK'
      | 'DKK'
      | 'PLN'
      | 'CZK'
      | 'HUF'
      | 'RON'
      | 'BGN'
      | 'CAD'
      | 'AUD'
      | 'NZD'
      | 'SGD'
      | 'HKD'
      | 'ZAR'
      | 'INR'
      | 'AED'
      | 'MXN'
      | 'BRL'
      | 'TRY'
      | 'ILS'
      | 'JPY'
      | 'KRW'
      | 'ISK'
      | 'CLP'
      | 'KWD'
      | 'BHD'
      | 'JOD'
      | 'TND'
      | 'OMR';
  };
  /**
   * First day of service that is discounted.
   */
  from?: string;
  /**
   * Last day of service that is discounted.
   */
  to?: string;
}
export interface Plan {
  id: string;
  name: string;
  description?: string;
  kind: 'recurring' | 'one_off';
  category: 'desk' | 'office' | 'service' | 'day_pass';
  price: Price1;
  /**
   * Prices of a location, or from a day on. The latest that has begun at the location holds, else the latest that has begun everywhere, else `price`. Each day of service costs the price that holds on it: a change within a billing period makes two lines. What is billed already stays as it was; a plan change of a membership to its own plan, from a day on, credits and bills it anew.
   *
   * @maxItems 50
   */
  prices?: {
    /**
     * The first day of service at this price.
     */
    from: string;
    /**
     * Absent: everywhere.
     */
    locationId?: string;
    price: Price1;
  }[];
  deposit?: Price3;
  /**
   * What each month of a membership gives towards bookings, for each of its quantity.
   *
   * @maxItems 10
   */
  credits?: PlanCreditOutput[];
  pass?: PlanPass;
  /**
   * Where customers buy it for themselves, beside the operator's own sale.
   */
  offeredOn?: ('portal' | 'storefront')[];
  noticeDays?: number;
  tax: Tax;
  revenueAccount?: string;
  timing?: 'advance' | 'arrears';
  discount?: Discount;
  archived: boolean;
  /**
   * The ETag without its quotes.
   */
  version: number;
  createdAt: string;
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Price3 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
export interface PlanCreditOutput {
  /**
   * Minutes of booking, or minor units of the organisation's currency off its price.
   */
  unit: 'minutes' | 'money';
  amount: number;
  /**
   * Absent: any resource.
   *
   * @minItems 1
   */
  resourceTypes?: ('meeting_room' | 'desk' | 'event_space' | 'office' | 'other')[];
  /**
   * What a month leaves over stays; otherwise it is lost when the month ends.
   */
  lasting: boolean;
  /**
   * For every member of the company; otherwise for the membership's member.
   */
  shared: boolean;
}
export interface Discount {
  percent?: string;
  /**
   * Off a month; a part of a month has its part.
   */
  amount?: {
    amount: number;
    currency:
      | 'EUR'
      | 'USD'
      | 'GBP'
      | 'CHF'
      | 'SEK'
      | 'NOK'
      | 'DKK'
      | 'PLN'
      | 'CZK'
      | 'HUF'
      | 'RON'
      | 'BGN'
      | 'CAD'
      | 'AUD'
      | 'NZD'
      | 'SGD'
      | 'HKD'
      | 'ZAR'
      | 'INR'
      | 'AED'
      | 'MXN'
      | 'BRL'
      | 'TRY'
      | 'ILS'
      | 'JPY'
      | 'KRW'
      | 'ISK'
      | 'CLP'
      | 'KWD'
      | 'BHD'
      | 'JOD'
      | 'TND'
      | 'OMR';
  };
  /**
   * First day of service that is discounted.
   */
  from?: string;
  /**
   * Last day of service that is discounted.
   */
  to?: string;
}
export interface PlanChanges {
  name?: string;
  description?: string | null;
  category?: 'desk' | 'office' | 'service' | 'day_pass';
  price?: Price4;
  prices?:
    | {
        /**
         * The first day of service at this price.
         */
        from: string;
        /**
         * Absent: everywhere.
         */
        locationId?: string;
        price: Price1;
      }[]
    | null;
  deposit?: Price5 | null;
  credits?: PlanCredit[] | null;
  pass?: PlanPass | null;
  offeredOn?: ('portal' | 'storefront')[] | null;
  noticeDays?: number | null;
  tax?: Tax;
  revenueAccount?: string | null;
  discount?: NewDiscount1 | null;
  /**
   * An archived plan is not sold; memberships go on.
   */
  archived?: boolean;
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Price4 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Price5 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
/**
 * Off every membership of the plan, before the membership's own.
 */
export interface NewDiscount1 {
  percent?: string;
  /**
   * Off a month; a part of a month has its part.
   */
  amount?: {
    amount: number;
    currency:
      | 'EUR'
      | 'USD'
      | 'GBP'
      | 'CHF'
      | 'SEK'
      | 'NOK'
      | 'DKK'
      | 'PLN'
      | 'CZK'
      | 'HUF'
      | 'RON'
      | 'BGN'
      | 'CAD'
      | 'AUD'
      | 'NZD'
      | 'SGD'
      | 'HKD'
      | 'ZAR'
      | 'INR'
      | 'AED'
      | 'MXN'
      | 'BRL'
      | 'TRY'
      | 'ILS'
      | 'JPY'
      | 'KRW'
      | 'ISK'
      | 'CLP'
      | 'KWD'
      | 'BHD'
      | 'JOD'
      | 'TND'
      | 'OMR';
  };
  /**
   * First day of service that is discounted.
   */
  from?: string;
  /**
   * Last day of service that is discounted.
   */
  to?: string;
}
export interface PlanOffer {
  id: string;
  name: string;
  description?: string;
  kind: 'recurring' | 'one_off';
  category: 'desk' | 'office' | 'service' | 'day_pass';
  price: Price6;
  /**
   * Whether the price includes its tax.
   */
  taxIncluded: boolean;
  deposit?: Price7;
  /**
   * What each month of a membership gives towards bookings, for each of its quantity.
   *
   * @maxItems 10
   */
  credits?: PlanCreditOutput[];
  pass?: PlanPass;
  noticeDays?: number;
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Price6 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Price7 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
export interface NewMembership {
  planId: string;
  /**
   * Who uses it.
   */
  memberId?: string;
  /**
   * Who pays it; the member's or its company's unless said. Of a member who pays, it lies with the payer.
   */
  billTo?: 'company' | 'member';
  locationId?: string;
  /**
   * The first day of service; billed from here on.
   */
  startOn: string;
  /**
   * The last day of service.
   */
  endOn?: string;
  quantity?: number;
  price?: Price8;
  discount?: NewDiscount2;
  /**
   * Whether a mail tells the customer on the day it starts; true unless said.
   */
  announceStart?: boolean;
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Price8 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
export interface NewDiscount2 {
  percent?: string;
  /**
   * Off a month; a part of a month has its part.
   */
  amount?: {
    amount: number;
    currency:
      | 'EUR'
      | 'USD'
      | 'GBP'
      | 'CHF'
      | 'SEK'
      | 'NOK'
      | 'DKK'
      | 'PLN'
      | 'CZK'
      | 'HUF'
      | 'RON'
      | 'BGN'
      | 'CAD'
      | 'AUD'
      | 'NZD'
      | 'SGD'
      | 'HKD'
      | 'ZAR'
      | 'INR'
      | 'AED'
      | 'MXN'
      | 'BRL'
      | 'TRY'
      | 'ILS'
      | 'JPY'
      | 'KRW'
      | 'ISK'
      | 'CLP'
      | 'KWD'
      | 'BHD'
      | 'JOD'
      | 'TND'
      | 'OMR';
  };
  /**
   * First day of service that is discounted.
   */
  from?: string;
  /**
   * Last day of service that is discounted.
   */
  to?: string;
}
export interface Membership {
  id: string;
  customerId: string;
  planId: string;
  memberId?: string;
  /**
   * The member of a company who pays it by this customer.
   */
  forMember?: {
    customerId: string;
    memberId: string;
  };
  locationId?: string;
  startOn: string;
  endOn?: string;
  quantity: number;
  price?: Price1;
  discount?: Discount;
  status: MembershipStatus;
  /**
   * Days without service and without charge, `from` to `to`.
   */
  pauses?: {
    from: string;
    to?: string;
  }[];
  cancellation?: {
    requestedAt: string;
    /**
     * What set endOn: the notice, the last day that is billed, a start that lies further off than the notice (it never starts), an end that was agreed before, or the day asked for.
     */
    endSetBy: 'notice' | 'billed' | 'not_started' | 'agreed' | 'asked';
  };
  suspendedAt?: string;
  /**
   * The one before its plan changed.
   */
  replaces?: string;
  /**
   * The one after its plan changed.
   */
  replacedBy?: string;
  /**
   * The fee that its deposit is.
   */
  depositFeeId?: string;
  /**
   * The last day that is billed; null when none is.
   */
  billedThroughOn: string | null;
  /**
   * The ETag without its quotes.
   */
  version: number;
  createdAt: string;
}
/**
 * Holds for days that are not billed yet; null removes.
 */
export interface MembershipChanges {
  memberId?: string | null;
  locationId?: string | null;
  /**
   * Only while no day is billed.
   */
  startOn?: string;
  endOn?: string | null;
  quantity?: number;
  price?: Price9 | null;
  discount?: NewDiscount2 | null;
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Price9 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
export interface MembershipCancellation {
  /**
   * The last day of service. Without it the notice of the plan and the last billed day decide.
   */
  endOn?: string;
}
export interface NewPause {
  /**
   * The first day without service; the first that is not billed unless said.
   */
  from?: string;
  /**
   * The last day without service; absent: until it is resumed.
   */
  to?: string;
}
export interface Resumption {
  /**
   * The last day without service; yesterday unless said.
   */
  to?: string;
}
/**
 * Own price and discount end with the old plan; of the same plan they stay unless said.
 */
export interface PlanChange {
  /**
   * Absent: the same plan, with another quantity, price or discount. The same plan, named: its days from then on are billed at the price that the plan asks now.
   */
  planId?: string;
  /**
   * The first day of the new terms: today, the first billing period that is not begun or billed, or a day of service, also one that is past. Days that were billed at the old ones are credited and billed anew.
   */
  when: ('now' | 'next_period') | string;
  /**
   * As before unless said.
   */
  quantity?: number;
  /**
   * Replaces the plan's monthly price; null: the plan's.
   */
  price?: Price1 | null;
  discount?: NewDiscount2 | null;
  /**
   * Who pays from that day on; what follows lies with the payer. As before unless said.
   */
  billTo?: 'company' | 'member';
}
export interface PlanChanged {
  membership: Membership1;
  replaced: Membership2;
  from: string;
  credited?: Money1;
}
/**
 * The one that follows.
 */
export interface Membership1 {
  id: string;
  customerId: string;
  planId: string;
  memberId?: string;
  /**
   * The member of a company who pays it by this customer.
   */
  forMember?: {
    customerId: string;
    memberId: string;
  };
  locationId?: string;
  startOn: string;
  endOn?: string;
  quantity: number;
  price?: Price1;
  discount?: Discount;
  status: MembershipStatus;
  /**
   * Days without service and without charge, `from` to `to`.
   */
  pauses?: {
    from: string;
    to?: string;
  }[];
  cancellation?: {
    requestedAt: string;
    /**
     * What set endOn: the notice, the last day that is billed, a start that lies further off than the notice (it never starts), an end that was agreed before, or the day asked for.
     */
    endSetBy: 'notice' | 'billed' | 'not_started' | 'agreed' | 'asked';
  };
  suspendedAt?: string;
  /**
   * The one before its plan changed.
   */
  replaces?: string;
  /**
   * The one after its plan changed.
   */
  replacedBy?: string;
  /**
   * The fee that its deposit is.
   */
  depositFeeId?: string;
  /**
   * The last day that is billed; null when none is.
   */
  billedThroughOn: string | null;
  /**
   * The ETag without its quotes.
   */
  version: number;
  createdAt: string;
}
/**
 * The one that ends on the day before.
 */
export interface Membership2 {
  id: string;
  customerId: string;
  planId: string;
  memberId?: string;
  /**
   * The member of a company who pays it by this customer.
   */
  forMember?: {
    customerId: string;
    memberId: string;
  };
  locationId?: string;
  startOn: string;
  endOn?: string;
  quantity: number;
  price?: Price1;
  discount?: Discount;
  status: MembershipStatus;
  /**
   * Days without service and without charge, `from` to `to`.
   */
  pauses?: {
    from: string;
    to?: string;
  }[];
  cancellation?: {
    requestedAt: string;
    /**
     * What set endOn: the notice, the last day that is billed, a start that lies further off than the notice (it never starts), an end that was agreed before, or the day asked for.
     */
    endSetBy: 'notice' | 'billed' | 'not_started' | 'agreed' | 'asked';
  };
  suspendedAt?: string;
  /**
   * The one before its plan changed.
   */
  replaces?: string;
  /**
   * The one after its plan changed.
   */
  replacedBy?: string;
  /**
   * The fee that its deposit is.
   */
  depositFeeId?: string;
  /**
   * The last day that is billed; null when none is.
   */
  billedThroughOn: string | null;
  /**
   * The ETag without its quotes.
   */
  version: number;
  createdAt: string;
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Money1 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
export interface OwnMembership {
  id: string;
  planName: string;
  memberId?: string;
  locationId?: string;
  startOn: string;
  endOn?: string;
  quantity: number;
  price: Price10;
  discount?: Discount;
  status: MembershipStatus;
  /**
   * Days without service and without charge, `from` to `to`.
   */
  pauses?: {
    from: string;
    to?: string;
  }[];
  cancellation?: {
    requestedAt: string;
    /**
     * What set endOn: the notice, the last day that is billed, a start that lies further off than the notice (it never starts), an end that was agreed before, or the day asked for.
     */
    endSetBy: 'notice' | 'billed' | 'not_started' | 'agreed' | 'asked';
  };
  suspendedAt?: string;
  /**
   * The one before its plan changed.
   */
  replaces?: string;
  /**
   * The one after its plan changed.
   */
  replacedBy?: string;
  /**
   * The last day that is billed; null when none is.
   */
  billedThroughOn: string | null;
  /**
   * The first last day that a cancellation may ask for; absent: it has an end.
   */
  earliestEndOn?: string;
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Price10 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
export interface NewFee {
  name: string;
  /**
   * Billed by the first run that covers this day.
   */
  on: string;
  price: Price1;
  quantity?: number;
  tax: Tax;
  /**
   * Account of the bookkeeping it is booked on.
   */
  revenueAccount?: string;
  /**
   * Billed with the period that contains its day, not after it.
   */
  billInAdvance?: boolean;
  /**
   * A deposit: held, and given back or set off later.
   */
  refundable?: boolean;
  /**
   * Whom it is for.
   */
  memberId?: string;
  /**
   * Who pays it; the member's or its company's unless said. Of a member who pays, it lies with the payer.
   */
  billTo?: 'company' | 'member';
}
export interface Fee {
  id: string;
  customerId: string;
  name: string;
  on: string;
  price: Money;
  /**
   * Negative: a credit, set off against what is billed at the same tax.
   */
  quantity: number;
  tax: Tax;
  memberId?: string;
  /**
   * The member of a company who pays it by this customer.
   */
  forMember?: {
    customerId: string;
    memberId: string;
  };
  revenueAccount?: string;
  billInAdvance?: boolean;
  refundable?: boolean;
  /**
   * What made it by itself.
   */
  origin?: {
    kind: 'booking' | 'cancellation' | 'ticket' | 'order' | 'deposit' | 'plan_change' | 'late_fee';
    id: string;
  };
  /**
   * How its price came to be.
   */
  explanation?: string;
  status: 'open' | 'billed' | 'waived';
  invoiceId?: string;
  /**
   * The ETag without its quotes.
   */
  version: number;
  createdAt: string;
}
export interface FeeChanges {
  name?: string;
  on?: string;
  price?: Price1;
  quantity?: number;
}
export interface FeePayer {
  billTo: 'company' | 'member';
}
export interface FeePayerChanged {
  fee: Fee1;
  replaced: Fee2;
}
/**
 * What the other one pays.
 */
export interface Fee1 {
  id: string;
  customerId: string;
  name: string;
  on: string;
  price: Money;
  /**
   * Negative: a credit, set off against what is billed at the same tax.
   */
  quantity: number;
  tax: Tax;
  memberId?: string;
  /**
   * The member of a company who pays it by this customer.
   */
  forMember?: {
    customerId: string;
    memberId: string;
  };
  revenueAccount?: string;
  billInAdvance?: boolean;
  refundable?: boolean;
  /**
   * What made it by itself.
   */
  origin?: {
    kind: 'booking' | 'cancellation' | 'ticket' | 'order' | 'deposit' | 'plan_change' | 'late_fee';
    id: string;
  };
  /**
   * How its price came to be.
   */
  explanation?: string;
  status: 'open' | 'billed' | 'waived';
  invoiceId?: string;
  /**
   * The ETag without its quotes.
   */
  version: number;
  createdAt: string;
}
/**
 * What it was, waived.
 */
export interface Fee2 {
  id: string;
  customerId: string;
  name: string;
  on: string;
  price: Money;
  /**
   * Negative: a credit, set off against what is billed at the same tax.
   */
  quantity: number;
  tax: Tax;
  memberId?: string;
  /**
   * The member of a company who pays it by this customer.
   */
  forMember?: {
    customerId: string;
    memberId: string;
  };
  revenueAccount?: string;
  billInAdvance?: boolean;
  refundable?: boolean;
  /**
   * What made it by itself.
   */
  origin?: {
    kind: 'booking' | 'cancellation' | 'ticket' | 'order' | 'deposit' | 'plan_change' | 'late_fee';
    id: string;
  };
  /**
   * How its price came to be.
   */
  explanation?: string;
  status: 'open' | 'billed' | 'waived';
  invoiceId?: string;
  /**
   * The ETag without its quotes.
   */
  version: number;
  createdAt: string;
}
export interface OwnFee {
  id: string;
  name: string;
  on: string;
  price: Money2;
  quantity: number;
  /**
   * A deposit.
   */
  refundable?: boolean;
  /**
   * How its price came to be.
   */
  explanation?: string;
  status: 'open' | 'billed' | 'waived';
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Money2 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
export interface NewResource {
  name: string;
  type: 'meeting_room' | 'desk' | 'event_space' | 'office' | 'other';
  locationId: string;
  description?: string;
  /**
   * How many can be booked at one time: 1 for a room, more for a pool of desks.
   */
  capacity?: number;
  /**
   * People who fit in.
   */
  seats?: number;
  /**
   * Without one only an admin books it (S40).
   */
  rateId?: string;
  /**
   * None: always open.
   *
   * @minItems 1
   * @maxItems 21
   */
  openingHours?: OpeningHours[];
  /**
   * They stay free after each booking.
   */
  bufferMinutes?: number;
  minMinutes?: number;
  maxMinutes?: number;
  /**
   * Days ahead that members and visitors may book; a year unless said.
   */
  maxDaysAhead?: number;
  /**
   * Where it can be booked beside the admin portal.
   *
   * @maxItems 2
   */
  offeredOn?: ('portal' | 'storefront')[];
}
/**
 * In the local time of the location.
 */
export interface OpeningHours {
  /**
   * 1 is Monday, 7 is Sunday.
   *
   * @minItems 1
   * @maxItems 7
   */
  weekdays: number[];
  from: string;
  /**
   * 24:00 is the end of the day.
   */
  to: string;
}
export interface Resource {
  id: string;
  name: string;
  description?: string;
  type: 'meeting_room' | 'desk' | 'event_space' | 'office' | 'other';
  locationId: string;
  capacity: number;
  seats?: number;
  openingHours?: {
    weekdays: number[];
    from: string;
    to: string;
  }[];
  bufferMinutes: number;
  minMinutes?: number;
  maxMinutes?: number;
  maxDaysAhead?: number;
  rateId?: string;
  offeredOn: ('portal' | 'storefront')[];
  archived: boolean;
  /**
   * The ETag without its quotes.
   */
  version: number;
  createdAt: string;
}
/**
 * They hold for bookings made from now on.
 */
export interface ResourceChanges {
  name?: string;
  type?: 'meeting_room' | 'desk' | 'event_space' | 'office' | 'other';
  description?: string | null;
  /**
   * How many can be booked at one time: 1 for a room, more for a pool of desks.
   */
  capacity?: number;
  seats?: number | null;
  rateId?: string | null;
  openingHours?: OpeningHours[] | null;
  /**
   * They stay free after each booking.
   */
  bufferMinutes?: number;
  minMinutes?: number | null;
  maxMinutes?: number | null;
  maxDaysAhead?: number | null;
  /**
   * Where it can be booked beside the admin portal.
   *
   * @maxItems 2
   */
  offeredOn?: ('portal' | 'storefront')[];
  /**
   * An archived resource is not booked; bookings made stay.
   */
  archived?: boolean;
}
export interface OfferedResource {
  id: string;
  name: string;
  description?: string;
  type: 'meeting_room' | 'desk' | 'event_space' | 'office' | 'other';
  locationId: string;
  capacity: number;
  seats?: number;
  openingHours?: {
    weekdays: number[];
    from: string;
    to: string;
  }[];
  bufferMinutes: number;
  minMinutes?: number;
  maxMinutes?: number;
  maxDaysAhead?: number;
  rate: OfferedRate;
}
export interface OfferedRate {
  per: 'hour' | 'day';
  price: Money;
  halfDay?: Money;
  halfDayHours?: number;
  day?: Money;
  windows?: {
    name: string;
    weekdays: number[];
    from: string;
    to: string;
    hour?: Money;
    halfDay?: Money;
    day?: Money;
  }[];
  cancellation?: {
    hoursBefore: number;
    percent: number;
  }[];
  tax: Tax;
}
export interface NewRate {
  name: string;
  /**
   * Usual are hours for meeting rooms, days for desks and event spaces.
   */
  per: 'hour' | 'day';
  price: RatePrice;
  halfDay?: RatePrice1;
  /**
   * 4 unless said.
   */
  halfDayHours?: number;
  day?: RatePrice2;
  /**
   * @maxItems 20
   */
  windows?: RateWindow[];
  /**
   * None: cancelling is free until the start.
   *
   * @maxItems 10
   */
  cancellation?: CancellationStep[];
  tax: Tax;
  /**
   * Account of the bookkeeping it is booked on.
   */
  revenueAccount?: string;
}
/**
 * Of an hour, or of a local calendar day.
 */
export interface RatePrice {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
/**
 * Of a stretch of up to halfDayHours.
 */
export interface RatePrice1 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
/**
 * Of an hourly rate: the most that a local day costs.
 */
export interface RatePrice2 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
/**
 * Prices that hold for the minutes within it.
 */
export interface RateWindow {
  /**
   * Shown with the price, such as "Evening".
   */
  name: string;
  /**
   * 1 is Monday, 7 is Sunday.
   *
   * @minItems 1
   * @maxItems 7
   */
  weekdays: number[];
  from: string;
  /**
   * 24:00 is the end of the day.
   */
  to: string;
  hour?: RatePrice3;
  halfDay?: RatePrice3;
  day?: RatePrice3;
}
/**
 * Whole minor units and ISO 4217 currency, of one unit.
 */
export interface RatePrice3 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
/**
 * A cancellation later than so many hours before the start costs this percentage.
 */
export interface CancellationStep {
  hoursBefore: number;
  percent: number;
}
export interface Rate {
  id: string;
  name: string;
  per: 'hour' | 'day';
  price: Money;
  halfDay?: Money;
  halfDayHours?: number;
  day?: Money;
  windows?: {
    name: string;
    weekdays: number[];
    from: string;
    to: string;
    hour?: Money;
    halfDay?: Money;
    day?: Money;
  }[];
  cancellation?: {
    hoursBefore: number;
    percent: number;
  }[];
  tax: Tax;
  revenueAccount?: string;
  archived: boolean;
  /**
   * The ETag without its quotes.
   */
  version: number;
  createdAt: string;
}
/**
 * They hold for bookings made from now on.
 */
export interface RateChanges {
  name?: string;
  price?: RatePrice4;
  halfDay?: RatePrice5 | null;
  halfDayHours?: number | null;
  day?: RatePrice6 | null;
  windows?: RateWindow[] | null;
  cancellation?: CancellationStep[] | null;
  tax?: Tax;
  revenueAccount?: string | null;
  /**
   * Only when no resource uses it.
   */
  archived?: boolean;
}
/**
 * Whole minor units and ISO 4217 currency, of one unit.
 */
export interface RatePrice4 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
/**
 * Whole minor units and ISO 4217 currency, of one unit.
 */
export interface RatePrice5 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
/**
 * Whole minor units and ISO 4217 currency, of one unit.
 */
export interface RatePrice6 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
export interface Availability {
  resourceId: string;
  name: string;
  type: 'meeting_room' | 'desk' | 'event_space' | 'office' | 'other';
  capacity: number;
  seats?: number;
  timeZone: string;
  /**
   * What `price` is the price of.
   */
  per?: 'hour' | 'day';
  price?: Money3;
  /**
   * Within opening hours, in order; a booking of so many units within one fits. Those that touch differ in units.
   */
  free: {
    startsAt: string;
    endsAt: string;
    units: number;
  }[];
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Money3 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
export interface NewBooking {
  resourceId: string;
  /**
   * An instant with its offset, e.g. `Z`.
   */
  startsAt: string;
  /**
   * An instant with its offset, e.g. `Z`.
   */
  endsAt: string;
  /**
   * Of the capacity, e.g. desks.
   */
  units?: number;
  /**
   * Absent: for the company alone, seen by all its members.
   */
  memberId?: string;
  /**
   * Shown to who sees the booking.
   */
  title?: string;
  /**
   * Whose credits are drawn and who is charged; of a new booking the member's or its company's setting unless said.
   */
  billTo?: 'company' | 'member';
}
export interface Booking {
  id: string;
  memberId?: string;
  /**
   * Who pays for it.
   */
  billTo: 'company' | 'member';
  resourceId: string;
  locationId: string;
  bookingSeriesId?: string;
  title?: string;
  startsAt: string;
  endsAt: string;
  /**
   * The day of its charge, at the location.
   */
  on: string;
  units: number;
  status: 'held' | 'confirmed' | 'cancelled';
  heldUntil?: string;
  /**
   * What cancelling costs, as it stood when it was booked.
   */
  cancellation?: {
    hoursBefore: number;
    percent: number;
  }[];
  cancelledAt?: string;
  customerId: string;
  orderId?: string;
  price?: BookingPrice;
  charge: BookingCharge;
  /**
   * The customer with whom its fees lie; absent: its own.
   */
  payerId?: string;
  feeId?: string;
  cancellationFeeId?: string;
  /**
   * Id of the admin, member or customer.
   */
  bookedBy: string;
  /**
   * The ETag without its quotes.
   */
  version: number;
  createdAt: string;
}
export interface BookingPrice {
  full: Money4;
  covered: Money5;
  charged: Money6;
  draws: {
    name: string;
    minutes?: number;
    /**
     * Minor units.
     */
    money?: number;
    days?: number;
  }[];
  /**
   * Which price, credit or pass was used, a sentence each.
   */
  explanation: string[];
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Money4 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Money5 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Money6 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
export interface BookingChanges {
  resourceId?: string;
  /**
   * An instant with its offset, e.g. `Z`.
   */
  startsAt?: string;
  /**
   * An instant with its offset, e.g. `Z`.
   */
  endsAt?: string;
  /**
   * Of the capacity, e.g. desks.
   */
  units?: number;
  title?: string | null;
  /**
   * Whose credits are drawn and who is charged; of a new booking the member's or its company's setting unless said.
   */
  billTo?: 'company' | 'member';
}
export interface BookingCancellation {
  /**
   * Cancel without a fee.
   */
  waiveFee?: boolean;
}
export interface NewBookingSeries {
  resourceId: string;
  /**
   * Local at the location: 10:00 stays 10:00 when clocks change.
   */
  startsAt: string;
  /**
   * Local at the location: 10:00 stays 10:00 when clocks change.
   */
  endsAt: string;
  /**
   * Of the capacity, e.g. desks.
   */
  units?: number;
  /**
   * Absent: for the company alone, seen by all its members.
   */
  memberId?: string;
  /**
   * Shown to who sees the booking.
   */
  title?: string;
  /**
   * month: the same day of the month, the last one in shorter months.
   */
  every: 'day' | 'week' | 'two_weeks' | 'month';
  /**
   * Of a week or two: 1 is Monday. Absent: that of the first.
   *
   * @minItems 1
   * @maxItems 7
   */
  weekdays?: number[];
  /**
   * Its last day, or `count`.
   */
  until?: string;
  count?: number;
  /**
   * refuse: all or none; skip: all that can be booked.
   */
  onConflict?: 'refuse' | 'skip';
}
export interface BookingSeries {
  id: string;
  customerId: string;
  memberId?: string;
  resourceId: string;
  title?: string;
  units: number;
  startsAt: string;
  endsAt: string;
  timeZone: string;
  every: 'day' | 'week' | 'two_weeks' | 'month';
  weekdays?: number[];
  until?: string;
  count?: number;
  /**
   * Id of the admin, member or customer.
   */
  bookedBy: string;
  bookings: BookingOccurrence[];
  /**
   * What could not be booked, and why.
   */
  skipped: SkippedOccurrence[];
  /**
   * The ETag without its quotes.
   */
  version: number;
  createdAt: string;
}
export interface BookingOccurrence {
  bookingId: string;
  startsAt: string;
  endsAt: string;
  status: 'held' | 'confirmed' | 'cancelled';
  charge?: BookingCharge;
  charged?: Money;
}
export interface SkippedOccurrence {
  startsAt: string;
  code: string;
  message: string;
}
export interface BookingSeriesSummary {
  id: string;
  resourceId: string;
  memberId?: string;
  title?: string;
  startsAt: string;
  endsAt: string;
  every: 'day' | 'week' | 'two_weeks' | 'month';
  createdAt: string;
}
export interface BookingSeriesCancellation {
  /**
   * The first day, at the location, that is cancelled. Absent: all that have not begun.
   */
  from?: string;
  waiveFee?: boolean;
}
export interface NewOwnBooking {
  resourceId: string;
  /**
   * An instant with its offset, e.g. `Z`.
   */
  startsAt: string;
  /**
   * An instant with its offset, e.g. `Z`.
   */
  endsAt: string;
  /**
   * Of the capacity, e.g. desks.
   */
  units?: number;
  /**
   * Absent: for the company alone, seen by all its members.
   */
  memberId?: string;
  /**
   * Shown to who sees the booking.
   */
  title?: string;
}
export interface BookingQuote {
  bookable: boolean;
  /**
   * Who pays for it.
   */
  billTo?: 'company' | 'member';
  price?: BookingPrice;
  cancellation?: {
    hoursBefore: number;
    percent: number;
  }[];
  /**
   * Why it cannot be booked.
   */
  reason?: {
    code: string;
    message: string;
    expected?: string;
  };
}
export interface OwnBooking {
  id: string;
  memberId?: string;
  /**
   * Who pays for it.
   */
  billTo: 'company' | 'member';
  resourceId: string;
  locationId: string;
  bookingSeriesId?: string;
  title?: string;
  startsAt: string;
  endsAt: string;
  /**
   * The day of its charge, at the location.
   */
  on: string;
  units: number;
  status: 'held' | 'confirmed' | 'cancelled';
  heldUntil?: string;
  /**
   * What cancelling costs, as it stood when it was booked.
   */
  cancellation?: {
    hoursBefore: number;
    percent: number;
  }[];
  cancelledAt?: string;
  price?: BookingPrice;
  charge?: BookingCharge;
  /**
   * Id of the admin, member or customer.
   */
  bookedBy: string;
  /**
   * Whether it is the caller’s to change (S17).
   */
  editable: boolean;
  /**
   * The ETag without its quotes.
   */
  version: number;
  createdAt: string;
}
export interface OwnBookingChanges {
  resourceId?: string;
  /**
   * An instant with its offset, e.g. `Z`.
   */
  startsAt?: string;
  /**
   * An instant with its offset, e.g. `Z`.
   */
  endsAt?: string;
  /**
   * Of the capacity, e.g. desks.
   */
  units?: number;
  title?: string | null;
}
export interface OwnBookingCancellation {}
export interface OwnBookingSeriesCancellation {
  /**
   * The first day, at the location, that is cancelled. Absent: all that have not begun.
   */
  from?: string;
}
export interface NewCreditGrant {
  /**
   * Shown with every booking that uses it.
   */
  name: string;
  /**
   * Minutes pay hourly rates, days (passes) daily ones, a day of one unit each; money pays both.
   */
  unit: 'minutes' | 'money' | 'days';
  /**
   * Minutes, days, or minor units of the currency of the organisation.
   */
  amount: number;
  /**
   * Who alone may use it; absent: every member.
   */
  memberId?: string;
  /**
   * The resources that it pays; absent: any.
   *
   * @minItems 1
   * @maxItems 10
   */
  resourceTypes?: ('meeting_room' | 'desk' | 'event_space' | 'office' | 'other')[];
  /**
   * The first day of a booking that may use it.
   */
  validFrom?: string;
  /**
   * The last day of a booking that may use it.
   */
  validTo?: string;
}
export interface CreditGrant {
  id: string;
  customerId: string;
  memberId?: string;
  name: string;
  /**
   * Minutes pay hourly rates, days (passes) daily ones, a day of one unit each; money pays both.
   */
  unit: 'minutes' | 'money' | 'days';
  /**
   * Minutes, days, or minor units of the currency of the organisation.
   */
  amount: number;
  used: number;
  resourceTypes?: ('meeting_room' | 'desk' | 'event_space' | 'office' | 'other')[];
  validFrom?: string;
  validTo?: string;
  /**
   * The order that bought it.
   */
  orderId?: string;
  /**
   * The ETag without its quotes.
   */
  version: number;
  createdAt: string;
}
export interface CreditBalances {
  on: string;
  items: {
    /**
     * Names it in the draws of bookings.
     */
    source: string;
    membershipId?: string;
    creditGrantId?: string;
    /**
     * Who alone may use it.
     */
    memberId?: string;
    name: string;
    /**
     * Minutes pay hourly rates, days (passes) daily ones, a day of one unit each; money pays both.
     */
    unit: 'minutes' | 'money' | 'days';
    resourceTypes?: ('meeting_room' | 'desk' | 'event_space' | 'office' | 'other')[];
    /**
     * What the month leaves over is lost.
     */
    monthly: boolean;
    /**
     * The last day of a booking that may use it.
     */
    lastOn?: string;
    /**
     * Minutes, days, or minor units of the currency of the organisation.
     */
    left: number;
    allowance: number;
    used: number;
    /**
     * Used beyond what there is since a membership gives less.
     */
    overdrawn?: number;
  }[];
}
export interface OwnCreditBalances {
  on: string;
  items: {
    /**
     * Only the caller may use it.
     */
    personal: boolean;
    name: string;
    /**
     * Minutes pay hourly rates, days (passes) daily ones, a day of one unit each; money pays both.
     */
    unit: 'minutes' | 'money' | 'days';
    resourceTypes?: ('meeting_room' | 'desk' | 'event_space' | 'office' | 'other')[];
    /**
     * What the month leaves over is lost.
     */
    monthly: boolean;
    /**
     * The last day of a booking that may use it.
     */
    lastOn?: string;
    /**
     * Minutes, days, or minor units of the currency of the organisation.
     */
    left: number;
  }[];
}
/**
 * A location, a place in words, or both.
 */
export interface NewCommunityEvent {
  title: string;
  description?: string;
  locationId?: string;
  /**
   * Where, in words: a room of the location, or somewhere else.
   */
  place?: string;
  startsAt: string;
  endsAt: string;
  /**
   * Places; absent: no limit.
   */
  capacity?: number;
  ticket?: TicketPrice;
}
/**
 * Of one place, before tax; charged to the customer as a fee on the day of the event.
 */
export interface TicketPrice {
  price: Price1;
  tax: Tax;
  /**
   * Account of the bookkeeping it is booked on.
   */
  revenueAccount?: string;
}
export interface CommunityEvent {
  id: string;
  title: string;
  description?: string;
  place?: string;
  startsAt: string;
  endsAt: string;
  locationId?: string;
  capacity?: number;
  ticket?: TicketPrice;
  status: 'draft' | 'published' | 'cancelled';
  /**
   * Places of the tickets that are booked.
   */
  sold: number;
  cancellation?: {
    /**
     * Whether the fee of every ticket is waived; if not, cancel again to go on.
     */
    isSettled: boolean;
    /**
     * Tickets whose fee was billed before: it stays.
     */
    alreadyBilled: number;
  };
  /**
   * The ETag without its quotes.
   */
  version: number;
  createdAt: string;
}
/**
 * null removes. Tickets that are booked keep price and day of their fee.
 */
export interface CommunityEventChanges {
  title?: string;
  description?: string | null;
  locationId?: string | null;
  place?: string | null;
  startsAt?: string;
  endsAt?: string;
  capacity?: number | null;
  ticket?: TicketPrice | null;
}
export interface NewTicket {
  customerId: string;
  /**
   * Of a company: the member who goes.
   */
  memberId?: string;
  /**
   * Places.
   */
  quantity?: number;
}
export interface Ticket {
  id: string;
  communityEventId: string;
  quantity: number;
  price?: Price11;
  /**
   * cancelled: with its community event.
   */
  status: 'booked' | 'returned' | 'cancelled';
  /**
   * already_billed: the fee is on an invoice, and stays when the ticket is given back or the event is cancelled.
   */
  charge: 'free' | 'to_be_billed' | 'already_billed' | 'waived';
  customerId: string;
  memberId?: string;
  feeId?: string;
  /**
   * An admin, the member, or the customer itself.
   */
  bookedBy: string;
  /**
   * The ETag without its quotes.
   */
  version: number;
  createdAt: string;
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Price11 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
export interface OwnCommunityEvent {
  id: string;
  title: string;
  description?: string;
  place?: string;
  startsAt: string;
  endsAt: string;
  location?: {
    name: string;
    address: Address;
  };
  /**
   * Of the location, else of the operator.
   */
  timeZone: string;
  /**
   * What a place costs, before tax; absent: it is free.
   */
  ticket?: {
    price: Price1;
    tax: Tax;
  };
  /**
   * Absent: no limit.
   */
  placesLeft?: number;
  status: 'published' | 'cancelled';
}
/**
 * For the caller.
 */
export interface NewOwnTicket {
  /**
   * Places.
   */
  quantity?: number;
}
export interface OwnTicket {
  id: string;
  communityEventId: string;
  quantity: number;
  price?: Price12;
  /**
   * cancelled: with its community event.
   */
  status: 'booked' | 'returned' | 'cancelled';
  /**
   * already_billed: the fee is on an invoice, and stays when the ticket is given back or the event is cancelled.
   */
  charge: 'free' | 'to_be_billed' | 'already_billed' | 'waived';
  title: string;
  startsAt: string;
  endsAt: string;
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Price12 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
export interface NewOrder {
  /**
   * @minItems 1
   * @maxItems 10
   */
  items: (
    | {
        kind: 'plan';
        planId: string;
        quantity?: number;
        /**
         * First day of a membership or pass; absent: today.
         */
        startOn?: string;
        locationId?: string;
        /**
         * Who uses it; absent: the company's.
         */
        memberId?: string;
      }
    | {
        kind: 'booking';
        resourceId: string;
        /**
         * An instant with its offset, e.g. `Z`.
         */
        startsAt: string;
        /**
         * An instant with its offset, e.g. `Z`.
         */
        endsAt: string;
        units?: number;
      }
  )[];
}
export interface Order {
  id: string;
  number: string;
  customerId: string;
  /**
   * Who ordered.
   */
  memberId?: string;
  channel: 'portal' | 'storefront' | 'admin';
  items: OrderItem[];
  total: Money8;
  status: 'placed' | 'fulfilled' | 'cancelled';
  billing: 'next_run' | 'invoice';
  invoiceId?: string;
  placedAt: string;
  fulfilledAt?: string;
  cancelledAt?: string;
  /**
   * The ETag without its quotes.
   */
  version: number;
}
export interface OrderItem {
  kind: 'membership' | 'pass' | 'service' | 'booking' | 'deposit';
  name: string;
  quantity: number;
  unitPrice: Money7;
  amount: Money;
  planId?: string;
  resourceId?: string;
  memberId?: string;
  startOn?: string;
  feeId?: string;
  membershipId?: string;
  creditGrantId?: string;
  bookingId?: string;
  fulfilled: boolean;
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Money7 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Money8 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
export interface OrderQuote {
  items: (
    | {
        available: true;
        /**
         * What it costs; a membership with a deposit has two.
         */
        lines: {
          kind: 'membership' | 'pass' | 'service' | 'booking' | 'deposit';
          name: string;
          quantity: number;
          unitPrice: Money9;
          amount: Money;
        }[];
      }
    | {
        available: false;
        code:
          | 'malformed_json'
          | 'invalid_request'
          | 'card_number_refused'
          | 'unknown_reference'
          | 'invalid_cursor'
          | 'idempotency_key_missing'
          | 'if_match_missing'
          | 'unauthenticated'
          | 'forbidden'
          | 'not_found'
          | 'unsupported_media_type'
          | 'version_conflict'
          | 'erased'
          | 'idempotency_key_reused'
          | 'busy'
          | 'sign_in_unavailable'
          | 'organisation_onboarding'
          | 'organisation_suspended'
          | 'organisation_not_activatable'
          | 'organisation_not_active'
          | 'organisation_not_suspended'
          | 'legal_entity_limit'
          | 'last_owner'
          | 'not_a_sandbox'
          | 'clock_only_forward'
          | 'customer_not_a_company'
          | 'customer_not_an_individual'
          | 'access_given'
          | 'access_not_given'
          | 'invitation_not_requested'
          | 'invitation_request_limit'
          | 'member_exists'
          | 'no_address'
          | 'invitation_limit'
          | 'login_in_use'
          | 'email_in_use'
          | 'contact_person_limit'
          | 'contact_person_exists'
          | 'contact_person_is_primary'
          | 'billing_person_needs_contact'
          | 'erasure_of_primary'
          | 'unknown_template_variable'
          | 'invalid_template'
          | 'mail_pending'
          | 'resend_limit'
          | 'plan_archived'
          | 'plan_not_recurring'
          | 'currency_mismatch'
          | 'fee_not_open'
          | 'fee_of_another'
          | 'plan_not_on_offer'
          | 'membership_state'
          | 'notice_period'
          | 'no_rate'
          | 'not_bookable'
          | 'slot_taken'
          | 'booking_state'
          | 'rate_in_use'
          | 'resource_archived'
          | 'credit_used'
          | 'event_state'
          | 'event_not_open'
          | 'event_full'
          | 'order_state'
          | 'storefront_name_taken'
          | 'checkout_expired'
          | 'checkout_changed'
          | 'verification_failed'
          | 'sign_in_required'
          | 'too_many_requests'
          | 'already_billed'
          | 'not_parked'
          | 'run_not_held'
          | 'run_not_stuck'
          | 'invoice_state'
          | 'number_given'
          | 'books_closed'
          | 'webhook_signature'
          | 'webhook_malformed'
          | 'payload_too_large'
          | 'gateway_disconnected'
          | 'webhook_limit'
          | 'webhook_disabled'
          | 'e_invoice_impossible'
          | 'deposit_state'
          | 'payment_state'
          | 'statement_imported'
          | 'bank_entry_state'
          | 'datev_not_set'
          | 'datev_account'
          | 'debtor_number_taken'
          | 'refund_limit'
          | 'no_gateway'
          | 'gateway_unavailable'
          | 'gateway_limit'
          | 'gateway_credentials'
          | 'gateway_failed'
          | 'gateway_refused'
          | 'pay_now_disabled'
          | 'payment_in_flight'
          | 'page_open'
          | 'paid_meanwhile'
          | 'payment_method_limit'
          | 'payment_method_state'
          | 'credit_limit'
          | 'payer_missing'
          | 'nothing_to_bill'
          | 'not_billable';
        reason: string;
        expected?: string;
      }
  )[];
  total: Money10;
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Money9 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Money10 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
export interface NewAdminOrder {
  /**
   * @minItems 1
   * @maxItems 10
   */
  items: (
    | {
        kind: 'plan';
        planId: string;
        quantity?: number;
        /**
         * First day of a membership or pass; absent: today.
         */
        startOn?: string;
        locationId?: string;
        /**
         * Who uses it; absent: the company's.
         */
        memberId?: string;
      }
    | {
        kind: 'booking';
        resourceId: string;
        /**
         * An instant with its offset, e.g. `Z`.
         */
        startsAt: string;
        /**
         * An instant with its offset, e.g. `Z`.
         */
        endsAt: string;
        units?: number;
      }
  )[];
  /**
   * With the next bill run, or at once by an invoice of its own.
   */
  billing?: 'next_run' | 'invoice';
}
export interface OrderFulfilment {
  /**
   * Which, counted from 1; absent: all.
   *
   * @minItems 1
   * @maxItems 20
   */
  items?: number[];
}
export interface Storefront {
  /**
   * Absent: it never had a storefront.
   */
  name?: string;
  enabled: boolean;
  termsUrl?: string;
  /**
   * The ETag without its quotes.
   */
  version: number;
}
export interface StorefrontSettings {
  /**
   * Part of every public path; no two storefronts share one.
   */
  name: string;
  /**
   * Otherwise every public path is 404.
   */
  enabled: boolean;
  /**
   * Where the terms of sale are; shown with the offers.
   */
  termsUrl?: string;
}
export interface StorefrontInfo {
  operator: string;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
  language: 'en' | 'nl' | 'de' | 'fr';
  timeZone: string;
  termsUrl?: string;
  /**
   * Up to 100, oldest first.
   */
  locations: {
    id: string;
    name: string;
    timeZone: string;
    address?: Address;
  }[];
}
export interface StorefrontOffer {
  id: string;
  name: string;
  description?: string;
  kind: 'recurring' | 'one_off';
  category: 'desk' | 'office' | 'service' | 'day_pass';
  price: Price13;
  /**
   * Whether the price includes its tax.
   */
  taxIncluded: boolean;
  deposit?: Price14;
  /**
   * What each month of a membership gives towards bookings, for each of its quantity.
   *
   * @maxItems 10
   */
  credits?: PlanCreditOutput[];
  pass?: PlanPass;
  noticeDays?: number;
  gross: Money11;
  taxPercent: string;
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Price13 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Price14 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Money11 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
export interface NewCheckoutQuote {
  /**
   * @minItems 1
   * @maxItems 5
   */
  items: (
    | {
        kind: 'plan';
        planId: string;
        quantity?: number;
        /**
         * First day of a membership or pass; absent: today.
         */
        startOn?: string;
        locationId?: string;
        /**
         * Who uses it; absent: the company's.
         */
        memberId?: string;
      }
    | {
        kind: 'booking';
        resourceId: string;
        /**
         * An instant with its offset, e.g. `Z`.
         */
        startsAt: string;
        /**
         * An instant with its offset, e.g. `Z`.
         */
        endsAt: string;
        units?: number;
      }
  )[];
  /**
   * Where the visitor buys: its prices and taxes hold.
   */
  locationId?: string;
}
export interface CheckoutQuote {
  items: {
    kind: 'membership' | 'pass' | 'service' | 'booking' | 'deposit';
    name: string;
    quantity: number;
    unitPrice: Money12;
    amount: Money;
  }[];
  total: Money13;
  /**
   * What is invoiced at once. Months of a membership are billed by the bill runs.
   */
  due: {
    net: Money;
    tax: Money;
    gross: Money;
  };
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Money12 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Money13 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
export interface NewCheckout {
  /**
   * @minItems 1
   * @maxItems 5
   */
  items: (
    | {
        kind: 'plan';
        planId: string;
        quantity?: number;
        /**
         * First day of a membership or pass; absent: today.
         */
        startOn?: string;
        locationId?: string;
        /**
         * Who uses it; absent: the company's.
         */
        memberId?: string;
      }
    | {
        kind: 'booking';
        resourceId: string;
        /**
         * An instant with its offset, e.g. `Z`.
         */
        startsAt: string;
        /**
         * An instant with its offset, e.g. `Z`.
         */
        endsAt: string;
        units?: number;
      }
  )[];
  /**
   * Where the visitor buys: its prices and taxes hold.
   */
  locationId?: string;
  name: string;
  /**
   * A code is mailed to it, and later the invoice.
   */
  email: string;
  billingAddress: Address;
  /**
   * Of all mails; the operator's unless said.
   */
  language?: 'en' | 'nl' | 'de' | 'fr';
}
export interface Checkout {
  /**
   * Whoever knows it may complete the checkout: keep it to the visitor.
   */
  id: string;
  status: 'open' | 'completed' | 'cancelled' | 'expired';
  items: {
    kind: 'membership' | 'pass' | 'service' | 'booking' | 'deposit';
    name: string;
    quantity: number;
    unitPrice: Money14;
    amount: Money;
  }[];
  total: Money15;
  /**
   * What is invoiced at once. Months of a membership are billed by the bill runs.
   */
  due: {
    net: Money;
    tax: Money;
    gross: Money;
  };
  /**
   * What is not completed then is released.
   */
  endsAt: string;
  /**
   * When the mailed code is too old.
   */
  codeEndsAt: string;
  /**
   * Once it is completed.
   */
  orderNumber?: string;
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Money14 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Money15 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
export interface CheckoutCompletion {
  /**
   * Proves that the mail address is theirs.
   */
  code: string;
}
export interface BillRun {
  id: string;
  billingOn: string;
  cutoffOn: string;
  stage: 'planning' | 'drafting' | 'held' | 'numbering' | 'closing' | 'closed';
  hold: boolean;
  heldBecause?: 'asked' | 'suspended' | 'total_moved';
  /**
   * When a held run goes on by itself; absent: a person must release it.
   */
  releaseAt?: string;
  send: boolean;
  schedule: string;
  scheduledAt: string;
  /**
   * Name of the last execution of the state machine.
   */
  execution: string;
  attempt: number;
  startedAt: string;
  closedAt?: string;
  customersPlanned?: number;
  totals?: BillRunTotals;
  firstNumber?: string;
  lastNumber?: string;
  /**
   * Customers an independent check found still due: none.
   */
  stillDue?: string[];
  delivery?: 'open' | 'settled' | 'off';
  deliveries?: {
    sent: number;
    parked: number;
    withdrawn: number;
    pending: number;
    ccCopies: number;
    leftOut: number;
    resent: number;
    fallbacks: number;
  };
  mailWarning?: string;
  releasedBy?: string;
}
/**
 * planned = invoiced + nothingToBill + parked + left.
 */
export interface BillRunTotals {
  planned: number;
  invoiced: number;
  /**
   * What the customers invoiced got; one whose charges are grouped has several.
   */
  invoices?: number;
  nothingToBill: number;
  parked: number;
  left: number;
  /**
   * Invoices with something that came late.
   */
  caughtUp: number;
  net: Money;
  tax: Money;
  gross: Money;
  taxes: TaxTotal[];
}
export interface TaxTotal {
  name: string;
  percent: string;
  category?: 'exempt' | 'reverse_charge';
  base: Money;
  amount: Money;
}
export interface BillRunCustomer {
  customerId: string;
  outcome: 'invoiced' | 'nothing_to_bill' | 'parked' | 'left';
  reason?: string;
  /**
   * What was billed late, since which day and why: a billing day on which no run billed the customer, a membership or charge that came after its run, the days of an invoice that is void or of a draft that was postponed.
   */
  caughtUp?: {
    reason: 'billing_day_missed' | 'membership_late' | 'invoice_void' | 'charge_late';
    since: string;
    /**
     * The memberships or fees, at most 50; absent: all of the invoice.
     */
    causeIds?: string[];
  }[];
  invoiceId?: string;
  /**
   * All invoices of a customer that has several, `invoiceId` the first.
   */
  invoiceIds?: string[];
  gross?: Money16;
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Money16 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
export interface MailDelivery {
  id: string;
  kind:
    | 'invoice_created'
    | 'credit_note_created'
    | 'payment_confirmation'
    | 'debit_notice'
    | 'payment_failed'
    | 'payment_reminder'
    | 'overdue_notice'
    | 'mandate_request'
    | 'card_expiry'
    | 'mandate_activation'
    | 'order_confirmation'
    | 'order_completed'
    | 'subscription_suspended'
    | 'subscription_changed'
    | 'member_added'
    | 'portal_invitation'
    | 'checkout_code';
  customerId: string;
  invoiceId?: string;
  runId?: string;
  memberId?: string;
  /**
   * `sent`: SES has it. `suppressed`: SES knows the address as dead and did not try. `parked`: it could not be sent, see `reason`. `withdrawn`: what it spoke of was settled before it left.
   */
  status:
    | 'queued'
    | 'sending'
    | 'delayed'
    | 'sent'
    | 'delivered'
    | 'bounced'
    | 'complained'
    | 'suppressed'
    | 'parked'
    | 'withdrawn';
  reason?: string;
  to: string[];
  cc: string[];
  /**
   * Who should have got it and did not: SES takes 50 recipients a message, of which 40 are To; a sandbox mails to allowed domains only; and SES refuses single copies (`reason`: `cc_rejected`).
   */
  leftOut: string[];
  /**
   * Recipients that bounced, complained or are suppressed.
   */
  bounced: string[];
  /**
   * The selected recipients found nobody; the own address was used (S31).
   */
  fallback: boolean;
  /**
   * Hand-overs since it was last asked for; more than 1 is a recorded resend.
   */
  attempts: number;
  /**
   * How often an admin asked for it again, at most 3.
   */
  resends: number;
  at: string;
}
export interface DraftEdit {
  /**
   * Why; kept with the invoice, not shown to its customer.
   */
  reason: string;
  /**
   * @minItems 1
   * @maxItems 40
   */
  lines?: {
    /**
     * Its place on the draft, from 1.
     */
    line: number;
    description?: string;
    /**
     * So much off, before tax and beside its other discounts. Not of a deposit or a price that includes its tax: postpone the line and bill it by hand.
     */
    off?: {
      amount: number;
      currency:
        | 'EUR'
        | 'USD'
        | 'GBP'
        | 'CHF'
        | 'SEK'
        | 'NOK'
        | 'DKK'
        | 'PLN'
        | 'CZK'
        | 'HUF'
        | 'RON'
        | 'BGN'
        | 'CAD'
        | 'AUD'
        | 'NZD'
        | 'SGD'
        | 'HKD'
        | 'ZAR'
        | 'INR'
        | 'AED'
        | 'MXN'
        | 'BRL'
        | 'TRY'
        | 'ILS'
        | 'JPY'
        | 'KRW'
        | 'ISK'
        | 'CLP'
        | 'KWD'
        | 'BHD'
        | 'JOD'
        | 'TND'
        | 'OMR';
    };
  }[];
  /**
   * Lines that come off; what they bill comes with the next run.
   *
   * @minItems 1
   * @maxItems 40
   *
   * Items: Its place on the draft, from 1.
   */
  postpone?: number[];
  /**
   * @minItems 1
   * @maxItems 10
   */
  add?: ManualLine[];
}
export interface ManualLine {
  description: string;
  quantity: number;
  unitPrice: Price1;
  tax: Tax;
  discount?: {
    percent: string;
  };
  revenueAccount?: string;
}
export interface Invoice {
  id: string;
  customerId: string;
  kind: 'run' | 'manual' | 'order';
  runId?: string;
  status: 'draft' | 'issued' | 'paid' | 'credited' | 'void' | 'written_off';
  number?: string;
  issuedOn?: string;
  dueOn?: string;
  period?: Period;
  /**
   * Which of the charges of its period it has; absent: all.
   */
  group?: {
    locationId?: string;
    membershipId?: string;
    fees?: true;
  };
  billTo: {
    name: string;
    address: Address;
    vatId?: string;
  };
  /**
   * Who sold it; absent: the organisation itself.
   */
  legalEntityId?: string;
  lines: InvoiceLine[];
  /**
   * How many lines there are, when only the first are shown.
   */
  lineCount?: number;
  taxes: TaxTotal[];
  /**
   * What must be said about lines without tax: reverse charge, exemptions.
   */
  taxNotes?: string[];
  net: Money;
  tax: Money;
  gross: Money;
  open?: Money18;
  paid?: Money19;
  payments?: {
    paymentId: string;
    amount: Money;
  }[];
  credited?: Money20;
  /**
   * When and why it was voided or written off.
   */
  ended?: {
    on: string;
    reason: string;
  };
  createdAt: string;
}
export interface Period {
  from: string;
  /**
   * Last day, included.
   */
  through: string;
}
export interface InvoiceLine {
  description: string;
  cause: 'membership' | 'fee' | 'manual';
  causeId?: string;
  period?: Period;
  quantity: number;
  unitPrice: Money;
  subtotal: Money;
  discount: Money;
  net: Money;
  gross?: Money17;
  /**
   * Minor units before rounding, 4 decimals.
   */
  exactSubtotal?: string;
  /**
   * How the amount came to be.
   */
  explanation: string;
  tax: LineTax;
  revenueAccount?: string;
  /**
   * A deposit: owed back, no revenue.
   */
  refundable?: boolean;
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Money17 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
export interface LineTax {
  name: string;
  percent: string;
  /**
   * What the percentage is made of, each shown and rounded by itself.
   *
   * @minItems 2
   * @maxItems 4
   */
  components?: {
    name: string;
    percent: string;
  }[];
  /**
   * The price includes the tax.
   */
  included?: boolean;
  /**
   * Why there is no tax, as the invoice must say; with percent "0".
   */
  exemption?: string;
  /**
   * The customer accounts for it.
   */
  reverseCharge?: boolean;
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Money18 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Money19 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Money20 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
export interface BillRunComparison {
  /**
   * The run of the period before; absent: there was none.
   */
  before?: {
    runId: string;
    billingOn: string;
    gross: Money;
  };
  gross: Money;
  change: Money;
  /**
   * Of the total, to one decimal.
   */
  percent?: number;
  /**
   * Customers that either run invoiced.
   */
  customers: {
    up: number;
    down: number;
    same: number;
    new: number;
    gone: number;
    /**
     * Invoices of nothing, for example of credits.
     */
    zero: number;
  };
  /**
   * The 20 largest changes; new and gone customers are among them.
   */
  movers: BillRunMove[];
}
export interface BillRunMove {
  customerId: string;
  before?: Money;
  now?: Money;
  change: Money;
}
export interface BillRunPreview {
  billingOn: string;
  cutoffOn: string;
  totals: BillRunTotals;
  parked: {
    customerId: string;
    reason: string;
  }[];
  unreachable: {
    customerId: string;
    problem: string;
  }[];
  fallbacks: string[];
  comparison: BillRunComparison1;
  /**
   * Present when time ran out: ask again with it and add the totals up.
   */
  nextCursor?: string;
}
/**
 * Beside the run of the period before; of a page that has a nextCursor, the customers of the page.
 */
export interface BillRunComparison1 {
  /**
   * The run of the period before; absent: there was none.
   */
  before?: {
    runId: string;
    billingOn: string;
    gross: Money;
  };
  gross: Money;
  change: Money;
  /**
   * Of the total, to one decimal.
   */
  percent?: number;
  /**
   * Customers that either run invoiced.
   */
  customers: {
    up: number;
    down: number;
    same: number;
    new: number;
    gone: number;
    /**
     * Invoices of nothing, for example of credits.
     */
    zero: number;
  };
  /**
   * The 20 largest changes; new and gone customers are among them.
   */
  movers: BillRunMove[];
}
export interface ParkedCustomer {
  customerId: string;
  runId: string;
  reason: string;
  at: string;
}
export interface UnbilledCustomer {
  customerId: string;
  nextBillingOn?: string;
  /**
   * Why it was not billed; everything that holds.
   */
  reasons: {
    reason:
      | 'parked'
      | 'due'
      | 'left'
      | 'generation_off'
      | 'organisation_not_active'
      | 'run_held'
      | 'draft_not_numbered'
      | 'membership_late'
      | 'invoice_void'
      | 'charge_late';
    runId?: string;
    /**
     * The run's own reason.
     */
    detail?: string;
  }[];
  /**
   * For what a run would park the customer as it stands.
   */
  problem?: string;
  net?: Money21;
  tax?: Money;
  gross?: Money;
  lines: {
    description: string;
    cause: 'membership' | 'fee' | 'manual';
    causeId?: string;
    period?: Period;
    quantity: number;
    net: Money;
    /**
     * How the amount came to be.
     */
    explanation: string;
    /**
     * The draft it stands on.
     */
    invoiceId?: string;
  }[];
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Money21 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
export interface Audit {
  /**
   * The last audit that was finished; absent: there was none.
   */
  last?: {
    startedAt: string;
    finishedAt: string;
    customers: number;
    /**
     * Issued invoices that were worked out again.
     */
    invoices: number;
    found: number;
    /**
     * What contradicts itself; of more than 100 the first.
     */
    findings: AuditFinding[];
  };
  /**
   * The audit that waits or is under way.
   */
  current?: {
    status: 'waiting' | 'running';
    requestedAt: string;
    /**
     * Absent: every night.
     */
    requestedBy?: string;
    customers: number;
    invoices: number;
    found: number;
  };
}
export interface AuditFinding {
  check:
    | 'unreadable'
    | 'line_amount'
    | 'line_net'
    | 'line_discount'
    | 'line_days'
    | 'tax_taken_out'
    | 'totals'
    | 'negative'
    | 'due_date'
    | 'credit_sum'
    | 'credit_limit'
    | 'fee_claim'
    | 'charge_twice'
    | 'open_charge'
    | 'days_twice'
    | 'days_unmarked'
    | 'number_missing'
    | 'number_twice'
    | 'number_beyond'
    | 'number_gap'
    | 'issue_dates'
    | 'mail_missing'
    | 'mail_pending'
    | 'ledger_missing'
    | 'ledger_differs'
    | 'ledger_unknown'
    | 'payment_sum'
    | 'payment_limit'
    | 'credit_balance'
    | 'run_sum'
    | 'still_due';
  invariant: 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6' | 'I8';
  about: string;
  customerId?: string;
  sentence: string;
}
export interface NumberSeriesList {
  items: NumberSeries[];
}
export interface NumberSeries {
  kind: 'invoice' | 'credit_note';
  /**
   * Whose documents; absent: the organisation's own.
   */
  legalEntityId?: string;
  /**
   * Documents issued so far.
   */
  issued: number;
  /**
   * When a document of the kind was last issued, of whichever seller.
   */
  lastIssuedOn?: string;
  /**
   * The counter of the next document.
   */
  nextCount: number;
  /**
   * What a document issued today would show.
   */
  nextNumber: string;
}
export interface NumberSeriesStart {
  /**
   * The counter of the next document; not below the one it would have.
   */
  count: number;
  /**
   * Of whose documents; absent: the organisation's own.
   */
  legalEntityId?: string;
}
export interface BillingTerms {
  customerId: string;
  /**
   * Day of the month that periods start on.
   */
  billingDay: number;
  /**
   * The first membership sets the billing day; until then it is a stand-in.
   */
  anniversary: boolean;
  nextBillingOn: string;
  /**
   * Months that an invoice covers.
   */
  invoiceEveryMonths: number;
  discount?: Discount;
  tax?: CustomerTax;
  /**
   * Absent: the organisation's.
   */
  grouping?: 'customer' | 'location' | 'membership';
  /**
   * Absent: the organisation's.
   */
  feesApart?: boolean;
  /**
   * Who pays for what names a member of the company; absent: the company.
   */
  billTo?: 'company' | 'member';
  /**
   * Why a run set the customer aside.
   */
  parked?: string;
  /**
   * The ETag without its quotes; moves with everything the next invoice depends on.
   */
  version: number;
}
export interface BillingTermsChanges {
  /**
   * Holds from the next billing day on; the days up to it are billed by days.
   */
  billingDay?: number;
  /**
   * Months that an invoice covers.
   */
  invoiceEveryMonths?: number;
  /**
   * Instead of the tax of plans, fees and locations; what is not taxed stays so. reverse_charge needs a VAT id. null removes it.
   */
  tax?: CustomerTax | null;
  /**
   * How the charges of a period are spread over invoices; null: the organisation's.
   */
  grouping?: ('customer' | 'location' | 'membership') | null;
  /**
   * Whether fees, bookings and orders are apart; null: the organisation's.
   */
  feesApart?: boolean | null;
  /**
   * Of a company: who pays for what names a member from now on, unless the member or the charge says it. What is charged already stays where it is. null: the company.
   */
  billTo?: ('company' | 'member') | null;
  /**
   * Off everything that runs bill, after the discounts of plan and membership; an amount is a month of the invoice. null removes it.
   */
  discount?: NewDiscount2 | null;
}
export interface ManualInvoice {
  /**
   * @minItems 1
   * @maxItems 40
   */
  lines: ManualLine[];
  /**
   * Who sells it, `own`: the organisation itself; absent: who sells at the customer's location.
   */
  legalEntityId?: 'own' | string;
}
export interface InvoiceWithMail {
  id: string;
  customerId: string;
  kind: 'run' | 'manual' | 'order';
  runId?: string;
  status: 'draft' | 'issued' | 'paid' | 'credited' | 'void' | 'written_off';
  number?: string;
  issuedOn?: string;
  dueOn?: string;
  period?: Period;
  /**
   * Which of the charges of its period it has; absent: all.
   */
  group?: {
    locationId?: string;
    membershipId?: string;
    fees?: true;
  };
  billTo: {
    name: string;
    address: Address;
    vatId?: string;
  };
  /**
   * Who sold it; absent: the organisation itself.
   */
  legalEntityId?: string;
  lines: InvoiceLine[];
  /**
   * How many lines there are, when only the first are shown.
   */
  lineCount?: number;
  taxes: TaxTotal[];
  /**
   * What must be said about lines without tax: reverse charge, exemptions.
   */
  taxNotes?: string[];
  net: Money;
  tax: Money;
  gross: Money;
  open?: Money22;
  paid?: Money23;
  payments?: {
    paymentId: string;
    amount: Money;
  }[];
  credited?: Money24;
  /**
   * When and why it was voided or written off.
   */
  ended?: {
    on: string;
    reason: string;
  };
  createdAt: string;
  deliveries: MailDelivery[];
  /**
   * Who changed it while its run was held, when and why; absent: nobody.
   */
  edits?: {
    at: string;
    by: string;
    reason: string;
  }[];
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Money22 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Money23 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Money24 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
export interface InvoiceDocument {
  invoiceId: string;
  language: 'en' | 'nl' | 'de' | 'fr';
  /**
   * Who {{recipient}} is: the billing persons when it was issued (S7).
   */
  recipient: string;
  /**
   * Text above the items.
   */
  header: string;
  /**
   * Text below the totals.
   */
  notes: string;
  /**
   * A page that needs nothing else and can be printed.
   */
  html: string;
}
export interface VoidInvoice {
  /**
   * Why; the customer reads it on a credit note.
   */
  reason: string;
  /**
   * What the invoice billed is billed again with the next one, at the prices of then.
   */
  rebill?: boolean;
}
export interface WriteOffInvoice {
  /**
   * Why; the customer reads it on a credit note.
   */
  reason: string;
}
export interface NewCreditNote {
  /**
   * Why; the customer reads it on a credit note.
   */
  reason: string;
  /**
   * So much with tax, spread over what is left of all lines and taxes.
   */
  amount?: {
    amount: number;
    currency:
      | 'EUR'
      | 'USD'
      | 'GBP'
      | 'CHF'
      | 'SEK'
      | 'NOK'
      | 'DKK'
      | 'PLN'
      | 'CZK'
      | 'HUF'
      | 'RON'
      | 'BGN'
      | 'CAD'
      | 'AUD'
      | 'NZD'
      | 'SGD'
      | 'HKD'
      | 'ZAR'
      | 'INR'
      | 'AED'
      | 'MXN'
      | 'BRL'
      | 'TRY'
      | 'ILS'
      | 'JPY'
      | 'KRW'
      | 'ISK'
      | 'CLP'
      | 'KWD'
      | 'BHD'
      | 'JOD'
      | 'TND'
      | 'OMR';
  };
  /**
   * @minItems 1
   * @maxItems 100
   */
  lines?: {
    /**
     * Its place on the invoice, from 1.
     */
    line: number;
    /**
     * So much before tax; absent: what is left.
     */
    net?: {
      amount: number;
      currency:
        | 'EUR'
        | 'USD'
        | 'GBP'
        | 'CHF'
        | 'SEK'
        | 'NOK'
        | 'DKK'
        | 'PLN'
        | 'CZK'
        | 'HUF'
        | 'RON'
        | 'BGN'
        | 'CAD'
        | 'AUD'
        | 'NZD'
        | 'SGD'
        | 'HKD'
        | 'ZAR'
        | 'INR'
        | 'AED'
        | 'MXN'
        | 'BRL'
        | 'TRY'
        | 'ILS'
        | 'JPY'
        | 'KRW'
        | 'ISK'
        | 'CLP'
        | 'KWD'
        | 'BHD'
        | 'JOD'
        | 'TND'
        | 'OMR';
    };
  }[];
  /**
   * What the invoice billed is billed again with the next one, at the prices of then.
   */
  rebill?: boolean;
}
export interface CreditNote {
  id: string;
  customerId: string;
  invoiceId: string;
  invoiceNumber: string;
  number: string;
  issuedOn: string;
  reason: string;
  billTo: {
    name: string;
    address: Address;
    vatId?: string;
  };
  /**
   * Who sold it; absent: the organisation itself.
   */
  legalEntityId?: string;
  /**
   * What is credited, above nothing.
   */
  lines: InvoiceLine[];
  /**
   * How many lines there are, when only the first are shown.
   */
  lineCount?: number;
  taxes: TaxTotal[];
  /**
   * What must be said about lines without tax: reverse charge, exemptions.
   */
  taxNotes?: string[];
  net: Money;
  tax: Money;
  gross: Money;
  createdAt: string;
}
export interface DepositReturn {
  /**
   * Why; the customer reads it on a credit note.
   */
  reason: string;
  /**
   * Absent: all that is left of it; less, when a part is kept for damage.
   */
  amount?: {
    amount: number;
    currency:
      | 'EUR'
      | 'USD'
      | 'GBP'
      | 'CHF'
      | 'SEK'
      | 'NOK'
      | 'DKK'
      | 'PLN'
      | 'CZK'
      | 'HUF'
      | 'RON'
      | 'BGN'
      | 'CAD'
      | 'AUD'
      | 'NZD'
      | 'SGD'
      | 'HKD'
      | 'ZAR'
      | 'INR'
      | 'AED'
      | 'MXN'
      | 'BRL'
      | 'TRY'
      | 'ILS'
      | 'JPY'
      | 'KRW'
      | 'ISK'
      | 'CLP'
      | 'KWD'
      | 'BHD'
      | 'JOD'
      | 'TND'
      | 'OMR';
  };
}
export interface Statement {
  opening: Money25;
  closing: Money26;
  items: StatementEntry[];
  nextCursor?: string;
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Money25 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Money26 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
export interface StatementEntry {
  on: string;
  kind:
    'invoice' | 'credit_note' | 'void' | 'write_off' | 'payment' | 'payment_reversal' | 'refund';
  invoiceId?: string;
  creditNoteId?: string;
  paymentId?: string;
  /**
   * Of the document.
   */
  number?: string;
  amount: Money27;
  balance: Money28;
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Money27 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Money28 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
export interface NewPayment {
  amount: {
    amount: number;
    currency:
      | 'EUR'
      | 'USD'
      | 'GBP'
      | 'CHF'
      | 'SEK'
      | 'NOK'
      | 'DKK'
      | 'PLN'
      | 'CZK'
      | 'HUF'
      | 'RON'
      | 'BGN'
      | 'CAD'
      | 'AUD'
      | 'NZD'
      | 'SGD'
      | 'HKD'
      | 'ZAR'
      | 'INR'
      | 'AED'
      | 'MXN'
      | 'BRL'
      | 'TRY'
      | 'ILS'
      | 'JPY'
      | 'KRW'
      | 'ISK'
      | 'CLP'
      | 'KWD'
      | 'BHD'
      | 'JOD'
      | 'TND'
      | 'OMR';
  };
  method: 'bank_transfer' | 'cash' | 'card' | 'direct_debit' | 'other';
  /**
   * When the money came in; today or before.
   */
  receivedOn: string;
  /**
   * As the bank shows it.
   */
  reference?: string;
  /**
   * What it is for, in this order; absent: the open invoices, oldest first. What is too much is the credit of the customer.
   *
   * @maxItems 40
   */
  invoices?: {
    invoiceId: string;
    /**
     * Absent: as much as is open, and left.
     */
    amount?: {
      amount: number;
      currency:
        | 'EUR'
        | 'USD'
        | 'GBP'
        | 'CHF'
        | 'SEK'
        | 'NOK'
        | 'DKK'
        | 'PLN'
        | 'CZK'
        | 'HUF'
        | 'RON'
        | 'BGN'
        | 'CAD'
        | 'AUD'
        | 'NZD'
        | 'SGD'
        | 'HKD'
        | 'ZAR'
        | 'INR'
        | 'AED'
        | 'MXN'
        | 'BRL'
        | 'TRY'
        | 'ILS'
        | 'JPY'
        | 'KRW'
        | 'ISK'
        | 'CLP'
        | 'KWD'
        | 'BHD'
        | 'JOD'
        | 'TND'
        | 'OMR';
    };
  }[];
  /**
   * Mail a payment confirmation (S69).
   */
  confirm?: boolean;
}
export interface Payment {
  id: string;
  customerId: string;
  method: 'bank_transfer' | 'cash' | 'card' | 'direct_debit' | 'other';
  amount: Money;
  receivedOn: string;
  reference?: string;
  status: 'received' | 'reversed';
  invoices: PaymentAllocation[];
  credit: Money29;
  refunds: Refund[];
  reversed?: {
    on: string;
    reason: string;
  };
  version: number;
  createdAt: string;
}
export interface PaymentAllocation {
  invoiceId: string;
  number: string;
  amount: Money;
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Money29 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
export interface Refund {
  on: string;
  amount: Money;
  reason: string;
  reference?: string;
  through: 'gateway' | 'by_hand';
  /**
   * pending: its gateway has not said what became of it; failed: credit again.
   */
  status: 'pending' | 'succeeded' | 'failed';
}
export interface PaymentAllocations {
  /**
   * Instead of what the payment settles now; empty: nothing; absent: its credit goes to the open invoices, oldest first.
   *
   * @maxItems 40
   */
  invoices?: {
    invoiceId: string;
    /**
     * Absent: as much as is open, and left.
     */
    amount?: {
      amount: number;
      currency:
        | 'EUR'
        | 'USD'
        | 'GBP'
        | 'CHF'
        | 'SEK'
        | 'NOK'
        | 'DKK'
        | 'PLN'
        | 'CZK'
        | 'HUF'
        | 'RON'
        | 'BGN'
        | 'CAD'
        | 'AUD'
        | 'NZD'
        | 'SGD'
        | 'HKD'
        | 'ZAR'
        | 'INR'
        | 'AED'
        | 'MXN'
        | 'BRL'
        | 'TRY'
        | 'ILS'
        | 'JPY'
        | 'KRW'
        | 'ISK'
        | 'CLP'
        | 'KWD'
        | 'BHD'
        | 'JOD'
        | 'TND'
        | 'OMR';
    };
  }[];
}
export interface PaymentReversal {
  reason: string;
}
export interface NewRefund {
  /**
   * Absent: all that is on no invoice.
   */
  amount?: {
    amount: number;
    currency:
      | 'EUR'
      | 'USD'
      | 'GBP'
      | 'CHF'
      | 'SEK'
      | 'NOK'
      | 'DKK'
      | 'PLN'
      | 'CZK'
      | 'HUF'
      | 'RON'
      | 'BGN'
      | 'CAD'
      | 'AUD'
      | 'NZD'
      | 'SGD'
      | 'HKD'
      | 'ZAR'
      | 'INR'
      | 'AED'
      | 'MXN'
      | 'BRL'
      | 'TRY'
      | 'ILS'
      | 'JPY'
      | 'KRW'
      | 'ISK'
      | 'CLP'
      | 'KWD'
      | 'BHD'
      | 'JOD'
      | 'TND'
      | 'OMR';
  };
  reason: string;
  /**
   * As the bank shows it.
   */
  reference?: string;
  /**
   * gateway: back to where the payment came from; by_hand: it was paid back already. Absent: through the gateway, if the payment came through one.
   */
  through?: 'gateway' | 'by_hand';
}
export interface Balance {
  owed: Money30;
  credit: Money31;
  open: Money32;
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Money30 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Money31 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Money32 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
export interface GatewayConnection {
  id: string;
  kind: 'sandbox' | 'stripe' | 'mollie' | 'gocardless';
  connectedAt: string;
  /**
   * Whether its credentials reach money. Absent: a sandbox, which never does.
   */
  mode?: 'test' | 'live';
  /**
   * When they were given last.
   */
  credentialsAt?: string;
  /**
   * Those that its webhooks may be signed with, the newest first.
   */
  webhookSecrets?: {
    validUntil?: string;
  }[];
  /**
   * Enter it at the gateway as the address of its webhooks. Keep it to yourselves.
   */
  webhookUrl: string;
}
export interface NewMethodSetup {
  /**
   * @minItems 1
   * @maxItems 3
   */
  types?: ('card' | 'sepa_debit' | 'bacs_debit')[];
  /**
   * Where the gateway's page leads when it is done.
   */
  returnUrl: string;
  /**
   * Which of the gateways that are connected; absent: the first one (S33).
   */
  gateway?: 'sandbox' | 'stripe' | 'mollie' | 'gocardless';
  /**
   * Mail the customer the page, to give a mandate there (S72).
   */
  mail?: boolean;
}
export interface MethodSetup {
  id: string;
  /**
   * The gateway's page, where the customer leaves a method.
   */
  url: string;
  status: 'open' | 'done' | 'failed' | 'expired';
  paymentMethodId?: string;
  expiresAt: string;
}
export interface NewOwnMethodSetup {
  /**
   * @minItems 1
   * @maxItems 3
   */
  types?: ('card' | 'sepa_debit' | 'bacs_debit')[];
  /**
   * Where the gateway's page leads when it is done.
   */
  returnUrl: string;
  /**
   * Which of the gateways that are connected; absent: the first one (S33).
   */
  gateway?: 'sandbox' | 'stripe' | 'mollie' | 'gocardless';
}
export interface PaymentMethodReference {
  connectionId: string;
  type: 'card' | 'sepa_debit' | 'bacs_debit';
  /**
   * The gateway's token of the method.
   */
  token: string;
  /**
   * The gateway's id of the customer.
   */
  gatewayCustomer: string;
  /**
   * What a person knows it by, such as `Visa •••• 4242`.
   */
  label: string;
  expires?: string;
  /**
   * Of a direct debit; the gateway is asked how it stands.
   */
  mandate?: {
    id: string;
    reference: string;
  };
}
export interface PaymentMethod {
  id: string;
  /**
   * The gateway that it was left with.
   */
  gateway: 'sandbox' | 'stripe' | 'mollie' | 'gocardless';
  type: 'card' | 'sepa_debit' | 'bacs_debit';
  /**
   * Of its number the last four digits at most.
   */
  label: string;
  /**
   * Month in which a card expires.
   */
  expires?: string;
  isDefault: boolean;
  /**
   * Why it is not charged by itself any more, unless it is made the default again.
   */
  problem?:
    | 'insufficient_funds'
    | 'expired_card'
    | 'stolen_card'
    | 'authentication_required'
    | 'mandate_invalid'
    | 'account_closed'
    | 'charged_back'
    | 'declined'
    | 'unknown';
  mandate?: Mandate;
  createdAt: string;
}
export interface Mandate {
  reference: string;
  status: 'pending' | 'active' | 'failed' | 'revoked' | 'expired';
}
export interface PayNow {
  /**
   * Absent: all that is open.
   */
  amount?: {
    amount: number;
    currency:
      | 'EUR'
      | 'USD'
      | 'GBP'
      | 'CHF'
      | 'SEK'
      | 'NOK'
      | 'DKK'
      | 'PLN'
      | 'CZK'
      | 'HUF'
      | 'RON'
      | 'BGN'
      | 'CAD'
      | 'AUD'
      | 'NZD'
      | 'SGD'
      | 'HKD'
      | 'ZAR'
      | 'INR'
      | 'AED'
      | 'MXN'
      | 'BRL'
      | 'TRY'
      | 'ILS'
      | 'JPY'
      | 'KRW'
      | 'ISK'
      | 'CLP'
      | 'KWD'
      | 'BHD'
      | 'JOD'
      | 'TND'
      | 'OMR';
  };
  /**
   * A method on file; absent: pay on the gateway's page.
   */
  paymentMethodId?: string;
  /**
   * Which of the gateways that are connected; absent: the first one (S33).
   */
  gateway?: 'sandbox' | 'stripe' | 'mollie' | 'gocardless';
  /**
   * Where the gateway's page leads when it is done.
   */
  returnUrl: string;
}
export interface PaymentAttempt {
  id: string;
  invoiceId: string;
  gateway: 'sandbox' | 'stripe' | 'mollie' | 'gocardless';
  channel: 'automatic' | 'pay_now' | 'admin';
  status: 'open' | 'succeeded' | 'failed' | 'cancelled' | 'reversed';
  amount: Money;
  paymentMethodId?: string;
  /**
   * Where the customer pays, while it is open.
   */
  url?: string;
  reason?:
    | 'insufficient_funds'
    | 'expired_card'
    | 'stolen_card'
    | 'authentication_required'
    | 'mandate_invalid'
    | 'account_closed'
    | 'charged_back'
    | 'declined'
    | 'unknown';
  /**
   * Of one that failed: the day on which it is tried again by itself.
   */
  retryOn?: string;
  paymentId?: string;
  createdAt: string;
}
export interface NewCharge {
  /**
   * Absent: all that is open.
   */
  amount?: {
    amount: number;
    currency:
      | 'EUR'
      | 'USD'
      | 'GBP'
      | 'CHF'
      | 'SEK'
      | 'NOK'
      | 'DKK'
      | 'PLN'
      | 'CZK'
      | 'HUF'
      | 'RON'
      | 'BGN'
      | 'CAD'
      | 'AUD'
      | 'NZD'
      | 'SGD'
      | 'HKD'
      | 'ZAR'
      | 'INR'
      | 'AED'
      | 'MXN'
      | 'BRL'
      | 'TRY'
      | 'ILS'
      | 'JPY'
      | 'KRW'
      | 'ISK'
      | 'CLP'
      | 'KWD'
      | 'BHD'
      | 'JOD'
      | 'TND'
      | 'OMR';
  };
  /**
   * Absent: the customer's default.
   */
  paymentMethodId?: string;
}
export interface NewTestCharge {
  /**
   * Absent: 100 minor units, such as 1.00 EUR.
   */
  amount?: {
    amount: number;
    currency:
      | 'EUR'
      | 'USD'
      | 'GBP'
      | 'CHF'
      | 'SEK'
      | 'NOK'
      | 'DKK'
      | 'PLN'
      | 'CZK'
      | 'HUF'
      | 'RON'
      | 'BGN'
      | 'CAD'
      | 'AUD'
      | 'NZD'
      | 'SGD'
      | 'HKD'
      | 'ZAR'
      | 'INR'
      | 'AED'
      | 'MXN'
      | 'BRL'
      | 'TRY'
      | 'ILS'
      | 'JPY'
      | 'KRW'
      | 'ISK'
      | 'CLP'
      | 'KWD'
      | 'BHD'
      | 'JOD'
      | 'TND'
      | 'OMR';
  };
  /**
   * Where the invoice is mailed; the organisation's own address unless said.
   */
  email?: string;
  /**
   * Where the gateway's page leads when it is done; not needed once the test customer has left a payment method.
   */
  returnUrl?: string;
  /**
   * The test charge that another one is to follow: it is done, or its invoice was made void.
   */
  after?: string;
}
export interface TestCharge {
  id: string;
  status: 'open' | 'done';
  amount: Money;
  customerId: string;
  memberId: string;
  invoiceId: string;
  startedAt: string;
  finishedAt?: string;
  steps: TestChargeStep[];
}
export interface TestChargeStep {
  step: 'customer' | 'invoice' | 'mail' | 'payment' | 'credit' | 'refund' | 'books';
  state: 'done' | 'waiting' | 'failed' | 'not_reached';
  /**
   * What was done or seen, or what is waited for.
   */
  why: string;
  /**
   * The gateway's page on which to pay.
   */
  url?: string;
}
export interface GatewayEvent {
  id: string;
  /**
   * The gateway's own id of it.
   */
  gatewayEventId: string;
  /**
   * What it speaks of.
   */
  kind: 'payment' | 'setup' | 'mandate' | 'refund' | 'dispute';
  /**
   * The gateway's id of what it speaks of.
   */
  gatewayId: string;
  receivedAt: string;
  /**
   * `unknown`: it speaks of nothing that was begun here.
   */
  outcome: 'waiting' | 'settled' | 'unknown' | 'failed';
  /**
   * Why the last try failed.
   */
  reason?: string;
  attempts: number;
  triedAt?: string;
  /**
   * When it is tried again by itself; absent: it is not.
   */
  retryAt?: string;
}
export interface DunningTerms {
  customerId: string;
  own: OwnDunningPolicy;
  policy: DunningPolicy1;
  /**
   * The ETag without its quotes.
   */
  version: number;
}
/**
 * What differs from the organisation's.
 */
export interface OwnDunningPolicy {
  /**
   * A charge by itself that failed for want of money, or without a reason, is tried again so many days after the first failure, then after the second and so on; a direct debit twice at most. Also while `on` is off.
   *
   * @maxItems 5
   */
  retryDays?: number[];
  /**
   * Everything below happens by itself (S70, S71).
   */
  on?: boolean;
  /**
   * Reminders so many days before it is due.
   *
   * @maxItems 5
   */
  remindDaysBefore?: number[];
  /**
   * A notice on the day after it was due (S71).
   */
  overdueNotice?: boolean;
  /**
   * Reminders so many days after it was due.
   *
   * @maxItems 10
   */
  remindDaysAfter?: number[];
  lateFee?: LateFee | null;
  /**
   * Memberships are suspended so many days after it was due, until the debt is paid (S76); 0: never.
   */
  suspendAfterDays?: number;
  /**
   * What is open is written off so many days after it was due; 0: never.
   */
  writeOffAfterDays?: number;
}
/**
 * What holds for the customer.
 */
export interface DunningPolicy1 {
  /**
   * A charge by itself that failed for want of money, or without a reason, is tried again so many days after the first failure, then after the second and so on; a direct debit twice at most. Also while `on` is off.
   *
   * @maxItems 5
   */
  retryDays: number[];
  /**
   * Everything below happens by itself (S70, S71).
   */
  on: boolean;
  /**
   * Reminders so many days before it is due.
   *
   * @maxItems 5
   */
  remindDaysBefore: number[];
  /**
   * A notice on the day after it was due (S71).
   */
  overdueNotice: boolean;
  /**
   * Reminders so many days after it was due.
   *
   * @maxItems 10
   */
  remindDaysAfter: number[];
  lateFee: LateFee | null;
  /**
   * Memberships are suspended so many days after it was due, until the debt is paid (S76); 0: never.
   */
  suspendAfterDays: number;
  /**
   * What is open is written off so many days after it was due; 0: never.
   */
  writeOffAfterDays: number;
}
export interface OwnDunningPolicy1 {
  /**
   * A charge by itself that failed for want of money, or without a reason, is tried again so many days after the first failure, then after the second and so on; a direct debit twice at most. Also while `on` is off.
   *
   * @maxItems 5
   */
  retryDays?: number[];
  /**
   * Everything below happens by itself (S70, S71).
   */
  on?: boolean;
  /**
   * Reminders so many days before it is due.
   *
   * @maxItems 5
   */
  remindDaysBefore?: number[];
  /**
   * A notice on the day after it was due (S71).
   */
  overdueNotice?: boolean;
  /**
   * Reminders so many days after it was due.
   *
   * @maxItems 10
   */
  remindDaysAfter?: number[];
  lateFee?: LateFee | null;
  /**
   * Memberships are suspended so many days after it was due, until the debt is paid (S76); 0: never.
   */
  suspendAfterDays?: number;
  /**
   * What is open is written off so many days after it was due; 0: never.
   */
  writeOffAfterDays?: number;
}
export interface Timeline {
  items: TimelineRow[];
}
export interface TimelineRow {
  /**
   * The organisation's day.
   */
  on: string;
  /**
   * Business time, where it is known.
   */
  at?: string;
  kind:
    | 'issued'
    | 'mailed'
    | 'reminder'
    | 'overdue'
    | 'late_fee'
    | 'suspension'
    | 'reactivation'
    | 'charge'
    | 'charge_failed'
    | 'payment'
    | 'payment_reversed'
    | 'credit_note'
    | 'void'
    | 'written_off';
  /**
   * In words, for the bookkeeper.
   */
  text: string;
  invoiceId: string;
  invoiceNumber: string;
  amount?: Money;
  mail?: {
    id: string;
    status: string;
    to: string[];
  };
  attemptId?: string;
  paymentId?: string;
  creditNoteId?: string;
  feeId?: string;
  membershipIds?: string[];
}
export interface CsvLayout {
  /**
   * The account that the file is of.
   */
  account?: string;
  /**
   * Instead of `account`.
   */
  accountColumn?: string;
  delimiter?: ';' | ',' | '\t';
  decimal?: ',' | '.';
  dates?: 'YYYY-MM-DD' | 'YYYYMMDD' | 'DD.MM.YYYY' | 'DD/MM/YYYY' | 'DD-MM-YYYY';
  bookedOn: string;
  amount: string;
  /**
   * Where amounts have no sign: the column that says which way, and its word for out.
   */
  direction?: {
    column: string;
    out: string;
  };
  /**
   * Absent: the organisation's.
   */
  currency?: string;
  payer?: string;
  iban?: string;
  /**
   * @minItems 1
   * @maxItems 5
   */
  text: string[];
  /**
   * The bank's own of each movement.
   */
  reference?: string;
}
export interface BankStatement {
  id: string;
  format: 'camt.053' | 'csv';
  accounts: string[];
  from?: string;
  to?: string;
  /**
   * New with it.
   */
  entries: number;
  /**
   * In an earlier statement already; left as they are.
   */
  known: number;
  createdAt: string;
}
export interface SureEntries {
  /**
   * Mail payment confirmations (S69).
   */
  confirm?: boolean;
}
export interface SureBooked {
  booked: BookedEntry[];
  left: {
    entryId: string;
    code:
      | 'malformed_json'
      | 'invalid_request'
      | 'card_number_refused'
      | 'unknown_reference'
      | 'invalid_cursor'
      | 'idempotency_key_missing'
      | 'if_match_missing'
      | 'unauthenticated'
      | 'forbidden'
      | 'not_found'
      | 'unsupported_media_type'
      | 'version_conflict'
      | 'erased'
      | 'idempotency_key_reused'
      | 'busy'
      | 'sign_in_unavailable'
      | 'organisation_onboarding'
      | 'organisation_suspended'
      | 'organisation_not_activatable'
      | 'organisation_not_active'
      | 'organisation_not_suspended'
      | 'legal_entity_limit'
      | 'last_owner'
      | 'not_a_sandbox'
      | 'clock_only_forward'
      | 'customer_not_a_company'
      | 'customer_not_an_individual'
      | 'access_given'
      | 'access_not_given'
      | 'invitation_not_requested'
      | 'invitation_request_limit'
      | 'member_exists'
      | 'no_address'
      | 'invitation_limit'
      | 'login_in_use'
      | 'email_in_use'
      | 'contact_person_limit'
      | 'contact_person_exists'
      | 'contact_person_is_primary'
      | 'billing_person_needs_contact'
      | 'erasure_of_primary'
      | 'unknown_template_variable'
      | 'invalid_template'
      | 'mail_pending'
      | 'resend_limit'
      | 'plan_archived'
      | 'plan_not_recurring'
      | 'currency_mismatch'
      | 'fee_not_open'
      | 'fee_of_another'
      | 'plan_not_on_offer'
      | 'membership_state'
      | 'notice_period'
      | 'no_rate'
      | 'not_bookable'
      | 'slot_taken'
      | 'booking_state'
      | 'rate_in_use'
      | 'resource_archived'
      | 'credit_used'
      | 'event_state'
      | 'event_not_open'
      | 'event_full'
      | 'order_state'
      | 'storefront_name_taken'
      | 'checkout_expired'
      | 'checkout_changed'
      | 'verification_failed'
      | 'sign_in_required'
      | 'too_many_requests'
      | 'already_billed'
      | 'not_parked'
      | 'run_not_held'
      | 'run_not_stuck'
      | 'invoice_state'
      | 'number_given'
      | 'books_closed'
      | 'webhook_signature'
      | 'webhook_malformed'
      | 'payload_too_large'
      | 'gateway_disconnected'
      | 'webhook_limit'
      | 'webhook_disabled'
      | 'e_invoice_impossible'
      | 'deposit_state'
      | 'payment_state'
      | 'statement_imported'
      | 'bank_entry_state'
      | 'datev_not_set'
      | 'datev_account'
      | 'debtor_number_taken'
      | 'refund_limit'
      | 'no_gateway'
      | 'gateway_unavailable'
      | 'gateway_limit'
      | 'gateway_credentials'
      | 'gateway_failed'
      | 'gateway_refused'
      | 'pay_now_disabled'
      | 'payment_in_flight'
      | 'page_open'
      | 'paid_meanwhile'
      | 'payment_method_limit'
      | 'payment_method_state'
      | 'credit_limit'
      | 'payer_missing'
      | 'nothing_to_bill'
      | 'not_billable';
    detail: string;
  }[];
  /**
   * Ask again with another key.
   */
  isMore: boolean;
}
export interface BookedEntry {
  id: string;
  bookedOn: string;
  amount: Money33;
  booked?: {
    kind: 'payment' | 'reversal';
    customerId: string;
    paymentId: string;
  };
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Money33 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
export interface BankEntry {
  id: string;
  statementId: string;
  bookedOn: string;
  amount: Money34;
  text: string;
  payer?: string;
  /**
   * The last four of their account.
   */
  ibanEnd?: string;
  state: 'open' | 'booked' | 'ignored';
  proposal?: BankProposal;
  booked?: {
    kind: 'payment' | 'reversal';
    customerId: string;
    paymentId: string;
  };
  /**
   * Why nothing is proposed: it is not in the organisation's currency, and cannot be booked.
   */
  unmatched?: 'foreign_currency';
  ignored?: {
    reason: string;
  };
  createdAt: string;
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Money34 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
/**
 * As it was when the statement came in.
 */
export interface BankProposal {
  kind: 'payment' | 'reversal';
  confidence: 'sure' | 'likely' | 'possible';
  /**
   * What was recognised (number, amount, iban, name, returned), and what to look at: part or over of what is open, paid_already.
   */
  reasons: (
    'number' | 'amount' | 'iban' | 'name' | 'part' | 'over' | 'paid_already' | 'returned'
  )[];
  customerId: string;
  invoices: BankAllocation[];
  /**
   * That a reversal takes back.
   */
  paymentId?: string;
}
export interface BankAllocation {
  invoiceId: string;
  number: string;
  amount: Money;
}
export interface BankDecision {
  /**
   * Another one than proposed, or where nothing is.
   */
  customerId?: string;
  /**
   * Instead of those proposed; with a customer alone: the oldest first.
   *
   * @maxItems 40
   */
  invoices?: {
    invoiceId: string;
    /**
     * Absent: as much as is open, and left.
     */
    amount?: {
      amount: number;
      currency:
        | 'EUR'
        | 'USD'
        | 'GBP'
        | 'CHF'
        | 'SEK'
        | 'NOK'
        | 'DKK'
        | 'PLN'
        | 'CZK'
        | 'HUF'
        | 'RON'
        | 'BGN'
        | 'CAD'
        | 'AUD'
        | 'NZD'
        | 'SGD'
        | 'HKD'
        | 'ZAR'
        | 'INR'
        | 'AED'
        | 'MXN'
        | 'BRL'
        | 'TRY'
        | 'ILS'
        | 'JPY'
        | 'KRW'
        | 'ISK'
        | 'CLP'
        | 'KWD'
        | 'BHD'
        | 'JOD'
        | 'TND'
        | 'OMR';
    };
  }[];
  /**
   * Mail payment confirmations (S69).
   */
  confirm?: boolean;
}
export interface BankEntryIgnored {
  reason: string;
}
export interface Accounts {
  /**
   * What customers owe.
   */
  receivables: string;
  /**
   * Money that came in or was paid back.
   */
  bank: string;
  /**
   * Instead of `bank`, by how the money came in: cash, a gateway to clear.
   */
  payments: {
    [k: string]: string;
  };
  /**
   * Tax that is owed to the state.
   */
  tax: string;
  /**
   * Instead of `tax`, by name and percentage.
   *
   * @maxItems 50
   */
  taxes: {
    name: string;
    percent: string;
    account: string;
  }[];
  /**
   * Deposits, to be given back.
   */
  deposits: string;
  /**
   * Of lines that name no `revenueAccount`.
   */
  revenue: string;
  /**
   * What was written off, with its tax.
   */
  badDebts: string;
  /**
   * What a document and its ledger entry differ by: nothing, unless there is a fault.
   */
  suspense: string;
  datev?: DatevSettingsOutput;
  /**
   * The ETag without its quotes.
   */
  version: number;
}
/**
 * What files for DATEV say; absent: none are made.
 */
export interface DatevSettingsOutput {
  consultantNumber: number;
  clientNumber: number;
  fiscalYearStart: string;
  /**
   * Digits of general accounts; debtors have one more.
   */
  accountLength: number;
  /**
   * SKR 03 or SKR 04.
   */
  chart?: '03' | '04';
  /**
   * @maxItems 50
   */
  taxKeys: {
    name: string;
    percent: string;
    /**
     * Of revenue on this account alone.
     */
    account?: string;
    key: string;
    /**
     * gross: the tax is in the amount and DATEV takes it out; net: it is a row of its own.
     */
    basis: 'gross' | 'net';
  }[];
  /**
   * Bookings are fixed when imported.
   */
  fixed: boolean;
}
/**
 * Only the accounts that change; of `taxes` the whole list.
 */
export interface AccountChanges {
  /**
   * What customers owe.
   */
  receivables?: string;
  /**
   * Money that came in or was paid back.
   */
  bank?: string;
  /**
   * Instead of `bank`, by how the money came in: cash, a gateway to clear.
   */
  payments?: {
    [k: string]: string;
  };
  /**
   * Tax that is owed to the state.
   */
  tax?: string;
  /**
   * Instead of `tax`, by name and percentage.
   *
   * @maxItems 50
   */
  taxes?: {
    name: string;
    percent: string;
    account: string;
  }[];
  /**
   * Deposits, to be given back.
   */
  deposits?: string;
  /**
   * Of lines that name no `revenueAccount`.
   */
  revenue?: string;
  /**
   * What was written off, with its tax.
   */
  badDebts?: string;
  /**
   * What a document and its ledger entry differ by: nothing, unless there is a fault.
   */
  suspense?: string;
  datev?: DatevSettings;
}
/**
 * What files for DATEV say; absent: none are made.
 */
export interface DatevSettings {
  consultantNumber: number;
  clientNumber: number;
  fiscalYearStart?: string;
  /**
   * Digits of general accounts; debtors have one more.
   */
  accountLength?: number;
  /**
   * SKR 03 or SKR 04.
   */
  chart?: '03' | '04';
  /**
   * @maxItems 50
   */
  taxKeys?: {
    name: string;
    percent: string;
    /**
     * Of revenue on this account alone.
     */
    account?: string;
    key: string;
    /**
     * gross: the tax is in the amount and DATEV takes it out; net: it is a row of its own.
     */
    basis?: 'gross' | 'net';
  }[];
  /**
   * Bookings are fixed when imported.
   */
  fixed?: boolean;
}
/**
 * The debits of its postings are as much as their credits.
 */
export interface JournalEntry {
  /**
   * The document, and behind `#` what became of it. The same whenever it is asked.
   */
  id: string;
  on: string;
  kind:
    'invoice' | 'credit_note' | 'void' | 'write_off' | 'payment' | 'payment_reversal' | 'refund';
  customerId: string;
  /**
   * As it is called now.
   */
  customerName: string;
  documentId: string;
  documentNumber?: string;
  /**
   * Whose document it is; absent: the organisation's own, or a payment.
   */
  legalEntityId?: string;
  /**
   * Of a payment, as the bank shows it.
   */
  reference?: string;
  postings: Posting[];
}
/**
 * Either a debit or a credit.
 */
export interface Posting {
  account: string;
  role: 'receivables' | 'bank' | 'tax' | 'deposits' | 'revenue' | 'bad_debts' | 'suspense';
  debit?: Money;
  credit?: Money;
  /**
   * Of revenue its tax, of tax which one.
   */
  tax?: {
    name: string;
    percent: string;
    category?: 'exempt' | 'reverse_charge';
  };
}
/**
 * Its debits are as much as its credits.
 */
export interface TrialBalance {
  from: string;
  to: string;
  accounts: AccountBalance[];
  /**
   * What customers have to get back on the last day, added up: receivables are less by it, a balance sheet shows it as a liability.
   */
  inCredit: Money[];
  /**
   * How many are in it.
   */
  customers: number;
  /**
   * Present when time ran out: ask again with it and add the balances up.
   */
  nextCursor?: string;
}
export interface AccountBalance {
  account: string;
  role: 'receivables' | 'bank' | 'tax' | 'deposits' | 'revenue' | 'bad_debts' | 'suspense';
  opening: Money35;
  debit: Money;
  credit: Money;
  closing: Money36;
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Money35 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Money36 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
/**
 * What the bookkeeping knows a customer by.
 */
export interface DebtorNumber {
  number: string;
}
/**
 * A mail, and when it was first in each status, as far as it is known.
 */
export interface MailDeliveryDetail {
  id: string;
  kind:
    | 'invoice_created'
    | 'credit_note_created'
    | 'payment_confirmation'
    | 'debit_notice'
    | 'payment_failed'
    | 'payment_reminder'
    | 'overdue_notice'
    | 'mandate_request'
    | 'card_expiry'
    | 'mandate_activation'
    | 'order_confirmation'
    | 'order_completed'
    | 'subscription_suspended'
    | 'subscription_changed'
    | 'member_added'
    | 'portal_invitation'
    | 'checkout_code';
  customerId: string;
  invoiceId?: string;
  runId?: string;
  memberId?: string;
  /**
   * `sent`: SES has it. `suppressed`: SES knows the address as dead and did not try. `parked`: it could not be sent, see `reason`. `withdrawn`: what it spoke of was settled before it left.
   */
  status:
    | 'queued'
    | 'sending'
    | 'delayed'
    | 'sent'
    | 'delivered'
    | 'bounced'
    | 'complained'
    | 'suppressed'
    | 'parked'
    | 'withdrawn';
  reason?: string;
  to: string[];
  cc: string[];
  /**
   * Who should have got it and did not: SES takes 50 recipients a message, of which 40 are To; a sandbox mails to allowed domains only; and SES refuses single copies (`reason`: `cc_rejected`).
   */
  leftOut: string[];
  /**
   * Recipients that bounced, complained or are suppressed.
   */
  bounced: string[];
  /**
   * The selected recipients found nobody; the own address was used (S31).
   */
  fallback: boolean;
  /**
   * Hand-overs since it was last asked for; more than 1 is a recorded resend.
   */
  attempts: number;
  /**
   * How often an admin asked for it again, at most 3.
   */
  resends: number;
  at: string;
  timeline: {
    status:
      | 'queued'
      | 'sending'
      | 'delayed'
      | 'sent'
      | 'delivered'
      | 'bounced'
      | 'complained'
      | 'suppressed'
      | 'parked'
      | 'withdrawn';
    at: string;
    /**
     * Who asked for it again.
     */
    by?: string;
  }[];
  /**
   * To whom it went before it was sent again.
   */
  earlier: {
    to: string[];
    cc: string[];
    bounced: string[];
  }[];
}
export interface Recipients {
  to: string[];
  cc: string[];
  /**
   * Who should get it and would not: SES takes 50 recipients a message, of which 40 are To.
   */
  leftOut: string[];
  /**
   * Names that {{recipient}} stands for.
   */
  recipient: string[];
  /**
   * The selected recipients found nobody; the customer's own address is used.
   */
  fallback: boolean;
  problem?: 'no_address' | 'address_bounced' | 'address_complained' | 'address_suppressed';
}
export interface TemplateList {
  templates: {
    template:
      | 'invoice_created'
      | 'credit_note_created'
      | 'payment_confirmation'
      | 'debit_notice'
      | 'payment_failed'
      | 'payment_reminder'
      | 'overdue_notice'
      | 'mandate_request'
      | 'card_expiry'
      | 'mandate_activation'
      | 'order_confirmation'
      | 'order_completed'
      | 'subscription_suspended'
      | 'subscription_changed'
      | 'member_added'
      | 'portal_invitation'
      | 'checkout_code'
      | 'invoice_document';
    parts: string[];
    variables: TemplateVariable[];
    languages: {
      language: 'en' | 'nl' | 'de' | 'fr';
      /**
       * false: Atrium's own words.
       */
      own: boolean;
      /**
       * The ETag without its quotes; 0: it was never changed.
       */
      version: number;
      updatedAt?: string;
    }[];
  }[];
  /**
   * The tags of Liquid that templates may use.
   */
  tags: string[];
  /**
   * The filters that they may use.
   */
  filters: string[];
}
export interface TemplateVariable {
  name: string;
  meaning: string;
  /**
   * Of each item, when the variable is a list.
   */
  fields?: {
    name: string;
    meaning: string;
  }[];
}
export interface Template {
  template:
    | 'invoice_created'
    | 'credit_note_created'
    | 'payment_confirmation'
    | 'debit_notice'
    | 'payment_failed'
    | 'payment_reminder'
    | 'overdue_notice'
    | 'mandate_request'
    | 'card_expiry'
    | 'mandate_activation'
    | 'order_confirmation'
    | 'order_completed'
    | 'subscription_suspended'
    | 'subscription_changed'
    | 'member_added'
    | 'portal_invitation'
    | 'checkout_code'
    | 'invoice_document';
  language: 'en' | 'nl' | 'de' | 'fr';
  /**
   * false: Atrium's own words.
   */
  own: boolean;
  /**
   * The ETag without its quotes; 0: it was never changed.
   */
  version: number;
  updatedAt?: string;
  parts: TemplateParts;
  variables: TemplateVariable[];
}
export interface TemplateParts {
  /**
   * Liquid; renders to one line. Of mails.
   */
  subject?: string;
  /**
   * Liquid; the plain text part. Of mails.
   */
  text?: string;
  /**
   * Liquid; the HTML part. Every value in it is escaped. Of mails.
   */
  html?: string;
  /**
   * Liquid; lines above the items. Of invoice_document.
   */
  header?: string;
  /**
   * Liquid; lines below the totals. Of invoice_document.
   */
  notes?: string;
}
export interface TemplatePreview {
  subject?: string;
  text?: string;
  header?: string;
  notes?: string;
  /**
   * The HTML part of the mail, or the whole document.
   */
  html: string;
}
export interface Erasure {
  id: string;
  customerId: string;
  target: 'member' | 'contact_person' | 'address';
  memberId?: string;
  contactPersonId?: string;
  status: 'requested' | 'removing' | 'completed';
  /**
   * How much was removed, by kind.
   */
  removed: {
    members: number;
    contactPersons: number;
    mails: number;
    requests: number;
    drafts: number;
    titles: number;
    bankEntries: number;
    bankAccounts: number;
    payments: number;
  };
  requestedBy: string;
  requestedAt: string;
  completedAt?: string;
}
export interface ExportedCustomer {
  id: string;
  type: 'company' | 'individual';
  name: string;
  email?: string;
  billingAddress?: Address;
  vatId?: string;
  language?: 'en' | 'nl' | 'de' | 'fr';
  locationId?: string;
  /**
   * Of an individual's own account; a company's members have theirs.
   */
  portalAccess?: 'none' | 'invited' | 'active' | 'revoked';
  /**
   * Why mail to the address is not sent, until it changes.
   */
  mailProblem?: string;
  billing: {
    billingDay: number;
    nextBillingOn: string;
    /**
     * Why a run set the customer aside.
     */
    parked?: string;
  };
  /**
   * The ETag without its quotes.
   */
  version: number;
  createdAt: string;
  profile?: ExportedProfile;
}
export interface ExportedProfile {
  phone?: string;
  title?: string;
  about?: string;
  /**
   * Whether the person shows in the community directory; false unless they say so.
   */
  listed: boolean;
}
export interface ExportedMember {
  id: string;
  customerId: string;
  name: string;
  email: string;
  roles: ('contact_person' | 'billing_person')[];
  /**
   * The individual customer that is billed for what the member pays itself.
   */
  payerId?: string;
  /**
   * Who pays for what names the member, unless that says it; absent: the company's.
   */
  billTo?: 'company' | 'member';
  portalAccess: 'none' | 'invited' | 'active' | 'revoked';
  /**
   * Added from the portal: waits for the team to invite or decline, or was declined.
   */
  invitation?: {
    status: 'requested' | 'declined';
    requestedAt: string;
    requestedBy: string;
  };
  /**
   * Why mail to the address is not sent, until it changes.
   */
  mailProblem?: string;
  /**
   * The ETag without its quotes.
   */
  version: number;
  createdAt: string;
  profile: ExportedProfile;
}
export interface CreditUse {
  source: string;
  used: number;
}
export interface ExportedInvoice {
  id: string;
  customerId: string;
  kind: 'run' | 'manual' | 'order';
  runId?: string;
  status: 'draft' | 'issued' | 'paid' | 'credited' | 'void' | 'written_off';
  number?: string;
  issuedOn?: string;
  dueOn?: string;
  period?: Period;
  /**
   * Which of the charges of its period it has; absent: all.
   */
  group?: {
    locationId?: string;
    membershipId?: string;
    fees?: true;
  };
  billTo: {
    name: string;
    address: Address;
    vatId?: string;
  };
  /**
   * Who sold it; absent: the organisation itself.
   */
  legalEntityId?: string;
  lines: InvoiceLine[];
  /**
   * How many lines there are, when only the first are shown.
   */
  lineCount?: number;
  taxes: TaxTotal[];
  /**
   * What must be said about lines without tax: reverse charge, exemptions.
   */
  taxNotes?: string[];
  net: Money;
  tax: Money;
  gross: Money;
  open?: Money37;
  paid?: Money38;
  payments?: {
    paymentId: string;
    amount: Money;
  }[];
  credited?: Money39;
  /**
   * When and why it was voided or written off.
   */
  ended?: {
    on: string;
    reason: string;
  };
  createdAt: string;
  /**
   * Whom its document names (S7).
   */
  recipients?: string[];
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Money37 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Money38 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Money39 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
export interface ExportedBankEntry {
  id: string;
  statementId: string;
  bookedOn: string;
  amount: Money40;
  text: string;
  payer?: string;
  /**
   * The last four of their account.
   */
  ibanEnd?: string;
  state: 'open' | 'booked' | 'ignored';
  booked?: {
    kind: 'payment' | 'reversal';
    customerId: string;
    paymentId: string;
  };
  /**
   * Why nothing is proposed: it is not in the organisation's currency, and cannot be booked.
   */
  unmatched?: 'foreign_currency';
  ignored?: {
    reason: string;
  };
  createdAt: string;
}
/**
 * Whole minor units (cents for EUR) and ISO 4217 currency.
 */
export interface Money40 {
  amount: number;
  currency:
    | 'EUR'
    | 'USD'
    | 'GBP'
    | 'CHF'
    | 'SEK'
    | 'NOK'
    | 'DKK'
    | 'PLN'
    | 'CZK'
    | 'HUF'
    | 'RON'
    | 'BGN'
    | 'CAD'
    | 'AUD'
    | 'NZD'
    | 'SGD'
    | 'HKD'
    | 'ZAR'
    | 'INR'
    | 'AED'
    | 'MXN'
    | 'BRL'
    | 'TRY'
    | 'ILS'
    | 'JPY'
    | 'KRW'
    | 'ISK'
    | 'CLP'
    | 'KWD'
    | 'BHD'
    | 'JOD'
    | 'TND'
    | 'OMR';
}
export interface DunningCase {
  customerId: string;
  invoiceId: string;
  round: number;
  mailedThrough?: string;
  steps: {
    kind: 'reminder' | 'overdue' | 'late_fee' | 'suspension' | 'reactivation' | 'write_off';
    days: number;
    on: string;
    at: string;
    round: number;
    mailId?: string;
    feeId?: string;
    amount?: Money;
    membershipIds?: string[];
  }[];
}
export interface ExportedDunningTerms {
  customerId: string;
  own: OwnDunningPolicy1;
}
export interface LedgerEntry {
  on: string;
  kind: string;
  /**
   * The invoice or credit note.
   */
  documentId: string;
  amount: Money;
}
/**
 * A mail with what it says beyond names and links.
 */
export interface ExportedMail {
  id: string;
  kind:
    | 'invoice_created'
    | 'credit_note_created'
    | 'payment_confirmation'
    | 'debit_notice'
    | 'payment_failed'
    | 'payment_reminder'
    | 'overdue_notice'
    | 'mandate_request'
    | 'card_expiry'
    | 'mandate_activation'
    | 'order_confirmation'
    | 'order_completed'
    | 'subscription_suspended'
    | 'subscription_changed'
    | 'member_added'
    | 'portal_invitation'
    | 'checkout_code';
  customerId: string;
  invoiceId?: string;
  runId?: string;
  memberId?: string;
  /**
   * `sent`: SES has it. `suppressed`: SES knows the address as dead and did not try. `parked`: it could not be sent, see `reason`. `withdrawn`: what it spoke of was settled before it left.
   */
  status:
    | 'queued'
    | 'sending'
    | 'delayed'
    | 'sent'
    | 'delivered'
    | 'bounced'
    | 'complained'
    | 'suppressed'
    | 'parked'
    | 'withdrawn';
  reason?: string;
  to: string[];
  cc: string[];
  /**
   * Who should have got it and did not: SES takes 50 recipients a message, of which 40 are To; a sandbox mails to allowed domains only; and SES refuses single copies (`reason`: `cc_rejected`).
   */
  leftOut: string[];
  /**
   * Recipients that bounced, complained or are suppressed.
   */
  bounced: string[];
  /**
   * The selected recipients found nobody; the own address was used (S31).
   */
  fallback: boolean;
  /**
   * Hand-overs since it was last asked for; more than 1 is a recorded resend.
   */
  attempts: number;
  /**
   * How often an admin asked for it again, at most 3.
   */
  resends: number;
  at: string;
  timeline: {
    status:
      | 'queued'
      | 'sending'
      | 'delayed'
      | 'sent'
      | 'delivered'
      | 'bounced'
      | 'complained'
      | 'suppressed'
      | 'parked'
      | 'withdrawn';
    at: string;
    /**
     * Who asked for it again.
     */
    by?: string;
  }[];
  /**
   * To whom it went before it was sent again.
   */
  earlier: {
    to: string[];
    cc: string[];
    bounced: string[];
  }[];
  facts?: {
    [k: string]: unknown;
  };
}
export interface NewWebhook {
  url: string;
  description?: string;
  /**
   * Types to be told of; absent: all, also those that come later.
   *
   * @minItems 1
   */
  events?: (
    | 'organisation.created'
    | 'organisation.updated'
    | 'organisation.activated'
    | 'organisation.suspended'
    | 'organisation.resumed'
    | 'organisation.clockAdvanced'
    | 'numberSeries.started'
    | 'location.created'
    | 'location.updated'
    | 'legalEntity.created'
    | 'legalEntity.updated'
    | 'admin.added'
    | 'admin.updated'
    | 'admin.invited'
    | 'admin.removed'
    | 'customer.created'
    | 'customer.updated'
    | 'customer.invited'
    | 'customer.activated'
    | 'customer.accessRevoked'
    | 'customer.parked'
    | 'customer.unparked'
    | 'member.added'
    | 'member.updated'
    | 'member.removed'
    | 'member.invitationRequested'
    | 'member.invitationDeclined'
    | 'member.invited'
    | 'member.activated'
    | 'member.accessRevoked'
    | 'member.moved'
    | 'contactPerson.added'
    | 'contactPerson.updated'
    | 'contactPerson.removed'
    | 'membership.created'
    | 'membership.updated'
    | 'membership.changed'
    | 'plan.created'
    | 'plan.updated'
    | 'resource.created'
    | 'resource.updated'
    | 'rate.created'
    | 'rate.updated'
    | 'booking.created'
    | 'booking.updated'
    | 'booking.cancelled'
    | 'credit.granted'
    | 'credit.revoked'
    | 'communityEvent.created'
    | 'communityEvent.updated'
    | 'communityEvent.published'
    | 'communityEvent.cancelled'
    | 'ticket.booked'
    | 'ticket.returned'
    | 'order.placed'
    | 'order.fulfilled'
    | 'order.cancelled'
    | 'fee.created'
    | 'fee.updated'
    | 'fee.waived'
    | 'invoice.issued'
    | 'invoice.paid'
    | 'invoice.voided'
    | 'invoice.writtenOff'
    | 'invoice.reminded'
    | 'invoice.overdue'
    | 'dunningTerms.updated'
    | 'creditNote.issued'
    | 'mail.parked'
    | 'template.updated'
    | 'erasure.requested'
    | 'erasure.completed'
    | 'billRun.held'
    | 'billRun.draftWithdrawn'
    | 'billRun.draftEdited'
    | 'billRun.released'
    | 'billRun.resumed'
    | 'billRun.closed'
    | 'audit.found'
    | 'payment.received'
    | 'payment.allocated'
    | 'payment.reversed'
    | 'payment.refunded'
    | 'payment.refundFailed'
    | 'payment.failed'
    | 'paymentMethod.added'
    | 'paymentMethod.removed'
    | 'mandate.activated'
    | 'mandate.failed'
    | 'gateway.connected'
    | 'gateway.disconnected'
    | 'webhook.tested'
    | 'webhook.disabled'
  )[];
}
export interface WebhookWithSecret {
  id: string;
  url: string;
  description?: string;
  events?: string[];
  status: 'enabled' | 'disabled';
  /**
   * Why it was disabled when nobody of the team did it.
   */
  disabledReason?: string;
  secrets: {
    createdAt: string;
    /**
     * Absent: it stays.
     */
    until?: string;
  }[];
  /**
   * To the hour.
   */
  lastDeliveredAt?: string;
  version: number;
  createdAt: string;
  /**
   * Verifies deliveries, with any library of standardwebhooks.com. Shown this once: keep it safe.
   */
  secret: string;
}
export interface WebhookList {
  items: Webhook[];
}
export interface Webhook {
  id: string;
  url: string;
  description?: string;
  events?: string[];
  status: 'enabled' | 'disabled';
  /**
   * Why it was disabled when nobody of the team did it.
   */
  disabledReason?: string;
  secrets: {
    createdAt: string;
    /**
     * Absent: it stays.
     */
    until?: string;
  }[];
  /**
   * To the hour.
   */
  lastDeliveredAt?: string;
  version: number;
  createdAt: string;
}
export interface WebhookChanges {
  url?: string;
  description?: string | null;
  /**
   * null: all.
   */
  events?:
    | (
        | 'organisation.created'
        | 'organisation.updated'
        | 'organisation.activated'
        | 'organisation.suspended'
        | 'organisation.resumed'
        | 'organisation.clockAdvanced'
        | 'numberSeries.started'
        | 'location.created'
        | 'location.updated'
        | 'legalEntity.created'
        | 'legalEntity.updated'
        | 'admin.added'
        | 'admin.updated'
        | 'admin.invited'
        | 'admin.removed'
        | 'customer.created'
        | 'customer.updated'
        | 'customer.invited'
        | 'customer.activated'
        | 'customer.accessRevoked'
        | 'customer.parked'
        | 'customer.unparked'
        | 'member.added'
        | 'member.updated'
        | 'member.removed'
        | 'member.invitationRequested'
        | 'member.invitationDeclined'
        | 'member.invited'
        | 'member.activated'
        | 'member.accessRevoked'
        | 'member.moved'
        | 'contactPerson.added'
        | 'contactPerson.updated'
        | 'contactPerson.removed'
        | 'membership.created'
        | 'membership.updated'
        | 'membership.changed'
        | 'plan.created'
        | 'plan.updated'
        | 'resource.created'
        | 'resource.updated'
        | 'rate.created'
        | 'rate.updated'
        | 'booking.created'
        | 'booking.updated'
        | 'booking.cancelled'
        | 'credit.granted'
        | 'credit.revoked'
        | 'communityEvent.created'
        | 'communityEvent.updated'
        | 'communityEvent.published'
        | 'communityEvent.cancelled'
        | 'ticket.booked'
        | 'ticket.returned'
        | 'order.placed'
        | 'order.fulfilled'
        | 'order.cancelled'
        | 'fee.created'
        | 'fee.updated'
        | 'fee.waived'
        | 'invoice.issued'
        | 'invoice.paid'
        | 'invoice.voided'
        | 'invoice.writtenOff'
        | 'invoice.reminded'
        | 'invoice.overdue'
        | 'dunningTerms.updated'
        | 'creditNote.issued'
        | 'mail.parked'
        | 'template.updated'
        | 'erasure.requested'
        | 'erasure.completed'
        | 'billRun.held'
        | 'billRun.draftWithdrawn'
        | 'billRun.draftEdited'
        | 'billRun.released'
        | 'billRun.resumed'
        | 'billRun.closed'
        | 'audit.found'
        | 'payment.received'
        | 'payment.allocated'
        | 'payment.reversed'
        | 'payment.refunded'
        | 'payment.refundFailed'
        | 'payment.failed'
        | 'paymentMethod.added'
        | 'paymentMethod.removed'
        | 'mandate.activated'
        | 'mandate.failed'
        | 'gateway.connected'
        | 'gateway.disconnected'
        | 'webhook.tested'
        | 'webhook.disabled'
      )[]
    | null;
  status?: 'enabled' | 'disabled';
}
export interface SecretRotation {
  /**
   * How long the secrets of before sign deliveries as well.
   */
  overlapHours?: number;
}
export interface WebhookDelivery {
  /**
   * Id of the event: header `webhook-id`.
   */
  id: string;
  type: string;
  occurredAt: string;
  status: 'pending' | 'delivered' | 'failed';
  attempts: WebhookAttempt[];
  nextAttemptAt?: string;
}
export interface WebhookAttempt {
  at: string;
  milliseconds: number;
  status?: number;
  error?: string;
  answer?: string;
}
export interface ExportList {
  files: ExportFile[];
  /**
   * What is stored and in no file, and why.
   */
  notExported: {
    kind: string;
    reason: string;
  }[];
}
/**
 * A file, and the columns that it has as CSV.
 */
export interface ExportFile {
  /**
   * Its name in the path.
   */
  entity:
    | 'organisation'
    | 'storefront'
    | 'accounts'
    | 'seller'
    | 'legalEntity'
    | 'location'
    | 'admin'
    | 'plan'
    | 'rate'
    | 'resource'
    | 'communityEvent'
    | 'numberSeries'
    | 'template'
    | 'documentTexts'
    | 'auditFinding'
    | 'debtorNumber'
    | 'bankStatement'
    | 'bankEntry'
    | 'customer'
    | 'billingTerms'
    | 'member'
    | 'contactPerson'
    | 'membership'
    | 'fee'
    | 'booking'
    | 'bookingSeries'
    | 'creditGrant'
    | 'creditUse'
    | 'ticket'
    | 'order'
    | 'orderItem'
    | 'invoice'
    | 'invoiceLine'
    | 'invoiceTax'
    | 'creditNote'
    | 'creditNoteLine'
    | 'creditNoteTax'
    | 'payment'
    | 'paymentAllocation'
    | 'refund'
    | 'paymentMethod'
    | 'paymentAttempt'
    | 'dunningCase'
    | 'dunningTerms'
    | 'ledgerEntry'
    | 'mail'
    | 'teamMail'
    | 'erasure'
    | 'billRun'
    | 'billRunCustomer'
    | 'gatewayConnection'
    | 'gatewayEvent'
    | 'webhook'
    | 'webhookDelivery';
  about: string;
  columns: {
    name: string;
    description?: string;
  }[];
}
export interface Discount1 {
  percent?: string;
  /**
   * Off a month; a part of a month has its part.
   */
  amount?: {
    amount: number;
    currency:
      | 'EUR'
      | 'USD'
      | 'GBP'
      | 'CHF'
      | 'SEK'
      | 'NOK'
      | 'DKK'
      | 'PLN'
      | 'CZK'
      | 'HUF'
      | 'RON'
      | 'BGN'
      | 'CAD'
      | 'AUD'
      | 'NZD'
      | 'SGD'
      | 'HKD'
      | 'ZAR'
      | 'INR'
      | 'AED'
      | 'MXN'
      | 'BRL'
      | 'TRY'
      | 'ILS'
      | 'JPY'
      | 'KRW'
      | 'ISK'
      | 'CLP'
      | 'KWD'
      | 'BHD'
      | 'JOD'
      | 'TND'
      | 'OMR';
  };
  /**
   * First day of service that is discounted.
   */
  from?: string;
  /**
   * Last day of service that is discounted.
   */
  to?: string;
}
export interface DatevSettings1 {
  consultantNumber: number;
  clientNumber: number;
  fiscalYearStart?: string;
  /**
   * Digits of general accounts; debtors have one more.
   */
  accountLength?: number;
  /**
   * SKR 03 or SKR 04.
   */
  chart?: '03' | '04';
  /**
   * @maxItems 50
   */
  taxKeys?: {
    name: string;
    percent: string;
    /**
     * Of revenue on this account alone.
     */
    account?: string;
    key: string;
    /**
     * gross: the tax is in the amount and DATEV takes it out; net: it is a row of its own.
     */
    basis?: 'gross' | 'net';
  }[];
  /**
   * Bookings are fixed when imported.
   */
  fixed?: boolean;
}
export interface DunningPolicy2 {
  /**
   * A charge by itself that failed for want of money, or without a reason, is tried again so many days after the first failure, then after the second and so on; a direct debit twice at most. Also while `on` is off.
   *
   * @maxItems 5
   */
  retryDays: number[];
  /**
   * Everything below happens by itself (S70, S71).
   */
  on: boolean;
  /**
   * Reminders so many days before it is due.
   *
   * @maxItems 5
   */
  remindDaysBefore: number[];
  /**
   * A notice on the day after it was due (S71).
   */
  overdueNotice: boolean;
  /**
   * Reminders so many days after it was due.
   *
   * @maxItems 10
   */
  remindDaysAfter: number[];
  lateFee: LateFee | null;
  /**
   * Memberships are suspended so many days after it was due, until the debt is paid (S76); 0: never.
   */
  suspendAfterDays: number;
  /**
   * What is open is written off so many days after it was due; 0: never.
   */
  writeOffAfterDays: number;
}
export interface Problem {
  type: string;
  title: string;
  status: number;
  /**
   * Stable; programs decide by it.
   */
  code: string;
  detail?: string;
  /**
   * Id of the request; finds the log line.
   */
  instance: string;
  field?: string;
  expected?: string;
  received?: string;
  errors?: {
    field: string;
    expected: string;
    received: string;
  }[];
}
export interface DatevSettingsOutput1 {
  consultantNumber: number;
  clientNumber: number;
  fiscalYearStart: string;
  /**
   * Digits of general accounts; debtors have one more.
   */
  accountLength: number;
  /**
   * SKR 03 or SKR 04.
   */
  chart?: '03' | '04';
  /**
   * @maxItems 50
   */
  taxKeys: {
    name: string;
    percent: string;
    /**
     * Of revenue on this account alone.
     */
    account?: string;
    key: string;
    /**
     * gross: the tax is in the amount and DATEV takes it out; net: it is a row of its own.
     */
    basis: 'gross' | 'net';
  }[];
  /**
   * Bookings are fixed when imported.
   */
  fixed: boolean;
}

/** A problem document, and the codes that it can have here. */
export interface Refused<Code extends string = string> {
  content: { 'application/problem+json': Problem & { code?: Code } };
}

/** Creates and charges: the client sends an Idempotency-Key with each. */
export const idempotentOperations: ReadonlySet<string> = new Set([
  "POST /v1/admin/organisation/activate",
  "POST /v1/admin/locations",
  "POST /v1/admin/legal-entities",
  "POST /v1/admin/admins",
  "POST /v1/admin/customers",
  "POST /v1/admin/customers/{customerId}/members",
  "POST /v1/admin/customers/{customerId}/members/{memberId}/move",
  "POST /v1/portal/customers/{customerId}/members",
  "POST /v1/admin/customers/{customerId}/members/{memberId}/invite",
  "POST /v1/admin/customers/{customerId}/invite",
  "POST /v1/admin/admins/{adminId}/invite",
  "POST /v1/admin/customers/{customerId}/contact-persons",
  "POST /v1/portal/customers/{customerId}/contact-persons",
  "POST /v1/admin/plans",
  "POST /v1/admin/customers/{customerId}/memberships",
  "POST /v1/admin/customers/{customerId}/memberships/{membershipId}/plan-change",
  "POST /v1/admin/customers/{customerId}/fees",
  "POST /v1/admin/customers/{customerId}/fees/{feeId}/payer",
  "POST /v1/admin/resources",
  "POST /v1/admin/rates",
  "POST /v1/admin/customers/{customerId}/bookings",
  "POST /v1/admin/customers/{customerId}/bookings/{bookingId}/cancel",
  "POST /v1/admin/customers/{customerId}/booking-series",
  "POST /v1/admin/customers/{customerId}/booking-series/{bookingSeriesId}/cancel",
  "POST /v1/portal/customers/{customerId}/bookings",
  "POST /v1/portal/customers/{customerId}/bookings/{bookingId}/cancel",
  "POST /v1/portal/customers/{customerId}/booking-series",
  "POST /v1/portal/customers/{customerId}/booking-series/{bookingSeriesId}/cancel",
  "POST /v1/admin/customers/{customerId}/credits",
  "POST /v1/admin/community-events",
  "POST /v1/admin/community-events/{communityEventId}/tickets",
  "POST /v1/portal/customers/{customerId}/community-events/{communityEventId}/tickets",
  "POST /v1/portal/customers/{customerId}/orders",
  "POST /v1/admin/customers/{customerId}/orders",
  "POST /v1/storefront/{storefront}/checkouts",
  "POST /v1/admin/bill-runs/{runId}/release",
  "POST /v1/admin/bill-runs/{runId}/resume",
  "POST /v1/admin/bill-runs/{runId}/customers/{customerId}/postpone",
  "POST /v1/admin/bill-runs/{runId}/customers/{customerId}/discard",
  "POST /v1/admin/customers/{customerId}/unpark",
  "POST /v1/admin/audit",
  "POST /v1/admin/customers/{customerId}/invoices",
  "POST /v1/admin/customers/{customerId}/bill-now",
  "POST /v1/admin/customers/{customerId}/invoices/{invoiceId}/void",
  "POST /v1/admin/customers/{customerId}/invoices/{invoiceId}/write-off",
  "POST /v1/admin/customers/{customerId}/invoices/{invoiceId}/credit-notes",
  "POST /v1/admin/customers/{customerId}/fees/{feeId}/return-deposit",
  "POST /v1/admin/customers/{customerId}/payments",
  "POST /v1/admin/customers/{customerId}/payments/{paymentId}/reverse",
  "POST /v1/admin/customers/{customerId}/payments/{paymentId}/refunds",
  "POST /v1/admin/gateways",
  "POST /v1/admin/customers/{customerId}/payment-method-setups",
  "POST /v1/portal/customers/{customerId}/payment-method-setups",
  "POST /v1/admin/customers/{customerId}/payment-methods",
  "POST /v1/portal/customers/{customerId}/invoices/{invoiceId}/pay",
  "POST /v1/admin/customers/{customerId}/invoices/{invoiceId}/charge",
  "POST /v1/admin/gateways/{connectionId}/events/{gatewayEventId}/replay",
  "POST /v1/admin/bank-statements",
  "POST /v1/admin/bank-statements/{bankStatementId}/confirm",
  "POST /v1/admin/bank-entries/{bankEntryId}/confirm",
  "POST /v1/admin/bank-entries/{bankEntryId}/ignore",
  "POST /v1/admin/customers/{customerId}/mails/{mailId}/resend",
  "POST /v1/admin/customers/{customerId}/erasures",
  "POST /v1/admin/webhooks",
  "POST /v1/admin/webhooks/{webhookId}/rotate-secret",
  "POST /v1/admin/webhooks/{webhookId}/test",
  "POST /v1/admin/webhooks/{webhookId}/deliveries/{eventId}/replay"
]);
