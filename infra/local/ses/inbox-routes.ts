import * as z from 'zod';
import { Rules } from './behaviour.ts';
import { type Body, jsonReply, type Reply, reply } from './http.ts';
import type { Mail } from './mail.ts';
import { inboxPage } from './page.ts';
import type { Ses } from './server.ts';
import { mailContent, mailSummary, statsOf } from './views.ts';

type Call = { method: string; url: URL; body: Body };
type Route = (ses: Ses, call: Call, id: string) => Reply | Promise<Reply>;

const routes: [method: string, path: RegExp, route: Route][] = [
  ['GET', /^\/$/, () => page()],
  ['GET', /^\/api\/mails$/, (ses, { url }) => list(ses, url)],
  ['DELETE', /^\/api\/mails$/, ses => clear(ses)],
  ['GET', /^\/api\/mails\/([\w-]+)$/, (ses, _call, id) => show(ses, id)],
  ['GET', /^\/api\/mails\/([\w-]+)\/raw$/, (ses, _call, id) => raw(ses, id)],
  ['GET', /^\/api\/stats$/, ses => jsonReply(200, statsOf(ses))],
  ['GET', /^\/_control$/, ({ behaviour }) => jsonReply(200, { rules: behaviour.rules })],
  ['POST', /^\/_control$/, (ses, { body }) => control(ses, body)],
];

/** Answers the calls that are not SES's: the page, the JSON views and `/_control`. */
export const inboxReply = async (ses: Ses, call: Call): Promise<Reply | undefined> => {
  for (const [method, path, route] of routes) {
    const match = method === call.method && path.exec(call.url.pathname);
    if (match) return route(ses, call, match[1] ?? '');
  }
  // any other POST is taken as a call of the Query protocol and refused there, in its words
  if (call.method === 'POST') return undefined;
  return problem(404, `nothing at ${call.method} ${call.url.pathname}`);
};

const problem = (status: number, detail: string): Reply => jsonReply(status, { status, detail });

const Query = z.strictObject({
  to: z.string().optional(),
  search: z.string().optional(),
  since: z.coerce.date().optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(50),
  cursor: z.coerce.number().int().positive().optional(),
});

const list = ({ store }: Ses, url: URL): Reply => {
  const query = Query.safeParse(Object.fromEntries(url.searchParams));
  if (!query.success) return problem(400, z.prettifyError(query.error));
  const { cursor, limit, ...filter } = query.data;
  const found = store.list({ ...filter, before: cursor, limit: limit + 1 });
  const mails = found.slice(0, limit);
  const next = found.length > limit ? mails.at(-1)?.seq : undefined;
  return jsonReply(200, { mails: mails.map(mailSummary), ...(next && { cursor: String(next) }) });
};

const show = (ses: Ses, id: string) =>
  withMail(ses, id, async (mail, bytes) => jsonReply(200, await mailContent(mail, bytes)));

const raw = (ses: Ses, id: string) =>
  withMail(ses, id, async (_mail, bytes) =>
    reply(200, 'message/rfc822', bytes, {
      'content-disposition': `attachment; filename="${id}.eml"`,
    }),
  );

const withMail = async (
  { store }: Ses,
  id: string,
  answer: (mail: Mail, bytes: Buffer) => Promise<Reply>,
): Promise<Reply> => {
  const mail = store.find(id);
  return mail ? answer(mail, store.raw(mail)) : problem(404, `no mail ${id}`);
};

const clear = ({ store, publisher }: Ses): Reply => {
  publisher.skipTo(store.mails.at(-1)?.seq ?? 0);
  store.clear();
  return jsonReply(200, {});
};

const control = ({ behaviour }: Ses, body: Body): Reply => {
  const parsed = z.string().transform(parseJson).pipe(Rules).safeParse(body);
  if (!parsed.success) return problem(400, z.prettifyError(parsed.error));
  behaviour.replace(parsed.data.rules);
  return jsonReply(200, { rules: behaviour.rules });
};

const parseJson = (text: string, context: z.RefinementCtx): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'expected JSON' });
    return z.NEVER;
  }
};

const page = (): Reply =>
  reply(200, 'text/html; charset=utf-8', inboxPage, {
    // the frame with a mail's own HTML inherits this: nothing in it loads, calls out or runs
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; connect-src 'self'",
  });
