// What the rest of the edition has to know of one document: its ids, pointers, mentions and header.
// One pass over the tree; the result is plain data and keeps no part of the tree.

import type { Span } from "../source/source.ts";
import type { XmlDocument, XmlElement, XmlNode } from "../xml/tree.ts";
import {
  ancestors,
  attributeValue,
  childElements,
  descendants,
  findAttribute,
} from "../xml/walk.ts";
import { APPARATUS_ELEMENTS, type ApparatusFact, collectApparatus } from "./apparatus-facts.ts";
import { literalOmissions } from "./checks/text.ts";
import { type Context, contextReader } from "./context.ts";
import { dateAttributes } from "./correspondence.ts";
import { entryLabel, nameElements } from "./entries.ts";
import { type HeaderFacts, headerFacts } from "./header.ts";
import { type InterventionFact, interventionFact, isIntervention } from "./interventions.ts";
import { languageOf } from "./language.ts";
import { entryIdentifiers, type IdentifierFact, type NameParts, nameParts } from "./name-facts.ts";
import { type ParallelFact, parallelFacts } from "./parallels.ts";
import { findPath } from "./path.ts";
import {
  type PrefixDefinition,
  prefixDefinitions,
  resolvePointer,
  schemeOf,
  type Target,
} from "./pointers.ts";
import { type TextRun, textRuns } from "./runs.ts";
import { collectStemmata, type StemmaFact } from "./stemma-facts.ts";
import { readingText } from "./text.ts";
import { type Usage, usageCounter } from "./usage.ts";
import {
  type EntryKind,
  entryKind,
  isPointerAttribute,
  STEMMA_ELEMENTS,
  TEI,
  XML,
} from "./vocabulary.ts";
import { collectWitnesses, type WitnessFact } from "./witnesses.ts";

/** An element with an `xml:id`. */
export interface IdFact {
  readonly id: string;
  readonly kind: EntryKind;
  readonly label: string;
  readonly span: Span;
  /** The whole element. */
  readonly extent: Span;
  /** Whether it is a person, place, organisation or work of a register. */
  readonly isEntry: boolean;
  /** Of persons, places, organisations and works: what they are called, the main form too. */
  readonly forms: readonly FormFact[];
  /** Of the same: what others call them by number (`idno`), or by an address. */
  readonly identifiers: readonly IdentifierFact[];
}

/** One form of a name in an entry. */
export interface FormFact {
  readonly text: string;
  /** `xml:lang`, its own or that around it. */
  readonly language: string | undefined;
  /** `@type`: `main`, `variant`, `sort` … */
  readonly type: string | undefined;
  /** The form as lists are ordered by it, where its parts are marked: "Kim, Byeong-jik". */
  readonly sort: string | undefined;
  /** Surname and forename, of persons. */
  readonly parts: NameParts | undefined;
  readonly span: Span;
}

/** One pointer of one attribute. */
export interface PointerFact {
  readonly element: string;
  readonly attribute: string;
  /** As written. */
  readonly pointer: string;
  /** Undefined when it leads out of the edition. */
  readonly target: Target | undefined;
  /** The scheme of an absolute URI, in lower case, prefixes of the document replaced. */
  readonly scheme: string | undefined;
  /** The attribute's value. */
  readonly span: Span;
}

/**
 * A place that mentions something: an element with `@ref` or `@key` in a title, the abstract or the
 * text. Both sides, this one and the stylesheets, number mentions alike, in document order from 1.
 */
export interface MentionFact extends Context {
  readonly element: string;
  /** The id of its place on the page: its `xml:id`, else `mention-N`. */
  readonly anchor: string;
  readonly text: string;
  readonly language: string | undefined;
  /** That of what stands around it. */
  readonly contextLanguage: string | undefined;
  /** What stands between its tags. */
  readonly span: Span;
  readonly targets: readonly Target[];
  /** A `@key`: an id of some register, without a file. */
  readonly key: string | undefined;
  readonly keySpan: Span | undefined;
}

/** A name in the text without `@ref` and `@key`. */
export interface UnlinkedFact {
  readonly element: string;
  readonly text: string;
  /** The name in the start tag. */
  readonly span: Span;
}

