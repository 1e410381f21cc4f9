import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { actions } from './actions.ts';
import { Behaviour } from './behaviour.ts';
import { SesError } from './errors.ts';
import { type Body, type Reply, readBody, reply, send } from './http.ts';
import { inboxReply } from './inbox-routes.ts';
import { EventPublisher } from './publisher.ts';
import { errorXml, QueryForm, resultXml } from './query-protocol.ts';
import { type SendContext, tooLong } from './send.ts';
import { SendingLimits } from './sending-limits.ts';
import { MailStore } from './store.ts';

export type SesOptions = { folder: string; eventsEndpointFile: string; isLoadMode: boolean };

export type Ses = SendContext & { publisher: EventPublisher };

/** The SES endpoint over HTTP; its state is in `folder` and found again there. */
export const sesServer = (options: SesOptions): Server => {
  const ses = openSes(options);
  const server = createServer(async (request, response) => {
    try {
      const answer = await answerOf(request, ses);
      if (answer === 'lost') response.destroy();
      else send(response, answer);
    } catch (error) {
      // the caller hung up while it was still sending
      if (response.destroyed) return;
      console.error(error);
      send(response, errorReply(new SesError('internal', String(error))));
    }
  });
  // longer than any client keeps an idle connection: closing it first would look like a lost answer
  server.keepAliveTimeout = 120_000;
  return server;
};

const openSes = ({ folder, eventsEndpointFile, isLoadMode }: SesOptions): Ses => {
  const store = new MailStore(folder, isLoadMode);
  const behaviour = new Behaviour(join(folder, 'rules.json'));
  const publisher = new EventPublisher(store, eventsEndpointFile, join(folder, 'published'));
  publisher.wake();
  let lastSeq = Math.max(store.mails.at(-1)?.seq ?? 0, publisher.published);
  const nextSeq = () => {
    lastSeq += 1;
    return lastSeq;
  };
  return { store, behaviour, publisher, limits: new SendingLimits(behaviour, store), nextSeq };
};

type Answer = Reply | 'lost';

const answerOf = async (request: IncomingMessage, ses: Ses): Promise<Answer> => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const body = await readBody(request);
  const view = await inboxReply(ses, { method: request.method ?? 'GET', url, body });
  return view ?? callAction(body, regionOf(request), ses);
};

const callAction = async (body: Body, region: string, ses: Ses): Promise<Answer> => {
  try {
    if (typeof body !== 'string') throw tooLong(body.bytes);
    const form = new QueryForm(body);
    const name = form.get('Action');
    if (!name) throw new SesError('missingAction');
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (!action) throw unknownAction(name);
    const delay = ses.behaviour.take('delay', form.list('Destinations'));
    if (delay) await sleep(delay.ms);
    const { fields, isLost } = await action(form, region, ses);
    ses.publisher.wake();
    return isLost ? 'lost' : reply(200, 'text/xml', resultXml(name, randomUUID(), fields));
  } catch (error) {
    if (error instanceof SesError) return errorReply(error);
    throw error;
  }
};

const unknownAction = (name: string): SesError =>
  new SesError(
    'invalidAction',
    `Could not find operation ${name} for version 2010-12-01; this endpoint has ${Object.keys(actions).join(', ')}.`,
  );

const errorReply = (error: SesError): Reply =>
  reply(error.status, 'text/xml', errorXml(error, randomUUID()));

/** The region the caller signed for: `Credential=…/20260131/eu-central-1/ses/aws4_request`. */
const regionOf = (request: IncomingMessage): string =>
  /Credential=[^/]+\/\d+\/([^/]+)\//.exec(request.headers.authorization ?? '')?.[1] ??
  'eu-central-1';
