// Runs a compiled stylesheet on one document. The only import of `saxon-js`.
// Measured traps that shape this file are listed in docs/saxonjs.md: the stylesheet is handed over as
// a parsed object, the source as text that our own reader has checked, and data as small maps.

import SaxonJS, { type TransformOptions } from "saxon-js";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { addressOf, type Library } from "./library.ts";

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
  /** Whether the stylesheet writes several documents. */
  readonly isSeveral?: boolean;
  /** The files that it may read; without one, SaxonJS reads what the stylesheet asks for. */
  readonly library?: Library;
}

export interface TransformationResult {
  /** What `xsl:result-document` wrote, by its `href`; for a run that asks for it. */
  readonly documents?: ReadonlyMap<string, string>;
  /** Absent when the stylesheet failed. */
  readonly text?: string;
  readonly diagnostics: readonly Diagnostic[];
}

export type Transform = (transformation: Transformation) => TransformationResult;

/** Runs a transformation. `xsl:message` becomes a note; a dynamic error becomes an error. */
export function transform(transformation: Transformation): TransformationResult {
  const { library } = transformation;
  return library === undefined ? runOnce(transformation) : runWithLibrary(transformation, library);
}

function runOnce(transformation: Transformation, reading: Reading = {}): TransformationResult {
  const { stylesheet, subject, source, mode, template, parameters, isSeveral } = transformation;
  const diagnostics: Diagnostic[] = [];
  const documents = new Map<string, string>();
  const report = (code: string, severity: "error" | "note", message: string): void => {
    diagnostics.push({ code, severity, message, path: subject, notes: [] });
  };
  try {
    const result = SaxonJS.transform({
      stylesheetInternal: startQuickly(stylesheet.sef),
      destination: "serialized",
      stylesheetParams: parameters,
      ...reading,
      ...(isSeveral === true ? collectInto(documents) : {}),
      deliverMessage: (message) => report("xslt/message", "note", messageText(message)),
      ...(source === undefined ? {} : { sourceText: source }),
      ...(mode === undefined ? {} : { initialMode: mode }),
      ...(template === undefined ? {} : { initialTemplate: template }),
    });
    return { text: result.principalResult ?? "", documents, diagnostics };
  } catch (error) {
    report("xslt/failed", "error", describeFailure(error, stylesheet.path));
    return { diagnostics };
  }
}

interface SefNode {
  readonly N: string;
  readonly C?: readonly SefNode[];
  /** Set by SaxonJS at the first run, when it has checked the stylesheet and linked its nodes. */
  readonly PRIMED?: boolean;
}

const quick = new WeakSet<object>();

/**
 * At the start of every run, SaxonJS looks three times through the whole stylesheet for packages, which
 * takes as long as a short page. Ours is one package, so from the second run on there is nothing to
 * be found within its components.
 */
function startQuickly(sef: unknown): unknown {
  const root = sef as SefNode;
  if (root.PRIMED !== true || quick.has(root)) return sef;
  quick.add(root);
  for (const { N: name, C: content } of root.C ?? []) {
    if (name === "co" && content !== undefined)
      Object.defineProperty(content, "forEach", { value: () => undefined });
  }
  return sef;
}

const RESULTS = "result:/";

/** Names of result documents are to be plain: SaxonJS resolves them as URIs. */
function collectInto(
  documents: Map<string, string>,
): Pick<TransformOptions, "baseOutputURI" | "deliverResultDocument"> {
  return {
    baseOutputURI: RESULTS,
    deliverResultDocument: () => ({
      destination: "serialized",
      save: (uri, contents) => documents.set(String(uri).slice(RESULTS.length), contents),
    }),
  };
}

type Reading = Pick<TransformOptions, "sourceBaseURI" | "documentPool" | "textResourcePool">;

/**
 * No file is read while a stylesheet runs. What it asked for and did not get is taken into the library,
 * and it runs again: so every file is read and parsed once, however many documents there are.
 */
function runWithLibrary(transformation: Transformation, library: Library): TransformationResult {
  const { documents: documentPool, texts: textResourcePool } = library;
  const sourceBaseURI = addressOf(transformation.subject);
  const platform = SaxonJS.getPlatform();
  for (;;) {
    const asked = new Set<string>();
    const readFile = (address: unknown): unknown => {
      asked.add(String(address));
      // Of such an address it says in its own way that it cannot be read.
      return platform.readFile(`http:${String(address)}`);
    };
    SaxonJS.setPlatform({ ...platform, readFile });
    let result: TransformationResult;
    try {
      result = runOnce(transformation, { sourceBaseURI, documentPool, textResourcePool });
    } finally {
      SaxonJS.setPlatform(platform);
    }
    const taken = [...asked].filter((address) => library.take(address, parseDocument));
    if (taken.length === 0) return result;
  }
}

function parseDocument(text: string, address: string): unknown {
  const options = { params: { text }, staticBaseURI: address };
  const node = SaxonJS.XPath.evaluate("parse-xml($text)", null, options);
  keepIndexes(node as object);
  return node;
}

/**
 * SaxonJS keeps the index of a key with the document, under a number that is another one in each run: it
 * would make the index anew for every document that is checked, and keep all of them.
 */
function keepIndexes(node: object): void {
  for (const property of ["_saxonIndexes", "_saxonIndexesBC"]) {
    const withoutRun = (key: string | symbol): string => String(key).replace(/^\d+(?=k\d)/u, "");
    const value = new Proxy<Record<string, unknown>>(
      {},
      {
        get: (indexes, key) => indexes[withoutRun(key)],
        set: (indexes, key, index) => {
          indexes[withoutRun(key)] = index;
          return true;
        },
      },
    );
    Object.defineProperty(node, property, { value });
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
