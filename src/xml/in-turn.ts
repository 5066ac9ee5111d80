// One reading for several readers: a document is parsed once, and who judges it and who builds its tree
// both listen.

import type { XmlHandler } from "./handler.ts";

/** A handler that passes each event to one handler, then to another. */
export function inTurn(first: XmlHandler, second: XmlHandler): XmlHandler {
  return {
    startElement(name, event) {
      first.startElement(name, event);
      second.startElement(name, event);
    },
    endElement(name, event) {
      first.endElement(name, event);
      second.endElement(name, event);
    },
    text(event) {
      first.text(event);
      second.text(event);
    },
    comment(event) {
      first.comment?.(event);
      second.comment?.(event);
    },
    instruction(target, event) {
      first.instruction?.(target, event);
      second.instruction?.(target, event);
    },
    doctype(doctype, event) {
      first.doctype?.(doctype, event);
      second.doctype?.(doctype, event);
    },
    skippedEntity(name, event) {
      first.skippedEntity?.(name, event);
      second.skippedEntity?.(name, event);
    },
  };
}
