// Words as they are compared: what a project takes for the same. What a witness writes is never changed.

/** What differences may be passed over. */
export const IGNORABLE = ["case", "punctuation", "uv", "ij", "diacritics"] as const;

export type Ignorable = (typeof IGNORABLE)[number];

/** A spelling and what it is compared as; `^` and `$` tie it to the start and the end of the word. */
export type Equivalent = readonly [spelling: string, compared: string];

export interface Profile {
  readonly ignore: ReadonlySet<Ignorable>;
  /** The project's own table; longer spellings go first. */
  readonly table: readonly Equivalent[];
}

/** What is the same but for its case is the same. */
export const USUAL_PROFILE: Profile = { ignore: new Set(["case"]), table: [] };

/** Gives each word the form in which it is compared; never the empty string. */
export function normaliser({ ignore, table }: Profile): (word: string) => string {
  const steps: ((word: string) => string)[] = [];
  const fold = ignore.has("case") ? foldCase : (word: string): string => word;
  if (ignore.has("case")) steps.push(foldCase);
  if (table.length > 0) steps.push(replaceSpellings(table, fold));
  if (ignore.has("diacritics")) steps.push(stripDiacritics);
  if (ignore.has("punctuation")) steps.push(stripPunctuation);
  if (ignore.has("uv")) steps.push((word) => word.replaceAll("v", "u").replaceAll("V", "U"));
  if (ignore.has("ij")) steps.push((word) => word.replaceAll("j", "i").replaceAll("J", "I"));
  return (word) => {
    const start = word.normalize("NFC");
    const end = steps.reduce((text, step) => step(text), start).normalize("NFC");
    return end === "" ? start : end;
  };
}

/**
 * The full case folding of Unicode, near enough (The Unicode Standard, 3.13): ß is ss, ſ is s, and a final
 * sigma is a sigma. The dotless i stays what it is.
 */
function foldCase(word: string): string {
  if (/^[\u{20}-\u{7E}]*$/u.test(word)) return word.toLowerCase();
  return word
    .replace(/[^ı]+/gu, (part) => part.toUpperCase().toLowerCase())
    .replaceAll("ς", "σ")
    .normalize("NFC");
}

/** Marks that scribes add to letters; not the vowel signs of Indic scripts, nor what makes か into が. */
const DIACRITICS =
  /(?=\p{Mn})(?![\u3099\u309A])[\p{Script=Inherited}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}]/gu;

function stripDiacritics(word: string): string {
  return word.normalize("NFD").replace(DIACRITICS, "").normalize("NFC");
}

function stripPunctuation(word: string): string {
  return word.replace(/[\p{P}\s]/gu, "");
}

function replaceSpellings(
  table: readonly Equivalent[],
  fold: (word: string) => string,
): (word: string) => string {
  const replacements = new Map<string, string>();
  for (const [spelling, compared] of table)
    replacements.set(fold(spelling.normalize("NFC")), fold(compared.normalize("NFC")));
  const pattern = [...replacements.keys()]
    .toSorted((one, other) => other.length - one.length)
    .map(toPattern)
    .join("|");
  const expression = new RegExp(pattern, "gu");
  return (word) =>
    word.replace(expression, (found, ...rest) => {
      const [offset, whole] = rest.slice(-2) as [number, string];
      const before = offset === 0 ? ["^", ""] : [""];
      const after = offset + found.length === whole.length ? ["$", ""] : [""];
      const keys = before.flatMap((start) => after.map((end) => `${start}${found}${end}`));
      return keys.map((key) => replacements.get(key)).find((one) => one !== undefined) ?? found;
    });
}

function toPattern(spelling: string): string {
  const [, start = "", middle = "", end = ""] = /^(\^?)(.*?)(\$?)$/su.exec(spelling) ?? [];
  return `${start}${middle.replace(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`)}${end}`;
}

/**
 * Reads a table: a line for each spelling, with what it is compared as after a tab. Lines that are empty
 * or begin with `#` are left out.
 *
 * @returns the table, or the number of the first line that is no such line
 */
export function readTable(text: string): readonly Equivalent[] | number {
  const table: Equivalent[] = [];
  for (const [index, line] of text
    .replace(/^\u{FEFF}/u, "")
    .split(/\r?\n/u)
    .entries()) {
    if (line.trim() === "" || line.startsWith("#")) continue;
    const [spelling = "", compared, ...rest] = line.split("\t");
    if (spelling.replaceAll(/^\^|\$$/gu, "") === "" || compared === undefined || rest.length > 0)
      return index + 1;
    table.push([spelling, compared]);
  }
  return table;
}
