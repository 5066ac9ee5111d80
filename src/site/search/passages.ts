// The passages of a document: what a result of the search leads to and shows. A paragraph is one, a
// heading, a note, a speech; short lines (verse, lists) go together, so that a query of two words is
// not held against single lines. The text is the reading text, as labels and indexes have it.

import { readingElements } from "../../tei/apparatus.ts";
import type { DocumentFacts, MentionFact } from "../../tei/facts.ts";
import { findPath } from "../../tei/path.ts";
import { hasRunningText, shownChildren } from "../../tei/text.ts";
import { TEI, XML } from "../../tei/vocabulary.ts";
import type { XmlElement, XmlNode } from "../../xml/tree.ts";
import { ancestors, attributeValue, childElements, descendantElements } from "../../xml/walk.ts";

export interface Passage {
  /** The id of a place on the page, at or before the passage; "" for the page itself. */
  readonly anchor: string;
  /** White space collapsed. */
  readonly text: string;
  readonly isHeading: boolean;
  readonly mentions: readonly PassageMention[];
  /** Words of the source that the reading text leaves out. */
  readonly also: string;
}

export interface PassageMention {
  /** In the text of the passage, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly mention: MentionFact;
}

/** Elements whose text runs on into that around them. */
const INLINE: ReadonlySet<string> = new Set(
  `
  abbr add am anchor app author c choice corr country damage date del district editor emph ex expan
  foreign forename g gap geogName gloss graphic handShift hi idno index lb lem mentioned milestone
  measure name nameLink num objectName orgName orig pb cb gb pc persName placeName ptr q quote rdg rdgGrp
  ref reg region restore retrace roleName rs said seg settlement sic soCalled space subst supplied
  surname surplus term time title unclear w
  `
    .trim()
    .split(/\s+/u),
);

/** Lines that belong together where they stand in one of these. */
const GROUPS: ReadonlySet<string> = new Set(
  "lg sp list row opener closer titlePage address castList epigraph argument".split(" "),
);

/** Lines of one group go into one passage until it is as long as this. */
const PASSAGE_LENGTH = 400;

const BREAKS: ReadonlySet<string> = new Set(["lb", "pb", "cb", "gb"]);

/** What the reading text passes over, and a source has all the same. */
const ALSO: ReadonlySet<string> = new Set(["rdg", "sic", "orig", "abbr", "del"]);

/** The passages of a document in the order of its page; a register has none. */
export function documentPassages(root: XmlElement, facts: DocumentFacts): Passage[] {
  if (facts.kind === "register") return [];
  const builder = new PassageBuilder(facts, paragraphIds(root, facts));
  for (const part of partsOf(root)) builder.read(part);
  return builder.passages;
}

/** The main title, the abstract, the text. */
function partsOf(root: XmlElement): XmlElement[] {
  const statement = findPath(root, ["teiHeader", "fileDesc", "titleStmt"]);
  const titles = statement === undefined ? [] : childElements(statement, "title");
  const main = titles.find((one) => attributeValue(one, "type") === "main") ?? titles[0];
  const abstract = findPath(root, ["teiHeader", "profileDesc", "abstract"]);
  const texts = childElements(root).filter(({ local }) => local === "text");
  return [main, abstract, ...texts].filter((part) => part !== undefined);
}

/** What is still to be read; a function is called when the element around it is read. */
type Pending = XmlNode | (() => void);

/** A note, and the id before its place in the text: on the page it stands behind the text. */
interface Apart {
  readonly note: XmlElement;
  readonly before: string;
}

interface OpenMention {
  readonly mention: MentionFact;
  readonly start: number;
}

/** Reads parts of a document, and cuts their text. */
class PassageBuilder {
  readonly passages: Passage[] = [];
  readonly #mentions: ReadonlyMap<string, MentionFact>;
  readonly #paragraphs: ReadonlyMap<XmlElement, string>;
  /** The last id before the place that is being read: where a passage without one is sought. */
  #before = "";
  #anchor: string | undefined;
  #text = "";
  #heading = false;
  #marked: PassageMention[] = [];
  #also: string[] = [];
  #group: XmlElement | undefined;

  constructor({ mentions }: DocumentFacts, paragraphs: ReadonlyMap<XmlElement, string>) {
    this.#mentions = new Map(mentions.map((one) => [spanKey(one.span), one]));
    this.#paragraphs = paragraphs;
  }

  read(part: XmlElement): void {
    this.#readFlow(part, part.local === "title");
    this.#end();
  }

