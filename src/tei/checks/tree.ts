// The checks that need no other document than the one that they judge: one walk through its tree.

import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import type { XmlDocument, XmlElement } from "../../xml/tree.ts";
import { descendantElements } from "../../xml/walk.ts";
import { TEI } from "../vocabulary.ts";
import { checkDates } from "./dates.ts";
import { LanguageCheck } from "./languages.ts";
import { OrderCheck } from "./order.ts";
import { checkEmpty } from "./text.ts";

/** Judges a well-formed document by itself. Findings come in document order of their elements. */
export function checkTree(path: string, { root }: XmlDocument): Diagnostic[] {
  const languages = new LanguageCheck(root, path);
  const order = new OrderCheck(path);
  const findings: Diagnostic[] = [];
  // Where the text ends that the walk is in.
  let textEnd = -1;
  for (const element of [root, ...descendantElements(root)]) {
    if (element.namespace !== TEI) continue;
    if (isText(element)) textEnd = Math.max(textEnd, element.span.end);
    const inText = element.span.start < textEnd;
    if (element.attributes.length > 0)
      findings.push(...checkDates(element, path), ...languages.check(element, inText));
    findings.push(...checkEmpty(element, path, inText), ...order.check(element));
  }
  return findings;
}

function isText({ local, parent }: XmlElement): boolean {
  return local === "text" && parent?.namespace === TEI && parent.local !== "group";
}
