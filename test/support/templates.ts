import type { Caller, Reply } from './caller.ts';

const json = (body: object, headers: Record<string, string> = {}): RequestInit => ({
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json', ...headers },
});

/** Replaces a template; `etag` as last read unless said otherwise. */
export const putTemplate = async (
  owner: Caller,
  template: string,
  parts: object,
  { language = 'en', etag }: { language?: string; etag?: string } = {},
): Promise<Reply> => {
  const path = `/v1/admin/templates/${template}/${language}`;
  const read = etag ?? (await owner.get(path)).headers.get('etag') ?? '';
  return owner.send('PUT', path, json(parts, { 'if-match': read }));
};

/** The same, or a failure that shows the refusal. */
export const savedTemplate = async (...given: Parameters<typeof putTemplate>) => {
  const { status, body } = await putTemplate(...given);
  if (status !== 200) throw new Error(`template: ${status} ${JSON.stringify(body)}`);
  return body;
};

export const previewTemplate = (owner: Caller, template: string, parts: object, language = 'en') =>
  owner.send('POST', `/v1/admin/templates/${template}/${language}/preview`, json(parts));
