// A document as a row of items in which every entry in the text has been replaced by what one witness
// reads. Entries beside the text are kept for afterwards, with the place where they stand.

import type { XmlElement, XmlNode } from "../../xml/tree.ts";
import {
  attributeValue,
  childElements,
  descendantElements,
  descendants,
  textContent,
} from "../../xml/walk.ts";
import { type Entry, type Reading, hasVariants, isTei, presenceOf } from "../apparatus.ts";
import { editsOf } from "./beside.ts";
import { type Asked, chooseReading, type Chosen, readingInText } from "./choose.ts";
import { type Collated, Documents } from "./documents.ts";
import { applyEdits } from "./edits.ts";
import { LINES } from "./lines.ts";
import { placeEntry } from "./places.ts";
import type { Item, Places, Presence } from "./stream.ts";

/** Something that the text of a witness cannot settle. */
export interface Problem {
  readonly kind: "ambiguous" | "unplaced" | "reversed" | "contradiction" | "absent" | "unaccounted";
  /** The element that it is about. */
  readonly element: XmlElement;
  readonly path: string;
}

/** An entry that is not where its text is, and where it stands itself. */
export interface Beside {
  readonly entry: Entry;
  /** Undefined for an entry in a list. */
  readonly at: number | undefined;
}

export interface Row {
  readonly items: Item[];
  readonly places: Places;
  readonly beside: readonly Beside[];
}

/** What is still to be read, the next one last; `copied` where a copied text ends. */
type Pending = (XmlNode | Item | { readonly kind: "copied"; readonly element: XmlElement })[];

/** Reads the text of one witness. */
export class WitnessReader {
  readonly problems: Problem[] = [];
  /** In how many entries the witness has two layers. */
  layers = 0;
  readonly documents: Documents;
  readonly #asked: Asked;
  readonly #chosen = new Map<Entry, Chosen>();
  readonly #read = new Map<XmlElement, readonly Item[]>();

  constructor(collated: Collated, asked: Asked) {
    this.documents = new Documents(collated);
    this.#asked = asked;
  }

  /** What the witness reads in an entry. */
  choose(entry: Entry): Chosen {
    const known = this.#chosen.get(entry);
    if (known !== undefined) return known;
    const chosen = chooseReading(entry, this.#asked, this.#isExcluded(entry));
    this.#chosen.set(entry, chosen);
    if (chosen.hasLayers) this.layers++;
    if (chosen.ambiguous.length > 0) this.report("ambiguous", entry);
    return chosen;
  }

  report(kind: Problem["kind"], { element, path }: Entry): void {
    this.problems.push({ kind, element, path });
  }

  /** An element and everything in it. */
  flatten(root: XmlElement): Row {
    return this.#flatten([root]);
  }

  /** What a reading says. */
  readingItems({ element }: Reading): Item[] {
    const known = this.#read.get(element) ?? this.#readingItems(element);
    this.#read.set(element, known);
    return [{ kind: "cited", element }, ...known];
  }

  /** Entries in a reading may be beside words of its own (`@from`, `@to`). */
  #readingItems(element: XmlElement): readonly Item[] {
    const { items, places, beside } = this.#flatten(element.children);
    if (beside.length === 0) return items;
    const from = this.documents.of(element);
    const byId = (id: string): XmlElement | undefined => this.documents.target(`#${id}`, element);
    const base = { items, places, path: from.path, root: from.root, byId };
    const placed = beside.flatMap(({ entry, at }) => {
      const { range, problem } = placeEntry(entry, at, base, from);
      if (range !== undefined) return [{ entry, ...range }];
      this.report(problem, entry);
      return [];
    });
    return applyEdits(items, editsOf(this, items, placed));
  }

