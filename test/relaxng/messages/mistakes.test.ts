// One mistake, one message, at the exact place and with the culprit named: see mistakes.txt.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { loadGrammar } from "../../../src/relaxng/load.ts";
import { Schema } from "../../../src/relaxng/schema.ts";
import { validate } from "../../../src/relaxng/validate.ts";
import { positionAt, sourceFromText } from "../../../src/source/source.ts";
import { fixture, inProject } from "../../helpers/project.ts";

interface Mistake {
  readonly name: string;
  readonly text: string;
  /** `line:column code`. */
  readonly place: string;
  /** What the message names, in quotes. */
  readonly words: readonly string[];
}

const record = readFileSync(fixture("relaxng/messages/record.xml"), "utf8");

function readMistakes(): Mistake[] {
  const blocks = readFileSync(fixture("relaxng/messages/mistakes.txt"), "utf8").split(/^=== /mu);
  return blocks.slice(1).map((block) => {
    const [name = "", ...lines] = block.trimEnd().split("\n");
    const [expected = ""] = lines.filter((line) => line.startsWith("= "));
    const [, place = "", words = ""] = /^= (\S+ \S+)(.*)$/u.exec(expected) ?? [];
    const text = applyChanges(name, lines);
    return { name, text, place, words: words.match(/"[^"]*"/gu) ?? [] };
  });
}

/** Replaces each run of `-` lines by the run of `+` lines behind it. */
function applyChanges(name: string, lines: readonly string[]): string {
  let text = record;
  let before: string[] = [];
  let after: string[] = [];
  for (const line of lines) {
    if (line.startsWith("- ") && after.length > 0) {
      text = replaceOnce(name, text, before.join("\n"), after.join("\n"));
      [before, after] = [[], []];
    }
    if (line.startsWith("- ")) before.push(line.slice(2));
    if (line.startsWith("+ ")) after.push(line.slice(2));
  }
  return replaceOnce(name, text, before.join("\n"), after.join("\n"));
}

function replaceOnce(name: string, text: string, before: string, after: string): string {
  const [head = "", tail, ...others] = text.split(before);
  if (tail === undefined || others.length > 0) throw new Error(`${name}: not once: ${before}`);
  return head + after + tail;
}

function readSchema(path: string): Schema | undefined {
  if (!existsSync(path)) {
    console.log(`skipped: ${path} is not there`);
    return undefined;
  }
  const { grammar } = loadGrammar({ path, bytes: readFileSync(path) }, () => undefined);
  assert.ok(grammar, path);
  return grammar === undefined ? undefined : new Schema(grammar);
}

const mistakes = readMistakes();
const shared = process.env["APOGRAPH_SHARED"] ?? inProject("../shared");

for (const path of [inProject("schemas/apograph.rng"), join(shared, "schemas/tei_all.rng")]) {
  const schema = readSchema(path);
  if (schema === undefined) continue;

  test(`${path}: the record has no mistake`, () => {
    assert.equal(validate(sourceFromText("record.xml", record), schema), []);
  });

  for (const { name, text, place, words } of mistakes) {
    test(`${path}: ${name}`, () => {
      const source = sourceFromText("record.xml", text);
      const findings = validate(source, schema);
      const places = findings.map(({ code, span }) => {
        const { line, column } = positionAt(source, span?.start ?? 0);
        return `${line}:${column} ${code}`;
      });
      assert.equal(places, [place], findings.map(({ message }) => message).join("\n"));
      for (const word of words)
        assert.ok(findings[0]?.message.includes(word), findings[0]?.message);
    });
  }
}

test("there are mistakes of every kind, and each has a place and a culprit", () => {
  assert.ok(mistakes.length >= 40);
  for (const { name, words } of mistakes) assert.ok(words.length > 0, name);
});

test.run();
