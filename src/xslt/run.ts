// Runs a compiled stylesheet on one document. The only import of `saxon-js`.
// Measured traps that shape this file are listed in docs/saxonjs.md: the stylesheet is handed over as
// a parsed object, the source as text that our own reader has checked, and data as small maps.

import SaxonJS from "saxon-js";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";

/** A compiled stylesheet: its path for messages, and the parsed SEF that SaxonJS runs. */
export interface Stylesheet {
  readonly path: string;
  readonly sef: unknown;
}

/** One run. `mode` with a source document, `template` without one (XSLT 3.0, 2.3). */
export interface Transformation {
  readonly stylesheet: Stylesheet;
  /** The path that messages name: the document, or what is being made. */
  readonly subject: string;
  readonly source?: string;
  readonly mode?: string;
  readonly template?: string;
  /**
   * Values for `xsl:param`: strings, numbers (arrive as `xs:double`), plain objects (as maps, in
   * which arrays are sequences and null is the empty sequence).
   */
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface TransformationResult {
  /** Absent when the stylesheet failed. */
  readonly text?: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Runs a transformation. `xsl:message` becomes a note; a dynamic error becomes an error. */
export function transform(transformation: Transformation): TransformationResult {
  const { stylesheet, subject, source, mode, template, parameters } = transformation;
  const diagnostics: Diagnostic[] = [];
  const report = (code: string, severity: "error" | "note", message: string): void => {
    diagnostics.push({ code, severity, message, path: subject, notes: [] });
  };
  try {
    const result = SaxonJS.transform({
      stylesheetInternal: stylesheet.sef,
      destination: "serialized",
      stylesheetParams: parameters,
      deliverMessage: (message) => report("xslt/message", "note", messageText(message)),
      ...(source === undefined ? {} : { sourceText: source }),
      ...(mode === undefined ? {} : { initialMode: mode }),
      ...(template === undefined ? {} : { initialTemplate: template }),
    });
    return { text: result.principalResult, diagnostics };
  } catch (error) {
    report("xslt/failed", "error", describeFailure(error, stylesheet.path));
    return { diagnostics };
  }
}

interface SaxonError {
  readonly message: string;
  readonly code?: string;
  readonly xsltLineNr?: string;
  readonly xsltModule?: string;
}

function describeFailure(error: unknown, stylesheetPath: string): string {
  const { message, code, xsltLineNr, xsltModule } = error as SaxonError;
  const place = xsltModule === undefined ? "" : `, at line ${xsltLineNr} of ${xsltModule}`;
  const name = code === undefined ? "" : ` (${code})`;
  return `The stylesheet ${stylesheetPath} stopped${place}: ${shorten(message)}${name}`;
}

/** SaxonJS quotes the value that it does not like, which may be a whole table of strings. */
const LONGEST_MESSAGE = 400;

function shorten(message: string): string {
  return message.length <= LONGEST_MESSAGE ? message : `${message.slice(0, LONGEST_MESSAGE)} …`;
}

function messageText(message: unknown): string {
  return String(SaxonJS.XPath.evaluate("string(.)", message)).trim();
}
