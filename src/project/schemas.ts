// Which schema a document is held against, opened once each: the one that the person or the
// configuration names, else the one that the document names, else Apograph's own.

import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { LoadSchema } from "../relaxng/load.ts";
import { Schema } from "../relaxng/schema.ts";
import type { XsltEngine } from "../schematron/check-xslt.ts";
import type { SchematronSchema } from "../schematron/schema.ts";
import { resolveReference } from "../source/paths.ts";
import { type Source, sourceFromText } from "../source/source.ts";
import { isRelaxNg, isSchematron, type XmlModel } from "../xml/model.ts";
import { NameTable } from "../xml/names.ts";
import { loadCachedGrammar, loadCachedRules } from "./compiled.ts";
import { findResource, type Project, type Resource } from "./project.ts";
import { once } from "./once.ts";

/**
 * A schema file, ready for either engine. What is wrong with it is found when it is first asked for;
 * what it takes to read schemas is loaded only then, since mostly a cache has the grammar.
 */
export interface OpenSchema {
  readonly source: Source;
  /** For Apograph's engine; undefined when the schema has mistakes. */
  readonly schema: () => Promise<Schema | undefined>;
  /** For libxml2: one file in XML syntax; undefined when the schema has mistakes. */
  readonly flat: () => Promise<Source | undefined>;
  /** The Schematron rules in it; undefined when there are none. */
  readonly rules: () => Promise<OpenRules | undefined>;
  /** The mistakes found so far, and the files that they are in. */
  readonly diagnostics: readonly Diagnostic[];
  readonly reads: readonly Source[];
}

/** Schematron rules, ready to be checked. */
export interface OpenRules {
  readonly schema: SchematronSchema;
  /** For those in XSLT; absent when there are none, or when they have mistakes. */
  readonly xslt?: XsltEngine;
}

/** The schema of a document, or why there is none. */
export type SchemaChoice =
  | { readonly schema: OpenSchema; readonly problem?: never }
  | { readonly schema?: never; readonly problem: Diagnostic };

/** Chooses and keeps schemas for one run. */
export class SchemaShelf {
  /** Documents must be read with this table: all schemas are made with it. */
  readonly names = new NameTable();
  readonly #project: Project;
  readonly #open = new Map<string, OpenSchema>();

  constructor(project: Project) {
    this.#project = project;
  }

  /** All that were opened, in the order of their first use. */
  get opened(): readonly OpenSchema[] {
    return [...this.#open.values()];
  }

  /**
   * The schema of the document at a path; `models` are those that it names itself.
   *
   * @throws {Misuse} when the configured schema does not exist
   */
  choose(path: string, models: () => readonly XmlModel[]): SchemaChoice {
    const { schema } = this.#project.config;
    const model = schema === undefined ? models().find(isRelaxNg) : undefined;
    if (model === undefined)
      return { schema: this.#take(findResource(this.#project, schema, "schemas/apograph.rng")) };
    return this.#follow(model, path);
  }

  /**
   * What holds Schematron rules for a document beside its grammar: the files that the configuration
   * names, and those that the document names. Or why there are none.
   *
   * @throws {Misuse} when a configured file does not exist
   */
  rulebooks(path: string, models: () => readonly XmlModel[]): readonly SchemaChoice[] {
    const { schema, schematron } = this.#project.config;
    const configured = schematron.map((name) => ({
      schema: this.#take(findResource(this.#project, name, name)),
    }));
    // Whoever names a schema for all documents has set aside those that they name.
    if (schema !== undefined) return configured;
    const named = models().filter(isSchematron);
    return [...configured, ...named.map((model) => this.#follow(model, path))];
  }

  #follow(model: XmlModel, path: string): SchemaChoice {
    const { folder, config } = this.#project;
    const mapped = config.catalog[model.href];
    const name = mapped ?? resolveReference(model.href, path)?.path;
    const problem = (code: string, message: string): SchemaChoice => {
      const { span } = model;
      return { problem: { code, severity: "error", message, path, span, notes: [] } };
    };
    if (name === undefined)
      return problem(
        "relaxng/remote-schema",
        `The schema ${model.href} is not in the edition, and nothing is fetched. Keep a copy of it in the edition and map the address to it in apograph.config.json: "catalog": { "${model.href}": "schemas/…" }.`,
      );
    const file = resolve(folder, name);
    if (!existsSync(file))
      return problem(
        "relaxng/missing-schema",
        `The schema ${model.href} does not exist: there is no file ${name}. Correct the address in the xml-model instruction.`,
      );
    return { schema: this.#take({ file, name }) };
  }

  #take({ file, name }: Resource): OpenSchema {
    const known = this.#open.get(file);
    if (known !== undefined) return known;
    const opened = openSchema(this.#project, this.names, { path: name, bytes: readFileSync(file) });
    this.#open.set(file, opened);
    return opened;
  }
}

function openSchema({ folder, cache }: Project, names: NameTable, source: Source): OpenSchema {
  const diagnostics: Diagnostic[] = [];
  const reads = new Map([[source.path, source]]);
  const load: LoadSchema = (path) => {
    const known = reads.get(path);
    if (known !== undefined) return known;
    const file = resolve(folder, path);
    if (!existsSync(file)) return undefined;
    const read = { path, bytes: readFileSync(file) };
    reads.set(path, read);
    return read;
  };
  return {
    source,
    diagnostics,
    get reads() {
      return [...reads.values()];
    },
    schema: once(async () => {
      const { grammar, diagnostics: found } = await loadCachedGrammar({ source, load, cache });
      diagnostics.push(...found);
      return grammar === undefined ? undefined : new Schema(grammar, names);
    }),
    rules: once(async () => {
      if (!mentionsSchematron(source)) return undefined;
      const { rules, diagnostics: found } = await loadCachedRules({ source, load, cache });
      diagnostics.push(...found);
      if (rules?.xslt === undefined) return rules && { schema: rules };
      const { openXsltRules } = await import("./xslt-rules.ts");
      const { xslt, mistake } = await openXsltRules(rules.xslt, source.path, { folder, cache });
      if (mistake !== undefined) diagnostics.push(mistake);
      return { schema: rules, ...(xslt === undefined ? {} : { xslt }) };
    }),
    flat: once(async () => {
      const [{ inlineSchema }, { toXmlSyntax }] = await Promise.all([
        import("../relaxng/convert/inline.ts"),
        import("../relaxng/convert/xml-writer.ts"),
      ]);
      const { schema, diagnostics: found } = inlineSchema(source, load);
      diagnostics.push(...found);
      return schema === undefined ? undefined : sourceFromText(source.path, toXmlSyntax(schema));
    }),
  };
}

/** Whether a file may hold rules: most RELAX NG schemas do not name the namespace at all. */
function mentionsSchematron({ bytes }: Source): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    "http://purl.oclc.org/dsdl/schematron",
  );
}
