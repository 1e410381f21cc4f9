import { addressKey } from '../kernel/text.ts';
import { addressHash } from '../store/table.ts';
import { hashesOfPayer } from './payer-names.ts';

/** Stands where an erased address stood: nobody has it (RFC 2606), and the number of recipients stays right. */
export const erasedAddress = 'erased@erased.invalid';
export const erasedName = '[erased]';

/** What is taken out: by its hash, so that whoever looks for it need not know it. */
export interface Traces {
  readonly addresses: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
}

export const hashOfAddress = (email: string): string => addressHash(addressKey(email));
export const hashOfName = (name: string): string =>
  addressHash(name.normalize('NFC').trim().toLowerCase());
/** A name as it is written here, and as banks may write it. */
export const hashesOfName = (name: string): string[] => [hashOfName(name), ...hashesOfPayer(name)];

/** What may be an address in a longer text, e.g. in the words with which SES refuses a mail. */
const addressLike = /[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9.-]+/g;
/** Marks round an address that could also belong to it. */
const marks = /^['`.]+|['`.]+$/g;

const scrubText = (text: string, { addresses, names }: Traces): string => {
  if (names.size > 0 && names.has(hashOfName(text))) return erasedName;
  // a hash of an address tells of it too
  if (addresses.has(text)) return erasedName;
  return text.replace(addressLike, found => {
    const bare = found.replace(marks, '');
    if (addresses.has(hashOfAddress(found))) return erasedAddress;
    return addresses.has(hashOfAddress(bare)) ? found.replace(bare, erasedAddress) : found;
  });
};

/** A copy without the traces, in values and in the names of fields; the value itself when it holds none. */
export const scrubbed = <T>(value: T, traces: Traces): T => {
  if (typeof value === 'string') return scrubText(value, traces) as T;
  if (Array.isArray(value)) {
    const next = value.map(element => scrubbed(element, traces));
    return next.some((element, index) => element !== value[index]) ? (next as T) : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value);
  const next = fields.map(([name, held]) => [scrubText(name, traces), scrubbed(held, traces)]);
  const isSame = next.every(([name, held], index) => {
    const [oldName, old] = fields[index] ?? [];
    return name === oldName && held === old;
  });
  return isSame ? value : (Object.fromEntries(next) as T);
};
