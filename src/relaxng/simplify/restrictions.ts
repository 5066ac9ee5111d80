// The restrictions on schemas in the simple syntax (RELAX NG, 7). One walk from the leaves up gathers what
// each pattern contains; a pattern that several others share is looked at once.

import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { type Deep, deep, runDeep } from "../deep.ts";
import type { NameClass, SchemaPlace, SimplePattern } from "../grammar.ts";
import { childrenOf } from "../simple-patterns.ts";
import * as messages from "./messages.ts";
import { type Contender, findConflict } from "./conflicts.ts";

// What a pattern contains, as a set of bits. The contents of attributes, lists, elements and exceptions
// are not part of it: what may stand in those is checked there.
const ATTRIBUTE = 1;
const REF = 2;
const TEXT = 4;
const LIST = 8;
const GROUP = 16;
const INTERLEAVE = 32;
const ONE_OR_MORE = 64;
const EMPTY = 128;
const DATA = 256;
const VALUE = 512;
/** An attribute with a wildcard that no `oneOrMore` contains. */
const UNREPEATED = 1024;
/** An attribute in a group or interleave. */
const GROUPED_ATTRIBUTE = 2048;

/** Content types (7.2) in their order; `none`: the pattern has no content type, which is an error. */
const CONTENT = { empty: 0, complex: 1, simple: 2, none: 3 };

interface Summary {
  readonly contains: number;
  readonly content: number;
}

const LEAVES: Readonly<Record<"notAllowed" | "empty" | "text" | "ref" | "value", Summary>> = {
  notAllowed: { contains: 0, content: CONTENT.empty },
  empty: { contains: EMPTY, content: CONTENT.empty },
  text: { contains: TEXT, content: CONTENT.complex },
  ref: { contains: REF, content: CONTENT.complex },
  value: { contains: VALUE, content: CONTENT.simple },
};

export interface Definitions {
  /** By the references to them. */
  readonly nameClasses: ReadonlyMap<SimplePattern, { nameClass: NameClass; place: SchemaPlace }>;
  readonly places: ReadonlyMap<SimplePattern, SchemaPlace>;
}

type Compound = SimplePattern & { readonly patterns: readonly SimplePattern[] };

export class RestrictionChecker {
  readonly diagnostics: Diagnostic[] = [];
  readonly #definitions: Definitions;
  readonly #summaries = new Map<SimplePattern, Summary>();

  constructor(definitions: Definitions) {
    this.#definitions = definitions;
  }

