import { getDocumentProxy } from 'unpdf';

/** A piece of text where it stands on its page, in points. */
export interface Piece {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

/** The pieces of each page, in the order in which they were written. */
export const readPdf = async (file: Uint8Array): Promise<Piece[][]> => {
  const pdf = await getDocumentProxy(new Uint8Array(file));
  return Promise.all(
    Array.from({ length: pdf.numPages }, async (_, n) => {
      const { items } = await (await pdf.getPage(n + 1)).getTextContent();
      return items.flatMap(item => {
        if (!('str' in item) || item.str.trim() === '') return [];
        const left = item.transform[4] as number;
        return [{ text: plain(item.str), left, right: left + item.width }];
      });
    }),
  );
};

/** A page's words, one space between them. */
export const textOf = (pieces: readonly Piece[]): string =>
  pieces.map(({ text }) => text).join(' ');

/** Spaces that do not break as plain ones, as a reader takes them. */
export const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** The files that lie in a PDF, as text. */
export const embeddedIn = async (file: Uint8Array): Promise<Record<string, string>> => {
  const pdf = await getDocumentProxy(new Uint8Array(file));
  const names = [...((await pdf.getAttachments()) ?? new Map<string, unknown>()).keys()];
  const contents = await Promise.all(names.map(name => pdf.getAttachmentContent(name)));
  return Object.fromEntries(
    names.map((name, n) => [name, Buffer.from(contents[n] ?? []).toString()]),
  );
};
