// Writes apograph.rng: the .rnc files of this folder in the XML syntax of RELAX NG, as one file.
//
//   node schemas/generate.mjs            writes schemas/apograph.rng
//   node schemas/generate.mjs --print    prints it instead
//
// trang translates each file; every `include` is then replaced by what it includes, as a `div`,
// which means the same (RELAX NG, 4.7) as long as no include overrides anything. The comment at the
// top holds two hashes, so that a stale or hand-edited file is noticed without trang.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = dirname(fileURLToPath(import.meta.url));

/** SHA-256 over name and text of every .rnc file, in the order of their names, line ends as LF. */
function hashSources() {
  const hash = createHash("sha256");
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".rnc")).toSorted()) {
    hash.update(`${name}\n${readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n")}\n`);
  }
  return hash.digest("hex");
}

/**
 * A grammar file with all that it includes. What trang declares on the `grammar` elements, namespaces
 * and the datatype library, goes into `declared`: libxml2 does not look for it on a `div`.
 */
function inlineIncludes(path, declared) {
  const xml = readFileSync(path, "utf8").replace(/^<\?xml[^>]*\?>\s*/u, "").trimEnd();
  return xml
    .replace(/<grammar\b([^>]*)>/u, (_, attributes) => {
      for (const [, name, value] of attributes.matchAll(/(\S+)="([^"]*)"/gu)) {
        const known = declared.get(name) ?? value;
        if (known !== value) throw new Error(`${path}: ${name} is ${value} here, ${known} elsewhere`);
        declared.set(name, value);
      }
      return "<div>";
    })
    .replace(/<\/grammar>$/u, "</div>")
    .replace(/^( *)<include href="([^"]+)"\/>$/gmu, (_, indent, href) =>
      inlineIncludes(join(dirname(path), href), declared).replace(/^(?=.)/gmu, indent),
    );
}

/** The whole schema as one `grammar`. */
function translate(scratch) {
  const main = join(scratch, "apograph.rng");
  execFileSync("trang", [join(folder, "apograph.rnc"), main]);
  const declared = new Map();
  const body = inlineIncludes(main, declared);
  if (/<include\b/u.test(body)) throw new Error("an include with overrides cannot be inlined");
  const attributes = [...declared].map(([name, value]) => ` ${name}="${value}"`).join("");
  return `${body.replace("<div>", `<grammar${attributes}>`).replace(/<\/div>$/u, "</grammar>")}\n`;
}

function generate() {
  const scratch = mkdtempSync(join(tmpdir(), "apograph-schema-"));
  try {
    const body = translate(scratch);
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      "<!-- Generated from the .rnc files by generate.mjs. Change those, not this file.",
      `     sources: sha256 ${hashSources()}`,
      `     below:   sha256 ${createHash("sha256").update(body).digest("hex")} -->`,
      body,
    ].join("\n");
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

if (process.argv.includes("--print")) process.stdout.write(generate());
else writeFileSync(join(folder, "apograph.rng"), generate());
