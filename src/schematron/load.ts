// From schema files to rules (ISO/IEC 19757-3): abstract patterns and rules are worked out, a phase is
// chosen, every expression is made ready. Whatever cannot be evaluated is reported, never passed over.

import { type Diagnostic, sortDiagnostics } from "../diagnostic/diagnostic.ts";
import type { Source } from "../source/source.ts";
import { XSLT_NAMESPACE } from "../xslt/graph.ts";
import {
  type Item,
  type LoadSchema,
  placeOf,
  readAttribute,
  SCHEMATRON,
  SchemaFiles,
} from "./files.ts";
import * as messages from "./messages.ts";
import { noScope, Queries } from "./queries.ts";
import { RuleReader } from "./rules.ts";
import type { Pattern, SchematronSchema } from "./schema.ts";
import { needsXslt, transpile } from "./transpile.ts";
import { functionName, isDeclaration, readDeclaration } from "./xslt-functions.ts";

export type { LoadSchema } from "./files.ts";

export interface SchematronResult {
  /** Absent when there is nothing to check: no pattern, or a file that cannot be read. */
  readonly rules?: SchematronSchema;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Loads a schema: a `.sch` file, or the patterns embedded in RELAX NG in XML syntax.
 *
 * @param load reads the files that it refers to
 * @param phase the phase to check, else the schema's `defaultPhase`; `#ALL` for all patterns
 */
export function loadSchematron(source: Source, load: LoadSchema, phase?: string): SchematronResult {
  const files = new SchemaFiles(load);
  const opened = files.open(source);
  if (opened === undefined) return { diagnostics: unique(files.diagnostics) };
  const reader = new SchemaReader(files, opened.items);
  const rules = reader.read(opened.root, phase);
  const diagnostics = unique([...files.diagnostics, ...reader.diagnostics]);
  const isEmpty = rules.patterns.length === 0 && rules.xslt === undefined;
  return isEmpty ? { diagnostics } : { rules, diagnostics };
}

/** By place. What is read several times has its mistakes once. */
function unique(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const byContent = new Map(diagnostics.map((one) => [JSON.stringify(one), one]));
  return sortDiagnostics([...byContent.values()]);
}

/** Bindings whose expressions are XPath; their versions are one language here (see docs/schematron.md). */
const BINDINGS = /^(?:xslt[123]?|xpath(?:2|3|31)?)$/u;
/** What may stand in a schema beside its patterns, and says nothing about documents. */
const SILENT = new Set(["title", "p", "ns", "let", "phase", "diagnostics", "properties"]);

class SchemaReader {
  readonly diagnostics: Diagnostic[] = [];
  readonly #files: SchemaFiles;
  readonly #items: readonly Item[];

  constructor(files: SchemaFiles, items: readonly Item[]) {
    this.#files = files;
    this.#items = items;
  }

  read(root: Item, wanted: string | undefined): SchematronSchema {
    this.#checkBinding(root);
    this.#checkItems();
    const namespaces = this.#namespaces();
    const declarations = this.#items.filter(isDeclaration);
    const declared = new Set(declarations.flatMap((item) => functionName(item) ?? []));
    const queries = new Queries(namespaces, declared);
    const phase = this.#phase(root, wanted);
    const active = phase && new Set(this.#idsOf(phase, "active", "pattern"));
    let scope = noScope;
    const lets = this.#named("let").concat(phase ? this.#childrenOf(phase, "let") : []);
    for (const item of lets) scope = queries.addLet(item, scope);
    const rules = new RuleReader(this.#files, queries, this.#items);
    const patterns = this.#patterns()
      .filter((item) => active === undefined || active.has(readAttribute(item, "id")?.value ?? ""))
      .flatMap((item): Pattern | readonly [] => rules.readPattern(item, scope) ?? []);
    this.diagnostics.push(...queries.diagnostics, ...rules.diagnostics);
    const { lets: allLets } = queries;
    const isOfXslt = (pattern: Pattern): boolean => needsXslt(pattern, allLets);
    const byXslt = patterns.filter(isOfXslt);
    const schema = {
      namespaces,
      lets: allLets,
      patterns: patterns.filter((pattern) => !isOfXslt(pattern)),
      reads: this.#files.reads,
    };
    if (byXslt.length === 0) return schema;
    const program = {
      ...schema,
      patterns: byXslt,
      declarations: declarations.map(readDeclaration),
    };
    return { ...schema, xslt: transpile(program) };
  }

  #checkBinding(root: Item): void {
    const binding = readAttribute(root, "queryBinding");
    if (binding === undefined || BINDINGS.test(binding.value.trim().toLowerCase())) return;
    const what = `The query language binding “${binding.value}”`;
    this.diagnostics.push(messages.unsupported(binding.place, what));
  }

  #checkItems(): void {
    for (const item of this.#items) {
      const { namespace, local, prefix } = item.element;
      if (namespace === XSLT_NAMESPACE && !isDeclaration(item)) {
        this.diagnostics.push(messages.unsupported(placeOf(item), `${prefix}:${local}`));
      }
      if (namespace !== SCHEMATRON || SILENT.has(local)) continue;
      if (local === "pattern" || local === "group" || local === "rule") continue;
      this.diagnostics.push(messages.unexpected(placeOf(item), local, "a schema"));
    }
  }

