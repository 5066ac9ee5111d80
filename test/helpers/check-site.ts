// Small sites for tests, and what is found in them.

import { checkSite, type SiteCheckOptions } from "../../src/site/check/check-site.ts";
import type { SiteFiles } from "../../src/site/check/site-files.ts";
import { decode, sourceFromText } from "../../src/source/source.ts";
import { toBytes } from "../xml/cases.ts";
import type { ExampleFile } from "./diagnostic-pages.ts";

const encoder = new TextEncoder();

/** Files by path. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

export function siteOf(files: Files): SiteFiles {
  return {
    paths: Object.keys(files),
    read: (path) => {
      const contents = files[path];
      if (contents === undefined) throw new Error(`${path} is no file of the site`);
      return typeof contents === "string" ? encoder.encode(contents) : contents;
    },
  };
}

/** What every page is to state, as a machine reads it. */
export const STATED =
  '<meta name="dcterms.hasVersion" content="1.0"><meta name="dcterms.modified" content="2026-11-24">' +
  '<meta name="dcterms.bibliographicCitation" content="A. Scholar, An Edition, 1.0">' +
  '<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">';

/** A page that has nothing wrong but what stands in its body or head. */
export function page(body: string, head = ""): string {
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>T</title>${STATED}${head}</head><body><main>Text ${body}</main></body></html>`;
}

/** The findings, a line each: `path code: what is marked`. */
export function found(files: Files, options: SiteCheckOptions = {}): string[] {
  const { diagnostics, sources } = checkSite(siteOf(files), options);
  return diagnostics.map(({ path, code, span }) => {
    if (span === undefined) return `${path} ${code}`;
    const source = sources.find((one) => one.path === path);
    if (source === undefined) throw new Error(`${path} has a finding, and is no source`);
    return `${path} ${code}: ${decode(source.bytes, span.start, span.end)}`;
  });
}

/** The messages and notes of the findings. */
export function messages(files: Files, options: SiteCheckOptions = {}): string[] {
  return checkSite(siteOf(files), options).diagnostics.map(({ message, notes }) =>
    [message, ...notes.map((note) => note.message)].join(" "),
  );
}

/**
 * The codes that an example in docs/diagnostics/site gives. The first file is the home page; HTML that is
 * no whole page stands in one that has nothing else wrong.
 */
export function judgeSite(examples: readonly ExampleFile[]): string[] {
  const manifest = examples.find(({ name }) => name?.endsWith("manifest.json") ?? false);
  const files = examples
    .filter((example) => example !== manifest)
    .map(({ name = "index.html", language, text }): [string, Uint8Array] => {
      const isPiece = language === "html" && !text.startsWith("<!DOCTYPE");
      return [name, toBytes(isPiece ? page(text) : text)];
    });
  const previous =
    manifest === undefined ? undefined : sourceFromText(manifest.name ?? "", manifest.text);
  return checkSite(siteOf(Object.fromEntries(files)), { previous }).diagnostics.map(
    ({ code }) => code,
  );
}
