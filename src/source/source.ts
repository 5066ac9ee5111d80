// A file as the toolkit sees it: a path for messages and its bytes. All positions are offsets into
// these bytes; line and column exist only when something is printed.

/** One input file. `path` is what messages show: relative to the edition, always with `/`. */
export interface Source {
  readonly path: string;
  /** UTF-8, as every later stage expects; other encodings are transcoded by whoever reads the file. */
  readonly bytes: Uint8Array;
}

/** A stretch of a source: byte offsets, `end` excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place as people count it: line and column from 1, the column in Unicode code points. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

const lineStartsOf = new WeakMap<Source, Uint32Array>();

/** The offsets at which lines start. Lines end with LF, CR LF or a lone CR (XML 1.0, 2.11). */
export function lineStarts(source: Source): Uint32Array {
  const known = lineStartsOf.get(source);
  if (known !== undefined) return known;
  const { bytes } = source;
  const starts = [0];
  for (let offset = 0; offset < bytes.length; offset++) {
    const byte = bytes[offset];
    const ends =
      byte === LINE_FEED || (byte === CARRIAGE_RETURN && bytes[offset + 1] !== LINE_FEED);
    if (ends) starts.push(offset + 1);
  }
  const computed = Uint32Array.from(starts);
  lineStartsOf.set(source, computed);
  return computed;
}

/** Where an offset is, for people. An offset past the end is the end. */
export function positionAt(source: Source, offset: number): Position {
  const starts = lineStarts(source);
  const at = Math.max(0, Math.min(offset, source.bytes.length));
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= at) low = middle;
    else high = middle - 1;
  }
  const start = skipByteOrderMark(source.bytes, starts[low] as number);
  return { line: low + 1, column: countCodePoints(source.bytes, start, at) + 1 };
}

/** The text of a line (from 1) without its end, for code frames. */
export function lineText(source: Source, line: number): string {
  const starts = lineStarts(source);
  const start = skipByteOrderMark(source.bytes, starts[line - 1] ?? source.bytes.length);
  const end = starts[line] ?? source.bytes.length;
  return decode(source.bytes, start, end).replace(/[\r\n]+$/u, "");
}

/** The span of a whole line (from 1), leading white space and the line's end left out. */
export function lineSpan(source: Source, line: number): Span {
  const starts = lineStarts(source);
  let start = starts[line - 1] ?? source.bytes.length;
  let end = starts[line] ?? source.bytes.length;
  while (start < end && isSpace(source.bytes[start] as number)) start++;
  while (end > start && isSpace(source.bytes[end - 1] as number)) end--;
  return { start, end };
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const encoder = new TextEncoder();

/** Bytes as text; bytes that are not UTF-8 become U+FFFD (the XML reader reports them). */
export function decode(bytes: Uint8Array, start = 0, end = bytes.length): string {
  return decoder.decode(bytes.subarray(start, end));
}

/** A source made from a string, for tests and for documents that never were a file. */
export function sourceFromText(path: string, text: string): Source {
  return { path, bytes: encoder.encode(text) };
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x09 || byte === LINE_FEED || byte === CARRIAGE_RETURN;
}

function skipByteOrderMark(bytes: Uint8Array, start: number): number {
  const marked = start === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return marked ? 3 : start;
}

function countCodePoints(bytes: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let offset = start; offset < end; offset++) {
    if (((bytes[offset] as number) & 0xc0) !== 0x80) count++;
  }
  return count;
}
