// Writes what is generated in this folder. apograph.rng: the .rnc files in the XML syntax of RELAX NG, as
// one file. apograph.config.schema.json: in it, the codes that "checks" may set, which editors then offer.
//
//   npm run schema

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isUnchangeable } from "../dist/src/diagnostic/settings.js";
import { inlineSchema } from "../dist/src/relaxng/convert/inline.js";
import { toXmlSyntax } from "../dist/src/relaxng/convert/xml-writer.js";

const folder = dirname(fileURLToPath(import.meta.url));

/** The whole schema as one `grammar`. */
export function generate() {
  const read = (path) => ({ path, bytes: readFileSync(join(folder, path)) });
  const { schema, diagnostics } = inlineSchema(read("apograph.rnc"), read);
  if (schema === undefined) throw new Error(diagnostics.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  const notice = "<!-- Generated from the .rnc files by `npm run schema`. Change those, not this file. -->";
  return toXmlSyntax(schema).replace("?>\n", `?>\n${notice}\n`);
}

const CONFIG_SCHEMA = "apograph.config.schema.json";

/** The schema of the configuration, with all codes that there are pages about. */
export function generateConfigSchema() {
  const schema = JSON.parse(readFileSync(join(folder, CONFIG_SCHEMA), "utf8"));
  const pages = join(folder, "../docs/diagnostics");
  const codes = readdirSync(pages, { recursive: true })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.includes("/") && path.endsWith(".md"))
    .map((path) => path.replace(/\.md$/u, ""))
    .filter((code) => !isUnchangeable(code))
    .toSorted();
  schema.definitions.checks.properties = Object.fromEntries(
    codes.map((code) => {
      const page = readFileSync(join(pages, `${code}.md`), "utf8");
      return [code, { description: firstParagraph(page), $ref: "#/definitions/level" }];
    }),
  );
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

/** As plain text. */
function firstParagraph(page) {
  const [, paragraph = ""] = page.split(/\r?\n\r?\n/u);
  return paragraph.replaceAll(/\s+/gu, " ").replaceAll(/\[([^\]]*)\]\([^)]*\)/gu, "$1").replaceAll("`", "").trim();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(join(folder, "apograph.rng"), generate());
  writeFileSync(join(folder, CONFIG_SCHEMA), generateConfigSchema());
}
