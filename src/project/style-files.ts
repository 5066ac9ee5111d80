// The pages' style sheet, and what it loads: its references are followed from file to file, in the
// project's folder first, then in what Apograph has to offer. What is in neither is left to check-site.

import { readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cssReferences, compactCss } from "../site/check/css.ts";
import { STYLE_FILE } from "../site/pages.ts";
import { folderOf, joinPath } from "../source/paths.ts";
import type { OutputFile } from "./files.ts";
import { findResource, type Project } from "./project.ts";

const OWN_STYLE = "xslt/html/apograph.css";

/** What every page has letters of. */
const FIRST_FACES = ["normal", "italic"].map(
  (style) => `assets/fonts/literata-latin-400-${style}.woff2`,
);

/** The faces that pages ask for before they know the style, unless the project's own has another. */
export function firstFaces(project: Project): string[] {
  const { style } = project.config;
  const { file } = findResource(project, style, OWN_STYLE);
  if (style !== undefined && readFileSync(file, "utf8").includes("--text-face")) return [];
  const written = new Set(Array.from(styleFiles(project), ({ path }) => path));
  return FIRST_FACES.filter((face) => written.has(face));
}

export function* styleFiles(project: Project): Generator<OutputFile> {
  const { file } = findResource(project, project.config.style, OWN_STYLE);
  const own = findResource(project, undefined, OWN_STYLE).file;
  const offered = offeredFiles(own);
  const waiting = [{ path: STYLE_FILE, file }];
  const known = new Set([STYLE_FILE]);
  const add = (path: string, found: string | undefined): void => {
    if (found === undefined || known.has(path)) return;
    known.add(path);
    waiting.push({ path, file: found });
  };
  for (const { path, file: from } of waiting) {
    if (!path.endsWith(".css")) {
      yield { path, contents: readFileSync(from) };
      if (from === offered(path)) add(LICENCE, offered(LICENCE));
      continue;
    }
    const css = readFileSync(from, "utf8");
    yield { path, contents: from === own ? compactCss(css) : css };
    for (const { url } of cssReferences(css)) {
      const reference = localPath(url);
      const target = reference && joinPath(folderOf(path), reference);
      if (target?.startsWith(ASSETS) !== true) continue;
      const beside = join(dirname(file), target.slice(ASSETS.length));
      add(target, isFile(beside) ? beside : offered(target));
    }
  }
}

/** All of the style in one text, for a page without files beside it: what it imports first, and no faces. */
export function inlineStyle(project: Project): string {
  const sheets = Array.from(styleFiles(project)).filter(({ path }) => path.endsWith(".css"));
  return sheets
    .toReversed()
    .map(({ contents }) =>
      String(contents).replaceAll(/@font-face\s*\{[^}]*\}|@import\s[^;]*;|@charset\s[^;]*;/gu, ""),
    )
    .join("\n")
    .trim();
}

const ASSETS = `${folderOf(STYLE_FILE)}/`;
const LICENCE = `${ASSETS}fonts/LICENSE`;

/** What Apograph offers by its published path: the faces (`fonts/`), its own style sheet to begin with. */
function offeredFiles(own: string): (path: string) => string | undefined {
  const faces = fileURLToPath(new URL(".", import.meta.resolve("@fontsource/literata/LICENSE")));
  return (path) => {
    if (path === `${ASSETS}default.css`) return own;
    if (path === LICENCE) return join(faces, "LICENSE");
    const [, name] = /^assets\/fonts\/([\w-]+\.woff2)$/u.exec(path) ?? [];
    const face = name && join(faces, "files", name);
    return face && isFile(face) ? face : undefined;
  };
}

/** The path that a relative reference means; undefined for what is elsewhere or within the file. */
function localPath(url: string): string | undefined {
  if (url === "" || /^(?:[a-z][a-z\d+.-]*:|[/#])/iu.test(url)) return undefined;
  const [path = ""] = url.split(/[?#]/u);
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
