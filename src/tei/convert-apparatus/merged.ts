// Entries that overlap, as one: its readings are what the witnesses have over all of its words.

import type { Source } from "../../source/source.ts";
import { escapeText, escapeValue } from "../../xml/escape.ts";
import type { XmlElement } from "../../xml/tree.ts";
import { findAttribute } from "../../xml/walk.ts";
import type { Reading } from "../apparatus.ts";
import type { Sigla } from "../witnesses.ts";
import { XML } from "../vocabulary.ts";
import type { Layer } from "../witness-text/choose.ts";
import { applyEdits } from "../witness-text/edits.ts";
import { LINES } from "../witness-text/lines.ts";
import type { Item } from "../witness-text/stream.ts";
import { type BaseReader, moved, NOBODY } from "./base-reader.ts";
import type { Node } from "./nodes.ts";
import { attributeSpan, isSelfClosing, named as nameIn, removal, spliced } from "./splices.ts";

/** One part of the words, and who has what in it. */
export interface MergedPiece {
  /** Undefined: the lemma names nobody. */
  readonly lemma: string | undefined;
  readonly readings: readonly { readonly attributes: string; readonly content: string }[];
}

interface Context {
  readonly source: Source;
  readonly reader: BaseReader;
  readonly sigla: Sigla;
  readonly tokenOf: (key: string) => string;
  readonly cuts: ReadonlySet<Item>;
  readonly numbers: readonly number[];
}

/** What a witness has, in each part. */
interface Version {
  readonly key: string;
  readonly layer: Layer;
  readonly attributes: string;
  readonly parts: readonly string[];
}

const UNKNOWN = /<[^<>]*gap reason="unaccounted"\/>/u;

/**
 * The parts of a node's words.
 *
 * @param numbers which parts have words, when they are cut at tags whose partner is elsewhere
 */
export function mergedPieces(
  node: Node,
  numbers: readonly number[],
  { source, reader, sigla, tokenOf }: Omit<Context, "cuts" | "numbers">,
): MergedPiece[] {
  const cuts = cutTags(reader.baseOf(node));
  const context: Context = { source, reader, sigla, tokenOf, cuts, numbers };
  const base = partsOf(reader.baseOf(node), { ...context, key: NOBODY });
  const versions = reader.keys.map((key) => {
    const [before, after] = (["ac", "pc"] as const).map((layer) =>
      versionOf(node, { key, layer }, context),
    ) as [Version, Version];
    return { before, after };
  });
  const isNegative = node.entries.every(({ entry }) => reader.isOfDepartures(entry));
  const conjectures = conjecturesOf(node, context);
  return base.map((text, index) => {
    const groups = new Map<string, string[]>();
    const inBase: string[] = [];
    const add = (attributes: string, content: string, key: string): void => {
      const group = `${attributes}\n${content}`;
      groups.set(group, [...(groups.get(group) ?? []), key]);
    };
    const silent: string[] = [];
    for (const { before, after } of versions) {
      const [first = "", last = ""] = [before.parts[index], after.parts[index]];
      if (!isSame(first, last)) {
        add(`${before.attributes} varSeq="1"`, first, before.key);
        add(`${after.attributes} varSeq="2"`, last, after.key);
      } else if (isSame(last, text)) inBase.push(after.key);
      else if (isUnknown(after, index)) silent.push(after.key);
      else add(before.attributes === after.attributes ? after.attributes : "", last, after.key);
    }
    const named = isNegative ? undefined : witOf(inBase, context);
    const isNamed = named !== undefined;
    if (!isNamed) for (const key of silent) add("", gap(node), key);
    const readings = [...groups].flatMap(([group, keys]) => {
      const at = group.indexOf("\n");
      const wit = witOf(keys, context);
      if (wit === undefined) return [];
      return [{ attributes: `${wit}${group.slice(0, at)}`, content: group.slice(at + 1) }];
    });
    const others = conjectures.map(({ attributes, parts }) => ({
      attributes: index === 0 ? attributes : withoutId(attributes),
      content: parts[index] ?? "",
    }));
    return { lemma: named, readings: [...readings, ...others] };
  });
}

function isSame(a: string, b: string): boolean {
  return a.replace(/\s+/gu, " ").trim() === b.replace(/\s+/gu, " ").trim();
}

/** Nothing is known of it here. */
function isUnknown({ parts }: Version, index: number): boolean {
  const part = (parts[index] ?? "").trim();
  return part !== "" && part.replace(UNKNOWN, "") === "";
}

function gap({ entries }: Node): string {
  const { element } = (entries[0] as Node["entries"][number]).entry;
  return `<${nameIn(element, "gap")} reason="unaccounted"/>`;
}

/** `@wit`: groups instead of their members. */
function witOf(keys: readonly string[], { sigla, tokenOf }: Context): string | undefined {
  const all = new Set(keys);
  const covered = new Set<string>();
  for (const key of keys) {
    const members = sigla.expand(key).slice(1);
    if (members.length === 0) continue;
    if (members.every((member) => all.has(member)))
      for (const member of members) covered.add(member);
    else covered.add(key);
  }
  const tokens = keys.filter((key) => !covered.has(key)).map((key) => escapeValue(tokenOf(key)));
  return tokens.length === 0 ? undefined : ` wit="${tokens.join(" ")}"`;
}

