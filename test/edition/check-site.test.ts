// Our own output is held against what we ask of others.

import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { apograph, copyOfSample } from "../helpers/command.ts";

test("the sample edition has no finding", () => {
  const folder = copyOfSample();
  assert.is(apograph(folder, "build").status, 0);
  const manifest = join("dist", "edition", "manifest.json");
  const { stdout } = apograph(
    folder,
    "check-site",
    "dist/edition",
    "--previous",
    manifest,
    "--format",
    "json",
  );
  const { files } = JSON.parse(stdout) as {
    files: { path: string; diagnostics: { code: string; message: string }[] }[];
  };
  assert.ok(files.length > 5);
  const found = files.flatMap(({ path, diagnostics }) =>
    diagnostics.map(({ code, message }) => ({ code, place: `${path}: ${message}` })),
  );
  assert.equal(found, []);
});

test.run();
