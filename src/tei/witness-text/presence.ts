// Lacunae, and witnesses that begin late or end early: what is absent is taken out of the row.

import type { XmlElement } from "../../xml/tree.ts";
import type { Item } from "./stream.ts";

/**
 * Where the witness breaks off and comes back stays in the row.
 *
 * @param cited is told of each reading that names the witness where it is absent
 */
export function withoutAbsences(
  items: readonly Item[],
  cited: (reading: XmlElement) => void,
): Item[] {
  const result: Item[] = [];
  // The open elements, and whether their tag has been written.
  const open: { readonly item: Item; isWritten: boolean }[] = [];
  const first = items.find((item) => item.kind === "presence");
  let isPresent = first?.kind !== "presence" || !first.isPresent;
  // A witness that begins late has no lacuna before, one that ends early none behind.
  let isLacuna = first?.kind === "presence" && first.element.local === "lacunaEnd";
  let isMarked = false;
  let unseen: XmlElement | undefined;
  // Only texts have lacunae: the header is the edition's.
  let texts = 0;
  const write = (item: Item): void => {
    for (const one of open) {
      if (!one.isWritten) result.push(one.item);
      one.isWritten = true;
    }
    result.push(item);
  };
  for (const item of items) {
    const isShown = isPresent || texts === 0;
    switch (item.kind) {
      case "presence":
        isPresent = item.isPresent;
        isLacuna = item.element.local === "lacunaStart";
        isMarked = false;
        unseen = undefined;
        result.push(item);
        break;
      case "open":
        if (isShown) write(item);
        open.push({ item, isWritten: isShown });
        if (item.element.local === "text") texts++;
        break;
      case "close":
        if (item.element.local === "text") texts--;
        if (open.pop()?.isWritten === true) result.push(item);
        break;
      case "cited":
        unseen = item.element;
        break;
      case "assumed":
        if (isShown) result.push(item);
        break;
      default: {
        if (isShown) {
          write(item);
          break;
        }
        if (item.kind !== "text" || !/\S/u.test(item.text)) break;
        if (unseen !== undefined) cited(unseen);
        unseen = undefined;
        if (isLacuna && !isMarked) write({ kind: "mark", reason: "lacuna" });
        isMarked = true;
      }
    }
  }
  return result;
}
