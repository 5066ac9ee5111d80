// The text of a witness as lines: one for each line of verse, paragraph, heading, speech.

import type { XmlElement } from "../../xml/tree.ts";
import { attributeValue, childElements } from "../../xml/walk.ts";
import { collapse } from "../text.ts";
import { STEMMA_ELEMENTS } from "../vocabulary.ts";
import { isBreak, LINES } from "./lines.ts";
import type { Item, MarkReason } from "./stream.ts";

const APART: ReadonlySet<string> = new Set([
  ..."teiHeader standOff facsimile sourceDoc note fw index del figDesc desc wit witDetail".split(
    " ",
  ),
  ...STEMMA_ELEMENTS,
]);

/** Of a `choice`, what the witness has; of an abbreviation, what is read. */
const PREFERRED: readonly string[] = ["sic", "orig", "expan"];

const MARKS: Readonly<Record<MarkReason, string>> = { unaccounted: "[?]", lacuna: "[...]" };

/**
 * Lines of text, white space collapsed. `[...]` is a gap or a lacuna; `[?]` a place where no entry says
 * what the witness has.
 */
export function plainText(items: readonly Item[]): string {
  const lines: string[] = [];
  let line = "";
  const end = (): void => {
    const text = collapse(line);
    if (text !== "") lines.push(text);
    line = "";
  };
  for (const item of readItems(items)) {
    switch (item.kind) {
      case "text":
        line += item.text;
        break;
      case "mark":
        line += markAfter(line, item.reason);
        break;
      case "open": {
        const { element } = item;
        if (element.local === "gap") line += gapSign(element, line);
        else if (isBreak(element)) line += " ";
        else if (LINES.has(element.local)) end();
        break;
      }
      case "close":
        if (LINES.has(item.element.local)) end();
        break;
      default:
    }
  }
  end();
  return lines.join("\n");
}

/** What stands for words that are not there. */
const SIGNS: ReadonlySet<string> = new Set(
  "space g graphic figure formula notatedMusic media".split(" "),
);

/** A reading in one line; of one without words its first sign, `[space]` or `[graphic]`. */
export function lineOfText(items: readonly Item[]): string {
  const text = plainText(items).replaceAll("\n", " ");
  if (text !== "") return text;
  for (const item of readItems(items))
    if (item.kind === "open" && SIGNS.has(item.element.local)) return `[${item.element.local}]`;
  return "";
}

/** Without what is left out, and everything in it. */
function* readItems(items: readonly Item[]): Generator<Item> {
  let skipped: XmlElement | undefined;
  for (const item of items) {
    if (skipped !== undefined) {
      if (item.kind === "close" && item.element === skipped) skipped = undefined;
    } else if (item.kind === "open" && (isApart(item.element) || isPassedOver(item.element)))
      skipped = item.element;
    else yield item;
  }
}

/** Whether what is in an element is no text of a witness. */
export function isApart({ local }: XmlElement): boolean {
  return APART.has(local);
}

/** Two places in a row that nobody tells of are one. */
function markAfter(line: string, reason: MarkReason): string {
  const mark = MARKS[reason];
  return reason === "unaccounted" && line.trimEnd().endsWith(mark) ? " " : ` ${mark} `;
}

/** A gap that this toolkit left itself says again what it said. */
function gapSign(gap: XmlElement, line: string): string {
  const reason = attributeValue(gap, "reason");
  return reason === "unaccounted" ? markAfter(line, reason) : MARKS.lacuna;
}

function isPassedOver(element: XmlElement): boolean {
  const { parent } = element;
  if (parent?.local !== "choice") return false;
  const alternatives = childElements(parent);
  const shown = alternatives.find(({ local }) => PREFERRED.includes(local)) ?? alternatives[0];
  return shown !== undefined && shown.local !== element.local;
}
