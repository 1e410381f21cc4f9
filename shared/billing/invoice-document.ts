import { type RenderedDocument, renderHtml } from '../documents/document.ts';
import { type DocumentPage, documentPage } from '../documents/page.ts';
import { DocumentParts } from '../notifications/template-model.ts';
import { Seller } from '../organisation/model.ts';
import { sellerKey } from '../organisation/seller.ts';
import { keys } from '../store/table.ts';
import { wholeInvoice } from './line-pages.ts';
import type { Invoice } from './model.ts';
import { readVersions } from './versions.ts';

/**
 * What an invoice's document says, from the versions of the seller and of the texts that the invoice names:
 * neither ever changes, so the document does not either. 1 batch get, of what this environment does not know.
 */
export const invoicePage = async (org: string, invoice: Invoice): Promise<DocumentPage> => {
  const { documentTemplate, language } = invoice;
  const wanted = [sellerKey(org, invoice)];
  if (documentTemplate !== undefined)
    wanted.push(keys.templateVersion(org, 'invoice_document', language, documentTemplate));
  const [seller, template] = await readVersions(wanted);
  if (!seller || wanted.length > 1 !== (template !== undefined))
    throw new Error(`invoice ${invoice.id} names a seller or texts that are not there`);
  return documentPage({
    invoice,
    seller: Seller.parse(seller),
    texts: template && DocumentParts.parse(template.parts),
  });
};

export const invoiceDocument = async (org: string, invoice: Invoice): Promise<RenderedDocument> =>
  renderHtml(await invoicePage(org, await wholeInvoice(org, invoice)));
