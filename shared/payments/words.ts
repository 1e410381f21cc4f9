import type { Language } from '../organisation/model.ts';
import type { PaymentMethod } from './model.ts';

const names: Record<PaymentMethod, Record<Language, string>> = {
  bank_transfer: {
    en: 'Bank transfer',
    nl: 'Overschrijving',
    de: 'Überweisung',
    fr: 'Virement bancaire',
  },
  cash: { en: 'Cash', nl: 'Contant', de: 'Barzahlung', fr: 'Espèces' },
  card: { en: 'Card', nl: 'Kaart', de: 'Karte', fr: 'Carte bancaire' },
  direct_debit: {
    en: 'Direct debit',
    nl: 'Automatische incasso',
    de: 'Lastschrift',
    fr: 'Prélèvement',
  },
  other: { en: 'Other', nl: 'Anders', de: 'Sonstige', fr: 'Autre' },
};

/** How a payment was made, as its customer reads it. */
export const methodName = (method: PaymentMethod, language: Language): string =>
  names[method][language];
