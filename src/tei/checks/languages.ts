// Language tags: well-formed (BCP 47, RFC 5646), in their shortest form, and declared in the header.

import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import type { XmlElement } from "../../xml/tree.ts";
import { attributeValue, descendantElements, findAttribute } from "../../xml/walk.ts";
import { findPath } from "../path.ts";
import { TEI, XML } from "../vocabulary.ts";
import { finding, type Place } from "./finding.ts";

/** What has to be known of a document before its language tags can be judged. */
export class LanguageCheck {
  readonly #path: string;
  // The tags of `langUsage` in lower case; empty when the header declares none.
  readonly #declared: ReadonlySet<string>;
  // Reported once: a language that is not declared is mostly used many times.
  readonly #seen = new Set<string>();

  constructor(root: XmlElement, path: string) {
    this.#path = path;
    const usage = findPath(root, ["teiHeader", "profileDesc", "langUsage"]);
    const languages = usage === undefined ? [] : [...descendantElements(usage)];
    this.#declared = new Set(
      languages
        .filter(({ namespace, local }) => namespace === TEI && local === "language")
        .map((language) => (attributeValue(language, "ident") ?? "").toLowerCase())
        .filter((ident) => ident !== ""),
    );
  }

  /** @param isText whether the element stands in the text, of which the header speaks */
  check(element: XmlElement, isText: boolean): Diagnostic[] {
    const attribute = findAttribute(element, "lang", XML);
    if (attribute === undefined || attribute.value === "") return [];
    const { value: tag, valueSpan: span } = attribute;
    const place = { path: this.#path, span };
    const canonical = canonicalTag(tag);
    if (canonical === undefined)
      return [
        finding(
          "language-tag",
          place,
          `"${tag}" is not a language tag. Write one of BCP 47: the language, then perhaps script and region, such as "ko", "ko-Latn", "en-GB"; what is your own after "-x-".`,
        ),
      ];
    if (canonical.toLowerCase() !== tag.toLowerCase() && !isGrandfathered(tag))
      return [
        finding(
          "language-form",
          place,
          `The language tag "${tag}" has a shorter or newer form, by which programs know the language: "${canonical}".`,
          { fix: { title: `Write ${canonical}`, edits: [{ span, text: canonical }] } },
        ),
      ];
    return isText ? this.#undeclared(tag, place) : [];
  }

  #undeclared(tag: string, place: Place): Diagnostic[] {
    const folded = tag.toLowerCase();
    if (this.#declared.size === 0 || this.#seen.has(folded)) return [];
    this.#seen.add(folded);
    // RFC 4647, 3.3.1: "ko" stands for "ko-Latn" too.
    const parts = folded.split("-");
    const isDeclared = parts.some((_, end) =>
      this.#declared.has(parts.slice(0, end + 1).join("-")),
    );
    if (isDeclared) return [];
    return [
      finding(
        "undeclared-language",
        place,
        `The text uses the language "${tag}", but langUsage in the header does not list it. Add <language ident="${tag}">…</language>.`,
      ),
    ];
  }
}

const GRANDFATHERED =
  /^(?:i-\w+|art-lojban|cel-gaulish|no-bok|no-nyn|sgn-\w+-\w+|zh-\w+(?:-\w+)?|en-gb-oed)$/iu;

function isGrandfathered(tag: string): boolean {
  return GRANDFATHERED.test(tag);
}

/** The canonical form (RFC 5646, 4.5); undefined for what is not well-formed (2.1). */
function canonicalTag(tag: string): string | undefined {
  // Private use alone is well-formed, though ECMA-402 does not take it.
  if (/^x(?:-[a-z0-9]{1,8})+$/iu.test(tag) || /^i-\w+$/iu.test(tag)) return tag;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return isGrandfathered(tag) ? tag : undefined;
  }
}
