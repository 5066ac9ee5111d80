// The running text of a document outside its names: where a name might stand that nobody has marked.

import type { Span } from "../source/source.ts";
import type { XmlElement, XmlNode, XmlText } from "../xml/tree.ts";
import { attributeValue } from "../xml/walk.ts";
import { hasRunningText, shownChildren } from "./text.ts";
import { TEI } from "./vocabulary.ts";

/** Text without a name or a block's end in it, and where its parts stand in the source. */
export interface TextRun {
  readonly text: string;
  readonly parts: readonly RunPart[];
}

interface RunPart {
  /** Where the part begins in the text of the run, in UTF-16 units. */
  readonly at: number;
  readonly span: Span;
  /** Whether the source has exactly these characters: no references, no carriage returns. */
  readonly isLiteral: boolean;
}

/** Elements whose text runs on into that around them. All others end a run, before and behind. */
const INLINE: ReadonlySet<string> = new Set(
  `
  abbr add c choice corr damage emph ex expan foreign g hi lb lem mentioned milestone orig pb cb pc
  q quote ref reg retrace said seg sic soCalled subst supplied surplus term unclear w app anchor
  `
    .trim()
    .split(/\s+/u),
);

const encoder = new TextEncoder();

/** The runs of some text, in the order in which it is read. */
export function textRuns(text: XmlElement): TextRun[] {
  const runs: TextRun[] = [];
  let words = "";
  let parts: RunPart[] = [];
  const end = (): void => {
    if (/\S/u.test(words)) runs.push({ text: words, parts });
    words = "";
    parts = [];
  };
  const pending: (XmlNode | "end")[] = text.children.toReversed();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node === "end") end();
    else if (node.kind === "text") {
      parts.push({ at: words.length, span: node.span, isLiteral: standsAsRead(node) });
      words += node.text;
    } else if (node.kind === "element") {
      const isInline = node.namespace === TEI && INLINE.has(node.local);
      if (!isInline) end();
      if (isMilestone(node)) words += " ";
      if (isName(node) || !hasRunningText(node)) continue;
      if (!isInline) pending.push("end");
      pending.push(...shownChildren(node).toReversed());
    }
  }
  end();
  return runs;
}

/** Where a stretch of a run stands in the source: exactly, or where its first part does. */
export function spanInRun({ text, parts }: TextRun, start: number, end: number): Span {
  const first = partAt(parts, start);
  const last = partAt(parts, Math.max(start, end - 1));
  return { start: offsetIn(first, text, start, "start"), end: offsetIn(last, text, end, "end") };
}

function partAt(parts: readonly RunPart[], index: number): RunPart {
  return parts.findLast(({ at }) => at <= index) ?? (parts[0] as RunPart);
}

function offsetIn(
  { at, span, isLiteral }: RunPart,
  text: string,
  index: number,
  side: "start" | "end",
): number {
  if (!isLiteral) return span[side];
  return span.start + encoder.encode(text.slice(at, index)).length;
}

function standsAsRead({ text, span }: XmlText): boolean {
  return encoder.encode(text).length === span.end - span.start;
}

/** A break between words (TEI P5, att.breaking). */
function isMilestone(element: XmlElement): boolean {
  const { local } = element;
  if (local !== "lb" && local !== "pb" && local !== "cb") return false;
  return attributeValue(element, "break") !== "no";
}

/** What is marked as a name, or belongs to one, is not looked into. */
const NAMES: ReadonlySet<string> = new Set(
  "persName placeName orgName geogName name rs settlement country region district title author editor".split(
    " ",
  ),
);

function isName({ local, namespace, attributes }: XmlElement): boolean {
  if (namespace !== TEI) return true;
  return NAMES.has(local) || attributes.some((one) => one.local === "ref" || one.local === "key");
}
