import { type RenderedDocument, renderHtml } from '../documents/document.ts';
import { type DocumentPage, documentPage } from '../documents/page.ts';
import { DocumentParts } from '../notifications/template-model.ts';
import { Seller } from '../organisation/model.ts';
import { sellerKey } from '../organisation/seller.ts';
import { keys } from '../store/table.ts';
import { wholeInvoice } from './line-pages.ts';
import type { Invoice } from './model.ts';
import { readVersions } from './versions.ts';

type Named = Pick<Invoice, 'sellerVersion' | 'legalEntityId' | 'documentTemplate' | 'language'> & {
  readonly id: string;
};

/**
 * The versions of the seller and of the organisation's own texts that a document names: neither ever changes, so the
 * document does not either. 1 batch get, of what this environment does not know.
 */
export const readNamed = async (org: string, document: Named) => {
  const { documentTemplate, language } = document;
  const wanted = [sellerKey(org, document)];
  if (documentTemplate !== undefined)
    wanted.push(keys.templateVersion(org, 'invoice_document', language, documentTemplate));
  const [seller, template] = await readVersions(wanted);
  if (!seller || wanted.length > 1 !== (template !== undefined))
    throw new Error(`${document.id} names a seller or texts that are not there`);
  return {
    seller: Seller.parse(seller),
    texts: template && DocumentParts.parse(template.parts),
  };
};

/** What an invoice's document says. */
export const invoicePage = async (org: string, invoice: Invoice): Promise<DocumentPage> =>
  documentPage({ invoice, ...(await readNamed(org, invoice)) });

export const invoiceDocument = async (org: string, invoice: Invoice): Promise<RenderedDocument> =>
  renderHtml(await invoicePage(org, await wholeInvoice(org, invoice)));
