// Patterns and what is in them: rules, assertions and their words. An abstract pattern is read once for
// each pattern that says `is-a`, with that one's parameters; an abstract rule's children are read where a
// rule `extends` it (ISO/IEC 19757-3, 5.4.7, 5.4.8, 5.4.12).

import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { turnRound } from "./context.ts";
import { type Item, placeOf, readAttribute, SCHEMATRON, type SchemaFiles } from "./files.ts";
import * as messages from "./messages.ts";
import type { Queries, Scope } from "./queries.ts";
import {
  type Assertion,
  type Pattern,
  type Query,
  type Rule,
  severityOf,
  type Text,
} from "./schema.ts";

/** Attributes that go from a pattern to its rules, and from a rule to its assertions. */
interface Inherited {
  readonly severity: string | undefined;
}

export class RuleReader {
  readonly diagnostics: Diagnostic[] = [];
  readonly #files: SchemaFiles;
  readonly #queries: Queries;
  readonly #abstractPatterns: ReadonlyMap<string, Item>;
  readonly #abstractRules: ReadonlyMap<string, Item>;
  readonly #remarks: ReadonlyMap<string, Item>;

  constructor(files: SchemaFiles, queries: Queries, items: readonly Item[]) {
    this.#files = files;
    this.#queries = queries;
    const ours = items.filter(({ element }) => element.namespace === SCHEMATRON);
    const inPatterns = ours
      .filter(({ element }) => element.local === "pattern" || element.local === "group")
      .flatMap((item) => this.#ours(item));
    this.#abstractPatterns = byId(ours.filter(isAbstract));
    this.#abstractRules = byId([...ours, ...inPatterns].filter(isAbstract));
    const lists = [...ours, ...inPatterns].filter(
      ({ element }) => element.local === "diagnostics" || element.local === "properties",
    );
    this.#remarks = byId(lists.flatMap((item) => this.#ours(item)));
  }

  /** Undefined for a pattern that cannot be checked at all. */
  readPattern(item: Item, around: Scope): Pattern | undefined {
    const id = readAttribute(item, "id")?.value;
    const isGroup = item.element.local === "group";
    if (item.element.local === "rule") {
      const rule = this.#readRule(item, around, { severity: undefined });
      return rule && { id, isGroup, rules: [rule] };
    }
    const documents = readAttribute(item, "documents");
    if (documents !== undefined) {
      this.diagnostics.push(
        messages.unsupported(documents.place, "A pattern about other documents"),
      );
      return undefined;
    }
    const body = this.#bodyOf(item);
    if (body === undefined) return undefined;
    let scope = around;
    const rules: Rule[] = [];
    const inherited = { severity: severityWord(item) };
    for (const child of this.#ours(body)) {
      const { local } = child.element;
      if (local === "let") scope = this.#queries.addLet(child, scope);
      else if (local === "rule" && !isAbstract(child)) {
        const rule = this.#readRule(child, scope, inherited);
        if (rule !== undefined) rules.push(rule);
      } else if (!IN_PATTERN.has(local)) {
        this.diagnostics.push(messages.unexpected(placeOf(child), local, "a pattern"));
      }
    }
    return { id, isGroup, rules };
  }

  /** The pattern itself, or the abstract one that it is an instance of, with parameters. */
  #bodyOf(item: Item): Item | undefined {
    const isA = readAttribute(item, "is-a");
    if (isA === undefined) return item;
    const body = this.#abstractPatterns.get(isA.value);
    if (body === undefined) {
      const known = this.#abstractPatterns.keys();
      const { place, value } = isA;
      this.diagnostics.push(messages.unknownReference(place, "abstract pattern", value, known));
      return undefined;
    }
    // The abstract pattern may say what a parameter is when nobody does.
    const parameters = [...this.#parametersOf(body), ...this.#parametersOf(item)];
    return { ...body, parameters: new Map(parameters) };
  }

  #parametersOf(item: Item): [string, string][] {
    return this.#ours(item)
      .filter(({ element }) => element.local === "param")
      .flatMap((param): [string, string][] => {
        const name = readAttribute(param, "name")?.value;
        const value = readAttribute(param, "value")?.value;
        return name === undefined || value === undefined ? [] : [[name, value]];
      });
  }

