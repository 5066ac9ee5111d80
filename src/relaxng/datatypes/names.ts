// The types that are XML names, alone or in lists (XML Schema Part 2, 3.2.18, 3.2.19, 3.3.4 to 3.3.12).
// Name characters are those of XML 1.0, fifth edition, as everywhere in this program.

import { isNameCharacter, isNameStart } from "../../xml/characters.ts";
import type { BaseType } from "./base-type.ts";
import type { ValueContext } from "./datatype.ts";
import { countCharacters } from "./strings.ts";
import { splitItems } from "./white-space.ts";

function isNmtokenBetween(text: string, from: number, to: number): boolean {
  for (let index = from; index < to; index++) {
    let code = text.charCodeAt(index);
    if (code >= 0xd800 && code < 0xdc00) code = text.codePointAt(index++) as number;
    if (!isNameCharacter(code)) return false;
  }
  return to > from;
}

function isNameBetween(text: string, from: number, to: number): boolean {
  return isNmtokenBetween(text, from, to) && isNameStart(text.codePointAt(from) as number);
}

/** XML 1.0, production 7. */
export function isNmtoken(text: string): boolean {
  return isNmtokenBetween(text, 0, text.length);
}

/** XML 1.0, production 5. */
export function isName(text: string): boolean {
  return isNameBetween(text, 0, text.length);
}

/** Namespaces in XML, production 4. */
export function isNcName(text: string): boolean {
  return isName(text) && !text.includes(":");
}

interface QName {
  readonly prefix: string;
  readonly local: string;
}

/** Namespaces in XML, production 7. */
function parseQName(literal: string): QName | undefined {
  const colon = literal.indexOf(":");
  const prefix = literal.slice(0, Math.max(colon, 0));
  const local = literal.slice(colon + 1);
  if (!isNcName(local) || (colon >= 0 && !isName(prefix))) return undefined;
  return { prefix, local };
}

/** A name without prefix is in the default namespace, if there is one; a prefix must be declared. */
function isQName(literal: string, { namespaceOf }: ValueContext): boolean {
  const name = parseQName(literal);
  return name !== undefined && (name.prefix === "" || namespaceOf(name.prefix) !== undefined);
}

function qNameKey(literal: string, { namespaceOf }: ValueContext): string {
  const name = parseQName(literal);
  return name === undefined ? literal : `{${namespaceOf(name.prefix) ?? ""}}${name.local}`;
}

/** 3.3.11: declared as an unparsed entity in the document's DTD. */
function isEntity(literal: string, context: ValueContext): boolean {
  return isNcName(literal) && context.isUnparsedEntity?.(literal) === true;
}

function nameType(name: string, allows: BaseType["allows"]): BaseType {
  const key = (literal: string): string => literal;
  return { name, whiteSpace: "collapse", allows, key, length: countCharacters };
}

/** 2.5.1.2: items divided by white space; at least one (3.3.5, 3.3.10, 3.3.12). */
function listType(name: string, item: BaseType): BaseType {
  return {
    ...item,
    name,
    allows: (literal, context) =>
      literal !== "" && splitItems(literal).every((part) => item.allows(part, context)),
    length: (literal) => splitItems(literal).length,
  };
}

function qNameType(name: string): BaseType {
  return { ...nameType(name, isQName), key: qNameKey, length: "any", dependsOnContext: true };
}

const NMTOKEN = nameType("NMTOKEN", isNmtoken);
const IDREF: BaseType = { ...nameType("IDREF", isNcName), idType: "IDREF" };
const ENTITY: BaseType = { ...nameType("ENTITY", isEntity), dependsOnContext: true };

export const ID_TYPES: readonly BaseType[] = [
  { ...nameType("ID", isNcName), idType: "ID" },
  IDREF,
  { ...listType("IDREFS", IDREF), idType: "IDREFS" },
];

export const NAME_TYPES: readonly BaseType[] = [
  nameType("Name", isName),
  nameType("NCName", isNcName),
  NMTOKEN,
  listType("NMTOKENS", NMTOKEN),
  ...ID_TYPES,
  ENTITY,
  listType("ENTITIES", ENTITY),
  qNameType("QName"),
  // Guidelines for using W3C XML Schema Datatypes with RELAX NG, 3: treated as QName, because the
  // notations that it refers to are declared in XML Schemas only.
  qNameType("NOTATION"),
];
