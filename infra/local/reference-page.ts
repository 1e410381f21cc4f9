/** The parts of an OpenAPI 3.1 document that the page shows. */
export interface OpenApi {
  readonly info: {
    readonly title: string;
    readonly version: string;
    readonly description?: string;
  };
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> };
}

interface OpenApiOperation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly unknown[];
  readonly requestBody?: unknown;
  readonly responses?: Readonly<Record<string, unknown>>;
  readonly security?: readonly unknown[];
  readonly [extension: string]: unknown;
}

export const escapeHtml = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    character =>
      ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[character] ?? '',
  );

const style = `body{font:16px/1.5 system-ui;margin:2rem auto;max-width:60rem;padding:0 1rem}
h2{margin-top:2.5rem}article{border-top:1px solid #8884;padding:.8rem 0}
.method{display:inline-block;min-width:4.5em;font-weight:700}code,pre{font:14px/1.45 ui-monospace,monospace}
pre{overflow:auto;background:#8881;padding:.8rem}summary{cursor:pointer}.who{color:#777}`;

/** One static page, without anything from the network: each operation with who may call it, schemas folded away. */
export const referencePage = (document: OpenApi, apiUrl: string): string => {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const byTag = Map.groupBy(operations, ({ operation }) => operation.tags?.[0] ?? 'API');
  const sections = [...byTag].map(
    ([tag, members]) =>
      `<h2 id="${escapeHtml(tag)}">${escapeHtml(tag)}</h2>${members.map(article).join('')}`,
  );
  const schemas = Object.entries(document.components?.schemas ?? {}).map(([name, schema]) =>
    folded(name, schema, `schema-${name}`),
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escapeHtml(document.info.title)}</title>
<style>${style}</style><h1>${escapeHtml(document.info.title)} <small>${escapeHtml(document.info.version)}</small></h1>
<p>Base address: <code>${escapeHtml(apiUrl)}</code> · <a href="/openapi.json">openapi.json</a></p>
${paragraphs(document.info.description ?? '')}
<p>${[...byTag.keys(), 'Schemas'].map(tag => `<a href="#${escapeHtml(tag)}">${escapeHtml(tag)}</a>`).join(' · ')}</p>
${sections.join('')}<h2 id="Schemas">Schemas</h2>${schemas.join('')}</html>`;
};

const article = (entry: { path: string; method: string; operation: OpenApiOperation }): string => {
  const { path, method, operation } = entry;
  const { parameters, requestBody, responses } = operation;
  const id = escapeHtml(operation.operationId ?? `${method}-${path}`);
  return `<article id="${id}"><code><span class="method">${method.toUpperCase()}</span>${escapeHtml(path)}</code>
<div>${escapeHtml(operation.summary ?? '')} <span class="who">${escapeHtml(whoMayCall(operation))}</span></div>
${operation.description ? `<p>${escapeHtml(operation.description)}</p>` : ''}
${parameters?.length ? folded('Parameters', parameters) : ''}${requestBody ? folded('Body', requestBody) : ''}${responses ? folded('Answers', responses) : ''}</article>`;
};

/** The little Markdown of the introduction: bold, code, line breaks. */
const paragraphs = (text: string): string =>
  escapeHtml(text)
    .replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')
    .replace(/`(.+?)`/g, '<code>$1</code>')
    .split('\n')
    .map(line => `<p>${line}</p>`)
    .join('');

/** The kinds of principal that the permission table grants the operation. */
const whoMayCall = (operation: OpenApiOperation): string => {
  const callers = operation['x-atrium-callers'];
  if (operation.security?.length === 0) return 'anyone';
  return Array.isArray(callers) ? callers.join(', ').replaceAll('_', ' ') : 'signed in';
};

/** JSON behind a fold; references to schemas become links. */
const folded = (title: string, value: unknown, id = ''): string => {
  const text = escapeHtml(JSON.stringify(value, null, 2)).replace(
    /#\/components\/schemas\/([\w.-]+)/g,
    (_, name: string) => `<a href="#schema-${name}">${name}</a>`,
  );
  return `<details${id ? ` id="${escapeHtml(id)}"` : ''}><summary>${escapeHtml(title)}</summary><pre>${text}</pre></details>`;
};
