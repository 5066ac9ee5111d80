// ID, IDREF and IDREFS (RELAX NG DTD Compatibility, 4): every ID once in a document, every reference
// to one that is there. Not part of validity, so it is asked for separately.

import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { closest } from "../source/closest.ts";
import type { Source, Span } from "../source/source.ts";
import type { XmlEvent, XmlHandler } from "../xml/handler.ts";
import type { NameId, NameTable } from "../xml/names.ts";
import { findDatatype } from "./datatypes/library.ts";
import { splitTokens } from "./derivatives.ts";
import type { ElementDefinition, Grammar, NameClass, SimplePattern } from "./grammar.ts";
import * as messages from "./messages.ts";
import { contains } from "./name-class.ts";
import { patternsIn } from "./vocabulary.ts";

type IdType = "ID" | "IDREF" | "IDREFS";

interface TypedAttribute {
  readonly nameClass: NameClass;
  readonly idType: IdType | undefined;
}

/** Which attributes of which elements are IDs or refer to them. */
export interface IdTypes {
  readonly ofElement: ReadonlyMap<NameId, ReadonlyMap<NameId, IdType>>;
  /** Why the schema does not say so clearly: it is not compatible with the feature (5.2). */
  readonly problems: readonly Diagnostic[];
}

export function collectIdTypes(grammar: Grammar, names: NameTable): IdTypes {
  const ofElement = new Map<NameId, Map<NameId, IdType>>();
  const problems: Diagnostic[] = [];
  const known = new Map<SimplePattern, IdType | undefined>();
  const attributes = grammar.elements.map(({ content }) => typedAttributes(content, known));
  grammar.elements.forEach((definition, index) => {
    for (const { nameClass, idType } of attributes[index] ?? []) {
      if (idType === undefined) continue;
      const element = definition.nameClass;
      if (element.kind !== "name" || nameClass.kind !== "name") {
        problems.push(messages.idWithoutName(definition.place, idType));
        continue;
      }
      const other = grammar.elements.findIndex((rival, at) =>
        contradicts(rival, attributes[at] ?? [], { element, attribute: nameClass, idType }),
      );
      const rival = grammar.elements[other];
      if (rival !== undefined) {
        const name = `${element.local}/@${nameClass.local}`;
        problems.push(messages.idConflict(definition.place, name, rival.place));
        continue;
      }
      const elementName = names.intern(element.namespace, element.local);
      const types = ofElement.get(elementName) ?? new Map<NameId, IdType>();
      types.set(names.intern(nameClass.namespace, nameClass.local), idType);
      ofElement.set(elementName, types);
    }
  });
  return { ofElement, problems };
}

/** Does a definition give the same attribute of the same element another type? */
function contradicts(
  rival: ElementDefinition,
  attributes: readonly TypedAttribute[],
  typed: {
    readonly element: NameClass & { kind: "name" };
    readonly attribute: NameClass & { kind: "name" };
    readonly idType: IdType;
  },
): boolean {
  const { element, attribute, idType } = typed;
  if (!contains(rival.nameClass, element.namespace, element.local)) return false;
  return attributes.some(
    (one) => one.idType !== idType && contains(one.nameClass, attribute.namespace, attribute.local),
  );
}

/** @param known the types of values that have been looked up: elements share most of them */
function typedAttributes(
  content: SimplePattern,
  known: Map<SimplePattern, IdType | undefined>,
): TypedAttribute[] {
  return [...patternsIn(content)].flatMap((simple) => {
    if (simple.kind !== "attribute") return [];
    const { nameClass, pattern } = simple;
    if (!known.has(pattern)) known.set(pattern, idTypeOf(pattern));
    return { nameClass, idType: known.get(pattern) };
  });
}

function idTypeOf(pattern: SimplePattern): IdType | undefined {
  if (pattern.kind !== "data" && pattern.kind !== "value") return undefined;
  return findDatatype(pattern.library, pattern.type, []).datatype?.idType;
}

/** Collects the IDs of one document and what refers to them. */
export class IdCheck implements XmlHandler {
  readonly #path: string;
  readonly #types: IdTypes["ofElement"];
  readonly #ids = new Map<string, Span>();
  readonly #references: { readonly id: string; readonly span: Span }[] = [];
  readonly #findings: Diagnostic[] = [];

  constructor({ path }: Source, { ofElement }: IdTypes) {
    this.#path = path;
    this.#types = ofElement;
  }

  startElement(name: NameId, { attributes }: XmlEvent): void {
    const types = this.#types.get(name);
    if (types === undefined) return;
    for (let index = 0; index < attributes.count; index++) {
      const type = types.get(attributes.names[index] as NameId);
      if (type === undefined) continue;
      const span = attributes.valueSpan(index);
      for (const id of splitTokens(attributes.value(index))) {
        if (type === "ID") this.#define(id, span);
        else this.#references.push({ id, span });
      }
    }
  }

  endElement(): void {}

  text(): void {}

  /** After the end of the document. */
  findings(): Diagnostic[] {
    const dangling = this.#references.filter(({ id }) => !this.#ids.has(id));
    return [
      ...this.#findings,
      ...dangling.map(({ id, span }) =>
        messages.unknownId({ path: this.#path, span }, id, closest(id, this.#ids.keys())),
      ),
    ];
  }

  #define(id: string, span: Span): void {
    const first = this.#ids.get(id);
    if (first === undefined) this.#ids.set(id, span);
    else this.#findings.push(messages.duplicateId({ path: this.#path, span }, id, first));
  }
}
