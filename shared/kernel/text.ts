import { domainToASCII } from 'node:url';
import * as z from 'zod';

/** One line a person typed: trimmed, NFC, no control characters, so nothing can break out of a mail header. */
export const Line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine(text => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text), {
      error: 'expected one line without control characters',
    })
    .transform(text => text.normalize('NFC'));

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

const asciiAddress = (address: string): string | undefined => {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  const domain = domainToASCII(address.slice(at + 1));
  const isLocal = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/.test(
    local,
  );
  const isDomain = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(
    domain,
  );
  return at > 0 && local.length <= 64 && isLocal && isDomain ? `${local}@${domain}` : undefined;
};

/** What two addresses are compared by: the same for `Ann@Example.com` and `ann@example.com`. */
export const addressKey = (email: string): string => email.normalize('NFKC').toLowerCase();
