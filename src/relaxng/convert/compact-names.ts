// Name classes in the compact syntax (Compact Syntax, 2).

import { type Deep, deep } from "../deep.ts";
import type { FullNameClass, FullPattern } from "../syntax/full.ts";
import type { CompactPrefixes } from "./compact-prefixes.ts";
import type { CompactRemarksWriter } from "./compact-remarks.ts";
import { all, BREAK, indented, joined, type Layout, SPACE, text, unit } from "./layout.ts";

export class CompactNamesWriter {
  readonly #prefixes: CompactPrefixes;
  readonly #remarks: CompactRemarksWriter;

  constructor(prefixes: CompactPrefixes, remarks: CompactRemarksWriter) {
    this.#prefixes = prefixes;
    this.#remarks = remarks;
  }

  /** @param isInner in parentheses, if it is more than one word */
  *nameClass(
    nameClass: FullNameClass,
    owner: "element" | "attribute",
    isInner: boolean,
  ): Deep<Layout> {
    const { remarks } = nameClass;
    if (remarks === undefined) return yield* deep(this.#bareNameClass(nameClass, owner, isInner));
    const isText = nameClass.kind === "name";
    const lead = this.#remarks.lead(
      remarks.attributes,
      isText ? remarks.following : remarks.initial,
    );
    const behind = isText ? [] : this.#remarks.following(remarks);
    const isExcept = "except" in nameClass && nameClass.except !== undefined;
    const isAnnotatedPart = lead !== undefined || behind.length > 0;
    const isBound = !isExcept && (isInner || isAnnotatedPart);
    const inner = yield* deep(this.#bareNameClass(nameClass, owner, isBound));
    const annotated = all(lead ?? "", inner, ...behind);
    return all(
      this.#remarks.comments(remarks.comments),
      parenthesise(annotated, isExcept && isInner),
    );
  }

  *#bareNameClass(
    nameClass: FullNameClass,
    owner: "element" | "attribute",
    isInner: boolean,
  ): Deep<Layout> {
    switch (nameClass.kind) {
      case "name": {
        const { namespace, local } = nameClass;
        if (owner === "element") return text(this.#prefixes.elementName(namespace, local));
        return text(this.#prefixes.name(namespace, local, ""));
      }
      case "choice": {
        const alternatives: Layout[] = [];
        for (const one of nameClass.alternatives) {
          alternatives.push(yield* deep(this.nameClass(one, owner, true)));
        }
        const isSingle = alternatives.length === 1 && nameClass.remarks === undefined;
        const choice = unit(joined(alternatives, all(SPACE, "| ")));
        return parenthesise(indented(choice), isInner && !isSingle);
      }
      case "anyName":
      case "nsName": {
        const { except } = nameClass;
        const prefix =
          nameClass.kind === "nsName" ? this.#prefixes.prefix(nameClass.namespace) : "";
        const wildcard = nameClass.kind === "nsName" ? `${prefix}:*` : "*";
        if (except === undefined) return text(wildcard);
        const exception = yield* deep(this.nameClass(except, owner, true));
        const excepted = parenthesise(exception, isFollowed(except));
        return parenthesise(all(wildcard, " - ", excepted), isInner);
      }
    }
  }
}

/** Is something behind it, that would else be behind the whole that it is excepted from? */
export function isFollowed({ kind, remarks }: FullPattern | FullNameClass): boolean {
  return kind !== "value" && kind !== "name" && (remarks?.following.length ?? 0) > 0;
}

export function parenthesise(inner: Layout, isNeeded: boolean): Layout {
  return isNeeded ? unit(all("(", indented(all(BREAK, inner)), BREAK, ")")) : inner;
}
