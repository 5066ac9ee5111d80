// Why a document is not valid: reads it again, slowly, and keeps on judging behind each mistake. Of what
// it passes it remembers only the open elements, so its memory does not grow with the document.

import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { decode, type Source, type Span } from "../source/source.ts";
import type { Doctype } from "../xml/doctype.ts";
import type { XmlEvent, XmlHandler } from "../xml/handler.ts";
import type { NameId } from "../xml/names.ts";
import { readXml } from "../xml/read.ts";
import { Advisor } from "./advice.ts";
import type { Opening, State } from "./automaton.ts";
import { type Child, ContentCheck, type Helpers, type Container } from "./content-check.ts";
import * as messages from "./messages.ts";
import { DocumentContext } from "./document-context.ts";
import { Repairer, TEXT } from "./recover.ts";
import type { Schema } from "./schema.ts";
import { adviseOnValue, type ValueAdvice } from "./value-words.ts";

/** So many findings in one document are listed. */
const MOST_FINDINGS = 1000;

/**
 * The mistakes in a document that is well-formed but not valid.
 *
 * @throws {Error} when it finds none: a bug, and better loud than taken for a valid document
 */
export function explain(source: Source, schema: Schema): Diagnostic[] {
  const explainer = new Explainer(source, schema);
  readXml(source, schema.names, explainer);
  const findings = explainer.findings();
  if (findings.length === 0) throw new Error(`${source.path} is not valid, but nothing is found`);
  return findings;
}

interface OpenElement {
  readonly container: Container;
  /** Absent where nothing is known of the content: in elements that do not belong where they are. */
  readonly check: ContentCheck | undefined;
  /** How the parent goes on; absent where the element did not fit. */
  readonly opening: Opening | undefined;
  /** Namespaces that stand for others since a mistake that has been reported. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Text since the last tag. */
  text: { text: string; span: Span } | undefined;
}

const NO_ALIASES: ReadonlyMap<string, string> = new Map();

class Explainer implements XmlHandler {
  readonly #source: Source;
  readonly #schema: Schema;
  readonly #advisor: Advisor;
  readonly #helpers: Helpers;
  readonly #findings: Diagnostic[] = [];
  readonly #open: OpenElement[] = [];
  readonly #context = new DocumentContext();
  #hasTooMany = false;

