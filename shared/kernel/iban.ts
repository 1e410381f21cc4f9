import * as z from 'zod';

export const compactIban = (text: string): string => text.replaceAll(/\s/g, '').toUpperCase();

/** ISO 13616: moved by four, letters as numbers, the remainder by 97 is 1. */
export const isIban = (text: string): boolean => {
  const moved = text.slice(4) + text.slice(0, 4);
  const digits = moved.replaceAll(/[A-Z]/g, letter => String(letter.charCodeAt(0) - 55));
  return /^\d+$/.test(digits) && BigInt(digits) % 97n === 1n;
};

/** A seller's own account, which is printed on its invoices; kept without spaces. */
export const Iban = z
  .string()
  .max(42)
  .overwrite(compactIban)
  .refine(text => /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text) && isIban(text), {
    error: 'expected an IBAN with its check digits, such as NL91ABNA0417164300',
  });

/** `NL91 ABNA 0417 1643 00` */
export const printedIban = (iban: string): string => iban.replaceAll(/(.{4})(?=.)/g, '$1 ');
