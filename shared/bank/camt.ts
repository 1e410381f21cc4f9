import { XMLParser, XMLValidator } from 'fast-xml-parser';
import * as z from 'zod';
import { type Told, unreadable } from './movement.ts';

/** ISO 20022 camt.053: https://www.iso20022.org/iso-20022-message-definitions (BankToCustomerStatement). */
const repeated = new Set(['Stmt', 'Ntry', 'NtryDtls', 'TxDtls', 'Ustrd', 'Strd']);
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  removeNSPrefix: true,
  isArray: name => repeated.has(name),
});

const Amount = z.object({ '#text': z.string(), '@Ccy': z.string() });
const When = z.object({ Dt: z.string().optional(), DtTm: z.string().optional() });
const Party = z.object({
  Nm: z.string().optional(),
  Pty: z.object({ Nm: z.string().optional() }).optional(),
});
const Account = z.object({
  Id: z.object({
    IBAN: z.string().optional(),
    Othr: z.object({ Id: z.string() }).optional(),
  }),
});
const side = z.enum(['CRDT', 'DBIT']);

const Details = z.object({
  Refs: z.object({ EndToEndId: z.string(), AcctSvcrRef: z.string() }).partial().optional(),
  Amt: Amount.optional(),
  CdtDbtInd: side.optional(),
  AmtDtls: z.object({ TxAmt: z.object({ Amt: Amount }).optional() }).optional(),
  RltdPties: z
    .object({ Dbtr: Party, DbtrAcct: Account, Cdtr: Party, CdtrAcct: Account })
    .partial()
    .optional(),
  RmtInf: z
    .object({
      Ustrd: z.array(z.string()),
      Strd: z.array(z.object({ CdtrRefInf: z.object({ Ref: z.string().optional() }).optional() })),
    })
    .partial()
    .optional(),
  RtrInf: z.unknown().optional(),
});
type Details = z.infer<typeof Details>;

const Entry = z.object({
  Amt: Amount,
  CdtDbtInd: side,
  RvslInd: z.string().optional(),
  Sts: z.union([z.string(), z.object({ Cd: z.string() })]).optional(),
  BookgDt: When,
  AcctSvcrRef: z.string().optional(),
  AddtlNtryInf: z.string().optional(),
  NtryDtls: z
    .array(z.union([z.string(), z.object({ TxDtls: z.array(Details).optional() })]))
    .optional(),
});
type Entry = z.infer<typeof Entry>;

const Camt = z.object({
  Document: z.object({
    BkToCstmrStmt: z.object({
      Stmt: z.array(z.object({ Acct: Account, Ntry: z.array(Entry).default([]) })),
    }),
  }),
});

/** The booked entries of a camt.053 message, one for each transaction of a batch that the bank tells apart. */
export const readCamt = (content: string): Told[] => {
  // no message of ISO 20022 has one, and without it there are no entities that could expand
  if (/<!(DOCTYPE|ENTITY)/i.test(content))
    throw unreadable('', 'XML without a DOCTYPE', 'a DOCTYPE');
  const valid = XMLValidator.validate(content);
  if (valid !== true) throw unreadable(`line ${valid.err.line}`, 'XML', valid.err.msg);
  const found = Camt.safeParse(parser.parse(content));
  if (!found.success) {
    const [issue] = found.error.issues;
    throw unreadable(`/${issue?.path.join('/')}`, 'a camt.053 message', issue?.message);
  }
  return found.data.Document.BkToCstmrStmt.Stmt.flatMap(({ Acct, Ntry }) => {
    const account = accountOf(Acct);
    return Ntry.filter(isBooked).flatMap((entry, n) => toldOf(entry, account, `entry ${n + 1}`));
  });
};

const accountOf = ({ Id }: z.infer<typeof Account>): string => Id.IBAN ?? Id.Othr?.Id ?? '';

const isBooked = ({ Sts = 'BOOK' }: Entry): boolean =>
  (typeof Sts === 'string' ? Sts : Sts.Cd) === 'BOOK';

const toldOf = (entry: Entry, account: string, at: string): Told[] => {
  const details = (entry.NtryDtls ?? []).flatMap(each =>
    typeof each === 'string' ? [] : (each.TxDtls ?? []),
  );
  const isSplit = details.length > 1 && details.every(each => amountOf(each) !== undefined);
  const parts: readonly (Details | undefined)[] = isSplit ? details : [details[0]];
  return parts.map(part => partOf(entry, part, isSplit, { account, at }));
};

const amountOf = ({ Amt, AmtDtls }: Details) => Amt ?? AmtDtls?.TxAmt?.Amt;

const partOf = (
  entry: Entry,
  part: Details | undefined,
  isSplit: boolean,
  place: Pick<Told, 'account' | 'at'>,
): Told => {
  const amount = (isSplit && part && amountOf(part)) || entry.Amt;
  const isOut = (part?.CdtDbtInd ?? entry.CdtDbtInd) === 'DBIT';
  const isReturn = entry.RvslInd === 'true' || part?.RtrInf !== undefined;
  const { Dbtr, DbtrAcct, Cdtr, CdtrAcct } = part?.RltdPties ?? {};
  // who pays is the debtor, also of a direct debit that comes back
  const isDebtor = !isOut || (isReturn && (Dbtr ?? DbtrAcct) !== undefined);
  const [party, theirs] = isDebtor ? [Dbtr, DbtrAcct] : [Cdtr, CdtrAcct];
  const references = (part?.RmtInf?.Strd ?? []).flatMap(({ CdtrRefInf }) => CdtrRefInf?.Ref ?? []);
  const endToEnd = part?.Refs?.EndToEndId;
  const words = [
    ...(part?.RmtInf?.Ustrd ?? []),
    ...references,
    ...(endToEnd && endToEnd !== 'NOTPROVIDED' ? [endToEnd] : []),
  ];
  return {
    ...place,
    bookedOn: (entry.BookgDt.Dt ?? entry.BookgDt.DtTm ?? '').slice(0, 10),
    ...{ amount: amount['#text'], currency: amount['@Ccy'], isOut, isReturn },
    text: words.join(' ') || (entry.AddtlNtryInf ?? ''),
    payer: party?.Nm ?? party?.Pty?.Nm,
    iban: theirs && (accountOf(theirs) || undefined),
    reference: part?.Refs?.AcctSvcrRef ?? entry.AcctSvcrRef,
  };
};
