import { createHash, randomUUID } from 'node:crypto';
import { bareAddress, domainOf, requireAddress } from './address.ts';
import type { Behaviour } from './behaviour.ts';
import { SesError } from './errors.ts';
import { fatesOf } from './fate.ts';
import type { Mail } from './mail.ts';
import { type RawMessage, readMessage, stampedHead } from './message.ts';
import type { QueryForm } from './query-protocol.ts';
import type { SendingLimits } from './sending-limits.ts';
import type { MailStore } from './store.ts';

const maxBytes = 10 * 1024 * 1024;
const maxRecipients = 50;

export type SendContext = {
  store: MailStore;
  behaviour: Behaviour;
  limits: SendingLimits;
  /** the number after the last one used */
  nextSeq: () => number;
};

/** SendRawEmail: checks as SES does, then keeps the mail. Throws `SesError`; nothing is kept then. */
export const sendRawEmail = async (
  form: QueryForm,
  region: string,
  context: SendContext,
): Promise<Mail> => {
  const raw = rawOf(form);
  const message = await readMessage(raw);
  const from = form.get('Source') ?? message.from[0]?.address;
  if (!from) throw new SesError('invalidParameter', "Missing required header 'From'.");
  const recipients = recipientsOf(form, message);
  const envelope = { from: bareAddress(from), to: recipients };
  for (const address of [envelope.from, ...recipients]) requireAddress(address);

  // no await from here on: the limits and the store must see one call after the other
  const configurationSet = form.get('ConfigurationSetName');
  requireAllowed(envelope, configurationSet, region, context);
  const at = new Date();
  context.limits.spend(recipients.length, at);
  const id = messageIdAt(at);
  const mail: Mail = {
    seq: context.nextSeq(),
    id,
    at: at.toISOString(),
    region,
    envelope,
    to: message.to.map(({ address }) => address),
    cc: message.cc.map(({ address }) => address),
    subject: message.subject,
    tags: form.pairs('Tags'),
    ...(configurationSet && { configurationSet }),
    size: raw.length,
    sha256: createHash('sha256').update(raw).digest('hex'),
    head: stampedHead(message.head, `${id}@${region}.amazonses.com`, at),
    fates: fatesOf(recipients, context.behaviour, context.store.suppressionList),
    isSilent: context.behaviour.take('dropEvents', recipients) !== undefined,
  };
  context.store.add(mail, message.body);
  return mail;
};

const rawOf = (form: QueryForm): Buffer => {
  const data = form.get('RawMessage.Data');
  if (data === undefined) {
    throw new SesError(
      'missingParameter',
      "1 validation error detected: Value null at 'rawMessage.data' failed to satisfy constraint: Member must not be null",
    );
  }
  const raw = Buffer.from(data, 'base64');
  if (raw.length > maxBytes) throw tooLong(raw.length);
  return raw;
};

export const tooLong = (bytes: number): SesError =>
  new SesError(
    'invalidParameter',
    `Message length is more than ${maxBytes} bytes long: '${bytes}'.`,
  );

/** `Destinations` is the envelope and wins over the headers. */
const recipientsOf = (form: QueryForm, { to, cc, bcc }: RawMessage): string[] => {
  const named = form.list('Destinations').map(bareAddress);
  const found = named.length > 0 ? named : [...to, ...cc, ...bcc].map(({ address }) => address);
  if (found.length === 0) throw new SesError('invalidParameter', "Missing required header 'To'.");
  if (found.length > maxRecipients) {
    throw new SesError('invalidParameter', `Recipient count exceeds ${maxRecipients}.`);
  }
  return found;
};

const requireAllowed = (
  { from, to }: Mail['envelope'],
  configurationSet: string | undefined,
  region: string,
  { behaviour }: SendContext,
): void => {
  const failure = behaviour.take('fail', to);
  if (failure) throw new SesError(failure.error, failure.message);
  const identities = behaviour.setting('identities')?.names;
  if (identities && !identities.includes(from) && !identities.includes(domainOf(from))) {
    const sentence = `Email address is not verified. The following identities failed the check in region ${region.toUpperCase()}: ${from}`;
    throw new SesError('rejected', sentence);
  }
  const sets = behaviour.setting('configurationSets')?.names;
  if (configurationSet && sets && !sets.includes(configurationSet)) {
    const sentence = `Configuration set <${configurationSet}> does not exist.`;
    throw new SesError('configurationSetMissing', sentence);
  }
};

/** Like SES's own: region digits, epoch milliseconds in hex, a UUID. Sorts by time. */
const messageIdAt = (at: Date): string =>
  `0107${at.getTime().toString(16).padStart(12, '0')}-${randomUUID()}-000000`;
