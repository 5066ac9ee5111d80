// From the full syntax to the simple syntax (RELAX NG, 4.6 to 4.21). The steps of the specification that
// follow each other are done here in one walk over each definition; what it says of their order is kept:
// constraints hold for all definitions (4.16, 4.18), loops count only where the start leads (4.19), and
// `notAllowed` prunes last (4.20).

import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import type { ValueContext } from "../datatypes/datatype.ts";
import { findDatatype } from "../datatypes/library.ts";
import { type Deep, deep, runDeep } from "../deep.ts";
import type { NameClass, SchemaPlace, SimplePattern } from "../grammar.ts";
import {
  documentationOf,
  type FullData,
  type FullElement,
  type FullExternalRef,
  type FullGrammar,
  type FullPattern,
  type FullReference,
  type FullSchema,
  type FullValue,
} from "../syntax/full.ts";
import * as messages from "./messages.ts";
import { simplifyNameClass } from "./name-classes.ts";
import { EMPTY, NormalForm, NOT_ALLOWED } from "./normal-form.ts";
import { operandsOf } from "./operands.ts";
import { type Definition, type Environment, type Scope, ScopeBuilder } from "./scopes.ts";

/** An element pattern, which refers to its content by number (4.19). */
export interface Element {
  readonly nameClass: NameClass;
  readonly place: SchemaPlace;
  readonly documentation: string | undefined;
  content: SimplePattern;
  readonly ref: { readonly kind: "ref"; element: number };
}

export interface Simplified {
  readonly start: SimplePattern;
  /** Every element pattern of the schema, by the references to it. */
  readonly elements: ReadonlyMap<SimplePattern, Element>;
  readonly places: ReadonlyMap<SimplePattern, SchemaPlace>;
  readonly diagnostics: readonly Diagnostic[];
}

export function simplify(main: FullSchema, others: ReadonlyMap<string, FullSchema>): Simplified {
  return new Simplifier(others).simplify(main);
}

const NO_NAMESPACES: Readonly<Record<string, string>> = {};

class Simplifier {
  readonly #files: ReadonlyMap<string, FullSchema>;
  readonly #scopeBuilder: ScopeBuilder;
  readonly #form = new NormalForm();
  readonly #elements = new Map<SimplePattern, Element>();
  readonly #diagnostics: Diagnostic[] = [];
  /** The contents of elements, still to be simplified. */
  readonly #pending: { element: Element; pattern: FullPattern; environment: Environment }[] = [];
  readonly #scopes: Scope[] = [];
  /** The definitions that are being expanded, outermost first. */
  readonly #open: Definition[] = [];
  /** Is what is at hand reached from the start? */
  #isReachable = true;

  constructor(files: ReadonlyMap<string, FullSchema>) {
    this.#files = files;
    this.#scopeBuilder = new ScopeBuilder(files, (diagnostic) => this.#report(diagnostic));
  }

