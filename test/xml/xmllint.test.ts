// libxml2's verdicts, gathered into one finding a line.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { positionAt, sourceFromText } from "../../src/source/source.ts";
import { validateWithXmllint } from "../../src/xml/xmllint.ts";

const schema = sourceFromText(
  "letter.rng",
  `<grammar xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start>
    <element name="letter">
      <oneOrMore>
        <element name="p">
          <optional><attribute name="when"><data type="date"/></attribute></optional>
          <zeroOrMore><choice><text/><element name="hi"><attribute name="rend"/><text/></element><element name="pb"><optional><attribute name="n"/></optional><attribute name="facs"/></element></choice></zeroOrMore>
        </element>
      </oneOrMore>
    </element>
  </start>
</grammar>`,
);

async function findings(...documents: string[]): Promise<string[]> {
  const sources = documents.map((text, index) =>
    sourceFromText(`tei/letter ${index + 1}.xml`, text),
  );
  const found = await validateWithXmllint(sources, schema);
  return found.map(({ path, code, message, span }) => {
    const source = sources.find((one) => one.path === path) ?? schema;
    return `${path}:${positionAt(source, span?.start ?? 0).line}: ${code}: ${message}`;
  });
}

test("valid documents give no finding", async () => {
  assert.equal(
    await findings("<letter><p/></letter>", "<letter><p when='1965-04-17'>x</p></letter>"),
    [],
  );
});

test("no documents, no finding, and no schema compiled", async () => {
  assert.equal(await findings(), []);
});

test("one mistake is one finding, at its line, in its document", async () => {
  assert.equal(await findings("<letter><p/></letter>", "<letter>\n<p/>\n<q/>\n</letter>"), [
    "tei/letter 2.xml:3: relaxng/invalid: Did not expect element q there.",
  ]);
});

test("a bad value is one finding, without the echo of its element", async () => {
  assert.equal(await findings("<letter>\n<p when='1965-4-17'/></letter>"), [
    "tei/letter 1.xml:2: relaxng/invalid: Invalid attribute when for element p.",
  ]);
});

test("a missing attribute is found though libxml2 only echoes", async () => {
  assert.equal(await findings("<letter><p>\n<hi>x</hi></p></letter>"), [
    "tei/letter 1.xml:2: relaxng/invalid: Element hi failed to validate attributes.",
  ]);
});

test("an invalid document for which libxml2 names no line is a finding all the same", async () => {
  // A required attribute is missing beside an optional one that is there.
  const invalid = "<letter>\n<p><pb n='1'/></p></letter>";
  const [finding, ...others] = await findings(
    "<letter><p/></letter>",
    invalid,
    "<letter><p/></letter>",
  );
  assert.equal(others, []);
  assert.match(finding ?? "", /^tei\/letter 2\.xml:\d+: relaxng\/invalid: .*pb/u);
});

test("mistakes in two documents are two findings, in the order given", async () => {
  const found = await findings("<letter><x/></letter>", "<letter><y/></letter>");
  assert.equal(
    found.map((finding) => finding.slice(0, 18)),
    ["tei/letter 1.xml:1", "tei/letter 2.xml:1"],
  );
});

test("a schema that libxml2 cannot use is a finding about the schema", async () => {
  const broken = sourceFromText(
    "broken.rng",
    '<grammar xmlns="http://relaxng.org/ns/structure/1.0">\n<start><ref name="nowhere"/></start></grammar>',
  );
  const [finding, ...others] = await validateWithXmllint([sourceFromText("a.xml", "<a/>")], broken);
  assert.equal(others, []);
  assert.is(finding?.path, "broken.rng");
  assert.is(finding?.code, "relaxng/schema");
  assert.match(finding?.message ?? "", /nowhere/u);
});

test.run();
