import PDFDocument from 'pdfkit';
import type { PlainDate } from '../kernel/calendar.ts';
import { dateOfDay } from '../kernel/clock.ts';
import { facturXMetadata, facturXName, xmlText } from './factur-x.ts';
import { type Face, fontFiles } from './font-files.ts';
import { fontOf } from './fonts.ts';
import type { DocumentPage } from './page.ts';
import { printable, wrap } from './pdf-text.ts';

export interface Style {
  readonly face: Face;
  readonly size: number;
  readonly color: string;
}

const [ink, grey, hairline] = ['#1f2933', '#52606d', '#d9dee4'];
export const styles = {
  heading: { face: 'medium', size: 21, color: ink },
  body: { face: 'regular', size: 9.5, color: ink },
  strong: { face: 'medium', size: 9.5, color: ink },
  total: { face: 'medium', size: 11.5, color: ink },
  small: { face: 'regular', size: 8, color: grey },
} as const satisfies Record<string, Style>;

/** A4 with margins of 18 mm, in points; below `bottom` is the foot of the page. */
const paper = { width: 595.28, height: 841.89 };
const margin = 51;
export const sheetArea = { left: margin, right: paper.width - margin, top: margin, bottom: 772 };
const footAt = 796;

export const lineHeight = ({ size }: Style): number => size * 1.4;

/** Something of one height that no page break divides. */
export interface Band {
  readonly height: number;
  draw(y: number): void;
}

/** Pages that are written from top to bottom. */
export class Sheet {
  y = sheetArea.top;
  readonly #pdf: PDFKit.PDFDocument;

  constructor({ title, seller, language, on }: DocumentPage, eInvoice: string | undefined) {
    this.#pdf = new PDFDocument({
      size: [paper.width, paper.height],
      margin: 0,
      bufferPages: true,
      pdfVersion: '1.7',
      subset: 'PDF/A-3b',
      lang: language,
      displayTitle: true,
      // without it Helvetica's metrics are read; a registered face given here would be parsed with each use
      font: '',
      // the file's id is made from these: the same invoice is the same bytes
      info: {
        ...{ Title: printable(title), Author: printable(seller), CreationDate: dateOfDay(on) },
        ...{ Creator: 'Atrium', Producer: 'Atrium' },
      },
    });
    wellFormedMetadata(this.#pdf, [printable(title), printable(seller)]);
    if (eInvoice !== undefined) embed(this.#pdf, eInvoice, on);
    for (const face of Object.keys(fontFiles) as Face[]) this.#pdf.registerFont(face, fontOf(face));
  }

  widthOf(text: string, { face, size }: Style): number {
    return this.#pdf.font(face, size).widthOfString(text);
  }

  wrap(text: string, width: number, style: Style): string[] {
    return wrap(text, width, part => this.widthOf(part, style));
  }

  /** One line with its top at `y`, from `x` on or, aligned right, up to it. */
  write(text: string, x: number, y: number, style: Style, align: 'left' | 'right' = 'left'): void {
    const shown = printable(text);
    const from = align === 'left' ? x : x - this.widthOf(shown, style);
    this.#pdf.font(style.face, style.size).fillColor(style.color);
    this.#pdf.text(shown, from, y, { lineBreak: false });
  }

  rule(from: number, to: number, y: number): void {
    this.#pdf.moveTo(from, y).lineTo(to, y).lineWidth(0.6).strokeColor(hairline).stroke();
  }

  /**
   * Keeps the bands on one page, the next one if they do not fit on this; only what is higher than a page is
   * divided, between bands. `onNewPage` writes what each page repeats.
   */
  place(bands: readonly Band[], onNewPage: () => void = () => {}): void {
    const height = bands.reduce((sum, band) => sum + band.height, 0);
    const isShort = height <= (sheetArea.bottom - sheetArea.top) * 0.8;
    if (isShort && this.y + height > sheetArea.bottom) this.#nextPage(onNewPage);
    for (const band of bands) {
      if (this.y + band.height > sheetArea.bottom) this.#nextPage(onNewPage);
      band.draw(this.y);
      this.y += band.height;
    }
  }

  #nextPage(onNewPage: () => void): void {
    this.#pdf.addPage();
    this.y = sheetArea.top;
    onNewPage();
  }

  /** The file, with a foot on each page. */
  async finish(footer: string, [page, of]: readonly [string, string]): Promise<Buffer> {
    const { count } = this.#pdf.bufferedPageRange();
    const [foot = ''] = this.wrap(footer, 380, styles.small);
    for (let n = 0; n < count; n += 1) {
      this.#pdf.switchToPage(n);
      this.rule(sheetArea.left, sheetArea.right, footAt - 6);
      this.write(foot, sheetArea.left, footAt, styles.small);
      this.write(`${page} ${n + 1} ${of} ${count}`, sheetArea.right, footAt, styles.small, 'right');
    }
    const chunks: Buffer[] = [];
    this.#pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    const ended = new Promise<void>((resolve, reject) => {
      this.#pdf.once('end', resolve).once('error', reject);
    });
    this.#pdf.end();
    await ended;
    return Buffer.concat(chunks);
  }
}

type Metadata = { appendXML(xml: string, newline?: boolean): void };

/** pdfkit writes title and author into the metadata as they are, and a name may hold an ampersand. */
const wellFormedMetadata = (pdf: PDFKit.PDFDocument, texts: readonly string[]): void => {
  const metadata = pdf as unknown as Metadata;
  const append = metadata.appendXML.bind(pdf);
  const escaped = (xml: string, text: string) =>
    xml.replaceAll(`>${text}<`, () => `>${xmlText(text)}<`);
  metadata.appendXML = (xml, newline) => append(texts.reduce(escaped, xml), newline);
};

/** The invoice as CII beside the page, the same invoice twice: what makes the file Factur-X and ZUGFeRD. */
const embed = (pdf: PDFKit.PDFDocument, eInvoice: string, on: PlainDate): void => {
  pdf.file(Buffer.from(eInvoice), {
    ...{
      name: facturXName,
      type: 'text/xml',
      description: 'Factur-X',
      relationship: 'Alternative',
    },
    ...{ creationDate: dateOfDay(on), modifiedDate: dateOfDay(on) },
  } as Parameters<PDFKit.PDFDocument['file']>[1]);
  (pdf as unknown as Metadata).appendXML(facturXMetadata);
};
