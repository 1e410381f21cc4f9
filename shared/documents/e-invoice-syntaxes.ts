/** UBL 2.1 travels over Peppol; CII lies in Factur-X and ZUGFeRD files. Both say the same (EN 16931). */
export const eInvoiceSyntaxes = ['ubl', 'cii'] as const;
export type EInvoiceSyntax = (typeof eInvoiceSyntaxes)[number];