  /** 7.1.5. */
  checkStart(start: SimplePattern, place: SchemaPlace): void {
    const { contains } = runDeep(this.#summary(start));
    const forbidden =
      ATTRIBUTE | DATA | VALUE | TEXT | LIST | GROUP | INTERLEAVE | ONE_OR_MORE | EMPTY;
    if ((contains & forbidden) === 0) return;
    const where = this.#definitions.places.get(start) ?? place;
    this.#report(messages.startContent(where, this.#culprit(start, forbidden, where)));
  }

  /** The content of an element. */
  checkContent(content: SimplePattern, place: SchemaPlace): void {
    const summary = runDeep(this.#summary(content));
    if (summary.content === CONTENT.none) this.#reportContent(content, place);
    if ((summary.contains & UNREPEATED) === 0) return;
    for (const attribute of this.#find(content, UNREPEATED)) {
      if (attribute.kind !== "attribute") continue;
      const at = this.#placeOf(attribute, place);
      this.#report(messages.unrepeatedWildcard(at, attribute.nameClass));
    }
  }

  *#summary(pattern: SimplePattern): Deep<Summary> {
    const known = this.#known(pattern);
    if (known !== undefined) return known;
    const summary = yield* deep(this.#summarise(pattern));
    this.#summaries.set(pattern, summary);
    return summary;
  }

  /** The summary of a pattern that has been looked at, or in which there is nothing to look at. */
  #known(pattern: SimplePattern): Summary | undefined {
    switch (pattern.kind) {
      case "notAllowed":
      case "empty":
      case "text":
      case "ref":
      case "value":
        return LEAVES[pattern.kind];
      default:
        return this.#summaries.get(pattern);
    }
  }

  *#summarise(pattern: SimplePattern): Deep<Summary> {
    switch (pattern.kind) {
      case "notAllowed":
      case "empty":
      case "text":
      case "ref":
      case "value":
        return LEAVES[pattern.kind];
      case "data":
        if (pattern.except !== undefined) yield* deep(this.#checkExcept(pattern, pattern.except));
        return { contains: DATA, content: CONTENT.simple };
      case "list":
        yield* deep(this.#checkList(pattern, pattern.pattern));
        return { contains: LIST, content: CONTENT.simple };
      case "attribute":
        return yield* deep(this.#attribute(pattern));
      case "oneOrMore":
        return yield* deep(this.#oneOrMore(pattern, pattern.pattern));
      case "choice": {
        let contains = 0;
        let content = CONTENT.empty;
        for (const one of pattern.patterns) {
          const inner = this.#known(one) ?? (yield* deep(this.#summary(one)));
          contains |= inner.contains;
          content = Math.max(content, inner.content);
        }
        return { contains, content };
      }
      case "group":
      case "interleave":
        return yield* deep(this.#sequence(pattern));
    }
  }

  /** 7.1.1. */
  *#attribute(pattern: SimplePattern & { readonly kind: "attribute" }): Deep<Summary> {
    const inner = yield* deep(this.#summary(pattern.pattern));
    const forbidden = ATTRIBUTE | REF;
    if ((inner.contains & forbidden) !== 0) {
      const place = this.#placeOf(pattern);
      const culprit = this.#culprit(pattern.pattern, forbidden, place);
      this.#report(messages.attributeContent(place, pattern.nameClass, culprit));
    }
    const content = inner.content === CONTENT.none ? CONTENT.none : CONTENT.empty;
    const contains = ATTRIBUTE | (isInfinite(pattern.nameClass) ? UNREPEATED : 0);
    return { contains, content };
  }

  /** 7.1.2, and that no string is repeated (7.2). */
  *#oneOrMore(pattern: SimplePattern, inner: SimplePattern): Deep<Summary> {
    const { contains, content } = yield* deep(this.#summary(inner));
    if ((contains & GROUPED_ATTRIBUTE) !== 0) {
      const place = this.#placeOf(pattern);
      const culprit = this.#culprit(inner, ATTRIBUTE, place);
      this.#report(messages.repeatedAttributes(place, culprit));
    }
    return {
      contains: (contains | ONE_OR_MORE) & ~UNREPEATED & ~GROUPED_ATTRIBUTE,
      content: content === CONTENT.simple ? CONTENT.none : content,
    };
  }

  /** 7.1.3. */
  *#checkList(list: SimplePattern, inner: SimplePattern): Deep<void> {
    const { contains } = yield* deep(this.#summary(inner));
    const forbidden = LIST | REF | ATTRIBUTE | TEXT | INTERLEAVE;
    if ((contains & forbidden) === 0) return;
    const place = this.#placeOf(list);
    this.#report(messages.listContent(place, this.#culprit(inner, forbidden, place)));
  }

  /** 7.1.4. */
  *#checkExcept(data: SimplePattern, except: SimplePattern): Deep<void> {
    const { contains } = yield* deep(this.#summary(except));
    const forbidden = ATTRIBUTE | REF | TEXT | LIST | GROUP | INTERLEAVE | ONE_OR_MORE | EMPTY;
    if ((contains & forbidden) === 0) return;
    const place = this.#placeOf(data);
    this.#report(messages.exceptContent(place, this.#culprit(except, forbidden, place)));
  }

  *#sequence(pattern: Compound): Deep<Summary> {
    let contains = pattern.kind === "group" ? GROUP : INTERLEAVE;
    let content = CONTENT.empty;
    // How many of the patterns contain attributes, elements, text.
    const counts = { attributes: 0, elements: 0, texts: 0 };
    for (const one of pattern.patterns) {
      const inner = this.#known(one) ?? (yield* deep(this.#summary(one)));
      contains |= inner.contains;
      content = groupContent(content, inner.content);
      if ((inner.contains & ATTRIBUTE) !== 0) counts.attributes++;
      if ((inner.contains & REF) !== 0) counts.elements++;
      if ((inner.contains & TEXT) !== 0) counts.texts++;
    }
    if (counts.attributes > 0) contains |= GROUPED_ATTRIBUTE;
    if (counts.attributes > 1) this.#checkAttributes(pattern);
    if (pattern.kind === "interleave") {
      if (counts.elements > 1) this.#checkElements(pattern);
      if (counts.texts > 1) this.#checkTexts(pattern);
    }
    return { contains, content };
  }

  /** 7.3: no attribute twice. */
  #checkAttributes(pattern: Compound): void {
    const conflict = findConflict(
      pattern.patterns.map((one) =>
        this.#find(one, ATTRIBUTE).flatMap((found): Contender<SimplePattern>[] =>
          found.kind === "attribute" ? [{ nameClass: found.nameClass, item: found }] : [],
        ),
      ),
    );
    if (conflict === undefined) return;
    const [first, second] = conflict.items.map((item) => this.#placeOf(item));
    if (first === undefined || second === undefined) return;
    const name = messages.showCommonName(conflict.name);
    this.#report(messages.duplicateAttribute(second, name, first));
  }

  /** 7.4: no element in two parts. */
  #checkElements(pattern: Compound): void {
    const { nameClasses } = this.#definitions;
    const conflict = findConflict(
      pattern.patterns.map((one) =>
        this.#find(one, REF).flatMap((found): Contender<SchemaPlace>[] => {
          const element = nameClasses.get(found);
          if (element === undefined) return [];
          return [{ nameClass: element.nameClass, item: element.place }];
        }),
      ),
    );
    if (conflict === undefined) return;
    const name = messages.showCommonName(conflict.name);
    const place = this.#placeOf(pattern);
    this.#report(messages.ambiguousInterleave(place, name, conflict.items));
  }

