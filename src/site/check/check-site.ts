// Holds a published site, ours or not, against what a machine can test of the Endings Principles for
// Digital Longevity 2.2.1. Each file is read once; what spans pages is judged when all have been seen.
// docs/check-site.md says which principle each finding belongs to.

import { type Diagnostic, sortDiagnostics } from "../../diagnostic/diagnostic.ts";
import type { Source } from "../../source/source.ts";
import { checkContent, checkPrograms } from "./content.ts";
import { cssReferences } from "./css.ts";
import { finding } from "./finding.ts";
import {
  attributeOf,
  attributeRange,
  type HtmlPage,
  parseHtml,
  tagRange,
  wordsOf,
} from "./html.ts";
import { type AnchorLink, deadAnchor, judgeReference, type PlacedReference } from "./links.ts";
import { checkPrevious } from "./previous.ts";
import { readReferences, type Reference, refreshTarget } from "./references.ts";
import { type Base, baseOf, resolve } from "./resolve.ts";
import { importedScripts } from "./scripts.ts";
import {
  homePage,
  IMAGE,
  indexSite,
  PAGE,
  SCRIPT,
  type SiteFiles,
  type SiteIndex,
  STYLESHEET,
} from "./site-files.ts";
import { readText, type SiteText } from "./site-text.ts";
import { checkUnlinked, isAboutDocument, sourceDataTest } from "./source-data.ts";
import { missingStatements, STATEMENTS } from "./statements.ts";
import { missingOnPages, type PageDuties } from "./whole-site.ts";

export interface SiteCheckOptions {
  /** The manifest of the release before. */
  readonly previous?: Source | undefined;
}

export interface SiteCheckResult {
  readonly diagnostics: readonly Diagnostic[];
  /** The paths of the pages. */
  readonly pages: readonly string[];
  /** The files that findings point at. */
  readonly sources: readonly Source[];
}

/** Checks a site. The time it takes grows with its bytes and its links, and no faster. */
export function checkSite(files: SiteFiles, { previous }: SiteCheckOptions = {}): SiteCheckResult {
  const run = startRun(files);
  const pages = files.paths.filter((path) => PAGE.test(path)).toSorted();
  for (const path of pages) readPage(readText(path, files.read(path)), run);
  for (const path of files.paths) {
    if (STYLESHEET.test(path)) readStylesheet(readText(path, files.read(path)), run);
    else if (SCRIPT.test(path)) readScript(readText(path, files.read(path)), run);
    else if (IMAGE.test(path)) readImage(readText(path, files.read(path)), run);
  }
  const diagnostics = sortDiagnostics([
    ...run.found,
    ...deadAnchors(run),
    ...missingOnPages(run.duties, homePage(pages)),
    ...checkPrograms(files.paths),
    ...checkUnlinked(files, run.linked),
    ...(previous === undefined ? [] : checkPrevious(previous, run.index)),
  ]);
  return { diagnostics, pages, sources: sourcesOf(diagnostics, files, previous) };
}

/** What is kept while pages are read one by one: of thousands, the texts would not fit into memory. */
interface Run {
  readonly index: SiteIndex;
  readonly isSourceData: (path: string) => boolean;
  readonly found: Diagnostic[];
  /** Links into pages, but for those that are known to arrive. */
  readonly anchors: AnchorLink[];
  /** What a fragment may name, by page. */
  readonly ids: Map<string, ReadonlySet<string>>;
  readonly duties: PageDuties[];
  /** Files that some page leads to. */
  readonly linked: Set<string>;
}

function startRun(files: SiteFiles): Run {
  return {
    index: indexSite(files.paths),
    isSourceData: sourceDataTest(files),
    found: [],
    anchors: [],
    ids: new Map(),
    duties: [],
    linked: new Set(),
  };
}

function readPage(file: SiteText, run: Run): void {
  const { path } = file.source;
  const page = parseHtml(file.text);
  const base = pageBase(page, path);
  run.ids.set(path, idsOf(page));
  report(run, [...checkEncoding(file), ...checkBase(page, file)]);
  const linked = readMarkup({ page, file, base }, run);
  const isRedirect = page.elements.some((element) => refreshTarget(element) !== undefined);
  // It only sends its readers on.
  if (isRedirect) return;
  report(run, checkContent(page, file, base));
  run.duties.push({ path, ...dutiesOf(page, linked.some(run.isSourceData)) });
}

interface Markup {
  readonly page: HtmlPage;
  readonly file: SiteText;
  readonly base: Base;
}

/** Judges what a page, and the pages that stand in it, refer to; returns the files that links lead to. */
function readMarkup(whole: Markup, run: Run): string[] {
  const linked: string[] = [];
  const pending = [whole];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    report(run, importedScripts(next.page, next.file));
    const references = readReferences(next.page, next.file.text);
    const isInner = next !== whole;
    // A place in the frame itself.
    const seen = isInner ? references.filter(({ url }) => !url.startsWith("#")) : references;
    for (const path of judgeReferences(seen, { ...next, run })) linked.push(path);
    pending.push(...framedPages(next));
  }
  return linked;
}

/** The pages in `srcdoc`, resolved from where the page is that has them (HTML, "Document base URLs"). */
function framedPages({ page, file, base }: Markup): Markup[] {
  return page.elements.flatMap((element): Markup[] => {
    const text = element.tagName === "iframe" ? attributeOf(element, "srcdoc") : undefined;
    const range = text === undefined ? undefined : attributeRange(element, "srcdoc");
    if (text === undefined || range === undefined) return [];
    const span = file.spanOf(range);
    const inner = parseHtml(text);
    const hasBase = inner.elements.some(({ tagName }) => tagName === "base");
    return [
      {
        page: inner,
        file: { ...file, text, spanOf: () => span },
        base: hasBase ? pageBase(inner, file.source.path) : base,
      },
    ];
  });
}

