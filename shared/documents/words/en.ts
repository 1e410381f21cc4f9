import type { Words } from './shape.ts';

export const en: Words = {
  greeting: 'Dear {{recipient}},',
  closing: 'Kind regards',
  colon: ': ',
  item: 'Item',
  quantity: 'Quantity',
  amount: 'Amount',
  net: 'Net',
  total: 'Total',
  changes: {
    started: 'started',
    changed: 'changed',
    paused: 'paused',
    resumed: 'resumed',
    cancelled: 'cancelled',
    ended: 'ended',
  },
  document: {
    title: 'Invoice',
    draft: 'Draft invoice',
    number: 'Invoice number',
    issuedOn: 'Invoice date',
    period: 'Service period',
    dueOn: 'Due date',
    billTo: 'Billed to',
    creditNote: {
      title: 'Credit note',
      number: 'Credit note number',
      issuedOn: 'Date',
      invoice: 'For invoice',
      invoiceDate: 'Invoice dated',
      reason: 'Reason',
    },
    vatId: 'VAT id',
    unitPrice: 'Unit price',
    withTax: 'Price with tax',
    tax: 'Tax',
    discount: 'Discount',
    page: ['Page', 'of'],
    header: 'For the attention of {{recipient}}',
    notes:
      '{% if payable %}Please pay {{gross}} by {{dueOn}}, quoting invoice number {{number}}.{% endif %}',
  },
  mails: {
    invoice_created: {
      subject: 'Invoice {{number}} from {{seller}}',
      intro:
        'Here is invoice {{number}} for {{customer}}, issued on {{issuedOn}}. {% if payable %}Please pay {{gross}} by {{dueOn}}.{% else %}There is nothing left to pay.{% endif %}',
      action: 'View the invoice',
    },
    credit_note_created: {
      subject: 'Credit note {{number}} from {{seller}}',
      intro:
        'Here is credit note {{number}} for {{customer}}. It takes back part or all of invoice {{invoiceNumber}}:',
      details: [
        ['Credit note', '{{number}}'],
        ['Date', '{{issuedOn}}'],
        ['For invoice', '{{invoiceNumber}}'],
        ['Amount with tax', '{{amount}}'],
        ['Reason', '{{reason}}'],
      ],
      after: ['What you owe is less by this amount. You do not need to do anything.'],
      action: 'View the invoice',
    },
    payment_confirmation: {
      subject: '{{seller}} has received your payment of {{amount}}',
      intro: 'Thank you. {{seller}} has received this payment for {{customer}}:',
      details: [
        ['Amount', '{{amount}}'],
        ['Received on', '{{paidOn}}'],
        ['Payment method', '{{method}}'],
        ['For invoice', '{{invoices}}'],
      ],
      after: ['You do not need to do anything.'],
      action: 'View your invoices',
    },
    debit_notice: {
      subject: 'Direct debit on {{debitOn}}: invoice {{number}} from {{seller}}',
      intro: 'We will collect invoice {{number}} of {{customer}} by direct debit:',
      details: [
        ['Amount', '{{amount}}'],
        ['Date', '{{debitOn}}'],
        ['Account', '{{account}}'],
        ['Mandate reference', '{{reference}}'],
        ['Invoice', '{{number}}'],
      ],
      after: [
        "{% if creditorId != '' %}The creditor identifier is {{creditorId}}. {% endif %}You need not do anything; please make sure that the account has enough money on that day.",
      ],
      action: 'View the invoice',
    },
    payment_failed: {
      subject: 'Your payment to {{seller}} failed: invoice {{number}}',
      intro: '{{amount}} for invoice {{number}} of {{customer}} could not be collected.',
      details: [
        ['Invoice', '{{number}}'],
        ['Amount', '{{amount}}'],
        ['Payment method', '{{method}}'],
        ['Date', '{{failedOn}}'],
      ],
      after: [
        "{% if next == 'retry' %}We will try again on {{retryOn}}; please make sure that it can be collected then. You may also pay now.{% elsif next == 'confirm' %}Your bank asks you to confirm the payment yourself. Please pay on the page of the invoice.{% else %}We will not charge this payment method again for it. Please pay on the page of the invoice, and leave another payment method for the next ones.{% endif %}",
      ],
      action: 'View the invoice',
    },
    payment_reminder: {
      subject: 'Reminder: invoice {{number}} from {{seller}}',
      intro: 'According to our records, invoice {{number}} for {{customer}} has not been paid yet.',
      details: [
        ['Invoice', '{{number}}'],
        ['Open amount', '{{open}}'],
        ['Due on', '{{dueOn}}'],
      ],
      after: ['Please arrange for payment. If you have already paid, you can ignore this message.'],
      action: 'View the invoice',
    },
    overdue_notice: {
      subject: 'Overdue: invoice {{number}} from {{seller}}',
      intro:
        'The due date of invoice {{number}} for {{customer}} has passed, and {{open}} is still open.',
      details: [
        ['Invoice', '{{number}}'],
        ['Open amount', '{{open}}'],
        ['Due on', '{{dueOn}}'],
        ['Days overdue', '{{daysOverdue}}'],
      ],
      after: [
        'Please pay the open amount now. If you have already paid, you can ignore this message. If anything about the invoice is unclear, simply reply.',
      ],
      action: 'View the invoice',
    },
    mandate_request: {
      subject: 'Please set up a direct debit mandate for {{seller}}',
      intro:
        '{{seller}} would like to collect the invoices of {{customer}} by SEPA direct debit. For this we need your mandate.',
      after: [
        "You give it on the secure page of our payment provider; have the company's IBAN at hand. Until then, please pay your invoices as before.",
      ],
      action: 'Set up the mandate',
    },
    card_expiry: {
      subject: 'Your card for {{seller}} expires soon',
      intro: 'The card by which {{seller}} collects the invoices of {{customer}} expires:',
      details: [
        ['Card', '{{card}}'],
        ['Expires', '{{expires}}'],
      ],
      after: [
        'Please leave another one in the portal, so that your next invoices can be collected.',
      ],
      action: 'Payment methods',
    },
    mandate_activation: {
      subject: 'Your direct debit mandate for {{seller}} is active',
      intro: 'The SEPA direct debit mandate of {{customer}} for {{seller}} is active.',
      details: [
        ['Mandate reference', '{{reference}}'],
        ['Account ending in', '{{accountEnding}}'],
        ['Active since', '{{activatedOn}}'],
      ],
      after: [
        'You do not need to do anything. If you did not give this mandate, please reply to this message at once.',
      ],
    },
    order_confirmation: {
      subject: 'Your order {{orderNumber}} with {{seller}}',
      intro:
        'Thank you for your order {{orderNumber}} of {{orderedOn}}. {{seller}} has received it for {{customer}}:',
      after: [
        'We will let you know when it is completed. If something is not right, simply reply to this message.',
      ],
    },
    order_completed: {
      subject: 'Your order {{orderNumber}} with {{seller}} is complete',
      intro: 'Your order {{orderNumber}} of {{orderedOn}} for {{customer}} is complete:',
      after: ['If something is missing, simply reply to this message.'],
    },
    subscription_suspended: {
      subject: 'Your membership {{plan}} with {{seller}} is suspended',
      intro:
        'The membership {{plan}} of {{customer}} with {{seller}} has been suspended as of {{suspendedOn}}.',
      after: [
        'If invoices are still open, please pay them so that the membership can be resumed. If you have questions, simply reply to this message.',
      ],
      action: 'View your invoices',
    },
    subscription_changed: {
      subject: 'Your membership {{plan}} with {{seller}}: {{change}}',
      intro: 'The membership of {{customer}} with {{seller}} has a new status:',
      details: [
        ['Membership', '{{plan}}'],
        ['Status', '{{change}}'],
        ['Effective', '{{effectiveOn}}'],
      ],
      after: ['If you did not expect this, simply reply to this message.'],
    },
    member_added: {
      subject: 'New member at {{customer}}: {{memberName}}',
      intro:
        '{{addedBy}} of {{customer}} has added {{memberName}} as a member. {{memberName}} cannot sign in to the member portal yet.',
      after: ['Please decide whether to invite this person or to decline.'],
      action: 'Open the invitation requests',
    },
    portal_invitation: {
      subject: 'Your access to the portal of {{seller}}',
      intro:
        '{{seller}} invites you to its portal. There you sign in for {{customer}} with a password of your own.',
      after: [
        'Choose a password first. You then sign in with the mail address that this message was sent to. If you did not expect this invitation, you can ignore it.',
      ],
      action: 'Choose a password',
    },
    checkout_code: {
      subject: '{{code}} is your code for {{seller}}',
      intro: 'To complete your purchase with {{seller}}, enter this code:',
      details: [['Code', '{{code}}']],
      after: [
        'It is good for {{minutes}} minutes. If you did not want to buy anything, you can ignore this message: without the code nothing is bought.',
      ],
    },
  },
};
