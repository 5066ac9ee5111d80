// What bench/render.ts measures: documents and the parameters of their pages → pages, in one process.
//   node dist/bench/render-pages.js DOCUMENTS PARAMETERS OUTPUT

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { cacheFolder, folderCache } from "../src/project/cache.ts";
import { loadStylesheet } from "../src/project/stylesheets.ts";
import { transform } from "../src/xslt/run.ts";

const [documents = "", pages = "", output = ""] = process.argv.slice(2);
const entry = { file: resolve("xslt/html/edition.xsl"), name: "xslt/html/edition.xsl" };
const { stylesheet } = await loadStylesheet(entry, folderCache(cacheFolder(process.env)));
if (stylesheet === undefined) throw new Error("The stylesheet does not compile.");
for (const subject of readdirSync(documents)) {
  const source = readFileSync(join(documents, subject), "utf8");
  const page: unknown = JSON.parse(readFileSync(join(pages, `${subject}.json`), "utf8"));
  const { text } = transform({ stylesheet, subject, source, mode: "page", parameters: { page } });
  if (text === undefined) throw new Error(`${subject} has no page.`);
  writeFileSync(join(output, subject), text);
}