/** A `relation` between entries (TEI P5, 14.3.2.3). */
export interface RelationFact {
  /** `@name`, else `@type`, else the last part of the definition that `@ref` points to. */
  readonly name: string;
  /** Its `desc`. */
  readonly description:
    | { readonly text: string; readonly language: string | undefined }
    | undefined;
  /** When it held (att.datable.w3c). */
  readonly dates: Readonly<Record<string, string>>;
  readonly active: readonly Target[];
  readonly passive: readonly Target[];
  readonly mutual: readonly Target[];
  readonly span: Span;
}

export interface DocumentFacts {
  readonly path: string;
  /** A register is a document that holds lists of entries (in `standOff`, or all its text). */
  readonly kind: "document" | "register";
  readonly header: HeaderFacts;
  /** The `xml:id` of the root element. */
  readonly rootId: string | undefined;
  readonly ids: readonly IdFact[];
  readonly pointers: readonly PointerFact[];
  readonly mentions: readonly MentionFact[];
  readonly unlinked: readonly UnlinkedFact[];
  readonly relations: readonly RelationFact[];
  /** What it says of documents that are versions of the same text. */
  readonly parallels: readonly ParallelFact[];
  readonly interventions: readonly InterventionFact[];
  readonly usage: Usage;
  readonly witnesses: readonly WitnessFact[];
  /** Undefined in a document without one. */
  readonly apparatus: ApparatusFact | undefined;
  readonly stemmata: readonly StemmaFact[];
  /** How omissions are encoded: as `gap`, and as dots in the text, where those stand. */
  readonly gaps: number;
  readonly literalOmissions: readonly Span[];
  /** The text outside names, where names are looked for; empty unless asked for. */
  readonly runs: readonly TextRun[];
}

/**
 * Reads the facts of a well-formed document. It need not be valid, nor even TEI.
 *
 * @param runs whether to keep the text outside names
 */
export function collectFacts(
  path: string,
  document: XmlDocument,
  { runs = false }: { readonly runs?: boolean } = {},
): DocumentFacts {
  const { root, source } = document;
  const prefixes = prefixDefinitions(root);
  const ids: IdFact[] = [];
  const pointers: PointerFact[] = [];
  const mentions: MentionFact[] = [];
  const unlinked: UnlinkedFact[] = [];
  const relations: RelationFact[] = [];
  const parallels: ParallelFact[] = [];
  const interventions: InterventionFact[] = [];
  const usage = usageCounter();
  const literal: Span[] = [];
  const kind = documentKind(root);
  const contextOf = contextReader((element) => isMention(element) || isIntervention(element));
  const resolve = (pointer: string, element: XmlElement): Target | undefined =>
    resolvePointer(pointer, element, path, prefixes);
  let gaps = 0;
  let textEnd = -1;
  for (const node of withDescendants(root)) {
    if (node.kind === "text" && node.span.start < textEnd)
      literal.push(...literalOmissions(node, source));
    if (node.kind !== "element") continue;
    usage.count(node);
    if (isIntervention(node))
      interventions.push(
        interventionFact(node, interventions.length + 1, contextOf(node), resolve),
      );
    if (node.local === "text") textEnd = Math.max(textEnd, node.span.end);
    if (node.local === "gap") gaps++;
    if (isUnlinked(node)) unlinked.push(unlinkedFact(node));
    // Most elements have no attributes, and nothing more to tell.
    if (node.attributes.length === 0) continue;
    ids.push(...idFacts(node, kind));
    const own = pointerFacts(node, path, prefixes);
    pointers.push(...own);
    parallels.push(...parallelFacts(node, own).filter(({ target }) => target.path !== path));
    if (isMention(node)) mentions.push(mentionFact(node, own, contextOf(node)));
    if (node.local === "relation") relations.push(relationFact(node, own));
  }
  const used = usage.usage();
  const uses = (names: readonly string[]): boolean => names.some((name) => name in used);
  return {
    path,
    kind,
    header: headerFacts(root, path, resolve),
    rootId: attributeValue(root, "id", XML),
    ids,
    pointers,
    mentions: withAnchors(mentions, ids),
    unlinked,
    relations,
    parallels,
    interventions,
    usage: used,
    witnesses: uses(WITNESS_ELEMENTS) ? collectWitnesses(root, path, prefixes) : [],
    apparatus: uses(APPARATUS_ELEMENTS) ? collectApparatus(path, document, prefixes) : undefined,
    stemmata: uses(STEMMA_ELEMENTS) ? collectStemmata(root, path, prefixes) : [],
    gaps,
    literalOmissions: literal,
    runs: runs ? textsOf(root).flatMap(textRuns) : [],
  };
}

