// Writes apograph.rng: the .rnc files of this folder in the XML syntax of RELAX NG, as one file.
//
//   npm run schema

import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
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

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(join(folder, "apograph.rng"), generate());
