// A document against those rules of a schema that are run as a stylesheet. It answers with a line for each
// assertion that does not hold: which one, at which node, and the values of its expressions.

import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { XmlDocument, XmlElement, XmlNode } from "../xml/tree.ts";
import { writeXml } from "../xml/write.ts";
import type { Library } from "../xslt/library.ts";
import { type Stylesheet, transform } from "../xslt/run.ts";
import { inOneLine, makeFinding, type Placed } from "./findings.ts";
import * as messages from "./messages.ts";
import { type Let, type Query, queriesOf, type SchematronSchema, type Text } from "./schema.ts";
import { spanOf } from "./tree.ts";

/** What it takes to run them. */
export interface XsltEngine {
  readonly stylesheet: Stylesheet;
  /** The files that they may read: one library for one stylesheet. */
  readonly library: Library;
}

/** Checks a document against the rules in XSLT. */
export function checkXsltRules(
  document: XmlDocument,
  schema: SchematronSchema,
  { stylesheet, library }: XsltEngine,
): Diagnostic[] {
  const { path: subject } = document.source;
  const source = writeXml(document);
  const run = transform({ stylesheet, subject, source, library, parameters: {} });
  const notes = run.diagnostics.map((one) =>
    one.code === "xslt/failed" ? { ...one, code: "schematron/failed" } : one,
  );
  const reader = new AnswerReader(document, schema, library);
  for (const line of run.text?.split("\n") ?? []) if (line !== "") reader.read(line);
  return [...notes, ...reader.diagnostics];
}

class AnswerReader {
  readonly diagnostics: Diagnostic[] = [];
  readonly #document: XmlDocument;
  readonly #schema: SchematronSchema;
  readonly #library: Library;
  readonly #assertions: readonly Placed[];
  readonly #brokenLets = new Set<number>();

  constructor(document: XmlDocument, schema: SchematronSchema, library: Library) {
    this.#document = document;
    this.#schema = schema;
    this.#library = library;
    this.#assertions = (schema.xslt?.patterns ?? []).flatMap((pattern) =>
      pattern.rules.flatMap((rule) =>
        rule.assertions.map((assertion) => ({ pattern, rule, assertion })),
      ),
    );
  }

  /** One line: the number of an assertion, a node, the answer to its test, and further values. */
  read(line: string): void {
    const [number, nodePath = "", answer = "", ...values] = line.split("\t");
    const placed = this.#assertions[Number(number)] as Placed;
    const { message, remarks, subject, test } = placed.assertion;
    const at = this.#placeOf(nodePath);
    if (this.#failed(answer, test, at)) return;
    const moved = subject === undefined ? undefined : this.#value(values.shift(), subject, at);
    const queries = queriesOf(placed.assertion);
    const texts = queries.map((query, index) => this.#value(values[index], query, at) ?? "");
    const words = (text: Text): string =>
      inOneLine(text.map((part) => (typeof part === "string" ? part : (texts.shift() ?? ""))));
    const place = moved === undefined || moved === "" ? at : this.#placeOf(moved);
    this.diagnostics.push(
      makeFinding(place, placed, { message: words(message), remarks: remarks.map(words) }),
    );
  }

  /** Undefined, and reported, when the expression failed. */
  #value(value = "", query: Query, at: messages.Place): string | undefined {
    return this.#failed(value, query, at) ? undefined : value.slice(1);
  }

  /** `!CODE words` is said of an expression, `?NUMBER CODE words` of a variable in it. */
  #failed(value: string, query: Query, at: messages.Place): boolean {
    const shape = /^(?:!|\?(?<variable>\d+) )(?<code>\S*) (?<words>.*)$/su;
    const { variable, code, words = "" } = shape.exec(value)?.groups ?? {};
    if (code === undefined) return false;
    const failure = { code: code || undefined, message: this.#explain(words) };
    if (variable === undefined) {
      this.diagnostics.push(messages.failed(at, query.written, failure, query.place));
      return true;
    }
    const number = Number(variable);
    if (this.#brokenLets.has(number)) return true;
    this.#brokenLets.add(number);
    const { written, place } = (this.#schema.lets[number] as Let).value;
    this.diagnostics.push(messages.failed(this.#placeOf("/"), written, failure, place));
    return true;
  }

  /** SaxonJS says of a file only that it cannot be read. */
  #explain(words: string): string {
    const [, address] = /^Cannot read file http:(\S+)/u.exec(words) ?? [];
    return (address && this.#library.refusal(address)) ?? words;
  }

  /** `/1/0@Q{…}n`: places among siblings from the outside in, and an attribute. */
  #placeOf(nodePath: string): messages.Place {
    const { path } = this.#document.source;
    const { steps = "", namespace, local } = PATH.exec(nodePath)?.groups ?? {};
    let node: XmlDocument | XmlNode = this.#document;
    for (const step of steps.split("/").filter((part) => part !== "")) {
      node = (node as XmlDocument | XmlElement).children[Number(step)] as XmlNode;
    }
    if (local === undefined) return { path, span: spanOf(node) };
    const attribute = (node as XmlElement).attributes.find(
      (one) => one.local === local && one.namespace === namespace,
    );
    return { path, span: spanOf(attribute ?? node) };
  }
}

const PATH = /^(?<steps>[\d/]*)(?:@Q\{(?<namespace>[^}]*)\}(?<local>.*))?$/su;
