// The pages about what validation finds: each code has one, its wrong example is exactly that mistake,
// and its right example is none.

import { existsSync, readFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Diagnostic } from "../../../src/diagnostic/diagnostic.ts";
import { loadGrammar } from "../../../src/relaxng/load.ts";
import { Schema } from "../../../src/relaxng/schema.ts";
import { validate } from "../../../src/relaxng/validate.ts";
import { sourceFromText } from "../../../src/source/source.ts";
import { inProject } from "../../helpers/project.ts";
import { loadSchema } from "../helpers/documents.ts";

/** The codes, as the source of the messages has them. */
const codes = [
  ...new Set(
    readFileSync(inProject("src/relaxng/messages.ts"), "utf8").matchAll(
      /(?:error\(|code: "relaxng\/)"?([a-z-]+)"/gu,
    ),
  ),
].map(([, code = ""]) => code);

/** No example would fit on its page. */
const WITHOUT_EXAMPLE = ["too-many-findings"];

function loadApograph(): Schema {
  const path = inProject("schemas/apograph.rng");
  const { grammar } = loadGrammar({ path, bytes: readFileSync(path) }, () => undefined);
  if (grammar === undefined) throw new Error("schemas/apograph.rng cannot be loaded");
  return new Schema(grammar);
}

const apograph = loadApograph();

/** The code block in a section of a page. */
function example(page: string, section: string): string | undefined {
  const [, found] = page.split(`\n## ${section}\n`);
  return /^```\w+\n(.*?)^```$/msu.exec(found ?? "")?.[1];
}

const FILE_DESCRIPTION = `<fileDesc>
<titleStmt><title>Example</title></titleStmt>
<publicationStmt><publisher>Nobody</publisher></publicationStmt>
<sourceDesc><p>Invented.</p></sourceDesc>
</fileDesc>`;

/** A part of a TEI document as a whole one. */
function complete(part: string): string {
  if (part.startsWith("<TEI") || part.startsWith("<list>\n  <entry")) return part;
  const isHeader = part.startsWith("<fileDesc");
  const header = isHeader ? part : FILE_DESCRIPTION;
  const body = isHeader ? "<p/>" : part;
  return `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>${header}</teiHeader><text><body><div>${body}</div></body></text></TEI>`;
}

function judge(text: string, schemaText: string | undefined): readonly Diagnostic[] {
  if (!text.startsWith("<")) return loadSchema(text).idTypes.problems;
  const schema = schemaText === undefined ? apograph : loadSchema(schemaText);
  return validate(sourceFromText("example.xml", complete(text)), schema, { ids: true });
}

for (const code of codes) {
  test(`relaxng/${code}`, () => {
    const path = inProject("docs/diagnostics/relaxng", `${code}.md`);
    assert.ok(existsSync(path), "there is no page");
    const page = readFileSync(path, "utf8");
    assert.ok(page.startsWith(`# relaxng/${code}\n`));
    if (WITHOUT_EXAMPLE.includes(code)) return;
    const schema = example(page, "Schema");
    const wrong = judge(example(page, "Wrong") ?? "", schema);
    const right = judge(example(page, "Right") ?? "", schema);
    assert.ok(wrong.length > 0);
    assert.equal([...new Set(wrong.map((finding) => finding.code))], [`relaxng/${code}`]);
    if (code !== "schema-id") assert.is(wrong.length, 1);
    assert.equal(right, []);
  });
}

test("there are codes", () => {
  assert.ok(codes.length > 10);
});

test.run();
