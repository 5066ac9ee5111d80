// One pass of a document through the automaton, which stops thinking at the first mistake.

import type { Doctype } from "../xml/doctype.ts";
import type { XmlEvent, XmlHandler } from "../xml/handler.ts";
import type { NameId } from "../xml/names.ts";
import type { Automaton, Opening, State } from "./automaton.ts";
import { DocumentContext } from "./document-context.ts";

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
