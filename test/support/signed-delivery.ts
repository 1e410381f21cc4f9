import { Webhook as Signer } from 'standardwebhooks';

interface Asked {
  /** `{ about }` of a notice, and its id if it matters */
  readonly notice: object;
  readonly secret: string;
  /** when it was signed */
  readonly at?: Date;
  readonly contentType?: string;
}

/** A webhook as the sandbox's gateway sends it. */
export const signedDelivery = ({ notice, secret, at = new Date(), contentType }: Asked) => {
  const named = { id: `gevt_${crypto.randomUUID()}`, ...notice };
  const body = JSON.stringify(named);
  return {
    body,
    headers: {
      'content-type': contentType ?? 'application/json',
      'webhook-id': named.id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': new Signer(secret).sign(named.id, at, body),
    },
  };
};
