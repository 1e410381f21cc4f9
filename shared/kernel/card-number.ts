/** A separator that people write between the groups of a card's number. */
const gap = '[ \\u00A0\\u2010-\\u2014.-]';

/** Digits in groups. */
const runs = new RegExp(`\\d(?:${gap}?\\d)*`, 'gu');
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

/** What digits behind it belong to: an id of ours (`inv_…`), a telephone number (`+…`), an IBAN (two letters). */
const isOfAnother = (before: string): boolean =>
  /[_+][\p{L}\p{N}]*$|(?<![\p{L}\p{N}])\p{L}{2}$/u.test(before);

/** As long as an id of ours: no text is long enough to keep this from answering at once. */
const longestBefore = 40;

/**
 * Whether a text has the number of a payment card in it: 13 to 19 digits of an issuer with a right check digit, also in
 * groups. One of some fifty numbers of such a length that is no card's passes too.
 */
export const hasCardNumber = (text: string): boolean =>
  [...text.matchAll(runs)].some(({ 0: run, index }) => {
    if (isOfAnother(text.slice(Math.max(0, index - longestBefore), index))) return false;
    const groups = run.split(gaps);
    return groups.some((_, from) => isInGroups(groups, from));
  });

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
