// Addresses that people have cited: what the release before had, the new one has as well, if only as a page
// that redirects.

import type { Diagnostic, Note } from "../../diagnostic/diagnostic.ts";
import { decode, type Source, type Span } from "../../source/source.ts";
import { finding } from "./finding.ts";
import { findFile, nameOf, type SiteIndex } from "./site-files.ts";

/** The paths that a manifest lists under `files`; undefined when it is no such manifest. */
export function readManifest(source: Source): readonly string[] | undefined {
  try {
    const manifest: unknown = JSON.parse(decode(source.bytes).replace(/^\uFEFF/u, ""));
    if (typeof manifest !== "object" || manifest === null || !("files" in manifest))
      return undefined;
    const { files } = manifest;
    return Array.isArray(files) && files.every((file) => typeof file === "string")
      ? (files as string[])
      : undefined;
  } catch {
    return undefined;
  }
}

/** @param manifest of the release before; what is no manifest has no addresses */
export function checkPrevious(manifest: Source, index: SiteIndex): Diagnostic[] {
  const lost = (readManifest(manifest) ?? []).filter((path) => findFile(path, index) === undefined);
  if (lost.length === 0) return [];
  const spans = stringSpans(manifest);
  return lost.map((path) =>
    finding(
      "site/lost-address",
      { path: manifest.path, span: spans.get(path) },
      `The previous release had ${path}, and this one has nothing there. Publish a page at that address, or one that redirects.`,
      whereItWent(path, index),
    ),
  );
}

function whereItWent(path: string, { byName }: SiteIndex): Note[] {
  const moved = byName.get(nameOf(path)) ?? undefined;
  return moved === undefined ? [] : [{ message: `There is a file of that name, ${moved}.` }];
}

/** Where each string of a JSON text stands last: a list of files comes after what a manifest says first. */
function stringSpans({ bytes }: Source): ReadonlyMap<string, Span> {
  const spans = new Map<string, Span>();
  const quote = 0x22;
  const backslash = 0x5c;
  for (let start = bytes.indexOf(quote); start >= 0;) {
    let end = start + 1;
    while (end < bytes.length && bytes[end] !== quote) end += bytes[end] === backslash ? 2 : 1;
    end++;
    const value: unknown = JSON.parse(decode(bytes, start, end));
    spans.set(String(value), { start, end });
    start = bytes.indexOf(quote, end);
  }
  return spans;
}
