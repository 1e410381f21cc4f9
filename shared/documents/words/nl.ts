import type { Words } from './shape.ts';

export const nl: Words = {
  greeting: 'Beste {{recipient}},',
  closing: 'Met vriendelijke groet',
  colon: ': ',
  item: 'Omschrijving',
  quantity: 'Aantal',
  amount: 'Bedrag',
  net: 'Netto',
  total: 'Totaal',
  changes: {
    started: 'gestart',
    changed: 'gewijzigd',
    paused: 'gepauzeerd',
    resumed: 'hervat',
    cancelled: 'opgezegd',
    ended: 'beëindigd',
  },
  document: {
    title: 'Factuur',
    draft: 'Conceptfactuur',
    number: 'Factuurnummer',
    issuedOn: 'Factuurdatum',
    period: 'Leveringsperiode',
    dueOn: 'Vervaldatum',
    billTo: 'Gefactureerd aan',
    creditNote: {
      title: 'Creditnota',
      number: 'Creditnotanummer',
      issuedOn: 'Datum',
      invoice: 'Bij factuur',
      invoiceDate: 'Factuurdatum',
      reason: 'Reden',
    },
    vatId: 'Btw-nummer',
    unitPrice: 'Prijs per stuk',
    withTax: 'Prijs inclusief belasting',
    tax: 'Belasting',
    discount: 'Korting',
    page: ['Pagina', 'van'],
    header: 'Ter attentie van {{recipient}}',
    notes:
      '{% if payable %}Wilt u {{gross}} uiterlijk op {{dueOn}} betalen onder vermelding van factuurnummer {{number}}?{% endif %}',
  },
  mails: {
    invoice_created: {
      subject: 'Factuur {{number}} van {{seller}}',
      intro:
        'Hierbij ontvangt u factuur {{number}} voor {{customer}} van {{issuedOn}}. {% if payable %}Wilt u {{gross}} uiterlijk op {{dueOn}} betalen?{% else %}U hoeft niets meer te betalen.{% endif %}',
      action: 'Factuur bekijken',
    },
    credit_note_created: {
      subject: 'Creditnota {{number}} van {{seller}}',
      intro:
        'Hierbij ontvangt u creditnota {{number}} voor {{customer}}. Factuur {{invoiceNumber}} wordt hiermee geheel of gedeeltelijk gecrediteerd:',
      details: [
        ['Creditnota', '{{number}}'],
        ['Datum', '{{issuedOn}}'],
        ['Bij factuur', '{{invoiceNumber}}'],
        ['Bedrag inclusief belasting', '{{amount}}'],
        ['Reden', '{{reason}}'],
      ],
      after: ['Dit bedrag gaat af van wat u nog moet betalen. U hoeft niets te doen.'],
      action: 'Factuur bekijken',
    },
    payment_confirmation: {
      subject: '{{seller}} heeft uw betaling van {{amount}} ontvangen',
      intro: 'Hartelijk dank. {{seller}} heeft deze betaling voor {{customer}} ontvangen:',
      details: [
        ['Bedrag', '{{amount}}'],
        ['Ontvangen op', '{{paidOn}}'],
        ['Betaalwijze', '{{method}}'],
        ['Voor factuur', '{{invoices}}'],
      ],
      after: ['U hoeft niets te doen.'],
      action: 'Uw facturen bekijken',
    },
    debit_notice: {
      subject: 'Incasso op {{debitOn}}: factuur {{number}} van {{seller}}',
      intro: 'We innen factuur {{number}} van {{customer}} per automatische incasso:',
      details: [
        ['Bedrag', '{{amount}}'],
        ['Datum', '{{debitOn}}'],
        ['Rekening', '{{account}}'],
        ['Kenmerk van de machtiging', '{{reference}}'],
        ['Factuur', '{{number}}'],
      ],
      after: [
        "{% if creditorId != '' %}Het incassant-ID is {{creditorId}}. {% endif %}U hoeft niets te doen; wilt u zorgen voor voldoende saldo op die dag?",
      ],
      action: 'Factuur bekijken',
    },
    payment_failed: {
      subject: 'Uw betaling aan {{seller}} is mislukt: factuur {{number}}',
      intro: '{{amount}} voor factuur {{number}} van {{customer}} kon niet worden geïnd.',
      details: [
        ['Factuur', '{{number}}'],
        ['Bedrag', '{{amount}}'],
        ['Betaalwijze', '{{method}}'],
        ['Datum', '{{failedOn}}'],
      ],
      after: [
        "{% if next == 'retry' %}We proberen het op {{retryOn}} opnieuw; wilt u zorgen dat het bedrag dan kan worden geïnd? U kunt ook nu betalen.{% elsif next == 'confirm' %}Uw bank vraagt u de betaling zelf te bevestigen. Wilt u betalen op de pagina van de factuur?{% else %}We belasten deze betaalwijze hiervoor niet opnieuw. Wilt u betalen op de pagina van de factuur en voor de volgende een andere betaalwijze opgeven?{% endif %}",
      ],
      action: 'Factuur bekijken',
    },
    payment_reminder: {
      subject: 'Herinnering: factuur {{number}} van {{seller}}',
      intro: 'Volgens onze gegevens is factuur {{number}} voor {{customer}} nog niet betaald.',
      details: [
        ['Factuur', '{{number}}'],
        ['Openstaand bedrag', '{{open}}'],
        ['Vervaldatum', '{{dueOn}}'],
      ],
      after: [
        'Wilt u zorgen voor de betaling? Hebt u al betaald, dan kunt u dit bericht als niet verzonden beschouwen.',
      ],
      action: 'Factuur bekijken',
    },
    overdue_notice: {
      subject: 'Vervallen: factuur {{number}} van {{seller}}',
      intro:
        'De vervaldatum van factuur {{number}} voor {{customer}} is verstreken en er staat nog {{open}} open.',
      details: [
        ['Factuur', '{{number}}'],
        ['Openstaand bedrag', '{{open}}'],
        ['Vervaldatum', '{{dueOn}}'],
        ['Dagen te laat', '{{daysOverdue}}'],
      ],
      after: [
        'Wilt u het openstaande bedrag nu betalen? Hebt u al betaald, dan kunt u dit bericht als niet verzonden beschouwen. Is er iets onduidelijk aan de factuur, beantwoord dan dit bericht.',
      ],
      action: 'Factuur bekijken',
    },
    mandate_request: {
      subject: 'Verzoek om een incassomachtiging voor {{seller}}',
      intro:
        '{{seller}} wil de facturen van {{customer}} graag per SEPA-incasso innen. Daarvoor hebben we uw machtiging nodig.',
      after: [
        'U geeft die af op de beveiligde pagina van onze betaalprovider; houd het IBAN bij de hand. Wilt u uw facturen tot die tijd betalen zoals u gewend bent?',
      ],
      action: 'Machtiging afgeven',
    },
    card_expiry: {
      subject: 'Uw kaart voor {{seller}} verloopt binnenkort',
      intro: 'De kaart waarmee {{seller}} de facturen van {{customer}} int, verloopt:',
      details: [
        ['Kaart', '{{card}}'],
        ['Verloopt', '{{expires}}'],
      ],
      after: [
        'Wilt u in het portaal een andere opgeven, zodat uw volgende facturen kunnen worden geïnd?',
      ],
      action: 'Betaalwijzen',
    },
    mandate_activation: {
      subject: 'Uw incassomachtiging voor {{seller}} is actief',
      intro: 'De SEPA-incassomachtiging van {{customer}} voor {{seller}} is actief.',
      details: [
        ['Kenmerk van de machtiging', '{{reference}}'],
        ['Rekening eindigend op', '{{accountEnding}}'],
        ['Actief sinds', '{{activatedOn}}'],
      ],
      after: [
        'U hoeft niets te doen. Hebt u deze machtiging niet afgegeven, beantwoord dit bericht dan direct.',
      ],
    },
    order_confirmation: {
      subject: 'Uw bestelling {{orderNumber}} bij {{seller}}',
      intro:
        'Hartelijk dank voor uw bestelling {{orderNumber}} van {{orderedOn}}. {{seller}} heeft deze voor {{customer}} ontvangen:',
      after: [
        'We laten het u weten zodra de bestelling is afgerond. Klopt er iets niet, beantwoord dan dit bericht.',
      ],
    },
    order_completed: {
      subject: 'Uw bestelling {{orderNumber}} bij {{seller}} is afgerond',
      intro: 'Uw bestelling {{orderNumber}} van {{orderedOn}} voor {{customer}} is afgerond:',
      after: ['Ontbreekt er iets, beantwoord dan dit bericht.'],
    },
    subscription_suspended: {
      subject: 'Uw lidmaatschap {{plan}} bij {{seller}} is opgeschort',
      intro:
        'Het lidmaatschap {{plan}} van {{customer}} bij {{seller}} is opgeschort vanaf {{suspendedOn}}.',
      after: [
        'Staan er nog facturen open, wilt u die dan betalen, zodat het lidmaatschap kan worden hervat? Hebt u vragen, beantwoord dan dit bericht.',
      ],
      action: 'Uw facturen bekijken',
    },
    subscription_changed: {
      subject: 'Uw lidmaatschap {{plan}} bij {{seller}}: {{change}}',
      intro: 'Het lidmaatschap van {{customer}} bij {{seller}} heeft een nieuwe status:',
      details: [
        ['Lidmaatschap', '{{plan}}'],
        ['Status', '{{change}}'],
        ['Ingangsdatum', '{{effectiveOn}}'],
      ],
      after: ['Had u dit niet verwacht, beantwoord dan dit bericht.'],
    },
    member_added: {
      subject: 'Nieuw lid bij {{customer}}: {{memberName}}',
      intro:
        '{{addedBy}} van {{customer}} heeft {{memberName}} als lid toegevoegd. {{memberName}} kan nog niet inloggen op het ledenportaal.',
      after: ['Wilt u beslissen of deze persoon wordt uitgenodigd of afgewezen?'],
      action: 'Uitnodigingsverzoeken openen',
    },
    portal_invitation: {
      subject: 'Uw toegang tot het portaal van {{seller}}',
      intro: '{{seller}} nodigt u uit voor het portaal, waar u voor {{customer}} kunt inloggen.',
      after: [
        'Kies eerst een wachtwoord. Daarna logt u in met het e-mailadres waarop u dit bericht hebt ontvangen. Had u deze uitnodiging niet verwacht, dan kunt u haar negeren.',
      ],
      action: 'Wachtwoord kiezen',
    },
    checkout_code: {
      subject: '{{code}} is uw code voor {{seller}}',
      intro: 'Voer deze code in om uw aankoop bij {{seller}} af te ronden:',
      details: [['Code', '{{code}}']],
      after: [
        'De code is {{minutes}} minuten geldig. Wilde u niets kopen, dan kunt u dit bericht negeren: zonder de code wordt er niets gekocht.',
      ],
    },
  },
};