/** One by one: a page may have more findings than a call may have arguments. */
function report({ found }: Run, diagnostics: readonly Diagnostic[]): void {
  for (const diagnostic of diagnostics) found.push(diagnostic);
}

function dutiesOf(page: HtmlPage, hasSource: boolean): Omit<PageDuties, "path"> {
  const missing = missingStatements(page);
  if (!isAboutDocument(page)) return { asked: STATEMENTS, missing };
  return {
    asked: [...STATEMENTS, "source"],
    missing: hasSource ? missing : [...missing, "source"],
  };
}

interface ReferenceContext {
  readonly file: SiteText;
  readonly base: Base;
  readonly run: Run;
}

/** Judges references; returns the files that links, not resources, lead to. */
function judgeReferences(
  references: readonly Reference[],
  { file, base, run }: ReferenceContext,
): string[] {
  const linked: string[] = [];
  for (const reference of references) {
    const judged = judgeReference(placed(reference, file), resolve(reference.url, base), run.index);
    if (judged.finding !== undefined) run.found.push(judged.finding);
    if (judged.anchor !== undefined) {
      const ids = run.ids.get(judged.anchor.page);
      if (ids === undefined || !ids.has(judged.anchor.fragment)) run.anchors.push(judged.anchor);
    }
    if (judged.file === undefined) continue;
    run.linked.add(judged.file);
    if (!reference.isLoaded) linked.push(judged.file);
  }
  return linked;
}

function placed(reference: Reference, { source, spanOf }: SiteText): PlacedReference {
  const { range } = reference;
  const span = range === undefined ? undefined : spanOf(range);
  return { reference, place: { path: source.path, span } };
}

function readStylesheet(file: SiteText, run: Run): void {
  const base = baseOf(file.source.path);
  const references = cssReferences(file.text)
    // A filter or a marker in the page that uses the stylesheet.
    .filter(({ url }) => !url.startsWith("#"))
    .map(({ url, start, end }) => ({
      url,
      noun: "file in a stylesheet",
      isLoaded: true,
      isIdentity: false,
      range: { start, end },
    }));
  judgeReferences(references, { file, base, run });
}

/** SVG has the elements that it has in pages. */
function readImage(file: SiteText, run: Run): void {
  readMarkup({ page: parseHtml(file.text), file, base: baseOf(file.source.path) }, run);
}

function readScript(file: SiteText, run: Run): void {
  report(run, importedScripts(undefined, file));
}

function checkEncoding({ source, encoding }: SiteText): Diagnostic[] {
  if (encoding === undefined) return [];
  const message = `This page is not UTF-8: it was read as ${encoding}. HTML allows no other encoding for new pages.`;
  return [finding("site/not-utf8", source, message)];
}

/** `<base>` may shorten addresses, as long as it goes with the site. */
function checkBase({ elements }: HtmlPage, { source, spanOf }: SiteText): Diagnostic[] {
  const base = elements.find(({ tagName }) => tagName === "base");
  const href = base === undefined ? undefined : attributeOf(base, "href");
  if (base === undefined || href === undefined) return [];
  const target = resolve(href, baseOf(source.path));
  if (target.kind === "inside" && target.isRelative) return [];
  const range = attributeRange(base, "href") ?? tagRange(base);
  const span = range === undefined ? undefined : spanOf(range);
  const message = `All relative links of this page start from "${href}". They break where the site is published elsewhere: leave the base out.`;
  return [finding("site/absolute-link", { path: source.path, span }, message)];
}

function pageBase({ elements }: HtmlPage, path: string): Base {
  const base = elements.find(
    (element) => element.tagName === "base" && attributeOf(element, "href") !== undefined,
  );
  const canonical = elements.find(
    (element) => element.tagName === "link" && wordsOf(element, "rel").includes("canonical"),
  );
  const href = (element: typeof base): string | undefined =>
    element === undefined ? undefined : attributeOf(element, "href");
  return baseOf(path, href(base), href(canonical));
}

/** What a fragment may name (HTML, 7.4.6.4): ids, and names of `a`, but not in a template. */
function idsOf({ elements, inert }: HtmlPage): Set<string> {
  const ids = new Set<string>();
  for (const element of elements) {
    if (inert.has(element)) continue;
    const id = attributeOf(element, "id");
    if (id !== undefined) ids.add(id);
    const name = element.tagName === "a" ? attributeOf(element, "name") : undefined;
    if (name !== undefined) ids.add(name);
  }
  return ids;
}

function deadAnchors({ anchors, ids: idsByPage }: Run): Diagnostic[] {
  const foldedIds = new Map<string, ReadonlyMap<string, string>>();
  return anchors.flatMap((anchor) => {
    const ids = idsByPage.get(anchor.page);
    if (ids === undefined || ids.has(anchor.fragment)) return [];
    let folded = foldedIds.get(anchor.page);
    if (folded === undefined) {
      folded = new Map([...ids].map((id) => [id.toLowerCase(), id]));
      foldedIds.set(anchor.page, folded);
    }
    return [deadAnchor(anchor, folded.get(anchor.fragment.toLowerCase()))];
  });
}

/** Read again: few of many pages have findings. */
function sourcesOf(
  diagnostics: readonly Diagnostic[],
  files: SiteFiles,
  previous: Source | undefined,
): Source[] {
  const paths = new Set(
    diagnostics.filter(({ span }) => span !== undefined).map(({ path }) => path),
  );
  const own = files.paths.filter((path) => paths.has(path) && path !== previous?.path);
  const sources = own.map((path) => readText(path, files.read(path)).source);
  return previous === undefined ? sources : [...sources, previous];
}
