/** What Windows-1252 has at 0x80 to 0x9F; a space where it has nothing. Elsewhere it is the first 256 of Unicode. */
const middle = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

const byteOf = (character: string): number => {
  const place = character === ' ' ? -1 : middle.indexOf(character);
  if (place >= 0) return 0x80 + place;
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : 0x3f;
};

/** Text as Windows-1252, which DATEV reads; a question mark for what that does not have. */
export const windows1252 = (text: string): Buffer =>
  Buffer.from(Array.from(text.normalize('NFC'), byteOf));
