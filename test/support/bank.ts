/** A file of one movement that is nobody's. */
export const bankCsv = (text: string): string => `Date;Amount;Text\n2026-11-20;-4,50;${text}\n`;

export const bankLayout = {
  account: 'NL91ABNA0417164300',
  ...{ bookedOn: 'Date', amount: 'Amount', text: ['Text'] },
};

export interface Entry {
  readonly amount: string;
  readonly text: string;
  readonly payer?: string;
  readonly iban?: string;
  readonly isReturn?: boolean;
}

/** A camt.053 message of entries on 24 November 2026. */
export const camtOf = (...entries: readonly Entry[]): string => `<?xml version="1.0"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt>
<Acct><Id><IBAN>NL91ABNA0417164300</IBAN></Id></Acct>${entries.map(entryOf).join('')}
</Stmt></BkToCstmrStmt></Document>`;

const entryOf = ({ amount, text, payer = '', iban = '', isReturn }: Entry): string => {
  const account = iban && `<DbtrAcct><Id><IBAN>${iban}</IBAN></Id></DbtrAcct>`;
  const back = isReturn ? '<RtrInf><Rsn><Cd>AM04</Cd></Rsn></RtrInf>' : '';
  return `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${isReturn ? 'DBIT' : 'CRDT'}</CdtDbtInd>
<Sts>BOOK</Sts><BookgDt><Dt>2026-11-24</Dt></BookgDt><NtryDtls><TxDtls>
<RltdPties><Dbtr><Nm>${payer}</Nm></Dbtr>${account}</RltdPties>
<RmtInf><Ustrd>${text}</Ustrd></RmtInf>${back}</TxDtls></NtryDtls></Ntry>`;
};
