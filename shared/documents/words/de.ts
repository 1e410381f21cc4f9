import type { Words } from './shape.ts';

export const de: Words = {
  greeting: 'Guten Tag {{recipient}},',
  closing: 'Mit freundlichen Grüßen',
  colon: ': ',
  item: 'Position',
  quantity: 'Menge',
  amount: 'Betrag',
  net: 'Netto',
  total: 'Gesamt',
  changes: {
    started: 'begonnen',
    changed: 'geändert',
    paused: 'pausiert',
    resumed: 'wieder aufgenommen',
    cancelled: 'gekündigt',
    ended: 'beendet',
  },
  document: {
    title: 'Rechnung',
    draft: 'Rechnungsentwurf',
    number: 'Rechnungsnummer',
    issuedOn: 'Rechnungsdatum',
    period: 'Leistungszeitraum',
    dueOn: 'Fällig am',
    billTo: 'Rechnungsempfänger',
    creditNote: {
      title: 'Rechnungskorrektur',
      number: 'Nummer',
      issuedOn: 'Datum',
      invoice: 'Zu Rechnung',
      invoiceDate: 'Rechnung vom',
      reason: 'Grund',
    },
    vatId: 'USt-IdNr.',
    unitPrice: 'Einzelpreis',
    withTax: 'Preis mit Steuer',
    tax: 'Steuer',
    discount: 'Rabatt',
    page: ['Seite', 'von'],
    header: 'Zu Händen {{recipient}}',
    notes:
      '{% if payable %}Bitte zahlen Sie {{gross}} bis zum {{dueOn}} unter Angabe der Rechnungsnummer {{number}}.{% endif %}',
  },
  mails: {
    invoice_created: {
      subject: 'Rechnung {{number}} von {{seller}}',
      intro:
        'hier ist die Rechnung {{number}} für {{customer}} vom {{issuedOn}}. {% if payable %}Bitte zahlen Sie {{gross}} bis zum {{dueOn}}.{% else %}Es ist nichts mehr zu zahlen.{% endif %}',
      action: 'Rechnung ansehen',
    },
    credit_note_created: {
      subject: 'Rechnungskorrektur {{number}} von {{seller}}',
      intro:
        'hier ist die Rechnungskorrektur {{number}} für {{customer}}. Sie nimmt die Rechnung {{invoiceNumber}} ganz oder teilweise zurück:',
      details: [
        ['Rechnungskorrektur', '{{number}}'],
        ['Datum', '{{issuedOn}}'],
        ['Zu Rechnung', '{{invoiceNumber}}'],
        ['Betrag mit Steuer', '{{amount}}'],
        ['Grund', '{{reason}}'],
      ],
      after: ['Um diesen Betrag verringert sich, was zu zahlen ist. Sie müssen nichts weiter tun.'],
      action: 'Rechnung ansehen',
    },
    payment_confirmation: {
      subject: '{{seller}} hat Ihre Zahlung über {{amount}} erhalten',
      intro: 'vielen Dank. {{seller}} hat diese Zahlung für {{customer}} erhalten:',
      details: [
        ['Betrag', '{{amount}}'],
        ['Eingegangen am', '{{paidOn}}'],
        ['Zahlungsart', '{{method}}'],
        ['Für Rechnung', '{{invoices}}'],
      ],
      after: ['Sie müssen nichts weiter tun.'],
      action: 'Rechnungen ansehen',
    },
    debit_notice: {
      subject: 'Lastschrift am {{debitOn}}: Rechnung {{number}} von {{seller}}',
      intro: 'wir ziehen die Rechnung {{number}} von {{customer}} per Lastschrift ein:',
      details: [
        ['Betrag', '{{amount}}'],
        ['Datum', '{{debitOn}}'],
        ['Konto', '{{account}}'],
        ['Mandatsreferenz', '{{reference}}'],
        ['Rechnung', '{{number}}'],
      ],
      after: [
        "{% if creditorId != '' %}Die Gläubiger-Identifikationsnummer ist {{creditorId}}. {% endif %}Sie müssen nichts weiter tun; bitte sorgen Sie an diesem Tag für ausreichende Deckung.",
      ],
      action: 'Rechnung ansehen',
    },
    payment_failed: {
      subject: 'Ihre Zahlung an {{seller}} ist fehlgeschlagen: Rechnung {{number}}',
      intro:
        '{{amount}} für die Rechnung {{number}} von {{customer}} konnten nicht eingezogen werden.',
      details: [
        ['Rechnung', '{{number}}'],
        ['Betrag', '{{amount}}'],
        ['Zahlungsart', '{{method}}'],
        ['Datum', '{{failedOn}}'],
      ],
      after: [
        "{% if next == 'retry' %}Wir versuchen es am {{retryOn}} noch einmal; bitte sorgen Sie dafür, dass der Betrag dann eingezogen werden kann. Sie können auch jetzt zahlen.{% elsif next == 'confirm' %}Ihre Bank verlangt, dass Sie die Zahlung selbst bestätigen. Bitte zahlen Sie auf der Seite der Rechnung.{% else %}Wir belasten diese Zahlungsart dafür nicht noch einmal. Bitte zahlen Sie auf der Seite der Rechnung und hinterlegen Sie für die nächsten eine andere Zahlungsart.{% endif %}",
      ],
      action: 'Rechnung ansehen',
    },
    payment_reminder: {
      subject: 'Zahlungserinnerung: Rechnung {{number}} von {{seller}}',
      intro:
        'nach unseren Unterlagen ist die Rechnung {{number}} für {{customer}} noch nicht bezahlt.',
      details: [
        ['Rechnung', '{{number}}'],
        ['Offener Betrag', '{{open}}'],
        ['Fällig am', '{{dueOn}}'],
      ],
      after: [
        'Bitte veranlassen Sie die Zahlung. Falls Sie bereits gezahlt haben, betrachten Sie diese Nachricht bitte als gegenstandslos.',
      ],
      action: 'Rechnung ansehen',
    },
    overdue_notice: {
      subject: 'Überfällig: Rechnung {{number}} von {{seller}}',
      intro: 'die Rechnung {{number}} für {{customer}} ist überfällig; {{open}} sind noch offen.',
      details: [
        ['Rechnung', '{{number}}'],
        ['Offener Betrag', '{{open}}'],
        ['Fällig am', '{{dueOn}}'],
        ['Tage überfällig', '{{daysOverdue}}'],
      ],
      after: [
        'Bitte zahlen Sie den offenen Betrag jetzt. Falls Sie bereits gezahlt haben, betrachten Sie diese Nachricht bitte als gegenstandslos. Wenn etwas an der Rechnung unklar ist, antworten Sie einfach auf diese Nachricht.',
      ],
      action: 'Rechnung ansehen',
    },
    mandate_request: {
      subject: 'Bitte um ein Lastschriftmandat für {{seller}}',
      intro:
        '{{seller}} möchte die Rechnungen von {{customer}} per SEPA-Lastschrift einziehen. Dafür benötigen wir Ihr Mandat.',
      after: [
        'Sie erteilen es auf der sicheren Seite unseres Zahlungsdienstleisters; halten Sie bitte die IBAN bereit. Bis dahin zahlen Sie Ihre Rechnungen bitte wie bisher.',
      ],
      action: 'Mandat erteilen',
    },
    card_expiry: {
      subject: 'Ihre Karte für {{seller}} läuft bald ab',
      intro: 'die Karte, mit der {{seller}} die Rechnungen von {{customer}} einzieht, läuft ab:',
      details: [
        ['Karte', '{{card}}'],
        ['Gültig bis', '{{expires}}'],
      ],
      after: [
        'Bitte hinterlegen Sie im Portal eine andere, damit die nächsten Rechnungen eingezogen werden können.',
      ],
      action: 'Zahlungsarten',
    },
    mandate_activation: {
      subject: 'Ihr Lastschriftmandat für {{seller}} ist aktiv',
      intro: 'das SEPA-Lastschriftmandat von {{customer}} für {{seller}} ist aktiv.',
      details: [
        ['Mandatsreferenz', '{{reference}}'],
        ['Konto mit den Endziffern', '{{accountEnding}}'],
        ['Aktiv seit', '{{activatedOn}}'],
      ],
      after: [
        'Sie müssen nichts weiter tun. Falls Sie dieses Mandat nicht erteilt haben, antworten Sie bitte umgehend auf diese Nachricht.',
      ],
    },
    order_confirmation: {
      subject: 'Ihre Bestellung {{orderNumber}} bei {{seller}}',
      intro:
        'vielen Dank für Ihre Bestellung {{orderNumber}} vom {{orderedOn}}. {{seller}} hat sie für {{customer}} erhalten:',
      after: [
        'Wir melden uns, sobald sie abgeschlossen ist. Wenn etwas nicht stimmt, antworten Sie einfach auf diese Nachricht.',
      ],
    },
    order_completed: {
      subject: 'Ihre Bestellung {{orderNumber}} bei {{seller}} ist abgeschlossen',
      intro:
        'Ihre Bestellung {{orderNumber}} vom {{orderedOn}} für {{customer}} ist abgeschlossen:',
      after: ['Wenn etwas fehlt, antworten Sie einfach auf diese Nachricht.'],
    },
    subscription_suspended: {
      subject: 'Ihre Mitgliedschaft {{plan}} bei {{seller}} ist ausgesetzt',
      intro:
        'die Mitgliedschaft {{plan}} von {{customer}} bei {{seller}} ist seit dem {{suspendedOn}} ausgesetzt.',
      after: [
        'Falls noch Rechnungen offen sind, zahlen Sie diese bitte, damit die Mitgliedschaft wieder aufgenommen werden kann. Wenn Sie Fragen haben, antworten Sie einfach auf diese Nachricht.',
      ],
      action: 'Rechnungen ansehen',
    },
    subscription_changed: {
      subject: 'Ihre Mitgliedschaft {{plan}} bei {{seller}}: {{change}}',
      intro: 'die Mitgliedschaft von {{customer}} bei {{seller}} hat einen neuen Status:',
      details: [
        ['Mitgliedschaft', '{{plan}}'],
        ['Status', '{{change}}'],
        ['Wirksam zum', '{{effectiveOn}}'],
      ],
      after: ['Falls Sie das nicht erwartet haben, antworten Sie einfach auf diese Nachricht.'],
    },
    member_added: {
      subject: 'Neues Mitglied bei {{customer}}: {{memberName}}',
      intro:
        '{{addedBy}} von {{customer}} hat {{memberName}} als Mitglied hinzugefügt. {{memberName}} kann sich noch nicht im Mitgliederportal anmelden.',
      after: ['Bitte entscheiden Sie, ob diese Person eingeladen oder abgelehnt wird.'],
      action: 'Einladungsanfragen öffnen',
    },
    portal_invitation: {
      subject: 'Ihr Zugang zum Portal von {{seller}}',
      intro:
        '{{seller}} lädt Sie in das Portal ein, in dem Sie sich für {{customer}} anmelden können.',
      after: [
        'Wählen Sie zuerst ein Passwort. Danach melden Sie sich mit der E-Mail-Adresse an, an die diese Nachricht gesendet wurde. Falls Sie diese Einladung nicht erwartet haben, können Sie sie ignorieren.',
      ],
      action: 'Passwort wählen',
    },
    checkout_code: {
      subject: '{{code}} ist Ihr Code für {{seller}}',
      intro: 'Um Ihren Kauf bei {{seller}} abzuschließen, geben Sie diesen Code ein:',
      details: [['Code', '{{code}}']],
      after: [
        'Er gilt {{minutes}} Minuten. Falls Sie nichts kaufen wollten, können Sie diese Nachricht ignorieren: Ohne den Code wird nichts gekauft.',
      ],
    },
  },
};
