import type { SesError } from './errors.ts';

/** The parameters of one AWS Query call: `Action=…&Destinations.member.1=…`. */
export class QueryForm {
  readonly #values: URLSearchParams;

  constructor(body: string) {
    this.#values = new URLSearchParams(body);
  }

  /** One scalar; an empty value counts as absent. */
  get(name: string): string | undefined {
    return this.#values.get(name) || undefined;
  }

  /** `name.member.1`, `name.member.2`, … up to the first gap. */
  list(name: string): string[] {
    return this.#members(name, '');
  }

  /** `name.member.N.Name` with `name.member.N.Value`, as SES takes its message tags. */
  pairs(name: string): Record<string, string> {
    const values = this.#members(name, '.Value');
    return Object.fromEntries(
      this.#members(name, '.Name').map((key, index) => [key, values[index] ?? '']),
    );
  }

  #members(name: string, suffix: string): string[] {
    const found: string[] = [];
    for (let position = 1; ; position += 1) {
      const value = this.#values.get(`${name}.member.${position}${suffix}`);
      if (value === null) return found;
      found.push(value);
    }
  }
}

const namespace = 'http://ses.amazonaws.com/doc/2010-12-01/';

/** The answer of an action; `fields` is XML already. */
export const resultXml = (action: string, requestId: string, fields: string): string =>
  `<${action}Response xmlns="${namespace}"><${action}Result>${fields}</${action}Result>` +
  `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${action}Response>`;

/** The answer of a refused call; `Type` says whose fault it is. */
export const errorXml = (error: SesError, requestId: string): string =>
  `<ErrorResponse xmlns="${namespace}"><Error>` +
  `<Type>${error.status < 500 ? 'Sender' : 'Receiver'}</Type><Code>${error.code}</Code>` +
  `<Message>${escapeXml(error.message)}</Message></Error>` +
  `<RequestId>${requestId}</RequestId></ErrorResponse>`;

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, character => entities[character] ?? character);
