// Scripts that bring in other people's scripts, or ask other people's servers. JavaScript is not parsed: a
// whole URL in an `import` or a `fetch` is plain enough, and what else a program asks for while it runs
// cannot be told from its text.

import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import type { Span } from "../../source/source.ts";
import { finding } from "./finding.ts";
import {
  attributeOf,
  attributeRange,
  type HtmlElement,
  type HtmlPage,
  rawTextRange,
} from "./html.ts";
import type { Range, SiteText } from "./site-text.ts";

/** A whole URL, and the host in it. */
const URL_TEXT = String.raw`(?:(?:https?|wss?):)?\/\/(?<host>[^\s"'\x60/]+)`;
const LITERAL = String.raw`(?<quote>["'\x60])${URL_TEXT}[^\s"'\x60]*\k<quote>`;

interface Pattern {
  readonly pattern: RegExp;
  readonly message: (host: string) => string;
}

const imports = (host: string): string =>
  `This script imports another from ${host}. Put a copy into the site.`;
const asks = (host: string): string =>
  `This script asks ${host} while it runs: when that host is gone, the page is not whole any more. Put what it asks for into the site.`;

/** Imports; functions whose first argument is fetched (Fetch, XMLHttpRequest, HTML); addresses that are set. */
const PROGRAM: readonly Pattern[] = [
  {
    pattern: new RegExp(String.raw`\b(?:import|from|importScripts)\s*\(?\s*${LITERAL}`, "gu"),
    message: imports,
  },
  {
    pattern: new RegExp(
      String.raw`(?:\b(?:fetch|sendBeacon|new\s+(?:Worker|SharedWorker|EventSource|WebSocket))\s*\(|\.open\s*\(\s*["'\x60]\w+["'\x60]\s*,|\.src\s*=)\s*${LITERAL}`,
      "gu",
    ),
    message: asks,
  },
];

const inJson = (message: Pattern["message"]): readonly Pattern[] => [
  { pattern: new RegExp(String.raw`"${URL_TEXT}[^\s"]*"\s*[\],}]`, "gu"), message },
];

/** By the type of a script. */
const PATTERNS: ReadonlyMap<string, readonly Pattern[]> = new Map([
  ["importmap", inJson(imports)],
  ["speculationrules", inJson(asks)],
]);

/** @param page undefined for a file that is a script */
export function importedScripts(page: HtmlPage | undefined, file: SiteText): Diagnostic[] {
  if (page === undefined) return importsIn(file.text, PROGRAM, file, (range) => file.spanOf(range));
  return page.elements.flatMap((element) => [
    ...(element.tagName === "script" ? inScript(element, file) : []),
    ...element.attrs.flatMap(({ name, value }) => {
      if (!name.startsWith("on")) return [];
      // In an attribute, character references would have to be counted: the attribute is the place.
      const range = attributeRange(element, name);
      return importsIn(value, PROGRAM, file, () => range && file.spanOf(range));
    }),
  ]);
}

function inScript(element: HtmlElement, file: SiteText): Diagnostic[] {
  const place = rawTextRange(element);
  if (place === undefined) return [];
  const type = attributeOf(element, "type")?.trim().toLowerCase() ?? "";
  return importsIn(
    file.text.slice(place.start, place.end),
    PATTERNS.get(type) ?? PROGRAM,
    file,
    ({ start, end }) => file.spanOf({ start: place.start + start, end: place.start + end }),
  );
}

function importsIn(
  script: string,
  patterns: readonly Pattern[],
  { source }: SiteText,
  spanOf: (range: Range) => Span | undefined,
): Diagnostic[] {
  return patterns.flatMap(({ pattern, message }) =>
    [...script.matchAll(pattern)]
      .filter(({ index }) => !isInComment(script, index))
      .map((match) => {
        const span = spanOf({ start: match.index, end: match.index + match[0].length });
        const place = { path: source.path, span };
        return finding("site/external-resource", place, message(match.groups?.["host"] ?? ""));
      }),
  );
}

/** Whether a comment began on the line before this place; a comment of many lines has an asterisk on each. */
function isInComment(script: string, index: number): boolean {
  const line = script.slice(script.lastIndexOf("\n", index - 1) + 1, index);
  return /^\s*\*|(?:^|[\s;{}()])\/\/|\/\*(?!.*\*\/)/u.test(line);
}
