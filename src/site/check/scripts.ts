// Scripts that bring in other people's scripts. JavaScript is not parsed: a whole URL in an `import` is
// plain enough, and what a program fetches while it runs cannot be told from its text.

import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { finding } from "./finding.ts";
import { attributeOf, type HtmlPage, rawTextRange } from "./html.ts";
import type { Range, SiteText } from "./site-text.ts";

const IMPORT =
  /\b(?:import|from|importScripts)\s*\(?\s*(?<quote>["'`])(?<url>(?:https?:)?\/\/(?<host>[^\s"'`/]+)[^\s"'`]*)\k<quote>/gu;

const MAPPED = /"(?<url>(?:https?:)?\/\/(?<host>[^\s"/]+)[^\s"]*)"\s*[,}]/gu;

/** @param page undefined for a file that is a script */
export function importedScripts(page: HtmlPage | undefined, file: SiteText): Diagnostic[] {
  if (page === undefined) return importsIn({ start: 0, end: file.text.length }, IMPORT, file);
  return page.elements.flatMap((element) => {
    if (element.tagName !== "script") return [];
    const range = rawTextRange(element);
    if (range === undefined) return [];
    const type = attributeOf(element, "type")?.trim().toLowerCase();
    return importsIn(range, type === "importmap" ? MAPPED : IMPORT, file);
  });
}

function importsIn(
  { start, end }: Range,
  pattern: RegExp,
  { text, source, spanOf }: SiteText,
): Diagnostic[] {
  const script = text.slice(start, end);
  const found = [...script.matchAll(pattern)].filter(({ index }) => !isInComment(script, index));
  return found.map((match) => {
    const range = { start: start + match.index, end: start + match.index + match[0].length };
    return finding(
      "site/external-resource",
      { path: source.path, span: spanOf(range) },
      `This script imports another from ${match.groups?.["host"] ?? ""}. Put a copy into the site.`,
    );
  });
}

/** Whether a comment began on the line before this place; a comment of many lines has an asterisk on each. */
function isInComment(script: string, index: number): boolean {
  const line = script.slice(script.lastIndexOf("\n", index - 1) + 1, index);
  return /^\s*\*|(?:^|[\s;{}()])\/\/|\/\*(?!.*\*\/)/u.test(line);
}
