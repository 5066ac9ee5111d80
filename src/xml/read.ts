// The XML reader: non-validating XML 1.0 (fifth edition) with Namespaces 1.0 over UTF-8 bytes. It
// pushes events to a handler and allocates nothing for them: whoever handles an event reads what it
// needs from the reader, and only text that is asked for becomes a string.

import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Source } from "../source/source.ts";
import { ContentReader } from "./content.ts";
import type { XmlHandler } from "./handler.ts";
import { defaultLimits, type XmlLimits } from "./limits.ts";
import type { NameTable } from "./names.ts";
import { NotWellFormed } from "./scan.ts";

/**
 * Reads a document whose bytes are UTF-8 (see `asUtf8`) and reports it to the handler. Returns what
 * keeps it from being well-formed, if anything; the events before the error have been reported by then.
 */
export function readXml(
  source: Source,
  names: NameTable,
  handler: XmlHandler,
  limits: Partial<XmlLimits> = {},
): Diagnostic | undefined {
  return run(() => {
    new ContentReader(source, names, { ...defaultLimits, ...limits }, handler).readDocument();
  });
}

/** Reads what stands before the root element, and reports that alone. */
export function readProlog(
  source: Source,
  names: NameTable,
  handler: XmlHandler,
): Diagnostic | undefined {
  return run(() => {
    new ContentReader(source, names, defaultLimits, handler).readProlog();
  });
}

function run(read: () => void): Diagnostic | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof NotWellFormed) return error.diagnostic;
    throw error;
  }
}
