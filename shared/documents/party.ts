import { printedIban } from '../kernel/iban.ts';
import type { Address, Language } from '../organisation/model.ts';
import { words } from './words.ts';

/** Who bills or is billed. */
export interface Party {
  readonly name: string;
  readonly address: Address;
  readonly vatId?: string | undefined;
  readonly registration?: string | undefined;
  readonly iban?: string | undefined;
  readonly email?: string | undefined;
}

export const partyLines = (
  { name, address, vatId, registration, iban, email }: Party,
  language: Language,
): string[] => [
  name,
  address.line1,
  ...(address.line2 === undefined ? [] : [address.line2]),
  `${address.postalCode} ${address.city}`,
  new Intl.DisplayNames(language, { type: 'region' }).of(address.country) ?? address.country,
  ...(vatId === undefined ? [] : [`${words[language].document.vatId} ${vatId}`]),
  ...(registration === undefined ? [] : [registration]),
  ...(iban === undefined ? [] : [`IBAN ${printedIban(iban)}`]),
  ...(email === undefined ? [] : [email]),
];
