/**
 * The size of an item by DynamoDB's rules: names and strings in UTF-8, a number a byte for two digits and one
 * more, a boolean 1, a list or map 3 and 1 an element. Source: AWS, "DynamoDB item sizes and formats".
 */
export const itemBytes = (item: Readonly<Record<string, unknown>>): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + utf8(name) + valueBytes(value), 0);

const valueBytes = (value: unknown): number => {
  if (typeof value === 'string') return utf8(value);
  if (typeof value === 'number') return numberBytes(value);
  if (typeof value === 'boolean' || value === null) return 1;
  if (Array.isArray(value)) return value.reduce((sum, each) => sum + 1 + valueBytes(each), 3);
  if (typeof value === 'object') {
    const entries = Object.entries(value);
    return 3 + entries.length + itemBytes(Object.fromEntries(entries));
  }
  throw new Error(`no rule for the size of a ${typeof value}`);
};

const utf8 = (text: string): number => Buffer.byteLength(text);

/** 36750 → 3675 significant → 2 bytes + 1. Zeros before and after do not count. */
const numberBytes = (value: number): number => {
  const digits = String(Math.abs(value))
    .replace('.', '')
    .replace(/^0+|0+$/g, '');
  return Math.ceil(digits.length / 2) + 1 + (value < 0 ? 1 : 0);
};

/** Request units of a write: 1 a started KB, twice that in a transaction. */
export const writeUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / 1024));
export const transactionUnits = (bytes: number): number => 2 * writeUnits(bytes);
/** Request units of a consistent read: 1 a started 4 KB. */
export const readUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / 4096));
