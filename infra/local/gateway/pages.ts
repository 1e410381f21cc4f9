import type { Payment, Setup } from './books.ts';
import { type MagicName, magicNames, magicOf } from './magic.ts';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, found => entities[found] ?? found);

const document = (title: string, body: string): string => `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>body{font:16px/1.5 system-ui;margin:3rem auto;max-width:34rem;padding:0 1rem}button{font:inherit;padding:.5rem 1rem}label{display:block;margin:.25rem 0}</style>
<h1>${escaped(title)}</h1>${body}</html>`;

const choice = (names: readonly MagicName[], action: string): string => {
  const options = names.map(
    (name, n) =>
      `<label><input type="radio" name="method" value="${name}"${n === 0 ? ' checked' : ''}> ${escaped(magicOf(name).label)}: ${name}</label>`,
  );
  return `<form method="post">${options.join('')}<p><button>${action}</button></p></form>`;
};

const closed = (returnUrl: string | undefined): string =>
  `<p>There is nothing more to do here.</p>${returnUrl ? `<p><a href="${escaped(returnUrl)}">Back</a></p>` : ''}`;

/** No card is asked for: what the method does is chosen by name. */
export const paymentPage = (payment: Payment, isOpen: boolean): string => {
  const { description, amount, currency, returnUrl } = payment;
  const title = `Pay ${amount} ${currency} (minor units)`;
  const body = `<p>${escaped(description)}</p>`;
  return document(title, body + (isOpen ? choice(magicNames, 'Pay') : closed(returnUrl)));
};

export const setupPage = ({ types, status, returnUrl }: Setup): string => {
  const names = magicNames.filter(name => types.includes(magicOf(name).type));
  return document(
    'Leave a payment method',
    status === 'pending' ? choice(names, 'Leave it') : closed(returnUrl),
  );
};
