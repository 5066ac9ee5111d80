// Alphabetical order as readers of the edition's language expect it, and the letters under which an
// index is divided: Latin and Cyrillic letters, the initial consonants of Hangul.

export interface Alphabet {
  compare(a: string, b: string): number;
  /** The heading under which a text stands: "K", "К", "ㄱ"; "#" for what begins with no letter. */
  letterOf(text: string): string;
}

export interface LetterGroup<Row> {
  readonly letter: string;
  readonly rows: readonly Row[];
}

/** @param language the edition's, as a BCP 47 tag */
export function alphabetOf(language: string): Alphabet {
  const collator = new Intl.Collator(language, { numeric: true });
  const base = new Intl.Collator(language, { sensitivity: "base" });
  const known = new Map<string, string>();
  return {
    compare: (a, b) => collator.compare(a, b),
    letterOf(text) {
      const first = /[\p{L}\p{N}]\p{M}*/u.exec(text)?.[0] ?? "";
      const letter = known.get(first) ?? headingOf(first, base);
      known.set(first, letter);
      return letter;
    },
  };
}

/** Rows in alphabetical order, under their letters. */
export function groupByLetter<Row extends { readonly text: string }>(
  rows: readonly Row[],
  { compare, letterOf }: Alphabet,
): LetterGroup<Row>[] {
  const groups = new Map<string, Row[]>();
  // Equal texts keep the order in which they come, which is the same in every build.
  for (const row of rows.toSorted((a, b) => compare(a.text, b.text))) {
    const letter = letterOf(row.text);
    const group = groups.get(letter);
    if (group === undefined) groups.set(letter, [row]);
    else group.push(row);
  }
  return [...groups].map(([letter, group]) => ({ letter, rows: group }));
}

const HANGUL_SYLLABLES = 0xac00;
const SYLLABLES_PER_INITIAL = 588;
/** The initial consonants in the order of syllables; doubled ones stand with the plain ones. */
const INITIALS = "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ";

function headingOf(first: string, base: Intl.Collator): string {
  const code = first.normalize("NFC").charCodeAt(0);
  if (code >= HANGUL_SYLLABLES && code <= 0xd7a3)
    return INITIALS[Math.floor((code - HANGUL_SYLLABLES) / SYLLABLES_PER_INITIAL)] as string;
  if (!/^\p{L}/u.test(first)) return "#";
  const bare = [...first.normalize("NFD")][0] ?? "";
  // A mark makes another letter where the language says so: "Ä" in Swedish, "Й" in Russian.
  const letter = base.compare(bare, first) === 0 ? bare : first;
  return [...letter.normalize("NFC").toUpperCase()][0] ?? "#";
}