  constructor(source: Source, schema: Schema) {
    this.#source = source;
    this.#schema = schema;
    this.#advisor = new Advisor(schema);
    this.#helpers = {
      advisor: this.#advisor,
      repairer: new Repairer(schema.automaton),
      report: (diagnostic) => this.#report(diagnostic),
    };
  }

  findings(): Diagnostic[] {
    const { path } = this.#source;
    if (this.#hasTooMany) this.#findings.push(messages.tooManyFindings(path, MOST_FINDINGS));
    return this.#findings;
  }

  doctype(doctype: Doctype): void {
    this.#context.declare(doctype);
  }

  startElement(written: NameId, event: XmlEvent): void {
    if (this.#hasTooMany) return;
    if (event.declarations.length > 0) this.#context.enter(event);
    const span = { start: event.nameStart, end: event.nameEnd };
    const parent = this.#open.at(-1);
    const { name, aliases } = this.#interpret(written, parent, event);
    this.#advisor.count(name);
    if (parent === undefined) this.#openRoot(name, aliases, event);
    else {
      this.#endText(parent, name);
      this.#openChild(parent, { name, span }, aliases, event);
    }
  }

  endElement(_name: NameId, event: XmlEvent): void {
    if (this.#hasTooMany) return;
    const element = this.#open.pop() as OpenElement;
    this.#endContent(element);
    this.#context.leave(event.depth);
    const { check, opening } = element;
    const parent = this.#open.at(-1)?.check;
    if (check === undefined || opening === undefined || parent === undefined) return;
    parent.state = opening.close(check.state) ?? opening.after;
  }

  text(event: XmlEvent): void {
    const element = this.#open.at(-1);
    if (element === undefined || this.#hasTooMany) return;
    // The white space between elements, which is most text, says nothing.
    if (element.check?.state.readsText === false && event.isBlank()) return;
    const text = event.text();
    const before = element.text?.text ?? "";
    const span = trimmedSpan(event);
    const isFirst = before.trim() === "";
    element.text = {
      text: before + text,
      span: { start: isFirst ? span.start : (element.text?.span ?? span).start, end: span.end },
    };
  }

  // --- elements

  #openRoot(name: NameId, aliases: ReadonlyMap<string, string>, event: XmlEvent): void {
    const { start } = this.#schema.automaton;
    const opening = start.open(name) ?? undefined;
    if (opening === undefined) {
      const place = this.#place({ start: event.nameStart, end: event.nameEnd });
      const expected = this.#advisor.expected(start);
      this.#report(messages.unexpectedRoot(place, this.#advisor.show(name), expected));
    }
    // Whatever it is, its content is that of something else.
    this.#enter(name, { opening, inside: opening?.child, aliases }, event);
  }

  #openChild(
    parent: OpenElement,
    child: Child,
    aliases: ReadonlyMap<string, string>,
    event: XmlEvent,
  ): void {
    const { check } = parent;
    const { name } = child;
    check?.prepare(name);
    const opening = check?.isSettled === true ? (check.state.open(name) ?? undefined) : undefined;
    if (opening !== undefined) check?.record(child);
    else check?.await(child);
    // What does not belong here at all is probably not what it says: its tags are the mistake, and
    // only what stands inside its children is judged.
    const inside =
      opening?.child ?? (check === undefined ? this.#anywhere(name) : check.insideOf(name));
    this.#enter(name, { opening, inside, aliases }, event);
  }

  #enter(
    name: NameId,
    {
      opening,
      inside,
      aliases,
    }: {
      opening: Opening | undefined;
      inside: State | undefined;
      aliases: ReadonlyMap<string, string>;
    },
    event: XmlEvent,
  ): void {
    const span = { start: event.nameStart, end: event.nameEnd };
    const container: Container = { name, span, outer: this.#open.at(-1)?.container };
    const content = inside === undefined ? undefined : this.#readAttributes(name, inside, event);
    const check =
      content === undefined
        ? undefined
        : new ContentCheck(container, content, this.#source.path, this.#helpers);
    this.#open.push({ container, check, opening, aliases, text: undefined });
  }

  /** The inside of an element of which the parent says nothing. */
  #anywhere(name: NameId): State | undefined {
    const definitions = this.#schema.vocabulary.definitionsOf(name);
    return definitions.length === 0 ? undefined : this.#schema.automaton.inside(definitions);
  }

  /**
   * The name that an element is judged by: another than it has where only the namespace is wrong, or
   * where it is misspelt.
   */
  #interpret(
    written: NameId,
    parent: OpenElement | undefined,
    { nameStart: start, nameEnd: end, prefix }: XmlEvent,
  ): { name: NameId; aliases: ReadonlyMap<string, string> } {
    const { names, vocabulary, automaton } = this.#schema;
    let aliases = parent?.aliases ?? NO_ALIASES;
    const namespace = names.namespaceOf(written);
    const alias = aliases.get(namespace);
    const name = alias === undefined ? written : names.intern(alias, names.localOf(written));
    const state = parent === undefined ? automaton.start : parent.check?.state;
    if (state === undefined || vocabulary.knows(name) || state.open(name) !== null) {
      return { name, aliases };
    }
    const meant = this.#advisor.meantElement(name, state);
    if (meant === undefined) return { name, aliases };
    const place = this.#place({ start, end });
    if (meant.isNamespace) {
      const right = names.namespaceOf(meant.name);
      const found = { found: namespace, right, prefix };
      this.#report(messages.wrongNamespace(place, names.localOf(written), found));
      aliases = new Map([...aliases, [namespace, right]]);
    } else {
      const outer =
        parent === undefined ? "the document" : this.#advisor.show(parent.container.name);
      const expected = this.#advisor.expected(state);
      const details = { meant: this.#advisor.show(meant.name), parent: outer, expected };
      this.#report(messages.unknownElement(place, this.#advisor.show(name), details));
    }
    return { name: meant.name, aliases };
  }

  // --- text

  #endContent(element: OpenElement): void {
    const { check, text } = element;
    if (check === undefined) return;
    if (!check.isSettled || !check.state.readsText) this.#endText(element);
    else if (!this.#checkValue(check, text)) return;
    check.end();
  }

  /** At a tag: what stands before it. `next` is the name in a start tag. */
  #endText(element: OpenElement, next?: NameId): void {
    const { check, text } = element;
    element.text = undefined;
    if (check === undefined || text === undefined || text.text.trim() === "") return;
    const child: Child = { name: TEXT, span: text.span, text: text.text };
    if (check.isSettled) {
      check.prepare(TEXT);
      const { state } = check;
      const after = state.afterString(text.text, this.#context);
      if (after !== null) {
        check.record(child);
        check.state = after;
        return;
      }
      // A value with an element behind it: the element is what does not belong here.
      if (state.readsText && next !== undefined && state.open(next) === null) return;
    }
    check.await(child);
  }

  /** All content of an element, where it is a value: whether it is right. */
  #checkValue(check: ContentCheck, found: { text: string; span: Span } | undefined): boolean {
    const text = found?.text ?? "";
    const after = check.state.afterOnlyString(text, this.#context);
    if (after?.isComplete === true || after?.readsText === false) {
      check.state = after;
      return true;
    }
    const span = found === undefined || text.trim() === "" ? check.container.span : found.span;
    const advice = adviseOnValue(check.state.patterns, text, this.#context);
    const owner = `"${this.#advisor.show(check.container.name)}"`;
    const right = this.#rightFor(span, advice);
    this.#report(messages.badValue(this.#place(span), owner, advice, right));
    return false;
  }

  // --- attributes

  /** The state of the content behind the attributes, as if they had been right. */
  #readAttributes(
    element: NameId,
    inside: State,
    { attributes, nameStart, nameEnd }: XmlEvent,
  ): State {
    let state = inside;
    for (let index = 0; index < attributes.count; index++) {
      const name = attributes.names[index] as NameId;
      const step = state.attribute(name);
      if (step === null) {
        const span = attributes.nameSpan(index);
        const present = [...attributes.names.subarray(0, attributes.count)];
        state = this.#strayAttribute({ element, inside, name, present, span }, state);
        continue;
      }
      const value = attributes.value(index);
      const after = step.always ?? step.take(value, this.#context);
      if (after === null) {
        const advice = adviseOnValue(step.values, value, this.#context);
        const span = partOf(attributes.valueSpan(index), value, advice);
        const owner = `the attribute "${this.#advisor.showAttribute(name)}"`;
        const right = this.#rightFor(span, advice);
        this.#report(messages.badValue(this.#place(span), owner, advice, right));
      }
      state = after ?? step.after;
    }
    if (state.content !== null) return state.content;
    const place = this.#place({ start: nameStart, end: nameEnd });
    const missing = this.#advisor.missingAttributes(state);
    this.#report(messages.missingAttribute(place, this.#advisor.show(element), missing));
    return this.#schema.automaton.grantAttributes(state);
  }

  #strayAttribute(
    stray: { element: NameId; inside: State; name: NameId; present: readonly NameId[]; span: Span },
    state: State,
  ): State {
    const { element, inside, name, present, span } = stray;
    const meant = this.#advisor.meantAttribute(name, state, present);
    this.#report(
      messages.unexpectedAttribute(this.#place(span), {
        name: this.#advisor.showAttribute(name),
        element: this.#advisor.show(element),
        rival: this.#advisor.rival(name, inside, present),
        meant: meant === undefined ? undefined : this.#advisor.showAttribute(meant),
        allowed: this.#advisor.allowedAttributes(state),
        owners: this.#advisor.owners(name),
      }),
    );
    return (meant === undefined ? undefined : state.attribute(meant)?.after) ?? state;
  }

  /** What may be written instead without asking: the very text must stand there, not references to it. */
  #rightFor({ start, end }: Span, { found, sameValue }: ValueAdvice): string | undefined {
    const isPlain = decode(this.#source.bytes, start, end) === found.trim();
    return isPlain ? sameValue : undefined;
  }

  #place(span: Span): messages.Place {
    return { path: this.#source.path, span };
  }

  #report(diagnostic: Diagnostic): void {
    if (this.#findings.length < MOST_FINDINGS) this.#findings.push(diagnostic);
    else this.#hasTooMany = true;
  }
}

/** Where the wrong part of a value stands; the whole, where references hide its place. */
function partOf(span: Span, value: string, { found, offset }: ValueAdvice): Span {
  const lengthOf = (text: string): number => encoder.encode(text).length;
  if (lengthOf(value) !== span.end - span.start) return span;
  const start = span.start + lengthOf(value.slice(0, offset));
  return { start, end: start + lengthOf(found) };
}

const encoder = new TextEncoder();

/** Where the current text stands, white space around it left out. */
function trimmedSpan({ source, start, end }: XmlEvent): Span {
  const { bytes } = source;
  let first = start;
  let last = end;
  while (first < last && isSpace(bytes[first])) first++;
  while (last > first && isSpace(bytes[last - 1])) last--;
  return first === last ? { start, end } : { start: first, end: last };
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
