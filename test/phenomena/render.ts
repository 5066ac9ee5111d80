// The stylesheets, compiled once (from the cache if their modules are known there) and run on fixtures.

import { cacheFolder, folderCache } from "../../src/project/cache.ts";
import { loadStylesheet } from "../../src/project/stylesheets.ts";
import { type Stylesheet, transform } from "../../src/xslt/run.ts";
import { inProject } from "../helpers/project.ts";
import type { ApparatusSettings } from "../../src/site/apparatus/settings.ts";
import { pageData, withApparatus } from "./document.ts";

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
  { stylesheet = html, language = "en", settings = {}, page = {} }: HtmlOptions = {},
): string {
  const { source, apparatus } = withApparatus(document, settings);
  return run(stylesheet, source, "page", {
    page: { ...pageData(document, language), apparatus, ...page },
  });
}

interface HtmlOptions {
  readonly stylesheet?: Stylesheet;
  readonly language?: string;
  readonly settings?: ApparatusSettings;
  /** What is told beside what all fixtures are told. */
  readonly page?: Readonly<Record<string, unknown>>;
}

/** A document's plain text. */
export function renderText(
  document: string,
  view: "reading" | "diplomatic",
  width = 0,
  { settings = {}, page = {} }: Pick<HtmlOptions, "settings" | "page"> = {},
): string {
  const { source, apparatus } = withApparatus(document, settings);
  return run(text, source, "text", {
    page: { ...pageData(document), apparatus, ...page },
    view,
    width,
  });
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
