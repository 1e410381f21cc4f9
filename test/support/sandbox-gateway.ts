import type {
  Mandate,
  Notice,
  Payment,
  Refund,
  SavedMethod,
} from '../../infra/local/gateway/books.ts';
import type { MagicName } from '../../infra/local/gateway/magic.ts';

/** Chooses on a hosted page what the method does, as a customer would. */
export const choose = (page: string, method: MagicName): Promise<Response> =>
  fetch(page, { method: 'POST', body: new URLSearchParams({ method }), redirect: 'manual' });

interface Books {
  readonly payments: readonly Payment[];
  readonly refunds: readonly Refund[];
  readonly methods: readonly SavedMethod[];
  readonly mandates: readonly Mandate[];
}

/** What a test asks of an organisation's account at the sandbox's gateway, and makes happen there. */
export const sandboxAccount = (url: string, organisationId: string) => {
  const call = async (method: 'GET' | 'POST', path: string, body?: object) => {
    const response = await fetch(`${url}/_control${path}`, {
      method,
      headers: {
        authorization: `Bearer ${organisationId}`,
        'content-type': 'application/json',
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as never;
  };
  return {
    books: (): Promise<Books> => call('GET', '/books'),
    /** what it has not told yet */
    notices: (): Promise<Notice[]> => call('GET', '/notices'),
    /** tells nothing until it is let go */
    hold: (hold: boolean) => call('POST', '/notices', { hold }),
    /** every payment's next step */
    step: () => call('POST', '/step'),
    setMandate: (mandate: string, to: 'revoked' | 'failed') =>
      call('POST', `/mandates/${mandate}`, { to }),
    stepOf: (payment: string) => call('POST', `/payments/${payment}/step`),
    /** its payer takes it back */
    chargeBack: (payment: string) =>
      call('POST', `/payments/${payment}`, { to: 'reversed', reason: 'charged_back' }),
    /** what its payer took back comes again */
    winDispute: (payment: string) => call('POST', `/payments/${payment}`, { to: 'succeeded' }),
    mandateIs: (mandate: string, to: Mandate['status']) =>
      call('POST', `/mandates/${mandate}`, { to }),
    /** from now on the method does this */
    behave: (token: string, method: MagicName) => call('POST', `/methods/${token}`, { method }),
  };
};
