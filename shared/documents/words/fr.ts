import type { Words } from './shape.ts';

export const fr: Words = {
  greeting: 'Bonjour {{recipient}},',
  closing: 'Cordialement',
  colon: '\u00a0: ',
  item: 'Désignation',
  quantity: 'Quantité',
  amount: 'Montant',
  net: 'Total HT',
  total: 'Total TTC',
  changes: {
    started: 'commencé',
    changed: 'modifié',
    paused: 'mis en pause',
    resumed: 'repris',
    cancelled: 'résilié',
    ended: 'terminé',
  },
  document: {
    title: 'Facture',
    draft: 'Projet de facture',
    number: 'Numéro de facture',
    issuedOn: 'Date de facturation',
    period: 'Période de prestation',
    dueOn: 'Échéance',
    billTo: 'Facturé à',
    creditNote: {
      title: 'Avoir',
      number: 'Numéro d’avoir',
      issuedOn: 'Date',
      invoice: 'Sur la facture',
      invoiceDate: 'Facture du',
      reason: 'Motif',
    },
    vatId: 'N° de TVA',
    unitPrice: 'Prix unitaire',
    withTax: 'Prix TTC',
    tax: 'Taxe',
    discount: 'Remise',
    page: ['Page', 'sur'],
    header: 'À l’attention de {{recipient}}',
    notes:
      '{% if payable %}Merci de régler {{gross}} au plus tard le {{dueOn}} en rappelant le numéro de facture {{number}}.{% endif %}',
  },
  mails: {
    invoice_created: {
      subject: 'Facture {{number}} de {{seller}}',
      intro:
        'Voici la facture {{number}} pour {{customer}}, émise le {{issuedOn}}. {% if payable %}Merci de régler {{gross}} au plus tard le {{dueOn}}.{% else %}Vous n’avez plus rien à payer.{% endif %}',
      action: 'Voir la facture',
    },
    credit_note_created: {
      subject: 'Avoir {{number}} de {{seller}}',
      intro:
        'Voici l’avoir {{number}} pour {{customer}}. Il annule tout ou partie de la facture {{invoiceNumber}} :',
      details: [
        ['Avoir', '{{number}}'],
        ['Date', '{{issuedOn}}'],
        ['Sur la facture', '{{invoiceNumber}}'],
        ['Montant TTC', '{{amount}}'],
        ['Motif', '{{reason}}'],
      ],
      after: ['Ce montant est déduit de ce que vous devez. Vous n’avez rien à faire.'],
      action: 'Voir la facture',
    },
    payment_confirmation: {
      subject: '{{seller}} a bien reçu votre paiement de {{amount}}',
      intro: 'Merci. {{seller}} a bien reçu ce paiement pour {{customer}} :',
      details: [
        ['Montant', '{{amount}}'],
        ['Reçu le', '{{paidOn}}'],
        ['Moyen de paiement', '{{method}}'],
        ['Pour la facture', '{{invoices}}'],
      ],
      after: ['Vous n’avez rien à faire.'],
      action: 'Voir vos factures',
    },
    debit_notice: {
      subject: 'Prélèvement le {{debitOn}} : facture {{number}} de {{seller}}',
      intro: 'Nous allons prélever le montant de la facture {{number}} de {{customer}} :',
      details: [
        ['Montant', '{{amount}}'],
        ['Date', '{{debitOn}}'],
        ['Compte', '{{account}}'],
        ['Référence du mandat', '{{reference}}'],
        ['Facture', '{{number}}'],
      ],
      after: [
        "{% if creditorId != '' %}L’identifiant créancier est {{creditorId}}. {% endif %}Vous n’avez rien à faire ; merci de veiller à ce que le compte soit approvisionné ce jour-là.",
      ],
      action: 'Voir la facture',
    },
    payment_failed: {
      subject: 'Votre paiement à {{seller}} a échoué : facture {{number}}',
      intro: '{{amount}} pour la facture {{number}} de {{customer}} n’ont pas pu être encaissés.',
      details: [
        ['Facture', '{{number}}'],
        ['Montant', '{{amount}}'],
        ['Moyen de paiement', '{{method}}'],
        ['Date', '{{failedOn}}'],
      ],
      after: [
        "{% if next == 'retry' %}Une nouvelle tentative aura lieu le {{retryOn}} ; merci de veiller à ce que le montant puisse alors être encaissé. Vous pouvez aussi payer dès maintenant.{% elsif next == 'confirm' %}Votre banque vous demande de confirmer vous-même le paiement. Merci de payer sur la page de la facture.{% else %}Ce moyen de paiement ne sera plus débité pour cette facture. Merci de payer sur la page de la facture et d’enregistrer un autre moyen de paiement pour les suivantes.{% endif %}",
      ],
      action: 'Voir la facture',
    },
    payment_reminder: {
      subject: 'Rappel : facture {{number}} de {{seller}}',
      intro: 'Sauf erreur de notre part, la facture {{number}} pour {{customer}} reste à régler.',
      details: [
        ['Facture', '{{number}}'],
        ['Montant restant dû', '{{open}}'],
        ['Échéance', '{{dueOn}}'],
      ],
      after: [
        'Merci de procéder au règlement. Si vous avez déjà payé, veuillez ne pas tenir compte de ce message.',
      ],
      action: 'Voir la facture',
    },
    overdue_notice: {
      subject: 'En retard : facture {{number}} de {{seller}}',
      intro:
        'L’échéance de la facture {{number}} pour {{customer}} est dépassée et {{open}} restent à régler.',
      details: [
        ['Facture', '{{number}}'],
        ['Montant restant dû', '{{open}}'],
        ['Échéance', '{{dueOn}}'],
        ['Jours de retard', '{{daysOverdue}}'],
      ],
      after: [
        'Merci de régler ce montant dès maintenant. Si vous avez déjà payé, veuillez ne pas tenir compte de ce message. Pour toute question sur la facture, répondez simplement à ce message.',
      ],
      action: 'Voir la facture',
    },
    mandate_request: {
      subject: 'Demande de mandat de prélèvement pour {{seller}}',
      intro:
        '{{seller}} souhaite encaisser les factures de {{customer}} par prélèvement SEPA. Pour cela, nous avons besoin de votre mandat.',
      after: [
        'Vous le donnez sur la page sécurisée de notre prestataire de paiement ; munissez-vous de l’IBAN. D’ici là, merci de régler vos factures comme auparavant.',
      ],
      action: 'Donner le mandat',
    },
    card_expiry: {
      subject: 'Votre carte pour {{seller}} expire bientôt',
      intro: 'La carte avec laquelle {{seller}} encaisse les factures de {{customer}} expire :',
      details: [
        ['Carte', '{{card}}'],
        ['Expiration', '{{expires}}'],
      ],
      after: [
        'Merci d’en enregistrer une autre dans le portail, afin que vos prochaines factures puissent être encaissées.',
      ],
      action: 'Moyens de paiement',
    },
    mandate_activation: {
      subject: 'Votre mandat de prélèvement pour {{seller}} est actif',
      intro: 'Le mandat de prélèvement SEPA de {{customer}} pour {{seller}} est actif.',
      details: [
        ['Référence du mandat', '{{reference}}'],
        ['Compte se terminant par', '{{accountEnding}}'],
        ['Actif depuis le', '{{activatedOn}}'],
      ],
      after: [
        'Vous n’avez rien à faire. Si vous n’avez pas donné ce mandat, répondez immédiatement à ce message.',
      ],
    },
    order_confirmation: {
      subject: 'Votre commande {{orderNumber}} chez {{seller}}',
      intro:
        'Merci pour votre commande {{orderNumber}} du {{orderedOn}}. {{seller}} l’a bien reçue pour {{customer}} :',
      after: [
        'Nous vous préviendrons dès qu’elle sera finalisée. En cas d’erreur, répondez simplement à ce message.',
      ],
    },
    order_completed: {
      subject: 'Votre commande {{orderNumber}} chez {{seller}} est finalisée',
      intro: 'Votre commande {{orderNumber}} du {{orderedOn}} pour {{customer}} est finalisée :',
      after: ['S’il manque quelque chose, répondez simplement à ce message.'],
    },
    subscription_suspended: {
      subject: 'Votre abonnement {{plan}} chez {{seller}} est suspendu',
      intro:
        'L’abonnement {{plan}} de {{customer}} chez {{seller}} est suspendu depuis le {{suspendedOn}}.',
      after: [
        'Si des factures restent à régler, merci de les payer afin que l’abonnement puisse reprendre. Pour toute question, répondez simplement à ce message.',
      ],
      action: 'Voir vos factures',
    },
    subscription_changed: {
      subject: 'Votre abonnement {{plan}} chez {{seller}} : {{change}}',
      intro: 'L’abonnement de {{customer}} chez {{seller}} a un nouveau statut :',
      details: [
        ['Abonnement', '{{plan}}'],
        ['Statut', '{{change}}'],
        ['Date d’effet', '{{effectiveOn}}'],
      ],
      after: ['Si vous ne vous y attendiez pas, répondez simplement à ce message.'],
    },
    member_added: {
      subject: 'Nouveau membre chez {{customer}} : {{memberName}}',
      intro:
        '{{addedBy}}, de {{customer}}, a ajouté un nouveau membre, {{memberName}}. {{memberName}} ne peut pas encore se connecter au portail des membres.',
      after: ['Merci de décider si cette personne doit être invitée ou refusée.'],
      action: 'Ouvrir les demandes d’invitation',
    },
    portal_invitation: {
      subject: 'Votre accès au portail de {{seller}}',
      intro:
        '{{seller}} vous invite sur son portail, où vous vous connecterez pour {{customer}} avec votre propre mot de passe.',
      after: [
        'Choisissez d’abord un mot de passe. Vous vous connecterez ensuite avec l’adresse e-mail à laquelle ce message a été envoyé. Si vous n’attendiez pas cette invitation, vous pouvez l’ignorer.',
      ],
      action: 'Choisir un mot de passe',
    },
    checkout_code: {
      subject: '{{code}} est votre code pour {{seller}}',
      intro: 'Pour terminer votre achat auprès de {{seller}}, saisissez ce code :',
      details: [['Code', '{{code}}']],
      after: [
        'Il est valable {{minutes}} minutes. Si vous ne vouliez rien acheter, vous pouvez ignorer ce message : sans le code, rien n’est acheté.',
      ],
    },
  },
};
