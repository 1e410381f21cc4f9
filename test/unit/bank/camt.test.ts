import { describe, expect, test } from 'vitest';
import { readCamt } from '../../../shared/bank/camt.ts';
import { movementsOf } from '../../../shared/bank/movement.ts';
import { Refusal } from '../../../shared/kernel/errors.ts';

const org = 'org_1';
const statement = (entries: string) => `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr>
<Stmt><Id>1</Id><Acct><Id><IBAN>NL91ABNA0417164300</IBAN></Id></Acct>${entries}</Stmt></BkToCstmrStmt></Document>`;
const entry = (
  amount: string,
  details: string,
  { side = 'CRDT', status = '<Sts><Cd>BOOK</Cd></Sts>', more = '' } = {},
) => `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${side}</CdtDbtInd>${more}${status}
<BookgDt><Dt>2026-11-24</Dt></BookgDt><AcctSvcrRef>REF</AcctSvcrRef><NtryDtls>${details}</NtryDtls></Ntry>`;
const payer = (name: string, iban: string, text: string) => `<TxDtls>
<Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>
<RltdPties><Dbtr><Pty><Nm>${name}</Nm></Pty></Dbtr><DbtrAcct><Id><IBAN>${iban}</IBAN></Id></DbtrAcct></RltdPties>
<RmtInf><Ustrd>${text}</Ustrd></RmtInf></TxDtls>`;

const movements = (content: string) =>
  movementsOf(org, readCamt(content)).map(({ movement }) => movement);
const refusalOf = (content: string) => {
  try {
    movements(content);
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, ...error.detail };
    throw error;
  }
  return undefined;
};

describe('a camt.053 message', () => {
  test('gives who paid what with which words, and of accounts only the last four', () => {
    const details = payer(
      'M&amp;M B.V.',
      'NL44RABO0123456789',
      'INV-000001 from NL44 RABO 0123 4567 89, AT611904300234573201 TEXT',
    );
    const [movement] = movements(statement(entry('121.00', details)));
    expect(movement).toEqual({
      bookedOn: '2026-11-24',
      amount: 12_100,
      currency: 'EUR',
      text: 'INV-000001 from …6789, …3201 TEXT',
      payer: 'M&M B.V.',
      ibanHash: expect.stringMatching(/^[0-9a-f]{32}$/),
      ibanEnd: '6789',
    });
  });

  test('of a batch gives each transaction that has an amount, and the batch when one has none', () => {
    const part = (amount: string) =>
      `<TxDtls><Amt Ccy="EUR">${amount}</Amt><RmtInf><Ustrd>${amount}</Ustrd></RmtInf></TxDtls>`;
    // 30.00 + 91.00 = 121.00
    expect(
      movements(statement(entry('121.00', part('30.00') + part('91.00')))).map(m => m.amount),
    ).toEqual([3_000, 9_100]);
    const half = `${part('30.00')}<TxDtls><RmtInf><Ustrd>rest</Ustrd></RmtInf></TxDtls>`;
    expect(movements(statement(entry('121.00', half))).map(m => m.amount)).toEqual([12_100]);
  });

  test('leaves out what is not booked yet, with the status of either version', () => {
    for (const status of ['<Sts>PDNG</Sts>', '<Sts><Cd>PDNG</Cd></Sts>'])
      expect(movements(statement(entry('1.00', '', { status })))).toEqual([]);
    expect(movements(statement(entry('1.00', '', { status: '<Sts>BOOK</Sts>' })))).toHaveLength(1);
  });

  test('says that a direct debit comes back, and whose it was', () => {
    const returned = payer('Acme', 'NL44RABO0123456789', 'INV-000001').replace(
      '</TxDtls>',
      '<RtrInf><Rsn><Cd>AM04</Cd></Rsn></RtrInf></TxDtls>',
    );
    const [movement] = movements(statement(entry('121.00', returned, { side: 'DBIT' })));
    expect(movement).toMatchObject({
      amount: -12_100,
      isReturn: true,
      payer: 'Acme',
      ibanEnd: '6789',
    });
  });

  test('is known by what the bank tells of it: twice the same in one file are two', () => {
    const one = entry('5.00', payer('Acme', 'NL44RABO0123456789', 'Coffee'));
    const ids = (content: string) => movementsOf(org, readCamt(content)).map(m => m.identity);
    const [first, second] = ids(statement(one + one));
    expect(first).not.toBe(second);
    expect(ids(statement(one))).toEqual([first]);
    expect(movementsOf('org_2', readCamt(statement(one)))[0]?.movement.ibanHash).not.toBe(
      movements(statement(one))[0]?.ibanHash,
    );
  });

  test('with entities of its own is refused before anything is expanded', () => {
    const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>${statement('')}`;
    expect(refusalOf(laughs)).toMatchObject({ code: 'invalid_request', received: 'a DOCTYPE' });
  });

  test.each([
    ['no XML', 'PK\u0003\u0004', 'XML'],
    ['an open tag', statement('<Ntry>'), 'XML'],
    ['another message', '<Document><CstmrCdtTrfInitn/></Document>', 'a camt.053 message'],
    ['an amount in words', statement(entry('many', '')), 'an amount with at most 2 decimals'],
    ['a tenth of a cent', statement(entry('1.001', '')), 'an amount with at most 2 decimals'],
    [
      'another currency',
      statement(entry('1.00', '').replace('Ccy="EUR"', 'Ccy="XAU"')),
      'a currency of ISO 4217',
    ],
    ['a day that is none', statement(entry('1.00', '').replace('-24', '-31')), 'a date'],
  ])('that is %s is refused, and says what was expected', (_, content, expected) => {
    expect(refusalOf(content)).toMatchObject({ code: 'invalid_request', expected });
  });
});
