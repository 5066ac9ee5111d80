// Which datatypes there are, by the URI of their library (RELAX NG, 2 and 4.3), and how a type and its
// parameters become a datatype. What was asked for once is kept: schemas repeat themselves.

import { closest } from "../../source/closest.ts";
import type { Param } from "../grammar.ts";
import { ANY_URI } from "./any-uri.ts";
import type { BaseType } from "./base-type.ts";
import { BINARY_TYPES } from "./binary.ts";
import { CALENDAR_TYPES } from "./calendar.ts";
import type { Datatype, DatatypeResult } from "./datatype.ts";
import { DECIMAL_TYPES } from "./decimal.ts";
import { DURATION } from "./duration.ts";
import { type Check, compileFacets } from "./facets.ts";
import { FLOAT_TYPES } from "./float.ts";
import { ID_TYPES, NAME_TYPES } from "./names.ts";
import { BUILT_IN_TYPES, STRING_TYPES } from "./strings.ts";
import { NORMALISE } from "./white-space.ts";

/** RELAX NG's own library: `string` and `token`. */
export const BUILT_IN_LIBRARY = "";
/** Guidelines for using W3C XML Schema Datatypes with RELAX NG, 1. */
export const XML_SCHEMA_LIBRARY = "http://www.w3.org/2001/XMLSchema-datatypes";
/** RELAX NG DTD Compatibility, 4: ID, IDREF and IDREFS. */
export const COMPATIBILITY_LIBRARY = "http://relaxng.org/ns/compatibility/datatypes/1.0";

interface Library {
  /** What messages call it. */
  readonly title: string;
  readonly types: ReadonlyMap<string, BaseType>;
  readonly hasFacets: boolean;
}

function byName(types: readonly BaseType[]): ReadonlyMap<string, BaseType> {
  return new Map(types.map((type) => [type.name, type]));
}

const LIBRARIES: ReadonlyMap<string, Library> = new Map([
  [
    BUILT_IN_LIBRARY,
    { title: "RELAX NG's built-in library", types: byName(BUILT_IN_TYPES), hasFacets: false },
  ],
  [
    XML_SCHEMA_LIBRARY,
    {
      title: "the library of W3C XML Schema",
      types: byName([
        ...STRING_TYPES,
        ...DECIMAL_TYPES,
        ...FLOAT_TYPES,
        DURATION,
        ...CALENDAR_TYPES,
        ...BINARY_TYPES,
        ANY_URI,
        ...NAME_TYPES,
      ]),
      hasFacets: true,
    },
  ],
  [
    COMPATIBILITY_LIBRARY,
    { title: "the library of DTD compatibility", types: byName(ID_TYPES), hasFacets: false },
  ],
]);

const found = new Map<string, DatatypeResult>();

/**
 * The datatype of that name, restricted by the facets in their order; or why there is none, in one
 * sentence or two.
 */
export function findDatatype(
  library: string,
  type: string,
  params: readonly Param[],
): DatatypeResult {
  const key = JSON.stringify([library, type, ...params.map(({ name, value }) => [name, value])]);
  const known = found.get(key);
  if (known !== undefined) return known;
  const result = buildDatatype(library, type, params);
  found.set(key, result);
  return result;
}

function buildDatatype(uri: string, type: string, params: readonly Param[]): DatatypeResult {
  const library = LIBRARIES.get(uri);
  if (library === undefined) return { problem: unknownLibrary(uri) };
  const base = library.types.get(type);
  if (base === undefined) return { problem: unknownType(library, type) };
  if (params.length > 0 && !library.hasFacets) {
    return {
      problem: `The datatype "${type}" of ${library.title} takes no parameters. Those of ${XML_SCHEMA_LIBRARY} do.`,
    };
  }
  const { checks, problem } = compileFacets(base, params);
  return problem === undefined ? { datatype: restrict(base, params, checks) } : { problem };
}

function unknownLibrary(uri: string): string {
  const near = closest(uri, LIBRARIES.keys());
  const hint = near ? ` Did you mean "${near}"?` : ` W3C XML Schema's is "${XML_SCHEMA_LIBRARY}".`;
  return `There is no datatype library "${uri}".${hint}`;
}

function unknownType({ title, types, hasFacets }: Library, type: string): string {
  const near = closest(type, types.keys());
  const others = LIBRARIES.get(XML_SCHEMA_LIBRARY)?.types;
  const hint =
    !hasFacets && others?.has(type)
      ? ` It is in ${XML_SCHEMA_LIBRARY}: name that as the datatypeLibrary.`
      : near === undefined
        ? ""
        : ` Did you mean "${near}"?`;
  return `There is no datatype "${type}" in ${title}.${hint}`;
}

function restrict(base: BaseType, params: readonly Param[], checks: readonly Check[]): Datatype {
  const normalise = NORMALISE[base.whiteSpace];
  const [first, ...others] = checks;
  const allows: Datatype["allows"] =
    first === undefined
      ? (text, context) => base.allows(normalise(text), context)
      : (text, context) => {
          const literal = normalise(text);
          if (!base.allows(literal, context) || !first(literal)) return false;
          return others.every((check) => check(literal));
        };
  return {
    name: base.name,
    params,
    allows,
    key: (text, context) => base.key(normalise(text), context),
    ...(base.idType === undefined ? {} : { idType: base.idType }),
    dependsOnContext: base.dependsOnContext === true,
  };
}
