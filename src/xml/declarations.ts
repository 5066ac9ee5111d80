// Element and attribute-list declarations of the internal subset (3.2, 3.3). Content models are only
// checked for their form; of attributes, the default and whether spaces are folded are kept.

import { APOSTROPHE, HASH, QUOTE } from "./characters.ts";
import type { Entities } from "./entities.ts";
import { failExpected, needInput, needSpaces, readQName } from "./expect.ts";
import { scanValue } from "./markup.ts";
import type { QNameId } from "./qnames.ts";
import type { Scanner } from "./scan.ts";
import { collapseSpaces } from "./text.ts";

interface AttributeDeclaration {
  readonly qname: QNameId;
  /** Any type but CDATA: leading, trailing and repeated spaces are dropped. */
  readonly isTokenised: boolean;
  readonly defaultValue: string | undefined;
}

export interface DefaultedAttribute extends AttributeDeclaration {
  readonly defaultValue: string;
}

/** The attributes declared for an element. */
export interface AttributeList {
  readonly declarations: Map<QNameId, AttributeDeclaration>;
  readonly defaults: DefaultedAttribute[];
}

/** Adds to a list; the first declaration of an attribute counts (3.3). */
export function addDeclaration(list: AttributeList, declaration: AttributeDeclaration): void {
  if (list.declarations.has(declaration.qname)) return;
  list.declarations.set(declaration.qname, declaration);
  const { defaultValue } = declaration;
  if (defaultValue !== undefined) list.defaults.push({ ...declaration, defaultValue });
}

interface ElementAttributes {
  readonly element: QNameId;
  readonly declarations: readonly AttributeDeclaration[];
}

/** Production 52 (AttlistDecl). */
export function readAttributeList(scanner: Scanner, entities: Entities): ElementAttributes {
  const start = scanner.offset;
  scanner.offset += 9;
  needSpaces(scanner, "<!ATTLIST");
  const element = readQName(scanner, "the name of an element");
  const declarations: AttributeDeclaration[] = [];
  for (;;) {
    const spaced = scanner.skipSpaces();
    if (scanner.skip(">")) return { element, declarations };
    needInput(scanner, start);
    if (!spaced) failExpected(scanner, 'a space or ">"');
    const qname = readQName(scanner, 'the name of an attribute or ">"');
    needSpaces(scanner, "the name of the attribute");
    const isTokenised = readAttributeType(scanner);
    needSpaces(scanner, "the type of the attribute");
    const defaultValue = readDefault(scanner, entities);
    const folded =
      isTokenised && defaultValue !== undefined ? collapseSpaces(defaultValue) : defaultValue;
    declarations.push({ qname, isTokenised, defaultValue: folded });
  }
}

// Longer names first where one begins another.
const TOKENISED_TYPES = ["IDREFS", "IDREF", "ID", "ENTITY", "ENTITIES", "NMTOKENS", "NMTOKEN"];

/** Productions 54 to 59 (AttType); false for CDATA. */
function readAttributeType(scanner: Scanner): boolean {
  if (scanner.skip("CDATA")) return false;
  if (TOKENISED_TYPES.some((type) => scanner.skip(type))) return true;
  const isNotation = scanner.skip("NOTATION");
  if (isNotation) needSpaces(scanner, "NOTATION");
  if (!scanner.skip("("))
    failExpected(scanner, "the type of an attribute, such as CDATA or (a | b),");
  do {
    scanner.skipSpaces();
    const token = isNotation ? scanner.scanName() : scanner.scanNameToken();
    if (token === "") failExpected(scanner, "a name");
    scanner.skipSpaces();
  } while (scanner.skip("|"));
  if (!scanner.skip(")")) failExpected(scanner, '"|" or ")"');
  return true;
}

/** Production 60 (DefaultDecl). */
function readDefault(scanner: Scanner, entities: Entities): string | undefined {
  if (scanner.bytes[scanner.offset] === HASH) {
    if (scanner.skip("#REQUIRED") || scanner.skip("#IMPLIED")) return undefined;
    if (!scanner.skip("#FIXED")) failExpected(scanner, "#REQUIRED, #IMPLIED or #FIXED");
    needSpaces(scanner, "#FIXED");
  }
  const quote = scanner.bytes[scanner.offset] as number;
  if (quote !== QUOTE && quote !== APOSTROPHE) {
    failExpected(scanner, "#REQUIRED, #IMPLIED, #FIXED or a quoted default");
  }
  scanValue(scanner, quote);
  return entities.attributeValue(scanner.contentStart, scanner.contentEnd);
}

/** Production 45 (elementdecl). */
export function readElementDeclaration(scanner: Scanner): void {
  const start = scanner.offset;
  scanner.offset += 9;
  needSpaces(scanner, "<!ELEMENT");
  readQName(scanner, "the name of an element");
  needSpaces(scanner, "the name of the element");
  if (!scanner.skip("EMPTY") && !scanner.skip("ANY")) {
    if (!scanner.skip("(")) failExpected(scanner, "EMPTY, ANY or a content model in parentheses");
    scanner.skipSpaces();
    if (scanner.skip("#PCDATA")) readMixed(scanner);
    else readChildren(scanner);
  }
  scanner.skipSpaces();
  needInput(scanner, start);
  if (!scanner.skip(">")) failExpected(scanner, '">"');
}

/** Production 51 (Mixed), after `(#PCDATA`. */
function readMixed(scanner: Scanner): void {
  let names = 0;
  for (;;) {
    scanner.skipSpaces();
    if (!scanner.skip("|")) break;
    scanner.skipSpaces();
    readQName(scanner, "the name of an element");
    names++;
  }
  if (!scanner.skip(")")) failExpected(scanner, '"|" or ")"');
  if (!scanner.skip("*") && names > 0) failExpected(scanner, '"*" after a mixed content model');
}

/** Productions 47 to 50 (children), after the first `(`; without recursion, so of any depth. */
function readChildren(scanner: Scanner): void {
  // For each open group its separator, once it is known.
  const groups = [""];
  for (;;) {
    scanner.skipSpaces();
    if (scanner.skip("(")) {
      groups.push("");
      continue;
    }
    readQName(scanner, 'the name of an element or "("');
    skipOccurrence(scanner);
    for (;;) {
      scanner.skipSpaces();
      if (!scanner.skip(")")) break;
      skipOccurrence(scanner);
      groups.pop();
      if (groups.length === 0) return;
    }
    const separator = scanner.skip("|") ? "|" : scanner.skip(",") ? "," : "";
    const known = groups[groups.length - 1];
    if (separator === "" || (known !== "" && known !== separator)) {
      if (separator !== "") scanner.offset--;
      failExpected(scanner, known === "" ? '"|", "," or ")"' : `"${known}" or ")"`);
    }
    groups[groups.length - 1] = separator;
  }
}

function skipOccurrence(scanner: Scanner): void {
  if (!scanner.skip("?") && !scanner.skip("*")) scanner.skip("+");
}
