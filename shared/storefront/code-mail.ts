import { epochSeconds } from '../kernel/clock.ts';
import type { Id } from '../kernel/id.ts';
import { requestMail } from '../notifications/mail-store.ts';
import { codeSeconds, keptSeconds } from './limits.ts';
import type { Checkout } from './model.ts';

/** The mail that brings a code, once for each code; it goes by itself a day after it is too old. 2 writes. */
export const codeMail = (
  org: Id<'organisation'>,
  { id, customerId, codesMailed, email, name, language, codeEndsAt }: Checkout,
  code: string,
) =>
  requestMail(org, {
    kind: 'checkout_code',
    customerId,
    cause: `${id}/${codesMailed}`,
    facts: { code, minutes: codeSeconds / 60, email, personName: name, language },
    expiresAt: epochSeconds(codeEndsAt) + keptSeconds,
  });