function versionOf(
  node: Node,
  { key, layer }: { readonly key: string; readonly layer: Layer },
  context: Context,
): Version {
  const { reader, source } = context;
  const own = reader.readerOf(key, layer);
  const items = reader.itemsOf(node, node.entries, key, layer);
  const differing = node.entries.flatMap(({ entry }) => {
    const { choice } = own.choose(entry);
    return choice.kind === "reading" && !choice.reading.isLemma ? [choice.reading] : [];
  });
  const [only, ...others] = differing;
  const attributes =
    only === undefined || others.length > 0 ? "" : attributesOf(source, only, LOST);
  return { key, layer, attributes, parts: partsOf(items, { ...context, key }) };
}

const LOST: ReadonlySet<string> = new Set(["wit", "varSeq", "id"]);

function attributesOf(source: Source, { element }: Reading, lost: ReadonlySet<string>): string {
  const splices = element.attributes
    .filter(({ local }) => lost.has(local))
    .map((attribute) => removal(attributeSpan(source, attribute)));
  const { startTag, nameSpan } = element;
  const tag = spliced(source, splices, { start: nameSpan.end, end: startTag.end });
  return tag.replace(/\s*\/?>$/u, "");
}

function withoutId(attributes: string): string {
  return attributes.replace(/\s+xml:id=(?:"[^"]*"|'[^']*')/u, "");
}

/** Readings of nobody: conjectures. They have the text around what they are about. */
function conjecturesOf(
  node: Node,
  context: Context,
): { readonly attributes: string; readonly parts: string[] }[] {
  const { reader, source } = context;
  const base = reader.baseOf(node);
  return node.entries.flatMap(({ entry, start, end }) =>
    entry.readings
      .filter(({ isLemma, witnesses }) => !isLemma && witnesses.size === 0)
      .map((reading) => {
        const items = reader.readerOf(NOBODY, "pc").readingItems(reading);
        const range = { start: moved(start, node.start), end: moved(end, node.start) };
        const text = applyEdits(base, [{ ...range, entry, items }]);
        return {
          attributes: attributesOf(source, reading, new Set(["wit"])),
          parts: partsOf(text, { ...context, key: NOBODY }),
        };
      }),
  );
}

/** The tags whose partner is not in the row. */
function cutTags(items: readonly Item[]): Set<Item> {
  const found = new Set<Item>();
  const open: Item[] = [];
  for (const item of items) {
    if (item.kind === "open") open.push(item);
    else if (item.kind === "close" && open.pop() === undefined) found.add(item);
  }
  for (const item of open) found.add(item);
  return found;
}

/** A row as XML, part by part. What stands where the base has no words goes to the part before. */
function partsOf(items: readonly Item[], context: Context & { readonly key: string }): string[] {
  const { cuts, numbers } = context;
  const parts = numbers.map(() => "");
  let number = 0;
  let part = 0;
  items.forEach((item, index) => {
    if (!cuts.has(item)) {
      parts[part] += writeItem(item, items[index + 1], context);
      return;
    }
    number++;
    const next = numbers[part + 1];
    if (next !== undefined && number >= next) part++;
    else parts[part] += " ";
  });
  return parts;
}

function writeItem(
  item: Item,
  next: Item | undefined,
  { source, tokenOf, key }: Context & { readonly key: string },
): string {
  if ((item.kind === "open" || item.kind === "close") && item.element.local === "anchor") return "";
  switch (item.kind) {
    case "text":
      return escapeText(item.text);
    case "open": {
      const tag = withoutIds(source, item.element);
      const isEmpty = next?.kind === "close" && next.element === item.element;
      return isSelfClosing(item.element) && !isEmpty ? tag.replace(/\s*\/>$/u, ">") : tag;
    }
    case "close":
      return isSelfClosing(item.element) ? "" : `</${nameIn(item.element, item.element.local)}>`;
    case "mark":
      return `<${nameIn(prefixOf(item.entry?.element), "gap")} reason="${item.reason}"/>`;
    case "presence":
      return `<${nameIn(item.element, item.element.local)} wit="${escapeValue(tokenOf(key))}"/>`;
    default:
      return "";
  }
}

function prefixOf(element: XmlElement | undefined): { readonly prefix: string } {
  return { prefix: element?.prefix ?? "" };
}

function withoutIds(source: Source, element: XmlElement): string {
  const id = findAttribute(element, "id", XML);
  const splices = id === undefined ? [] : [removal(attributeSpan(source, id))];
  return spliced(source, splices, element.startTag);
}

/** The first line in a row of items, as tags to put around words. */
export function lineTags(
  source: Source,
  items: readonly Item[],
): readonly [open: string, close: string] | undefined {
  const line = items.find((item) => item.kind === "open" && LINES.has(item.element.local));
  if (line?.kind !== "open") return undefined;
  const tag = withoutIds(source, line.element).replace(/\s*\/>$/u, ">");
  return [tag, `</${nameIn(line.element, line.element.local)}>`];
}
