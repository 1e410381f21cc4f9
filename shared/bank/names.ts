/** Forms of companies, which a bank often leaves out or writes in another way. */
const forms = new Set(
  'ab ag as asbl bv bvba cv eurl gbr gmbh inc kg limited llc llp ltd nv oy plc sa sarl sas sasu se spa srl stichting ug vof vzw'.split(
    ' ',
  ),
);

/** What two names are compared by: `Ünal & Söhne GmbH` and `UNAL SOHNE` are the same. */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    // b.v. is one word
    .replaceAll('.', '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '' && !forms.has(word))
    .join(' ');

/** Shorter numbers are found in every text. */
const shortestNumber = 4;
const separators = /[^A-Z0-9]/g;

/**
 * Whether a text names a document by its number, however it is broken or spaced: `inv 2026 0042` names INV-2026-0042.
 * More digits before or behind it are another number.
 */
export const namesNumber = (text: string, number: string): boolean => {
  const wanted = number.toUpperCase().replaceAll(separators, '');
  if (wanted.length < shortestNumber) return false;
  const loose = [...wanted].join('[^A-Z0-9]{0,3}');
  const before = /^\d/.test(wanted) ? '(?<![0-9])' : '(?<![A-Z])';
  return new RegExp(`${before}${loose}(?![0-9])`).test(text.toUpperCase());
};
