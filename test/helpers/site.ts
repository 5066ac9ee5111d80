// What is wrong with a built site: judged by parsers that are not ours.

import { HtmlValidate } from "html-validate";
import { type PageElement, pageElements } from "./pages.ts";

const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:recommended"],
  // HTML allows any id without white space (HTML, 3.2.6), and an xml:id may be Hangul with dots.
  rules: { "valid-id": ["error", { relaxed: true }] },
});

/** What is wrong with a page as HTML, a line each. */
export async function htmlErrors(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ line, column, message, ruleId }) => `${line}:${column} ${message} (${ruleId})`),
  );
}

/** What pages of documents may have, and can do without. */
const COMFORT = /^(?:\.\.\/)*assets\/(?:reading|viewer)\.js$/u;

/**
 * Ids given twice, links that lead nowhere, things that are loaded from elsewhere, other scripts than ours.
 *
 * @param files the built files by path
 */
export function siteProblems(files: ReadonlyMap<string, string>): string[] {
  const pages = new Map(
    [...files]
      .filter(([path]) => path.endsWith(".html"))
      .map(([path, html]): [string, PageElement[]] => [path, pageElements(html)]),
  );
  const ids = new Map([...pages].map(([path, elements]) => [path, idsOf(elements)]));
  return [...pages].flatMap(([path, elements]) => [
    ...repeated(ids.get(path) ?? []).map((id) => `${path}: id ${id} stands twice`),
    ...elements.flatMap((element) => elementProblems(element, path)),
  ]);

  function elementProblems({ name, attributes }: PageElement, path: string): string[] {
    const reference = attributes["href"] ?? attributes["src"];
    // What is no program is data.
    const isData = attributes["type"] === "application/ld+json";
    const isComfort = COMFORT.test(attributes["src"] ?? "") && attributes["defer"] !== undefined;
    if (name === "script" && !isData && !isComfort && path !== "search.html")
      return [`${path}: a script`];
    if (reference === undefined) return [];
    // Servers show it at every address: it names the path below which the site is published.
    if (path === "404.html" && reference.startsWith("/"))
      return [...files.keys()].some((file) => reference.endsWith(`/${file}`))
        ? []
        : [`${path}: ${reference} leads nowhere`];
    const isOutside = /^[a-z][a-z0-9+.-]*:|^\//iu.test(reference);
    if (isOutside) return name === "a" ? [] : [`${path}: loads ${reference}`];
    return leadsSomewhere(reference, path) ? [] : [`${path}: ${reference} leads nowhere`];
  }

  function leadsSomewhere(reference: string, from: string): boolean {
    const target = new URL(reference, new URL(from, "file:///"));
    const file = decodeURIComponent(target.pathname.slice(1));
    const id = decodeURIComponent(target.hash.slice(1));
    return files.has(file) && (id === "" || (ids.get(file)?.includes(id) ?? false));
  }
}

function idsOf(elements: readonly PageElement[]): string[] {
  return elements.flatMap(({ attributes }) => attributes["id"] ?? []);
}

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}
