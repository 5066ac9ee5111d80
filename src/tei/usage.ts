// Which elements and attributes of TEI a document uses, how often, and where an example of each
// stands: what the page about the encoding is made from.

import type { Span } from "../source/source.ts";
import type { XmlElement } from "../xml/tree.ts";
import { TEI } from "./vocabulary.ts";

export interface ElementUsage {
  count: number;
  /** The first short one, else the first. */
  example: Span;
  readonly attributes: Record<string, AttributeUsage>;
}

export interface AttributeUsage {
  count: number;
  /** The value where it is used first. */
  readonly value: string;
}

export type Usage = Readonly<Record<string, ElementUsage>>;

/** How many bytes of the source make a good example. */
const SHORT = 200;

/** Counts elements one by one. */
export function usageCounter(): { count(element: XmlElement): void; usage(): Usage } {
  const used = new Map<string, ElementUsage>();
  return {
    count(element) {
      if (element.namespace !== TEI) return;
      const { span } = element;
      let entry = used.get(element.local);
      if (entry === undefined) {
        entry = { count: 0, example: span, attributes: {} };
        used.set(element.local, entry);
      }
      entry.count++;
      if (lengthOf(entry.example) > SHORT && lengthOf(span) <= SHORT) entry.example = span;
      for (const { prefix, local, value } of element.attributes) {
        const name = prefix === "" ? local : `${prefix}:${local}`;
        const attribute = entry.attributes[name];
        if (attribute === undefined) entry.attributes[name] = { count: 1, value };
        else attribute.count++;
      }
    },
    usage: () => Object.fromEntries(used),
  };
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}
