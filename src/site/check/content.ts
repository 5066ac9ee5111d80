// Whether a page is complete without scripts, and without a server that answers.

import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { finding } from "./finding.ts";
import {
  attributeOf,
  attributeRange,
  contains,
  type HtmlElement,
  type HtmlPage,
  rawTextRange,
  tagRange,
  textOf,
} from "./html.ts";
import { type Base, resolve } from "./resolve.ts";
import type { Range, SiteText } from "./site-text.ts";

type PlacedMessage = readonly [range: Range | undefined, message: string];

/** Never read as text, whether scripts run or not. `noscript` speaks of their absence. */
const NO_TEXT = new Set(["script", "style", "template", "noscript"]);

/** What surrounds the text of a page that does not mark it as `main`. */
const FRAMING = new Set(["header", "nav", "footer", "aside"]);

/** What is content without any text. */
const FIGURES = new Set(
  "audio embed frame iframe img input math object picture svg video".split(" "),
);

export function checkContent(page: HtmlPage, file: SiteText, base: Base): Diagnostic[] {
  const { path } = file.source;
  const place = (range: Range | undefined) => ({
    path,
    span: range === undefined ? undefined : file.spanOf(range),
  });
  return [
    ...emptyMain(page).map(([range, text]) => finding("site/no-content", place(range), text)),
    ...scriptsNeeded(page, file.text).map(([range, text]) =>
      finding("site/needs-script", place(range), text),
    ),
    ...serversNeeded(page, base).map(([range, text]) =>
      finding("site/needs-server", place(range), text),
    ),
  ];
}

function emptyMain({ elements, inert }: HtmlPage): PlacedMessage[] {
  const isMain = (element: HtmlElement): boolean =>
    element.tagName === "main" || attributeOf(element, "role") === "main";
  const main = elements.find((element) => isMain(element) && !inert.has(element));
  const body = elements.find(({ tagName }) => tagName === "body" || tagName === "frameset");
  const holder = main ?? body;
  if (holder === undefined) return [];
  const hasScripts = elements.some((element) => element.tagName === "script" && isProgram(element));
  // A page without scripts is what it is: its text may well be its navigation.
  const isLeftOut = ({ tagName }: HtmlElement): boolean =>
    NO_TEXT.has(tagName) || (main === undefined && hasScripts && FRAMING.has(tagName));
  if (/\S/u.test(textOf(holder, isLeftOut))) return [];
  if (contains(holder, ({ tagName }) => FIGURES.has(tagName), isLeftOut)) return [];
  const reason = hasScripts
    ? "scripts are to put it there. Write it into the HTML"
    : "nothing is there to be read";
  const what = main === undefined ? "page" : "main part of the page";
  return [[tagRange(holder), `The ${what} is empty: ${reason}.`]];
}

/** Data in a `script` are no program. */
function isProgram(element: HtmlElement): boolean {
  const type = attributeOf(element, "type")?.trim().toLowerCase() ?? "";
  return type === "" || type === "module" || /(?:java|ecma)script/u.test(type);
}

function scriptsNeeded({ elements }: HtmlPage, text: string): PlacedMessage[] {
  return elements.flatMap((element) => {
    switch (element.tagName) {
      case "a":
      case "area":
        return scriptedLink(element);
      case "img":
        return scriptedImage(element);
      case "noscript":
        return excuse(element);
      case "script":
        return writtenText(element, text);
      default:
        return [];
    }
  });
}

function scriptedLink(element: HtmlElement): PlacedMessage[] {
  const href = attributeOf(element, "href")?.trim() ?? "";
  const isOnlyScript =
    /^javascript:/iu.test(href) || (href === "#" && attributeOf(element, "onclick") !== undefined);
  if (!isOnlyScript) return [];
  return [
    [
      attributeRange(element, "href"),
      "This link does nothing without scripts. Let it lead to a page, or make it a button that a script adds.",
    ],
  ];
}

function scriptedImage(element: HtmlElement): PlacedMessage[] {
  const isLoaded = ["src", "srcset"].some((name) => attributeOf(element, name) !== undefined);
  const isDelayed = ["data-src", "data-srcset"].some(
    (name) => attributeOf(element, name) !== undefined,
  );
  if (isLoaded || !isDelayed) return [];
  const message =
    'This image is shown only when a script has given it an address. Write src and loading="lazy".';
  return [[tagRange(element), message]];
}

function excuse(element: HtmlElement): PlacedMessage[] {
  if (!/java\s?script/iu.test(textOf(element))) return [];
  const inside = (one: HtmlElement): boolean =>
    one.tagName === "a" && attributeOf(one, "href") !== undefined;
  if (contains(element, inside)) return [];
  const message =
    "Readers without JavaScript are told so, and are offered nothing. Link to where the same is found without it.";
  return [[tagRange(element), message]];
}

function writtenText(element: HtmlElement, text: string): PlacedMessage[] {
  const range = isProgram(element) ? rawTextRange(element) : undefined;
  if (range === undefined) return [];
  const found = /\bdocument\s*\.\s*write(?:ln)?\s*\(/u.exec(text.slice(range.start, range.end));
  if (found === null) return [];
  const start = range.start + found.index;
  const message = "A script writes a part of this page. Write it into the HTML.";
  return [[{ start, end: start + found[0].length }, message]];
}

function serversNeeded({ elements }: HtmlPage, base: Base): PlacedMessage[] {
  return elements.flatMap((element): PlacedMessage[] => {
    const { tagName } = element;
    if (tagName === "form") return sentForm(element, { action: "action", method: "method" }, base);
    // A button may send the form elsewhere, or in another way (HTML, "Form submission attributes").
    if (tagName === "button" || tagName === "input")
      return sentForm(element, { action: "formaction", method: "formmethod" }, base);
    if (tagName === "a" || tagName === "area") return reportedLink(element);
    return [];
  });
}

/** `ping` (HTML, "Hyperlink auditing"). */
function reportedLink(element: HtmlElement): PlacedMessage[] {
  if (attributeOf(element, "ping") === undefined) return [];
  const message =
    "Who follows this link is reported to a server, and a folder of files has none that listens. Leave ping out.";
  return [[attributeRange(element, "ping"), message]];
}

function sentForm(
  element: HtmlElement,
  names: { readonly action: string; readonly method: string },
  base: Base,
): PlacedMessage[] {
  const target = resolve(attributeOf(element, names.action) ?? "", base);
  if (target.kind === "elsewhere") {
    const message = `This form is answered by ${target.host}. The page is to do its work without other people's servers.`;
    return [[attributeRange(element, names.action), message]];
  }
  if (attributeOf(element, names.method)?.trim().toLowerCase() !== "post") return [];
  const message = "This form is sent to a server, and a folder of files has none that answers.";
  return [[attributeRange(element, names.method), message]];
}

/** What a server would have to run before anybody can read it. */
const PROGRAM = /\.(?:php\d?|phtml|aspx?|jspx?|cgi|cfm|xql|xqm|xqy)$/iu;

export function checkPrograms(paths: readonly string[]): Diagnostic[] {
  return paths
    .filter((path) => PROGRAM.test(path))
    .map((path) =>
      finding(
        "site/needs-server",
        { path },
        "This is a program that runs on a server. Publish the page that it makes.",
      ),
    );
}
