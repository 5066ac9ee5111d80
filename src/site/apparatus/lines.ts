// The text of a line or paragraph with the place of each entry in it: which of several equal words is
// meant, and next to what an addition stands.

import { isTei } from "../../tei/apparatus.ts";
import { hasRunningText, ownText, shownChildren } from "../../tei/text.ts";
import type { XmlElement, XmlNode } from "../../xml/tree.ts";
import { ancestors } from "../../xml/walk.ts";

/** What locations count: a lemma is looked for in one of these. */
export const LINES: ReadonlySet<string> = new Set("l p ab head speaker stage item cell".split(" "));

/** The line or paragraph around an element. */
export function lineAround(element: XmlElement): XmlElement | undefined {
  return [...ancestors(element)].find(({ local }) => LINES.has(local));
}

export interface Line {
  /** White space is collapsed. */
  readonly text: string;
  readonly places: ReadonlyMap<XmlElement, { readonly start: number; readonly end: number }>;
}

/** The reading text of a line, and where the entries in it stand. */
export function readLine(line: XmlElement): Line {
  let text = "";
  const places = new Map<XmlElement, { start: number; end: number }>();
  const pending: (XmlNode | { readonly kind: "end"; readonly app: XmlElement })[] =
    line.children.toReversed();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === "end") {
      (places.get(node.app) as { end: number }).end = text.length;
      continue;
    }
    if (node.kind === "element" && hasRunningText(node) && !isTei(node, "listApp")) {
      if (isTei(node, "app")) {
        places.set(node, { start: text.length, end: text.length });
        pending.push({ kind: "end", app: node });
      }
      pending.push(...shownChildren(node).toReversed());
      continue;
    }
    for (const character of ownText(node as XmlNode)) {
      if (!/[ \t\r\n]/u.test(character)) text += character;
      else if (text !== "" && !text.endsWith(" ")) text += " ";
    }
  }
  return { text, places };
}

/** Which of several equal words begins at a place, from 1; undefined where there is one only. */
export function numberOf(words: string, at: number, text: string): number | undefined {
  if (words === "") return undefined;
  const found: number[] = [];
  for (let from = text.indexOf(words); from >= 0; from = text.indexOf(words, from + 1))
    if (!joins(text, from) && !joins(text, from + words.length)) found.push(from);
  const index = found.indexOf(at);
  return found.length < 2 || index < 0 ? undefined : index + 1;
}

/** Whether a place is inside a word: accents belong to the letter before them. */
function joins(text: string, at: number): boolean {
  const before = /.$/su.exec(text.slice(Math.max(0, at - 2), at))?.[0] ?? "";
  const after = /^./su.exec(text.slice(at, at + 2))?.[0] ?? "";
  return /^[\p{L}\p{M}\p{N}]{2}$/u.test(before + after);
}

/** The word before a place, else that after it. */
export function neighbourOf(
  at: number,
  text: string,
): { readonly word: string; readonly side: "before" | "after" } | undefined {
  const before = /(\S+) ?$/u.exec(text.slice(0, at))?.[1];
  if (before !== undefined) return { word: trimPunctuation(before), side: "before" };
  const after = /^ ?(\S+)/u.exec(text.slice(at))?.[1];
  return after === undefined ? undefined : { word: trimPunctuation(after), side: "after" };
}

function trimPunctuation(word: string): string {
  return word.replace(/^\p{P}+|\p{P}+$/gu, "") || word;
}