  simplify(main: FullSchema): Simplified {
    const environment = { file: main, namespace: "", scope: undefined };
    const start = runDeep(this.#pattern(main.pattern, environment));
    this.#simplifyContents();
    this.#isReachable = false;
    // What is not reached may bring grammars of its own.
    for (let index = 0; index < this.#scopes.length; index++) {
      for (const definition of (this.#scopes[index] as Scope).defines.values()) {
        runDeep(this.#definition(definition, undefined));
        this.#simplifyContents();
      }
    }
    return {
      start,
      elements: this.#elements,
      places: this.#form.places,
      diagnostics: this.#diagnostics,
    };
  }

  #simplifyContents(): void {
    for (let next = this.#pending.pop(); next !== undefined; next = this.#pending.pop()) {
      next.element.content = runDeep(this.#pattern(next.pattern, next.environment));
    }
  }

  /** `documentation`: what the definition says of the pattern that it consists of. */
  *#pattern(
    pattern: FullPattern,
    environment: Environment,
    documentation?: string,
  ): Deep<SimplePattern> {
    const form = this.#form;
    switch (pattern.kind) {
      case "attribute": {
        const place = placeOf(pattern, environment);
        const nameClass = simplifyNameClass(pattern, environment, (one) => this.#report(one));
        const inner = pattern.pattern;
        const content =
          inner === undefined ? form.text(place) : yield* deep(this.#pattern(inner, environment));
        const described = documentationOf(pattern) ?? documentation;
        return form.attribute(nameClass, content, place, described);
      }
      case "choice":
      case "optional":
      case "zeroOrMore": {
        const alternatives = yield* deep(this.#operands("choice", pattern, environment));
        return form.choice(alternatives, placeOf(pattern, environment));
      }
      case "group": {
        const operands = yield* deep(this.#operands("group", pattern, environment));
        return form.sequence("group", operands, placeOf(pattern, environment));
      }
      case "interleave":
      case "mixed": {
        const operands = yield* deep(this.#operands("interleave", pattern, environment));
        return form.sequence("interleave", operands, placeOf(pattern, environment));
      }
      case "oneOrMore": {
        const repeated = yield* deep(this.#pattern(pattern.pattern, environment));
        return form.oneOrMore(repeated, placeOf(pattern, environment));
      }
      case "list": {
        const items = yield* deep(this.#pattern(pattern.pattern, environment));
        return form.list(items, placeOf(pattern, environment));
      }
      case "ref":
      case "parentRef":
        return yield* deep(this.#reference(pattern, environment));
      case "data":
        return yield* deep(this.#data(pattern, environment));
      case "externalRef":
        return yield* deep(this.#externalRef(pattern, environment));
      case "grammar":
        return yield* deep(this.#grammar(pattern, environment));
      default:
        return this.#leaf(pattern, environment, documentation);
    }
  }

  /** A pattern with nothing in it, or nothing that belongs to its parent. */
  #leaf(
    pattern: FullPattern & { kind: "empty" | "notAllowed" | "text" | "element" | "value" },
    environment: Environment,
    documentation?: string,
  ): SimplePattern {
    switch (pattern.kind) {
      case "empty":
        return EMPTY;
      case "notAllowed":
        return NOT_ALLOWED;
      case "text":
        return this.#form.text(placeOf(pattern, environment));
      case "element":
        return this.#element(pattern, environment, documentation);
      case "value":
        return this.#value(pattern, environment);
    }
  }

  *#operands(
    kind: "choice" | "group" | "interleave",
    pattern: FullPattern,
    environment: Environment,
  ): Deep<SimplePattern[]> {
    const operands: SimplePattern[] = [];
    for (const operand of operandsOf(kind, pattern)) {
      // Most operands refer to definitions that are known by now.
      const known = operand.kind === "ref" ? this.#known(operand, environment) : undefined;
      operands.push(known ?? (yield* deep(this.#pattern(operand, environment))));
    }
    return operands;
  }

  #known({ name }: FullReference, { scope }: Environment): SimplePattern | undefined {
    return scope?.defines.get(name)?.result;
  }

  #element(
    pattern: FullElement,
    environment: Environment,
    documentation: string | undefined,
  ): SimplePattern {
    const element: Element = {
      nameClass: simplifyNameClass(pattern, environment, (one) => this.#report(one)),
      place: placeOf(pattern, environment),
      documentation: documentationOf(pattern) ?? documentation,
      content: NOT_ALLOWED,
      ref: { kind: "ref", element: -1 },
    };
    this.#elements.set(element.ref, element);
    this.#pending.push({ element, pattern: pattern.pattern, environment });
    return element.ref;
  }

  // --- references (4.6, 4.18, 4.19)

  *#externalRef(reference: FullExternalRef, environment: Environment): Deep<SimplePattern> {
    const file = this.#files.get(reference.target) as FullSchema;
    const namespace = reference.namespace ?? environment.namespace;
    const { scope } = environment;
    return yield* deep(this.#pattern(file.pattern, { file, namespace, scope }));
  }

  *#grammar(grammar: FullGrammar, environment: Environment): Deep<SimplePattern> {
    const scope = yield* deep(this.#scopeBuilder.build(grammar, environment));
    this.#scopes.push(scope);
    const place = placeOf(grammar, environment);
    if (scope.start !== undefined) return yield* deep(this.#definition(scope.start, place));
    this.#report(messages.noStart(place));
    return NOT_ALLOWED;
  }

  *#reference(reference: FullReference, environment: Environment): Deep<SimplePattern> {
    const { kind, name } = reference;
    const place = placeOf(reference, environment);
    const scope = kind === "ref" ? environment.scope : environment.scope?.parent;
    const definition = scope?.defines.get(name);
    if (definition !== undefined) return yield* deep(this.#definition(definition, place));
    this.#report(
      scope === undefined
        ? messages.referenceOutsideGrammar(place, kind, name)
        : messages.undefinedReference(place, name, scope.defines.keys()),
    );
    return NOT_ALLOWED;
  }

  /** What a definition stands for; `place` is that of the reference to it. */
  *#definition(definition: Definition, place: SchemaPlace | undefined): Deep<SimplePattern> {
    if (definition.result !== undefined) return definition.result;
    const opened = this.#open.indexOf(definition);
    if (opened >= 0) {
      const labels = this.#open.slice(opened).map(({ label }) => label);
      if (this.#isReachable && place !== undefined) this.#report(messages.recursion(place, labels));
      return NOT_ALLOWED;
    }
    this.#open.push(definition);
    const parts: SimplePattern[] = [];
    for (const { member, environment } of definition.components) {
      const documentation = documentationOf(member);
      parts.push(yield* deep(this.#pattern(member.pattern, environment, documentation)));
    }
    this.#open.pop();
    definition.result = this.#combine(definition, parts);
    return definition.result;
  }

  #combine({ components, combine }: Definition, parts: readonly SimplePattern[]): SimplePattern {
    const [part] = parts;
    const [component] = components;
    if (part === undefined || component === undefined) return NOT_ALLOWED;
    if (parts.length === 1) return part;
    const place = placeOf(component.member, component.environment);
    if (combine === "choice") return this.#form.choice(parts, place);
    return this.#form.sequence("interleave", parts, place);
  }

  // --- datatypes (4.16)

  *#data(data: FullData, environment: Environment): Deep<SimplePattern> {
    const place = placeOf(data, environment);
    const params = data.params.map(({ name, value }) => ({ name, value }));
    const { library, type } = data;
    const { problem } = findDatatype(library, type, params);
    if (problem !== undefined) this.#report(messages.datatype(place, problem));
    const except =
      data.except === undefined ? undefined : yield* deep(this.#pattern(data.except, environment));
    return this.#form.data({ library, type, params }, except, place);
  }

  #value(pattern: FullValue, environment: Environment): SimplePattern {
    const place = placeOf(pattern, environment);
    const { library, type, value } = pattern;
    const { datatype, problem } = findDatatype(library, type, []);
    if (problem !== undefined) this.#report(messages.datatype(place, problem));
    const namespaces =
      datatype?.dependsOnContext === true ? namespacesOf(pattern, environment) : NO_NAMESPACES;
    const context: ValueContext = {
      namespaceOf: (prefix) => (Object.hasOwn(namespaces, prefix) ? namespaces[prefix] : undefined),
    };
    if (datatype?.allows(value, context) === false) {
      this.#report(messages.invalidValue(place, value, type));
    }
    return this.#form.value({ kind: "value", library, type, value, namespaces }, place);
  }

  #report(diagnostic: Diagnostic): void {
    this.#diagnostics.push(diagnostic);
  }
}

function placeOf(
  { span }: { readonly span: SchemaPlace["span"] },
  { file }: Environment,
): SchemaPlace {
  return { path: file.source.path, span };
}

/** The context of a value (6.2.8): what its prefix means, or `ns` if it has none. */
function namespacesOf(pattern: FullValue, { namespace }: Environment): Record<string, string> {
  const { value, prefixes } = pattern;
  const prefix = value.slice(0, Math.max(value.indexOf(":"), 0)).trim();
  const bound = prefix === "" ? (pattern.namespace ?? namespace) : prefixes.get(prefix);
  return bound === undefined || bound === "" ? NO_NAMESPACES : { [prefix]: bound };
}
