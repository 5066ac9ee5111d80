// What stands in a text, or does not, though the encoding has another way for it: empty names and
// paragraphs, omissions written as dots.

import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { decode, type Source, type Span } from "../../source/source.ts";
import type { XmlElement, XmlText } from "../../xml/tree.ts";
import { ancestors } from "../../xml/walk.ts";
import { TEI } from "../vocabulary.ts";
import { finding } from "./finding.ts";

/** Elements that say nothing when they are empty: everywhere, or in the text alone. */
const NEVER_EMPTY: ReadonlySet<string> = new Set(["persName", "placeName", "orgName"]);
const NEVER_EMPTY_IN_TEXT: ReadonlySet<string> = new Set(["p", "head", "rs", "name"]);

export function checkEmpty(element: XmlElement, path: string, isText: boolean): Diagnostic[] {
  const { local, nameSpan: span } = element;
  if (!NEVER_EMPTY.has(local) && !(isText && NEVER_EMPTY_IN_TEXT.has(local))) return [];
  const isEmpty = element.children.every(
    (child) => child.kind !== "element" && (child.kind !== "text" || child.text.trim() === ""),
  );
  // What is said elsewhere may be empty here.
  const refers = element.attributes.some(
    ({ namespace, local: name }) => namespace === "" && ["sameAs", "copyOf"].includes(name),
  );
  if (!isEmpty || refers) return [];
  return [
    finding(
      "empty-element",
      { path, span },
      `<${local}> is empty. Give it its text, or remove it; what cannot be read is a <gap/>.`,
    ),
  ];
}

const encoder = new TextEncoder();

/** Three dots in brackets; or dots that are all the text there is. */
const IN_BRACKETS = /\[\s*(?:\.\s*\.\s*\.(?:\s*\.)?|…)\s*\]/gu;
const ALONE = /^\s*(?:\.\s*\.\s*\.(?:\s*\.)?|…)\s*$/u;

/** Where a text node holds dots that stand for an omission, as spans of the source. */
export function literalOmissions(node: XmlText, source: Source): Span[] {
  // Most text has none; only the others are looked at as they are written.
  if (!node.text.includes("…") && !/\.\s*\.\s*\./u.test(node.text)) return [];
  const { start, end } = node.span;
  const raw = decode(source.bytes, start, end);
  const found = [...raw.matchAll(IN_BRACKETS)];
  if (found.length === 0 && isAlone(node)) found.push(...raw.matchAll(/\S.*\S|\S/gsu));
  if (found.length === 0 || isQuoted(node)) return [];
  return found.map(({ 0: dots, index }) => {
    const from = start + encoder.encode(raw.slice(0, index)).length;
    return { start: from, end: from + encoder.encode(dots).length };
  });
}

/** Elements in which dots are somebody else's, or of the editor's own prose. */
const QUOTED: ReadonlySet<string> = new Set([
  "orig",
  "sic",
  "note",
  "bibl",
  "title",
  "code",
  "egXML",
]);

function isQuoted({ parent }: XmlText): boolean {
  return [parent, ...ancestors(parent)].some(({ local }) => QUOTED.has(local));
}

function isAlone({ text, parent }: XmlText): boolean {
  return ALONE.test(text) && parent.namespace === TEI && parent.children.length === 1;
}

export function literalOmission(path: string, span: Span): Diagnostic {
  return finding(
    "literal-omission",
    { path, span },
    'Dots stand here for something left out, but this edition encodes omissions as <gap reason="…"/>. Write a gap, so that it is known who left out what; or, if the dots are the source\'s own, put them into <orig> or ignore this finding.',
  );
}
