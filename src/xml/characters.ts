// Which bytes and characters XML 1.0 (fifth edition) allows where. ASCII is decided by tables of 256
// bytes, because the reader looks at every byte of every document; the rest goes through functions.

export const TAB = 0x09;
export const LINE_FEED = 0x0a;
export const CARRIAGE_RETURN = 0x0d;
export const SPACE = 0x20;
export const EXCLAMATION = 0x21;
export const QUOTE = 0x22;
export const HASH = 0x23;
export const PERCENT = 0x25;
export const AMPERSAND = 0x26;
export const APOSTROPHE = 0x27;
export const HYPHEN = 0x2d;
export const SLASH = 0x2f;
export const COLON = 0x3a;
export const SEMICOLON = 0x3b;
export const LESS_THAN = 0x3c;
export const EQUALS = 0x3d;
export const GREATER_THAN = 0x3e;
export const QUESTION = 0x3f;
export const LEFT_BRACKET = 0x5b;
export const RIGHT_BRACKET = 0x5d;

function byteTable(matches: (byte: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => (matches(byte) ? 1 : 0));
}

function isControl(byte: number): boolean {
  return byte < SPACE && byte !== TAB && byte !== LINE_FEED;
}

/** White space, production 3 (S). */
export const SPACE_BYTE = byteTable(
  (byte) => byte === SPACE || byte === TAB || byte === LINE_FEED || byte === CARRIAGE_RETURN,
);

/** White space but CR, which is not taken as it stands. */
export const BLANK_BYTE = byteTable((byte) => byte === SPACE || byte === TAB || byte === LINE_FEED);

/** Bytes that may mean something else than themselves, in text or in values. */
export const CODED_BYTE = byteTable(
  (byte) => byte === AMPERSAND || byte === CARRIAGE_RETURN || byte === LINE_FEED || byte === TAB,
);

/** ASCII name characters, and every byte of a longer sequence: those are judged afterwards. */
export const NAME_BYTE = byteTable((byte) => byte >= 0x80 || isNameCharacter(byte));

/** Bytes that need a second look anywhere: CR, controls, the first byte of a longer sequence. */
export const SPECIAL_BYTE = byteTable((byte) => byte >= 0x80 || isControl(byte));

/** Bytes that need a second look in character data. */
export const TEXT_STOP = byteTable(
  (byte) =>
    byte >= 0x80 ||
    isControl(byte) ||
    byte === LESS_THAN ||
    byte === AMPERSAND ||
    byte === RIGHT_BRACKET,
);

/** Bytes that need a second look in an attribute value; LF and tab because they become spaces. */
export const VALUE_STOP = byteTable(
  (byte) =>
    byte >= 0x80 ||
    byte < SPACE ||
    byte === LESS_THAN ||
    byte === AMPERSAND ||
    byte === QUOTE ||
    byte === APOSTROPHE,
);

/** Production 2 (Char). */
export function isCharacter(code: number): boolean {
  if (code < SPACE) return code === TAB || code === LINE_FEED || code === CARRIAGE_RETURN;
  return code < 0xd800 || (code > 0xdfff && code < 0xfffe) || (code > 0xffff && code < 0x110000);
}

// Production 4 (NameStartChar) above ASCII, as pairs of first and last.
const NAME_START_RANGES = [
  0xc0, 0xd6, 0xd8, 0xf6, 0xf8, 0x2ff, 0x370, 0x37d, 0x37f, 0x1fff, 0x200c, 0x200d, 0x2070, 0x218f,
  0x2c00, 0x2fef, 0x3001, 0xd7ff, 0xf900, 0xfdcf, 0xfdf0, 0xfffd, 0x10000, 0xeffff,
];

/** Production 4 (NameStartChar). */
export function isNameStart(code: number): boolean {
  if (code < 0x80) {
    return (
      (code >= 0x61 && code <= 0x7a) ||
      (code >= 0x41 && code <= 0x5a) ||
      code === 0x5f ||
      code === COLON
    );
  }
  for (let index = 0; index < NAME_START_RANGES.length; index += 2) {
    if (code < (NAME_START_RANGES[index] as number)) return false;
    if (code <= (NAME_START_RANGES[index + 1] as number)) return true;
  }
  return false;
}

/** Production 4a (NameChar). */
export function isNameCharacter(code: number): boolean {
  return (
    isNameStart(code) ||
    (code >= 0x30 && code <= 0x39) ||
    code === HYPHEN ||
    code === 0x2e ||
    code === 0xb7 ||
    (code >= 0x300 && code <= 0x36f) ||
    code === 0x203f ||
    code === 0x2040
  );
}

/**
 * The length of the UTF-8 sequence of two to four bytes at `offset`; 0 if it is not one (RFC 3629:
 * cut short, overlong, a surrogate, beyond U+10FFFF).
 */
export function sequenceLength(bytes: Uint8Array, offset: number, end: number): number {
  const first = bytes[offset] as number;
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  if (length === 0 || offset + length > end) return 0;
  const second = bytes[offset + 1] as number;
  const least = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const most = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < least || second > most) return 0;
  for (let index = 2; index < length; index++) {
    if (((bytes[offset + index] as number) & 0xc0) !== 0x80) return 0;
  }
  return length;
}

/** The code point at `offset`, where well-formed UTF-8 is known to stand. */
export function codePointAt(bytes: Uint8Array, offset: number): number {
  const first = bytes[offset] as number;
  if (first < 0x80) return first;
  const second = (bytes[offset + 1] as number) & 0x3f;
  if (first < 0xe0) return ((first & 0x1f) << 6) | second;
  const third = (bytes[offset + 2] as number) & 0x3f;
  if (first < 0xf0) return ((first & 0x0f) << 12) | (second << 6) | third;
  return (
    ((first & 0x07) << 18) | (second << 12) | (third << 6) | ((bytes[offset + 3] as number) & 0x3f)
  );
}