  #readRule(item: Item, around: Scope, inherited: Inherited): Rule | undefined {
    const context = this.#queries.read(item, "context", { ...around, own: [] });
    const body = this.#bodyOfRule(item, []);
    // A variable is for the whole rule, wherever it stands there (5.4.7).
    const scope = body
      .filter(({ element }) => element.local === "let")
      .reduce((known, child) => this.#queries.addOwn(child, known), around);
    const severity = severityWord(item) ?? inherited.severity;
    const assertions: Assertion[] = [];
    for (const child of body) {
      const { local } = child.element;
      if (local === "assert" || local === "report") {
        const assertion = this.#readAssertion(child, local, { scope, severity, rule: item });
        if (assertion !== undefined) assertions.push(assertion);
      } else if (local !== "p" && local !== "let") {
        this.diagnostics.push(messages.unexpected(placeOf(child), local, "a rule"));
      }
    }
    if (context === undefined) return undefined;
    const alternatives = turnRound(context.written, this.#queries.resolve);
    const id = readAttribute(item, "id")?.value;
    // It would be the node that is matched (XSLT 3.0, 20.4.1), which a search does not know yet.
    if (alternatives === undefined && /\bcurrent\s*\(/u.test(context.written))
      return { id, context: { ...context, needsXslt: true }, alternatives, assertions };
    return { id, context, alternatives, assertions };
  }

  /** A rule's children, with those of abstract rules in the places where it extends them. */
  #bodyOfRule(item: Item, open: readonly string[]): Item[] {
    return this.#ours(item).flatMap((child) => {
      if (child.element.local !== "extends") return [child];
      const extended = readAttribute(child, "rule");
      if (extended === undefined) {
        this.diagnostics.push(messages.missingAttribute(placeOf(child), "extends", "rule"));
        return [];
      }
      const { value, place } = extended;
      const rule = this.#abstractRules.get(value);
      if (rule === undefined || open.includes(value)) {
        this.diagnostics.push(
          rule === undefined
            ? messages.unknownReference(place, "abstract rule", value, this.#abstractRules.keys())
            : messages.cycle(place, value),
        );
        return [];
      }
      const { parameters } = item;
      return this.#bodyOfRule({ ...rule, parameters }, [...open, value]);
    });
  }

  #readAssertion(
    item: Item,
    kind: Assertion["kind"],
    { scope, severity, rule }: AssertionContext,
  ): Assertion | undefined {
    const test = this.#queries.read(item, "test", scope);
    const subjectOf = [item, rule].find((one) => readAttribute(one, "subject") !== undefined);
    const subject = subjectOf && this.#queries.read(subjectOf, "subject", scope);
    const message = this.#readText(item, scope);
    const remarks = [...this.#idRefs(item, "diagnostics"), ...this.#idRefs(item, "properties")];
    if (test === undefined) return undefined;
    return {
      kind,
      id: readAttribute(item, "id")?.value,
      severity: severityOf(severityWord(item) ?? severity) ?? "error",
      flags: words(readAttribute(item, "flag")?.value ?? readAttribute(rule, "flag")?.value),
      test,
      message,
      remarks: remarks.map((remark) => this.#readText(remark, scope)),
      subject,
      place: { path: item.path, span: item.element.startTag },
    };
  }

  #idRefs(item: Item, attribute: string): Item[] {
    const refs = readAttribute(item, attribute);
    return words(refs?.value).flatMap((id) => {
      const found = this.#remarks.get(id);
      if (found !== undefined) return [found];
      const place = refs?.place ?? placeOf(item);
      const kind = attribute === "diagnostics" ? "diagnostic" : "property";
      this.diagnostics.push(messages.unknownReference(place, kind, id, this.#remarks.keys()));
      return [];
    });
  }

  /** Text with `value-of` and `name` in it; other elements are only dressing (5.5). */
  #readText(item: Item, scope: Scope): Text {
    return item.element.children.flatMap((child): Text => {
      if (child.kind === "text") return [child.text];
      if (child.kind !== "element") return [];
      const inner = { ...item, element: child };
      const { namespace, local } = child;
      if (namespace !== SCHEMATRON) return this.#readText(inner, scope);
      if (local === "value-of") return present(this.#queries.read(inner, "select", scope));
      if (local !== "name") return this.#readText(inner, scope);
      if (readAttribute(inner, "path") !== undefined)
        return present(this.#queries.read(inner, "path", scope));
      return present(this.#queries.make("name()", placeOf(inner), scope));
    });
  }

  #ours(item: Item): Item[] {
    return this.#files.children(item).filter(({ element }) => element.namespace === SCHEMATRON);
  }
}

interface AssertionContext {
  readonly scope: Scope;
  readonly severity: string | undefined;
  readonly rule: Item;
}

/** What may stand in a pattern beside rules and variables, and says nothing about documents. */
const IN_PATTERN = new Set(["title", "p", "param", "rule", "diagnostics", "properties"]);

function isAbstract(item: Item): boolean {
  return readAttribute(item, "abstract")?.value.trim() === "true";
}

/** `severity` (2025), else a `role` that names one. */
function severityWord(item: Item): string | undefined {
  const [severity, role] = ["severity", "role"].map((name) => readAttribute(item, name)?.value);
  return [severity, role].find((word) => severityOf(word) !== undefined);
}

function words(text: string | undefined): string[] {
  return (text ?? "").split(/[ \t\r\n]+/u).filter((word) => word !== "");
}

function present(query: Query | undefined): Text {
  return query === undefined ? [] : [query];
}

function byId(items: readonly Item[]): Map<string, Item> {
  const found = new Map<string, Item>();
  for (const item of items) {
    const id = readAttribute(item, "id")?.value;
    if (id !== undefined && !found.has(id)) found.set(id, item);
  }
  return found;
}