/** Mentions without an id are numbered; a number that is an id of the document gives way, as on the page. */
function withAnchors(mentions: readonly MentionFact[], ids: readonly IdFact[]): MentionFact[] {
  const taken = new Set(ids.map(({ id }) => id));
  const free = (proposal: string): string =>
    taken.has(proposal) ? free(`${proposal}_`) : proposal;
  return mentions.map((mention, index) =>
    mention.anchor === "" ? { ...mention, anchor: free(`mention-${index + 1}`) } : mention,
  );
}

const WITNESS_ELEMENTS: readonly string[] = ["witness", "listWit"];

/** The outermost texts of a document. */
function textsOf(root: XmlElement): XmlElement[] {
  const parts = [...childElements(root)];
  const texts: XmlElement[] = [];
  for (const part of parts) {
    if (part.local === "text") texts.push(part);
    else if (part.local === "TEI" || part.local === "teiCorpus") parts.push(...childElements(part));
  }
  return texts;
}

function* withDescendants(root: XmlElement): Generator<XmlNode> {
  yield root;
  yield* descendants(root);
}

function documentKind(root: XmlElement): "document" | "register" {
  const parts = childElements(root).map(({ local }) => local);
  if (!parts.includes("text")) return parts.includes("standOff") ? "register" : "document";
  const body = findPath(root, ["text", "body"]);
  return body !== undefined && holdsOnlyLists(body) ? "register" : "document";
}

const LISTS: ReadonlySet<string> = new Set(["listPerson", "listPlace", "listOrg", "listBibl"]);

/** A body of lists, perhaps under headings in divisions: how registers were made before `standOff`. */
function holdsOnlyLists(body: XmlElement): boolean {
  const parts = childElements(body);
  let hasList = false;
  for (const part of parts) {
    if (LISTS.has(part.local)) hasList = true;
    else if (part.local === "div") parts.push(...childElements(part));
    else if (part.local !== "head") return false;
  }
  return hasList;
}

function idFacts(element: XmlElement, document: "document" | "register"): IdFact[] {
  const attribute = element.attributes.find(
    ({ local, namespace }) => local === "id" && namespace === XML,
  );
  if (attribute === undefined) return [];
  const { value: id, valueSpan: span } = attribute;
  const kind = entryKind(element.local);
  const own = { id, kind, label: entryLabel(element, id), span, extent: element.span };
  if (!HAS_FORMS.has(kind)) return [{ ...own, isEntry: false, forms: NONE, identifiers: NONE }];
  const names = nameElements(element);
  const isEntry = isRegistered(element, document);
  const forms = names.map((name) => formFact(name, kind));
  return [{ ...own, isEntry, forms, identifiers: entryIdentifiers(element, names) }];
}

/** An entry stands in `standOff`, or in the text of a register; a `bibl` is one only in a `listBibl`. */
function isRegistered(element: XmlElement, document: "document" | "register"): boolean {
  if (element.local === "bibl" && element.parent?.local !== "listBibl") return false;
  for (const { local } of ancestors(element)) {
    if (local === "standOff" || (local === "text" && document === "register")) return true;
    if (local === "teiHeader") return false;
  }
  return false;
}

const HAS_FORMS: ReadonlySet<EntryKind> = new Set(["person", "place", "org", "work"]);
const NONE: readonly never[] = [];

function formFact(name: XmlElement, kind: EntryKind): FormFact {
  return {
    text: readingText(name),
    language: languageOf(name),
    type: attributeValue(name, "type"),
    sort: sortForm(name),
    parts: kind === "person" ? nameParts(name) : undefined,
    span: contentSpan(name),
  };
}

/** Surname first, where a name has one and its script parts the two at all. */
function sortForm(name: XmlElement): string | undefined {
  const parts = (local: string): string => childElements(name, local).map(readingText).join(" ");
  const surname = parts("surname");
  const forename = parts("forename");
  if (surname === "" || forename === "" || /^[\p{scx=Hang}\p{scx=Hani}]/u.test(surname))
    return undefined;
  return `${surname}, ${forename}`;
}

