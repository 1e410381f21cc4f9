import { addressHash } from '../store/table.ts';

interface Word {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const wordsOf = (text: string): Word[] =>
  [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(({ 0: found, index }) => ({
    text: found.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase(),
    ...{ from: index, to: index + found.length },
  }));

/** Banks turn names round and write them without accents: the words count, not their order. */
const hashOf = (words: readonly string[]): string =>
  addressHash(`payer ${words.toSorted().join(' ')}`);

/** What a bank may call a person: `JANSEN VERA` or `V. Jansen` for Vera Jansen. */
export const hashesOfPayer = (name: string): string[] => {
  const [first, ...rest] = wordsOf(name).map(({ text }) => text);
  if (first === undefined) return [];
  const [initial = first] = first;
  return rest.length === 0
    ? [hashOf([first])]
    : [[first], [initial]].map(start => hashOf([...start, ...rest]));
};

/** As many words as the longest names of people have. */
const longestName = 6;

/** Whether a payer is somebody by name, whole. */
export const isPayer = (payer: string, names: ReadonlySet<string>): boolean =>
  hashesOfPayer(payer)
    .slice(0, 1)
    .some(hash => names.has(hash));

/** A text with names of more than one word taken out, the longest first; the same text where there are none. */
export const withoutNames = (text: string, names: ReadonlySet<string>, erased: string): string => {
  const words = wordsOf(text);
  for (let length = longestName; length > 1; length -= 1) {
    for (let at = 0; at + length <= words.length; at += 1) {
      const found = words.slice(at, at + length);
      if (!names.has(hashOf(found.map(word => word.text)))) continue;
      const rest = text.slice(found.at(-1)?.to);
      return `${text.slice(0, found[0]?.from)}${erased}${withoutNames(rest, names, erased)}`;
    }
  }
  return text;
};
