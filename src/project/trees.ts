// Files as trees, for commands that judge nothing.

import { positionAt, type Source } from "../source/source.ts";
import { parseXml, type XmlDocument } from "../xml/tree.ts";
import { BadInput } from "./misuse.ts";

/** @throws {BadInput} when it is not well formed: what is wrong first, and where */
export function readTree(source: Source): XmlDocument {
  const { document, source: read, diagnostics } = parseXml(source);
  if (document !== undefined) return document;
  const error = diagnostics.find(({ severity }) => severity === "error");
  const { line, column } = positionAt(read, error?.span?.start ?? 0);
  throw new BadInput(`${source.path}:${line}:${column}: error: ${error?.message ?? ""}`);
}