  #flatten(nodes: readonly XmlNode[]): Row {
    const items: Item[] = [];
    const places = new Map<XmlElement, { start: number; end: number }>();
    const beside: Beside[] = [];
    const copying = new Set<XmlElement>();
    const pending: Pending = nodes.toReversed();
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      if (node.kind === "text") items.push({ kind: "text", text: node.text });
      else if (node.kind === "close") {
        items.push(node);
        const place = places.get(node.element);
        if (place !== undefined) place.end = items.length;
      } else if (node.kind === "copied") copying.delete(node.element);
      else if (node.kind === "comment" || node.kind === "instruction")
        items.push({ kind: "aside", node });
      else if (node.kind !== "element") {
        if (node.kind !== "open") items.push(node);
      } else {
        const presence = this.#presence(node);
        if (presence !== undefined) items.push(...presence);
        else if (isTei(node, "app")) this.#readEntry(node, { items, beside, pending });
        else if (!isTei(node, "listApp")) {
          places.set(node, { start: items.length, end: items.length });
          items.push({ kind: "open", element: node });
          pending.push({ kind: "close", element: node });
          const copied = this.#copied(node, copying);
          if (copied === undefined) pushAll(pending, node.children);
          else {
            copying.add(copied);
            pending.push({ kind: "copied", element: copied });
            pushAll(pending, copied.children);
          }
        } else beside.push(...this.#listed(node));
      }
    }
    return { items, places, beside };
  }

  /** The entries of a list. */
  #listed(list: XmlElement): Beside[] {
    return childEntries(list)
      .map((app) => this.documents.entryOf(app))
      .filter((entry) => entry !== undefined)
      .map((entry) => ({ entry, at: undefined }));
  }

  /** An entry in the text: what the witness reads, and what it says of presence elsewhere. */
  #readEntry(
    app: XmlElement,
    to: { readonly items: Item[]; readonly beside: Beside[]; readonly pending: Pending },
  ): void {
    const entry = this.documents.entryOf(app);
    if (entry === undefined) return;
    if (entry.method !== "parallel-segmentation") {
      to.beside.push({ entry, at: to.items.length });
      return;
    }
    const { choice } = this.choose(entry);
    const reading = choice.kind === "reading" ? choice.reading : undefined;
    const { before, after } = this.presenceElsewhere(entry, reading);
    to.items.push(...before, { kind: "entry", app, isStart: true });
    to.pending.push(...after.toReversed(), { kind: "entry", app, isStart: false });
    // Words, or a sign, in place of whole lines are a line.
    const line = lineOf(entry);
    if (choice.kind === "unaccounted") {
      const mark: Item = { kind: "mark", reason: "unaccounted", entry };
      to.items.push(...(line === undefined ? [mark] : inLine(line, mark)));
    }
    if (reading === undefined) return;
    const isNamed = choice.kind === "reading" && choice.isNamed;
    if (isNamed) to.items.push({ kind: "cited", element: reading.element });
    else if (hasVariants(entry)) to.items.push({ kind: "assumed" });
    const { element } = reading;
    const isWords = /\S/u.test(textContent(element)) && firstLineIn(element) === undefined;
    if (line !== undefined && isWords) {
      to.items.push({ kind: "open", element: line });
      to.pending.push({ kind: "close", element: line });
    }
    pushAll(to.pending, element.children);
  }

  /** `lacunaStart` and the like that concern the witness, but stand in readings that it has not. */
  presenceElsewhere(
    entry: Entry,
    chosen: Reading | undefined,
  ): { readonly before: readonly Item[]; readonly after: readonly Item[] } {
    const before: Item[] = [];
    const after: Item[] = [];
    const shown = readingInText(entry);
    for (const reading of entry.readings) {
      const { element } = reading;
      if (element === chosen?.element) continue;
      // Where the text has no words, the witness breaks off behind what entries in it say.
      const isEmptyText = reading === shown && !/\S/u.test(textContent(element));
      let text = "";
      for (const node of descendants(element)) {
        if (node.kind === "text") text += node.text;
        if (node.kind !== "element") continue;
        // At the beginning of the other reading it is before the witness's own, too.
        for (const item of this.#presence(node) ?? []) {
          const isBehind = /\S/u.test(text) || (isEmptyText && !item.isPresent);
          (isBehind ? after : before).push(item);
        }
      }
    }
    return { before, after };
  }

  /** Whether the witness begins, ends, or breaks off in a reading. */
  hasPresence({ element }: Reading): boolean {
    for (const mark of descendantElements(element))
      if ((this.#presence(mark) ?? []).length > 0) return true;
    return false;
  }

  /** Undefined for an element that is no such mark; empty for one that is about other witnesses. */
  #presence(element: XmlElement): readonly Presence[] | undefined {
    const isPresent = presenceOf(element);
    if (isPresent === undefined) return undefined;
    return this.#concerns(element) ? [{ kind: "presence", isPresent, element }] : [];
  }

  /** Whether a mark is about the witness: by its own `@wit`, else by that of its reading. */
  #concerns(mark: XmlElement): boolean {
    const own = this.documents.witnessesNamedBy(mark);
    const named = own.length > 0 ? new Set(own) : this.documents.namingReading(mark)?.witnesses;
    return named !== undefined && this.#asked.keys.some((key) => named.has(key));
  }

  /** Whether the witness reads another entry that excludes this one (TEI P5, att.global.linking). */
  #isExcluded(entry: Entry): boolean {
    return this.documents.excluding(entry).some((other) => this.#names(other));
  }

  #names({ readings }: Entry): boolean {
    return readings.some(({ witnesses, sources }) =>
      this.#asked.keys.some((key) => witnesses.has(key) || sources.includes(key)),
    );
  }

  /** The element whose content this one repeats (`@copyOf`), unless it is being copied already. */
  #copied(element: XmlElement, copying: ReadonlySet<XmlElement>): XmlElement | undefined {
    if (element.children.length > 0) return undefined;
    const pointer = attributeValue(element, "copyOf");
    const target = pointer === undefined ? undefined : this.documents.target(pointer, element);
    return target === undefined || copying.has(target) ? undefined : target;
  }
}

function inLine(element: XmlElement, item: Item): Item[] {
  return [{ kind: "open", element }, item, { kind: "close", element }];
}

/** The first line of an entry that is about whole lines. */
function lineOf({ readings }: Entry): XmlElement | undefined {
  const shown = readings.find(({ isLemma }) => isLemma) ?? readings[0];
  return shown && firstLineIn(shown.element);
}

function firstLineIn(reading: XmlElement): XmlElement | undefined {
  for (const element of descendantElements(reading)) if (LINES.has(element.local)) return element;
  return undefined;
}

/** The entries of a list, those of the lists in it too. */
function childEntries(list: XmlElement): XmlElement[] {
  return childElements(list).flatMap((one) => {
    if (isTei(one, "app")) return [one];
    return isTei(one, "listApp") ? childEntries(one) : [];
  });
}

function pushAll<T>(pending: T[], nodes: readonly T[]): void {
  for (let index = nodes.length - 1; index >= 0; index--) pending.push(nodes[index] as T);
}
