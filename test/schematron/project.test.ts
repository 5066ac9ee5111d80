// Rules that take XSLT, in an edition: named by the configuration, compiled and kept, with files of the
// edition's folder to read and none beyond it.

import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type Cache, folderCache } from "../../src/project/cache.ts";
import { openProject } from "../../src/project/project.ts";
import { validate } from "../../src/project/validate.ts";
import { temporaryFolder, writeFiles } from "../helpers/command.ts";
import { teiDocument } from "../helpers/tei.ts";

const SCHEMA = `<schema xmlns="http://purl.oclc.org/dsdl/schematron" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/>
  <xsl:key name="words" match="word" use="@n"/>
  <pattern>
    <rule context="t:p[@n]"><assert test="key('words', @n, doc('../words/list.xml'))">No word <value-of select="@n"/>.</assert></rule>
    <rule context="t:p"><assert test="doc(.)">none</assert></rule>
  </pattern>
</schema>`;

function makeEdition(): string {
  const folder = join(temporaryFolder(), "edition");
  writeFiles(folder, {
    "apograph.config.json": '{ "sources": ["tei/*.xml"], "schematron": ["rules/words.sch"] }',
    "rules/words.sch": SCHEMA,
    "words/list.xml": '<words><word n="one"/></words>',
    "../secret.xml": "<secret/>",
    "tei/a.xml": teiDocument('<p n="one"/><p n="two"/>'),
    "tei/b.xml": teiDocument(`<p>../../secret.xml</p><p>file://${folder}/words/list.xml</p>`),
    "tei/c.xml": teiDocument("<p>../words</p>"),
  });
  return folder;
}

/** What the rules say, and what was kept. */
async function check(folder: string): Promise<{ found: string[]; written: number }> {
  const kept = folderCache(join(folder, "../cache"));
  let written = 0;
  const cache: Cache = {
    read: kept.read,
    write: (key, bytes) => {
      written++;
      kept.write(key, bytes);
    },
  };
  const { diagnostics } = await validate(openProject(folder, { cache, now: new Date(0) }));
  const ours = diagnostics.filter(({ code }) => code.startsWith("schematron/"));
  const found = ours.map(({ code, path, message }) => `${path} ${code}: ${message}`);
  return { found: found.map((line) => line.replaceAll(folder, "…")), written };
}

test("rules read files of the edition and no others, and are compiled once", async () => {
  const folder = makeEdition();
  const first = await check(folder);
  const fails = "A rule cannot be checked here, since “doc(.)” fails:";
  assert.equal(first.found, [
    "tei/a.xml schematron/assertion: No word two.",
    `tei/b.xml schematron/failed: ${fails} the reference leads out of the edition (FODC0002).`,
    `tei/b.xml schematron/failed: ${fails} file://…/words/list.xml is not in the edition, and nothing is fetched (FODC0002).`,
    `tei/c.xml schematron/failed: ${fails} there is no file words (FODC0002).`,
  ]);
  const second = await check(folder);
  assert.equal(second, { found: first.found, written: 0 });
});

test("what only the compiler finds is said once, and nothing is checked with it", async () => {
  const folder = makeEdition();
  const broken = SCHEMA.replace('use="@n"', 'use="@n["');
  writeFiles(folder, { "rules/words.sch": broken });
  const { found } = await check(folder);
  assert.is(found.length, 1);
  assert.match(found[0] ?? "", /^rules\/words\.sch schematron\/schema: The compiler says: /u);
});

test.run();
