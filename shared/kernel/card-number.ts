/** What people write between the groups of a card's number, also a line break. */
const gap = '[\\s\\u2010-\\u2014./-]{1,2}';

/** Digits in groups. */
const runs = new RegExp(`\\d(?:(?:${gap})?\\d)*`, 'gu');
const gaps = new RegExp(gap, 'u');

/** Ranges and lengths of the issuers (ISO/IEC 7812-1): first digits from, to, lengths. */
const issuers: readonly (readonly [from: string, to: string, lengths: readonly number[]])[] = [
  // Visa
  ['4', '4', [13, 16, 19]],
  // Mastercard
  ['51', '55', [16]],
  ['2221', '2720', [16]],
  // American Express
  ['34', '34', [15]],
  ['37', '37', [15]],
  // Diners Club
  ['300', '305', [14]],
  ['36', '36', [14]],
  ['38', '39', [14, 16]],
  // JCB
  ['3528', '3589', [16]],
  // Discover, UnionPay and Maestro
  ['50', '50', [16]],
  ['56', '58', [16]],
  ['60', '69', [16, 17, 18, 19]],
];

const isIssued = (digits: string): boolean =>
  issuers.some(([from, to, lengths]) => {
    const first = digits.slice(0, from.length);
    return first >= from && first <= to && lengths.includes(digits.length);
  });

/** The check digit of ISO/IEC 7812-1 (Luhn). */
const hasCheckDigit = (digits: string): boolean => {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
};

/** As long as an id of ours or an IBAN: no text is long enough to keep this from answering at once. */
const longestAround = 45;
const longestPhoneDigits = 15; // E.164

const ownId = /^[a-z]{2,6}_[0-9A-Z]{26}(?![\p{L}\p{N}])/u;

/** Whether digits are part of something else: an id of ours (`inv_…`), a telephone number (`+…`), an IBAN. */
const isOfAnother = (text: string, index: number, run: string): boolean => {
  const before = text.slice(Math.max(0, index - longestAround), index);
  if (before.endsWith('+')) return run.replaceAll(/\D/g, '').length <= longestPhoneDigits;
  const [token = ''] = /[\p{L}\p{N}_]*$/u.exec(before) ?? [];
  const from = index - token.length;
  const whole = text.slice(from, from + longestAround);
  return token.length === 2 ? isIban(whole) : ownId.test(whole);
};

/** Whether a text begins with an IBAN (ISO 13616: 15 to 34 characters, mod 97) that ends where a word ends. */
const isIban = (text: string): boolean => {
  if (!/^[A-Z]{2}\d{2}/iu.test(text)) return false;
  return [...text.matchAll(/[A-Z0-9](?![A-Z0-9])/giu)].some(({ index }) => {
    const compact = text.slice(0, index + 1).replaceAll(/[^A-Za-z0-9]/g, '');
    if (compact.length < 15 || compact.length > 34) return false;
    const digits = [...compact.slice(4), ...compact.slice(0, 4)].map(each => parseInt(each, 36));
    return BigInt(digits.join('')) % 97n === 1n;
  });
};

/**
 * Whether a text has the number of a payment card in it: 13 to 19 digits of an issuer with a right check digit, also in
 * groups and of any width. One of some fifty numbers of such a length that is no card's passes too.
 */
export const hasCardNumber = (written: string): boolean => {
  const text = written.normalize('NFKC');
  return [...text.matchAll(runs)].some(({ 0: run, index }) => {
    if (isOfAnother(text, index, run)) return false;
    const groups = run.split(gaps);
    return groups.some((_, from) => isInGroups(groups, from));
  });
};

/** Whether a card's number begins with a group. */
const isInGroups = (groups: readonly string[], from: number): boolean => {
  let digits = '';
  for (let place = from; place < groups.length; place += 1) {
    digits += groups[place];
    if (digits.length > 19) return false;
    if (isIssued(digits) && hasCheckDigit(digits)) return true;
  }
  return false;
};
