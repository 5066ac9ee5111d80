// Schemas that a document names itself: `<?xml-model href="…"?>` (W3C note "Associating Schemas with
// XML documents 1.0", third edition).

import type { Source, Span } from "../source/source.ts";
import { ignoreEvents } from "./handler.ts";
import { NameTable } from "./names.ts";
import { readProlog } from "./read.ts";

export interface XmlModel {
  readonly href: string;
  /** The namespace of the schema language, where it is stated. */
  readonly language: string | undefined;
  /** The media type, where it is stated. */
  readonly type: string | undefined;
  /** The whole instruction. */
  readonly span: Span;
}

const RELAX_NG = "http://relaxng.org/ns/structure/1.0";
const COMPACT_SYNTAX = "application/relax-ng-compact-syntax";

/**
 * The models that a document names, in document order: instructions before its root element. One
 * without an address is none.
 */
export function readXmlModels(source: Source): XmlModel[] {
  const models: XmlModel[] = [];
  readProlog(source, new NameTable(), {
    ...ignoreEvents,
    instruction(target, event) {
      if (target !== "xml-model") return;
      const values = pseudoAttributes(event.text());
      const href = values.get("href");
      if (href === undefined) return;
      const span = { start: event.start, end: event.end };
      const language = values.get("schematypens");
      models.push({ href, language, type: values.get("type"), span });
    },
  });
  return models;
}

/** Is this a RELAX NG schema? By what it states, else by its ending. */
export function isRelaxNg({ href, language, type }: XmlModel): boolean {
  if (language !== undefined) return language === RELAX_NG;
  return type === COMPACT_SYNTAX || /\.(?:rng|rnc)$/iu.test(href);
}

const SCHEMATRON = "http://purl.oclc.org/dsdl/schematron";

/** Are there Schematron rules in it? A RELAX NG schema may hold some, and is then named for them too. */
export function isSchematron({ href, language }: XmlModel): boolean {
  if (language !== undefined) return language === SCHEMATRON;
  return /\.sch$/iu.test(href);
}

const REFERENCES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

/** `name="value"` pairs, as in a start tag; predefined entities are resolved (section 3). */
function pseudoAttributes(data: string): Map<string, string> {
  const pairs = data.matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu);
  return new Map(
    [...pairs].map(([, name = "", double, single]) => [
      name,
      (double ?? single ?? "").replace(
        /&(amp|lt|gt|quot|apos);/gu,
        (reference, entity: string) => REFERENCES[entity] ?? reference,
      ),
    ]),
  );
}
