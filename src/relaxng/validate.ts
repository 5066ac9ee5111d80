// Is a document valid? One pass through the automaton that stops thinking at the first mistake; only
// then is the document read again by `explain`, which takes its time. Nearly all documents are valid.

import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Source } from "../source/source.ts";
import type { Doctype } from "../xml/doctype.ts";
import type { XmlEvent, XmlHandler } from "../xml/handler.ts";
import type { NameId } from "../xml/names.ts";
import { readXml } from "../xml/read.ts";
import type { Automaton, Opening, State } from "./automaton.ts";
import { explain } from "./explain.ts";
import { IdCheck } from "./ids.ts";
import { DocumentContext } from "./document-context.ts";
import type { Schema } from "./schema.ts";

/**
 * What is wrong with a document (in UTF-8, see `asUtf8`): nothing; or one finding if it is not
 * well-formed; or all that the schema has against it.
 *
 * @param ids whether to check also that IDs are unique and that references to them arrive
 */
export function validate(source: Source, schema: Schema, { ids = false } = {}): Diagnostic[] {
  const validator = new Validator(schema.automaton);
  const idCheck = ids ? new IdCheck(source, schema.idTypes) : undefined;
  const handler = idCheck === undefined ? validator : inTurn([validator, idCheck]);
  const malformed = readXml(source, schema.names, handler);
  if (malformed !== undefined) return [malformed];
  const findings = idCheck?.findings() ?? [];
  return validator.isValid ? findings : [...explain(source, schema), ...findings];
}

/** Hands each event to all of some handlers. */
function inTurn(handlers: readonly XmlHandler[]): XmlHandler {
  return {
    doctype(doctype, event) {
      for (const handler of handlers) handler.doctype?.(doctype, event);
    },
    startElement(name, event) {
      for (const handler of handlers) handler.startElement(name, event);
    },
    endElement(name, event) {
      for (const handler of handlers) handler.endElement(name, event);
    },
    text(event) {
      for (const handler of handlers) handler.text(event);
    },
  };
}

/** Holds one document against a schema; any reader may drive it. */
export class Validator implements XmlHandler {
  // What the open element may still hold; null once the document is known to be invalid.
  #state: State | null;
  // Of the open elements: where they lead when they end.
  readonly #openings: Opening[] = [];
  #depth = 0;
  // The text so far, where the state reads text: it may come in pieces.
  #text: string | undefined;
  readonly #context = new DocumentContext();

  constructor(automaton: Automaton) {
    this.#state = automaton.start;
  }

  /** Whether nothing wrong was found; final after the root's end tag. */
  get isValid(): boolean {
    return this.#state !== null;
  }

  doctype(doctype: Doctype): void {
    this.#context.declare(doctype);
  }

  startElement(name: NameId, event: XmlEvent): void {
    let state = this.#state;
    if (state === null) return;
    if (this.#text !== undefined) state = state.afterString(this.#takeText(), this.#context);
    const opening = state === null ? null : state.open(name);
    this.#state = null;
    if (opening === null) return;
    this.#openings[this.#depth++] = opening;
    if (event.declarations.length > 0) this.#context.enter(event);
    let child: State | null = opening.child;
    const { count } = event.attributes;
    for (let index = 0; index < count && child !== null; index++) {
      child = this.#readAttribute(child, index, event);
    }
    if (child !== null) this.#state = child.content;
  }

  endElement(_name: NameId, event: XmlEvent): void {
    let state = this.#state;
    if (state === null) return;
    if (state.readsText) state = state.afterOnlyString(this.#takeText(), this.#context);
    const opening = this.#openings[--this.#depth] as Opening;
    this.#state = state === null ? null : opening.close(state);
    this.#context.leave(event.depth);
  }

  text(event: XmlEvent): void {
    const state = this.#state;
    if (state === null) return;
    if (state.readsText) this.#text = (this.#text ?? "") + event.text();
    // Text that changes nothing is most text.
    else if (state.afterText !== state && !event.isBlank()) this.#state = state.afterText;
  }

  #readAttribute(state: State, index: number, { attributes }: XmlEvent): State | null {
    const step = state.attribute(attributes.names[index] as NameId);
    if (step === null) return null;
    return step.always ?? step.take(attributes.value(index), this.#context);
  }

  #takeText(): string {
    const text = this.#text ?? "";
    this.#text = undefined;
    return text;
  }
}
