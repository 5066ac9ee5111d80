// Datatypes by a short notation: `integer`, or a type with its facets.

import type { Datatype, ValueContext } from "../../../src/relaxng/datatypes/datatype.ts";
import { findDatatype, XML_SCHEMA_LIBRARY } from "../../../src/relaxng/datatypes/library.ts";
import type { Param } from "../../../src/relaxng/grammar.ts";

/** Facets as pairs: `{ minLength: "1" }`; a facet given several times has several values. */
export type Facets = Readonly<Record<string, string | readonly string[]>>;

export function paramsOf(facets: Facets): readonly Param[] {
  return Object.entries(facets).flatMap(([name, values]) =>
    [values].flat().map((value) => ({ name, value })),
  );
}

/** A datatype of W3C XML Schema; throws if there is none such. */
export function datatype(type: string, facets: Facets = {}): Datatype {
  const { datatype: found, problem } = findDatatype(XML_SCHEMA_LIBRARY, type, paramsOf(facets));
  if (problem !== undefined) throw new Error(problem);
  return found;
}

const NAMESPACES: Readonly<Record<string, string>> = {
  "": "urn:default",
  a: "urn:example:a",
  same: "urn:example:a",
  b: "urn:example:b",
};

/** Where all values of the tests stand: four prefixes, and one unparsed entity. */
export const CONTEXT: ValueContext = {
  namespaceOf: (prefix) => NAMESPACES[prefix],
  isUnparsedEntity: (name) => name === "picture",
};

export function allows(type: Datatype, text: string): boolean {
  return type.allows(text, CONTEXT);
}

export function keyOf(type: Datatype, text: string): string {
  return type.key(text, CONTEXT);
}