  /** Reads running text and blocks. Without recursion, but for notes and readings inside. */
  #readFlow(element: XmlElement, isHeading: boolean): void {
    this.#meet(element);
    this.#heading = isHeading;
    const apart: Apart[] = [];
    const pending: Pending[] = element.children.toReversed();
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      if (typeof node === "function") node();
      else if (node.kind === "text") this.#add(node.text);
      else if (node.kind === "element") this.#open(node, pending, apart);
    }
    for (const { note, before } of apart) {
      this.#end();
      this.#before = before;
      this.#readFlow(note, false);
    }
  }

  #open(element: XmlElement, pending: Pending[], apart: Apart[]): void {
    if (element.local === "note" && element.namespace === TEI) {
      apart.push({ note: element, before: this.#anchor ?? this.#before });
      return;
    }
    if (!hasRunningText(element)) {
      this.#passOver(element);
      return;
    }
    const isInline = element.namespace !== TEI || INLINE.has(element.local);
    if (!isInline) this.#startBlock(element);
    const opened = this.#meet(element);
    const close = (): void => {
      if (opened !== undefined) this.#closeMention(opened);
      if (!isInline) this.#endBlock(element);
    };
    pending.push(close, ...shownChildren(element).toReversed());
    if (element.local === "app") this.#also.push(...otherReadings(element));
  }

  #passOver(element: XmlElement): void {
    const { local } = element;
    if (ALSO.has(local)) this.#also.push(textOf(element));
    else if (local === "gap") this.#add("[...]");
    else if (BREAKS.has(local) && attributeValue(element, "break") !== "no") this.#add(" ");
  }

  /** The id of an element, and the mention that it is. */
  #meet(element: XmlElement): OpenMention | undefined {
    const mention = this.#mentions.get(contentKey(element));
    const id =
      attributeValue(element, "id", XML) ?? mention?.anchor ?? this.#paragraphs.get(element);
    if (id !== undefined) {
      this.#anchor ??= id;
      this.#before = id;
    }
    return mention === undefined ? undefined : { mention, start: this.#text.length };
  }

  #closeMention({ mention, start }: OpenMention): void {
    const end = this.#text.trimEnd().length;
    // A mention that begins in the white space before its first word begins with the word.
    const from = start + (/^\s*/u.exec(this.#text.slice(start))?.[0].length ?? 0);
    if (from < end) this.#marked.push({ start: from, end, mention });
  }

  #startBlock(element: XmlElement): void {
    const group = groupOf(element);
    const joins = group !== undefined && group === this.#group;
    if (!joins || this.#text.length >= PASSAGE_LENGTH) this.#end();
    else this.#add(" ");
    this.#group = group;
    // The id of an outer block is left for when there is none inside.
    if (this.#text === "") this.#anchor = undefined;
    if (element.local === "head" && group === undefined) this.#heading = true;
  }

  #endBlock(element: XmlElement): void {
    if (groupOf(element) === undefined || GROUPS.has(element.local)) this.#end();
    else this.#add(" ");
  }

  #add(text: string): void {
    const collapsed = text.replace(/[ \t\r\n]+/gu, " ");
    const isSpaced = this.#text === "" || this.#text.endsWith(" ");
    this.#text += isSpaced && collapsed.startsWith(" ") ? collapsed.slice(1) : collapsed;
  }

  /** Closes the passage, if there is one. */
  #end(): void {
    const text = this.#text.trimEnd();
    const also = this.#also.filter((one) => one !== "").join(" · ");
    if (text !== "" || also !== "") {
      const anchor = this.#anchor ?? this.#before;
      const mentions = this.#marked;
      this.passages.push({ anchor, text, isHeading: this.#heading, mentions, also });
    }
    this.#anchor = undefined;
    this.#text = "";
    this.#heading = false;
    this.#marked = [];
    this.#also = [];
    this.#group = undefined;
  }
}

/**
 * The ids of the paragraphs that have none of their own: `par-N`, counted in the text without notes
 * and readings, as the stylesheets do (f:paragraph-id in xslt/html/views.xsl).
 */
function paragraphIds(root: XmlElement, { ids }: DocumentFacts): Map<XmlElement, string> {
  const taken = new Set(ids.map(({ id }) => id));
  const found = new Map<XmlElement, string>();
  let number = 0;
  for (const element of descendantElements(root)) {
    if (element.local !== "p" && element.local !== "ab") continue;
    const around = new Set([...ancestors(element)].map(({ local }) => local));
    if (!around.has("text") || around.has("note") || around.has("rdg")) continue;
    number++;
    let id = `par-${number}`;
    while (taken.has(id)) id += "_";
    if (!around.has("listApp")) found.set(element, id);
  }
  return found;
}

function groupOf(element: XmlElement): XmlElement | undefined {
  for (let at: XmlElement | undefined = element; at !== undefined; at = at.parent) {
    if (GROUPS.has(at.local)) return at;
    if (at.local === "div" || at.local === "body" || at.local === "note") break;
  }
  return element.local === "l" ? element.parent : undefined;
}

/** The readings of an entry of the apparatus that the running text does not show. */
function otherReadings(app: XmlElement): string[] {
  const shown = new Set(shownChildren(app).map(({ parent }) => parent));
  return readingElements(app)
    .filter((one) => !shown.has(one))
    .map(textOf);
}

function textOf(element: XmlElement): string {
  let text = "";
  const pending: XmlNode[] = element.children.toReversed();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === "text") text += node.text;
    else if (node.kind === "element" && node.local !== "note" && node.local !== "wit")
      pending.push(...shownChildren(node).toReversed());
  }
  return text.replace(/[ \t\r\n]+/gu, " ").trim();
}

/** Facts and tree have one thing in common: where something stands in the source. */
function contentKey({ children, startTag }: XmlElement): string {
  const first = children[0]?.span ?? startTag;
  const last = children.at(-1)?.span ?? startTag;
  return spanKey({ start: first.start, end: last.end });
}

function spanKey({ start, end }: { readonly start: number; readonly end: number }): string {
  return `${start}-${end}`;
}
