// What editors and scribes did to the text, as facts: for the page that lists every intervention of
// the edition. Numbered as the stylesheets number them (xslt/common/numbers.xsl), so that the list can
// link to the mark in the text.

import type { XmlElement } from "../xml/tree.ts";
import { ancestors, attributeValue, childElements } from "../xml/walk.ts";
import type { Context } from "./context.ts";
import type { Target } from "./pointers.ts";
import { openingWords } from "./text.ts";
import { TEI } from "./vocabulary.ts";

export interface InterventionFact extends Context {
  /** The element that says what was done: of a `choice`, the side that the reading text shows. */
  readonly what: string;
  /** Counted from 1 in document order. */
  readonly number: number;
  /** The words that it is about; empty for an omission. */
  readonly text: string;
  /** What else the source has there: the other side of a `choice`, what was deleted in a `subst`. */
  readonly instead: string | undefined;
  /** `@resp`, each pointer as written and what it leads to. */
  readonly responsible: readonly Responsible[];
  readonly reason: string | undefined;
  readonly certainty: string | undefined;
}

export interface Responsible {
  readonly pointer: string;
  readonly target: Target | undefined;
}

const ALWAYS: ReadonlySet<string> = new Set(
  "supplied gap surplus damage choice subst space".split(" "),
);
const OUTSIDE_CHOICE: ReadonlySet<string> = new Set("sic corr orig reg unclear".split(" "));
const OUTSIDE_SUBST: ReadonlySet<string> = new Set(["add", "del"]);

/** Is this an intervention of its own, in a title, the abstract or the text? */
export function isIntervention(element: XmlElement): boolean {
  const { local, namespace, parent } = element;
  const isOne =
    ALWAYS.has(local) ||
    (OUTSIDE_CHOICE.has(local) && parent?.local !== "choice") ||
    (OUTSIDE_SUBST.has(local) && parent?.local !== "subst");
  return isOne && namespace === TEI && isInText(element);
}

/** Whether an element lies in what readers read: the text, the abstract, a title of the document. */
export function isInText(element: XmlElement): boolean {
  for (const { local, parent } of ancestors(element)) {
    if (local === "text") return true;
    if (local === "abstract" && parent?.local === "profileDesc") return true;
    if (local === "title" && parent?.local === "titleStmt") return true;
  }
  return false;
}

/**
 * @param resolve resolves the pointers of an attribute of an element
 */
export function interventionFact(
  element: XmlElement,
  number: number,
  context: Context,
  resolve: (pointer: string, element: XmlElement) => Target | undefined,
): InterventionFact {
  const sides = element.local === "choice" ? childElements(element) : [];
  const chosen =
    sides.find(({ local }) => local === "corr" || local === "reg" || local === "expan") ?? sides[0];
  const added = element.local === "subst" ? childElements(element, "add")[0] : undefined;
  const stated = chosen ?? added ?? element;
  const replaced =
    sides.find((side) => side !== chosen) ??
    (element.local === "subst" ? childElements(element, "del")[0] : undefined);
  const value = (name: string): string | undefined =>
    attributeValue(stated, name) ?? attributeValue(element, name);
  const holder = attributeValue(stated, "resp") === undefined ? element : stated;
  return {
    what: chosen?.local ?? element.local,
    number,
    text: element.local === "gap" || element.local === "space" ? "" : openingWords(stated),
    instead: replaced === undefined ? undefined : openingWords(replaced),
    responsible: (attributeValue(holder, "resp") ?? "")
      .split(/[ \t\r\n]+/u)
      .filter((pointer) => pointer !== "")
      .map((pointer) => ({ pointer, target: resolve(pointer, holder) })),
    reason: value("reason"),
    certainty: value("cert"),
    ...context,
  };
}