  #namespaces(): Record<string, string> {
    const namespaces: Record<string, string> = {};
    for (const item of this.#named("ns")) {
      const prefix = this.#required(item, "prefix");
      const uri = this.#required(item, "uri");
      if (prefix === undefined || uri === undefined) continue;
      const known = Object.hasOwn(namespaces, prefix) ? namespaces[prefix] : uri;
      if (known !== uri) this.diagnostics.push(messages.prefixTwice(placeOf(item), prefix));
      namespaces[prefix] ??= uri;
    }
    return namespaces;
  }

  /** The phase to check; undefined when all patterns are active (5.4.11). */
  #phase(root: Item, wanted: string | undefined): Item | undefined {
    const byDefault = readAttribute(root, "defaultPhase");
    const id = wanted ?? byDefault?.value;
    if (id === undefined || id === "#ALL") return undefined;
    const phases = this.#named("phase");
    const phase = phases.find((item) => readAttribute(item, "id")?.value === id);
    if (phase !== undefined) return phase;
    const place = wanted === undefined ? (byDefault?.place ?? placeOf(root)) : placeOf(root);
    const ids = phases.flatMap((item) => readAttribute(item, "id")?.value ?? []);
    this.diagnostics.push(messages.unknownReference(place, "phase", id, ids));
    return undefined;
  }

  #idsOf(phase: Item, element: string, attribute: string): string[] {
    const known = new Set(
      this.#patterns().flatMap((item) => readAttribute(item, "id")?.value ?? []),
    );
    return this.#childrenOf(phase, element).flatMap((item) => {
      const id = this.#required(item, attribute);
      if (id === undefined || known.has(id)) return id ?? [];
      const place = readAttribute(item, attribute)?.place ?? placeOf(item);
      this.diagnostics.push(messages.unknownReference(place, "pattern", id, known));
      return [];
    });
  }

  /** All patterns but the abstract ones; a rule that is embedded alone is a pattern of its own. */
  #patterns(): Item[] {
    return this.#items.filter(
      (item) =>
        item.element.namespace === SCHEMATRON &&
        ["pattern", "group", "rule"].includes(item.element.local) &&
        readAttribute(item, "abstract")?.value !== "true",
    );
  }

  #named(local: string): Item[] {
    return this.#items.filter(
      ({ element }) => element.namespace === SCHEMATRON && element.local === local,
    );
  }

  #childrenOf(item: Item, local: string): Item[] {
    return this.#files
      .children(item)
      .filter(({ element }) => element.namespace === SCHEMATRON && element.local === local);
  }

  #required(item: Item, attribute: string): string | undefined {
    const found = readAttribute(item, attribute);
    if (found !== undefined) return found.value;
    const { local } = item.element;
    this.diagnostics.push(messages.missingAttribute(placeOf(item), local, attribute));
    return undefined;
  }
}
