// Real documents: jing's verdict on each, and the line of its first complaint. The corpora are not part
// of the project: their folder lies beside it, or is named by APOGRAPH_SHARED.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { sortDiagnostics } from "../../../src/diagnostic/diagnostic.ts";
import { loadGrammar } from "../../../src/relaxng/load.ts";
import { Schema } from "../../../src/relaxng/schema.ts";
import { validate } from "../../../src/relaxng/validate.ts";
import { positionAt } from "../../../src/source/source.ts";
import { asUtf8 } from "../../../src/xml/encoding.ts";
import { inProject } from "../../helpers/project.ts";

const shared = process.env["APOGRAPH_SHARED"] ?? inProject("../shared");
const table = join(shared, "corpora/verdicts.tsv");

function judge(path: string, schema: Schema): string {
  const { source } = asUtf8({ path, bytes: readFileSync(join(shared, "corpora", path)) });
  const [first] = sortDiagnostics(validate(source, schema));
  return first === undefined ? "valid" : `line ${positionAt(source, first.span?.start ?? 0).line}`;
}

if (!existsSync(table)) console.log(`skipped: ${table} is not there`);
else {
  const path = join(shared, "schemas/tei_all.rng");
  const { grammar } = loadGrammar({ path, bytes: readFileSync(path) }, () => undefined);

  test("every document is judged as jing judges it", () => {
    if (grammar === undefined) throw new Error(`${path} cannot be loaded`);
    const schema = new Schema(grammar);
    const rows = readFileSync(table, "utf8").trimEnd().split("\n").slice(1);
    assert.ok(rows.length > 600);
    for (const row of rows) {
      const [verdict, , file = "", complaint = ""] = row.split("\t");
      const [line] = complaint.split(":");
      assert.is(judge(file, schema), verdict === "valid" ? "valid" : `line ${line}`, file);
    }
  });
}

test.run();
