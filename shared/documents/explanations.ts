import { type Currency, currencyDigits } from '../kernel/money.ts';
import type { Language } from '../organisation/model.ts';
import { phrases } from './explanation-phrases.ts';
import { formatsOf } from './formats.ts';

/**
 * How a line came to be, in a document's language. It is stored in English, as the audit works lines out from it and the
 * API shows it; here its sentences, a closed set, are said in other words. What is not known stays as it is.
 */
export const explained = (language: Language, explanation: string): string =>
  language === 'en' ? explanation : explanation.split('; ').map(saidIn(language)).join('; ');

type Translated = Exclude<Language, 'en'>;

const saidIn =
  (language: Translated) =>
  (sentence: string): string => {
    for (const [pattern, words] of phrases) {
      const { groups } = pattern.exec(sentence) ?? {};
      if (groups) return filled(language, words[language], groups);
      if (pattern.test(sentence)) return words[language];
    }
    return sentence;
  };

const filled = (
  language: Translated,
  template: string,
  groups: Readonly<Record<string, string | undefined>>,
): string =>
  template.replaceAll(/\{(\w)(\w*)\}/g, (_, kind: string, rest: string) => {
    const value = groups[`${kind}${rest}`] ?? '';
    return value === '' ? '' : (shown[kind]?.(value, language) ?? value);
  });

/** How what a phrase holds is written, by the first letter of its name; all else stays. */
const shown: Readonly<Record<string, (value: string, language: Translated) => string>> = {
  m: (text, language) => moneyIn(language, text),
  d: (on, language) => formatsOf(language).day(on),
  p: (text, language) =>
    new Intl.NumberFormat(language, { maximumFractionDigits: 10 }).format(
      text as Intl.StringNumericLiteral,
    ),
  /** a sentence in the sentence */
  s: (text, language) => saidIn(language)(text),
};

/** `3.871 EUR` is `3,871 €`: rates have more digits than amounts. */
const moneyIn = (language: Translated, text: string): string => {
  const [amount = '', currency = ''] = text.split(' ');
  const digits = currencyDigits[currency as Currency] ?? 2;
  return new Intl.NumberFormat(language, {
    ...{ style: 'currency', currency },
    ...{ minimumFractionDigits: digits, maximumFractionDigits: digits + 4 },
  }).format(amount as Intl.StringNumericLiteral);
};
