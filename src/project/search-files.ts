// What the search page needs beside itself: the index, and the modules that read it in the browser. They
// are the very modules that the tests run, copied as the compiler wrote them.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Site } from "../site/pages.ts";
import { SearchIndex } from "../site/search/build-index.ts";
import { parseXml } from "../xml/tree.ts";
import type { CheckedDocument } from "./check-document.ts";
import type { OutputFile } from "./files.ts";
import { PACKAGE_FOLDER } from "./package.ts";

/** What `xslt/html/search.js` imports, and what that imports. */
const MODULES: readonly string[] = [
  "site/search/engine.js",
  "site/search/format.js",
  "site/search/snippet.js",
  "site/search/terms.js",
  "tei/names/words.js",
];

export function* searchFiles(
  documents: readonly CheckedDocument[],
  site: Site,
): Generator<OutputFile> {
  const byPath = new Map(documents.map((document) => [document.source.path, document]));
  const index = new SearchIndex(site);
  for (const facts of site.ordered) {
    const checked = byPath.get(facts.path);
    // Read once more, so that not all trees need be in memory at a time.
    const { document } = checked === undefined ? {} : parseXml(checked.source);
    if (document !== undefined) index.add(facts, document.root);
  }
  yield* index.files();
  yield asset("assets/search.js", join("xslt", "html", "search.js"));
  for (const path of MODULES) yield asset(`assets/modules/${path}`, join("dist", "src", path));
}

function asset(path: string, file: string): OutputFile {
  const text = readFileSync(join(PACKAGE_FOLDER, file), "utf8");
  // The map of the source is not published.
  return { path, contents: text.replace(/\n\/\/# sourceMappingURL=.*\n*$/u, "\n") };
}
