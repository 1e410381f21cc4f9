import { domainToASCII } from 'node:url';
import * as z from 'zod';
import { hasCardNumber } from './card-number.ts';

/**
 * What no line holds: control characters and separators of lines, half of a surrogate pair, and what is not
 * seen itself but hides or reorders what is (zero-width spaces, bidi overrides and isolates). The joiners and
 * variation selectors stay, as names in Persian, Hindi and Japanese need them.
 */
const unseen =
  /[[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]--[\p{Variation_Selector}\u200C\u200D]]/v;

/** A line break as a URL writes it, for a program further on that decodes it. */
const encodedBreak = /%0[ad]/i;

const showsSomething = /[[\p{L}\p{N}\p{P}\p{S}]--\p{Default_Ignorable_Code_Point}]/v;

/** Whatever people type, no card's number is kept (PCI DSS 4.0.1, requirement 3): the refusal does not repeat it. */
const withoutCard = {
  params: { refusal: 'card_number_refused' },
  error: 'expected text without the number of a payment card',
} as const;

/** For free text of other shapes. */
export const NoCardNumber = <S extends z.ZodType<string>>(schema: S) =>
  schema.refine(text => !hasCardNumber(text), withoutCard);

/** A number as somebody else gave it out, such as the reference of a bank or an account: one line, any digits. */
export const Reference = (max: number) =>
  z
    .string()
    .normalize('NFC')
    .trim()
    .min(1)
    .max(max)
    .refine(text => showsSomething.test(text) && !unseen.test(text) && !encodedBreak.test(text), {
      error: 'expected one line without control or invisible characters',
    });

/** One line a person typed: NFC, trimmed, nothing in it that breaks out of a mail header or deceives the eye. */
export const Line = (max: number) => NoCardNumber(Reference(max));

/** What a person typed in one or more lines; every line break is `\n`. */
export const Text = (max: number) =>
  z
    .string()
    .normalize('NFC')
    .overwrite(text => text.replaceAll(/\r\n?/g, '\n'))
    .trim()
    .min(1)
    .max(max)
    .refine(text => showsSomething.test(text) && !unseen.test(text.replaceAll('\n', ' ')), {
      error: 'expected text without control or invisible characters',
    })
    .refine(text => !hasCardNumber(text), withoutCard);

/**
 * A mail address as SES takes it: ASCII local part, IDN domain as punycode, at most 254 characters.
 * The domain is lower-cased; the local part keeps its case and is compared without it (S79).
 */
export const Email = z
  .string()
  .trim()
  .max(254)
  .transform((address, context) => {
    const normalised = asciiAddress(address.normalize('NFKC'));
    if (normalised === undefined) {
      context.addIssue({
        code: 'custom',
        message: 'expected a mail address such as ann@example.com',
      });
      return z.NEVER;
    }
    return normalised;
  })
  .meta({
    format: 'email',
    description: 'Mail address; ASCII local part, IDN domains become punycode.',
  });

const atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\-]+";
const localPart = new RegExp(`^${atom}(\\.${atom})*$`);
const asciiDomain = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/**
 * `domainToASCII` reads its text as the host of a URL: it drops tabs, line breaks and whatever follows a slash,
 * and decodes `%41`. So nothing but letters, digits, marks, hyphens and dots gets there.
 */
const typedDomain = /^[\p{L}\p{N}\p{M}.\u3002-]+$/u;

const asciiAddress = (address: string): string | undefined => {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  const typed = address.slice(at + 1);
  if (at < 1 || local.length > 64 || !localPart.test(local) || encodedBreak.test(local)) {
    return undefined;
  }
  const domain = typedDomain.test(typed) ? domainToASCII(typed) : '';
  const ascii = `${local}@${domain}`;
  return asciiDomain.test(domain) && ascii.length <= 254 ? ascii : undefined;
};

/** What two addresses are compared by: the same for `Ann@Example.com` and `ann@example.com`. */
export const addressKey = (email: string): string => email.normalize('NFKC').toLowerCase();
