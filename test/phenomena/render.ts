// The stylesheets, compiled once (from the cache if their modules are known there) and run on fixtures.

import { cacheFolder, folderCache } from "../../src/project/cache.ts";
import { loadStylesheet } from "../../src/project/stylesheets.ts";
import { type Stylesheet, transform } from "../../src/xslt/run.ts";
import { inProject } from "../helpers/project.ts";
import { pageData } from "./document.ts";

const cache = folderCache(cacheFolder(process.env));

/** Compiles a stylesheet; what is wrong with it is the test's failure. */
export async function compileStylesheet(file: string): Promise<Stylesheet> {
  const { stylesheet, diagnostics } = await loadStylesheet({ file, name: file }, cache);
  if (stylesheet === undefined) throw new Error(diagnostics.map((d) => d.message).join("\n"));
  return stylesheet;
}

const html = await compileStylesheet(inProject("xslt", "html", "edition.xsl"));
const text = await compileStylesheet(inProject("xslt", "text", "edition.xsl"));

/** A document's page. */
export function renderHtml(
  document: string,
  { stylesheet = html, language = "en" }: { stylesheet?: Stylesheet; language?: string } = {},
): string {
  return run(stylesheet, document, "page", { page: pageData(document, language) });
}

/** A document's plain text. */
export function renderText(document: string, view: "reading" | "diplomatic", width = 0): string {
  return run(text, document, "text", { page: pageData(document), view, width });
}

function run(
  stylesheet: Stylesheet,
  source: string,
  mode: string,
  parameters: Readonly<Record<string, unknown>>,
): string {
  const result = transform({ stylesheet, subject: "fixture", source, mode, parameters });
  if (result.text === undefined) throw new Error(result.diagnostics[0]?.message);
  return result.text;
}