/** What stands between the tags of an element; of an empty one, its start tag. */
function contentSpan({ children, startTag }: XmlElement): Span {
  const first = children[0];
  const last = children.at(-1);
  if (first === undefined || last === undefined) return startTag;
  return { start: first.span.start, end: last.span.end };
}

function pointerFacts(
  element: XmlElement,
  path: string,
  prefixes: readonly PrefixDefinition[],
): PointerFact[] {
  if (element.namespace !== TEI) return [];
  return element.attributes
    .filter(({ namespace, local }) => namespace === "" && isPointerAttribute(element.local, local))
    .flatMap(({ local, value, valueSpan }) =>
      value
        .split(/[ \t\r\n]+/u)
        .filter((pointer) => pointer !== "")
        .map((pointer) => ({
          element: element.local,
          attribute: local,
          pointer,
          target: resolvePointer(pointer, element, path, prefixes),
          scheme: schemeOf(pointer, prefixes),
          span: valueSpan,
        })),
    );
}

function isMention(element: XmlElement): boolean {
  if (element.namespace !== TEI) return false;
  if (attributeValue(element, "ref") === undefined && attributeValue(element, "key") === undefined)
    return false;
  return [...ancestors(element)].some(
    ({ local, parent }) =>
      local === "text" ||
      local === "abstract" ||
      (local === "title" && parent?.local === "titleStmt"),
  );
}

const NAMES: ReadonlySet<string> = new Set(["persName", "placeName", "orgName", "geogName", "rs"]);

/** A name in the text that says of no one whose it is. Names in entries are those of the entries. */
function isUnlinked(element: XmlElement): boolean {
  if (!NAMES.has(element.local) || element.namespace !== TEI) return false;
  if (element.attributes.some(({ local }) => LINKS.has(local))) return false;
  let isText = false;
  for (const { local } of ancestors(element)) {
    if (entryKind(local) !== "element" && local !== "TEI" && local !== "teiCorpus") return false;
    if (NAMES.has(local)) return false;
    if (local === "text") isText = true;
  }
  return isText;
}

const LINKS: ReadonlySet<string> = new Set(["ref", "key", "corresp", "sameAs", "copyOf", "nymRef"]);

function unlinkedFact(element: XmlElement): UnlinkedFact {
  return { element: element.local, text: readingText(element), span: element.nameSpan };
}

function relationFact(relation: XmlElement, pointers: readonly PointerFact[]): RelationFact {
  const targetsOf = (name: string): Target[] =>
    pointers.flatMap(({ attribute, target }) =>
      attribute === name && target !== undefined ? [target] : [],
    );
  const [description] = childElements(relation, "desc");
  const text = description === undefined ? "" : readingText(description);
  return {
    name: relationName(relation),
    description: text === "" ? undefined : { text, language: languageOf(description) },
    dates: dateAttributes(relation),
    active: targetsOf("active"),
    passive: targetsOf("passive"),
    mutual: targetsOf("mutual"),
    span: relation.nameSpan,
  };
}

function relationName(relation: XmlElement): string {
  const [first = ""] = (attributeValue(relation, "ref") ?? "").trim().split(/\s+/u);
  const defined = /[^/#:]*$/u.exec(first.replace(/[/#]+$/u, ""))?.[0];
  return (
    attributeValue(relation, "name") ??
    attributeValue(relation, "type") ??
    attributeValue(relation, "key") ??
    defined ??
    ""
  );
}

function mentionFact(
  element: XmlElement,
  pointers: readonly PointerFact[],
  { before, after }: Context,
): MentionFact {
  return {
    before,
    after,
    element: element.local,
    anchor: attributeValue(element, "id", XML) ?? "",
    text: readingText(element),
    language: languageOf(element),
    contextLanguage: languageOf(element.parent),
    span: contentSpan(element),
    targets: pointers
      .filter(({ attribute, target }) => attribute === "ref" && target !== undefined)
      .map(({ target }) => target as Target),
    key: attributeValue(element, "key"),
    keySpan: findAttribute(element, "key")?.valueSpan,
  };
}
