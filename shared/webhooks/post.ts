import { lookup } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Longer answers are cut; a receiver that answers later is tried again. */
const answerCharacters = 200;
const timeoutSeconds = 10;

export interface Answer {
  readonly status: number;
  readonly answer: string;
}

interface Sent {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** also inside networks; on a laptop only */
  readonly toPrivate: boolean;
}

/**
 * Posts to an address that an operator chose, and follows no redirect. It must lead to the public internet: what
 * only we can reach, such as the credentials of a cloud's machine, is no target.
 */
export const post = ({ url, headers, body, toPrivate }: Sent): Promise<Answer> => {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const target = new URL(url);
  const host = target.hostname.replace(/^\[|\]$/g, '');
  // a literal address is not looked up
  if (!toPrivate && isIP(host) && !isPublic(host)) return Promise.reject(privateTarget(host));
  const send = target.protocol === 'http:' ? requestHttp : requestHttps;
  const request = send(target, {
    method: 'POST',
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    signal: AbortSignal.timeout(timeoutSeconds * 1_000),
    agent: false,
    ...(!toPrivate && { lookup: lookupPublic }),
  });
  request.on('error', reject);
  request.on('response', response => {
    const { statusCode: status = 0 } = response;
    let answer = '';
    const done = () => {
      resolve({ status, answer: answer.slice(0, answerCharacters) });
      response.destroy();
    };
    response.setEncoding('utf8');
    response.on('data', (text: string) => {
      answer += text;
      if (answer.length >= answerCharacters) done();
    });
    response.on('end', done);
    response.on('error', done);
  });
  request.end(body);
  return promise;
};

const privateTarget = (host: string) =>
  new Error(`${host} is not on the public internet; nothing was sent`);

const isPublic = (address: string): boolean => ipaddr.process(address).range() === 'unicast';

/** Looked up once, and connected to what was judged: an answer that changes in between changes nothing. */
const lookupPublic: LookupFunction = (host, options, callback) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    const addresses = error ? [] : found.filter(({ address }) => isPublic(address));
    const [first] = addresses;
    if (error) callback(error, '');
    else if (!first) callback(privateTarget(host), '');
    else if (options.all) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};
