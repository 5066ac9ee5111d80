// Witnesses side by side: the lines of a text, and in each what every witness has there, with the words
// that differ from the edition's text.

import { wordChanges } from "../../source/changes.ts";
import type { XmlElement } from "../../xml/tree.ts";
import { attributeValue } from "../../xml/walk.ts";
import { STEMMA_ELEMENTS } from "../vocabulary.ts";
import type { Item } from "./stream.ts";
import { plainText } from "./plain.ts";

/** A line of verse, a paragraph, a heading, as one witness has it. */
export interface Cell {
  readonly parts: readonly CellPart[];
  /** Whether the witness lacks the line as a whole; because it is lost there. */
  readonly isMissing: boolean;
  readonly isLost: boolean;
}

export interface CellPart {
  readonly text: string;
  /** Whether the edition's text has other words here. */
  readonly differs: boolean;
  /** Whether words of the edition's text are missing before this part. */
  readonly omits: boolean;
}

export interface Row {
  /** `@n` of the line. */
  readonly number: string;
  /** What the line is in TEI: `l`, `p`, `head`. */
  readonly element: string;
  /** The edition's text, then the witnesses in their order. */
  readonly base: string;
  readonly cells: readonly Cell[];
}

/** What is counted as a line; of those inside each other, the innermost. */
const LINES: ReadonlySet<string> = new Set(
  "l p ab head speaker stage item label cell salute signed dateline trailer".split(" "),
);

/** Lines up texts of one document: the edition's own, and those of witnesses. */
export function alignLines(base: readonly Item[], witnesses: readonly (readonly Item[])[]): Row[] {
  const own = linesOf(base);
  const theirs = witnesses.map((items) => ({ lines: linesOf(items), absences: absencesIn(items) }));
  const lines = new Set<XmlElement>(
    [own, ...theirs.map((one) => one.lines)].flatMap((map) => [...map.keys()]),
  );
  const ordered = [...lines].toSorted((a, b) => a.span.start - b.span.start);
  return ordered.map((line) => {
    const text = own.get(line) ?? "";
    const isLost = ({ lines: shown, absences }: Aligned): boolean =>
      (shown.get(line) ?? "") === "" &&
      absences.some((absence) => absence.from === line || isWithin(line, absence));
    return {
      number: attributeValue(line, "n") ?? "",
      element: line.local,
      base: text,
      cells: theirs.map((one) => ({
        ...cellOf(text, one.lines.get(line)),
        isLost: isLost(one),
      })),
    };
  });
}

/** The text of a witness, and where it is absent. */
interface Aligned {
  readonly lines: ReadonlyMap<XmlElement, string>;
  readonly absences: readonly Absence[];
}

/** The text of each line of a row; a line is known by its element, which all witnesses share. */
function linesOf(items: readonly Item[]): Map<XmlElement, string> {
  const found = new Map<XmlElement, Item[]>();
  const open: XmlElement[] = [];
  let texts = 0;
  let stemmata = 0;
  for (const item of items) {
    if (item.kind === "open") {
      if (STEMMA_ELEMENTS.includes(item.element.local)) stemmata++;
      if (item.element.local === "text") texts++;
      if (LINES.has(item.element.local)) open.push(item.element);
    }
    const line = open.at(-1);
    if (line !== undefined && texts > 0 && stemmata === 0) {
      const own = found.get(line);
      if (own === undefined) found.set(line, [item]);
      else own.push(item);
    }
    if (item.kind === "close") {
      if (STEMMA_ELEMENTS.includes(item.element.local)) stemmata--;
      if (item.element.local === "text") texts--;
      if (item.element === line) open.pop();
    }
  }
  return new Map([...found].map(([line, own]) => [line, plainText(own)]));
}

/** The last line before the witness breaks off, and the one with which it comes back. */
interface Absence {
  readonly from: XmlElement | undefined;
  to: XmlElement | undefined;
}

function absencesIn(items: readonly Item[]): Absence[] {
  const first = items.find(({ kind }) => kind === "presence");
  const beginsLate = first?.kind === "presence" && first.isPresent;
  const found: Absence[] = beginsLate ? [{ from: undefined, to: undefined }] : [];
  let last: XmlElement | undefined;
  let returns = false;
  for (const item of items) {
    if (item.kind === "presence") {
      returns = item.isPresent;
      if (!returns) found.push({ from: last, to: undefined });
    } else if (item.kind === "open" && LINES.has(item.element.local)) {
      last = item.element;
      const absence = found.at(-1);
      if (returns && absence !== undefined) absence.to = last;
      returns = false;
    }
  }
  return found;
}

function isWithin({ span: { start } }: XmlElement, { from, to }: Absence): boolean {
  return start > (from?.span.start ?? -1) && start < (to?.span.start ?? Infinity);
}

function cellOf(base: string, text: string | undefined): Omit<Cell, "isLost"> {
  if (text === undefined || text === "") return { parts: [], isMissing: base !== "" };
  const parts: CellPart[] = [];
  let omits = false;
  for (const { words, kind } of wordChanges(wordsOf(base), wordsOf(text))) {
    if (kind === "removed") omits = true;
    else {
      const differs = kind === "added";
      parts.push({ text: words.join(" "), differs, omits: omits && !differs });
      omits = false;
    }
  }
  if (omits) parts.push({ text: "", differs: false, omits: true });
  return { parts: replacedWhole(parts), isMissing: false };
}

/** Words in place of others are not missing too. */
function replacedWhole(parts: readonly CellPart[]): CellPart[] {
  return parts.map((part, index) => {
    const before = parts[index - 1];
    return part.omits && before?.differs === true ? { ...part, omits: false } : part;
  });
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== "");
}
