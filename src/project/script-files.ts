// The scripts that add comfort to pages of documents: what readers chose is kept, notes open beside their marks,
// images open in large. What draws the images (OpenSeadragon) comes only with an edition that shows some.

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Site } from "../site/pages.ts";
import type { OutputFile } from "./files.ts";
import { PACKAGE_FOLDER } from "./package.ts";

export function* scriptFiles({ edition }: Site): Generator<OutputFile> {
  yield ownScript("reading.js");
  const hasImages = edition.documents.some(
    ({ usage }) => usage["facsimile"] !== undefined && usage["graphic"] !== undefined,
  );
  if (!hasImages) return;
  yield ownScript("viewer.js");
  const library = fileURLToPath(import.meta.resolve("openseadragon"));
  yield asset("openseadragon.min.js", join(dirname(library), "openseadragon.min.js"));
  // Its licence asks that copies come with it.
  yield asset("openseadragon.license.txt", join(dirname(library), "../../LICENSE.txt"));
}

function ownScript(name: string): OutputFile {
  return asset(name, join(PACKAGE_FOLDER, "xslt", "html", name));
}

function asset(name: string, file: string): OutputFile {
  const text = readFileSync(file, "utf8");
  // The map of the source is not published.
  return {
    path: `assets/${name}`,
    contents: text.replace(/\n\/\/# sourceMappingURL=.*\n*$/u, "\n"),
  };
}