  /** 7.4: no text in two parts. */
  #checkTexts(pattern: Compound): void {
    const texts = pattern.patterns.flatMap((one) => this.#find(one, TEXT).slice(0, 1));
    const second = texts[1];
    if (second === undefined) return;
    const place = this.#placeOf(pattern);
    this.#report(messages.textInInterleave(place, this.#placeOf(second, place)));
  }

  /** 7.2: says where the content of an element mixes strings with something else. */
  #reportContent(content: SimplePattern, place: SchemaPlace): void {
    let at = content;
    for (;;) {
      const inner = childrenOf(at).find((one) => this.#contentOf(one) === CONTENT.none);
      if (inner === undefined) break;
      at = inner;
    }
    const where = this.#placeOf(at, place);
    const strings = DATA | VALUE | LIST;
    const value = this.#culprit(at, strings, where);
    if (at.kind === "oneOrMore") {
      this.#report(messages.repeatedString(where, value));
      return;
    }
    const parts = childrenOf(at).filter((one) => this.#contentOf(one) !== CONTENT.empty);
    const simple = parts.find((one) => this.#contentOf(one) === CONTENT.simple) ?? at;
    const other = parts.find((one) => one !== simple) ?? at;
    this.#report(
      messages.stringSequence(
        where,
        this.#culprit(simple, strings, where),
        this.#culprit(other, strings | TEXT | REF, where),
      ),
    );
  }

  #contentOf(pattern: SimplePattern): number {
    return this.#known(pattern)?.content ?? CONTENT.empty;
  }

  // --- where

  /** The patterns of some kinds that occur in a pattern (7.3), in their order. */
  #find(top: SimplePattern, kinds: number): SimplePattern[] {
    const found: SimplePattern[] = [];
    const seen = new Set<SimplePattern>();
    const pending = [top];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (((this.#known(next)?.contains ?? 0) & kinds) === 0) continue;
      if ((bitOf(next) & kinds) !== 0) found.push(next);
      const children = partsOf(next);
      if (children.length === 0 || seen.has(next)) continue;
      seen.add(next);
      for (let index = children.length - 1; index >= 0; index--) {
        pending.push(children[index] as SimplePattern);
      }
    }
    return found;
  }

  #culprit(top: SimplePattern, kinds: number, otherwise: SchemaPlace): messages.Culprit {
    const [found = top] = this.#find(top, kinds);
    return { what: this.#describe(found), place: this.#placeOf(found, otherwise) };
  }

  #describe(pattern: SimplePattern): string {
    switch (pattern.kind) {
      case "attribute":
        return `attribute ${messages.showNameClass(pattern.nameClass)}`;
      case "ref": {
        const element = this.#definitions.nameClasses.get(pattern);
        return element === undefined
          ? "element"
          : `element ${messages.showNameClass(element.nameClass)}`;
      }
      case "data":
        return `datatype "${pattern.type}"`;
      case "value":
        return `value "${pattern.value}"`;
      case "oneOrMore":
        return "repetition (oneOrMore)";
      default:
        return pattern.kind;
    }
  }

  #placeOf(pattern: SimplePattern, otherwise = NOWHERE): SchemaPlace {
    return (
      this.#definitions.places.get(pattern) ??
      this.#definitions.nameClasses.get(pattern)?.place ??
      otherwise
    );
  }

  #report(diagnostic: Diagnostic): void {
    this.diagnostics.push(diagnostic);
  }
}

/** Never seen: only `empty` and `notAllowed` have no place, and they are never to blame alone. */
const NOWHERE: SchemaPlace = { path: "", span: { start: 0, end: 0 } };

/** The patterns that occur in a pattern (7.3): not what an attribute, a list or an exception holds. */
function partsOf(pattern: SimplePattern): readonly SimplePattern[] {
  const { kind } = pattern;
  return kind === "attribute" || kind === "list" || kind === "data" ? [] : childrenOf(pattern);
}

/** The bit of a pattern itself. */
function bitOf(pattern: SimplePattern): number {
  switch (pattern.kind) {
    case "attribute":
      return ATTRIBUTE | (isInfinite(pattern.nameClass) ? UNREPEATED : 0);
    case "ref":
      return REF;
    case "text":
      return TEXT;
    case "list":
      return LIST;
    case "group":
      return GROUP;
    case "interleave":
      return INTERLEAVE;
    case "oneOrMore":
      return ONE_OR_MORE;
    case "empty":
      return EMPTY;
    case "data":
      return DATA;
    case "value":
      return VALUE;
    default:
      return 0;
  }
}

function isInfinite(nameClass: NameClass): boolean {
  if (nameClass.kind === "choice") return nameClass.alternatives.some(isInfinite);
  return nameClass.kind !== "name";
}

/** The content type of two patterns together; `none` if they cannot be grouped (7.2). */
function groupContent(one: number, other: number): number {
  const areGroupable =
    one === CONTENT.empty ||
    other === CONTENT.empty ||
    (one === CONTENT.complex && other === CONTENT.complex);
  return areGroupable ? Math.max(one, other) : CONTENT.none;
}
