// The sentence around a mention.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { factsOf, teiDocument } from "../helpers/tei.ts";

/** The contexts of all mentions, the mention in angle brackets. */
function contexts(body: string): string[] {
  return factsOf("a.xml", teiDocument(body)).mentions.map(
    ({ before, text, after }) => `${before}<${text}>${after}`,
  );
}

const KIM = '<persName ref="#k">Kim</persName>';

test("a sentence, and not the next", () => {
  assert.equal(contexts(`<p>It rains. Today ${KIM} came! He left.</p>`), ["Today <Kim> came!"]);
  assert.equal(contexts(`<p>비가 왔다。${KIM}이 왔다。 갔다。</p>`), ["<Kim>이 왔다。"]);
});

test("initials and short titles end no sentence, nor do dots inside a word", () => {
  assert.equal(
    contexts(`<p>It rained. Mr. V.V. Smith and ${KIM} of U.S. Steel met. They left.</p>`),
    ["Mr. V.V. Smith and <Kim> of U.S. Steel met."],
  );
});

test("white space is collapsed, a block is one place, blocks keep apart", () => {
  assert.equal(contexts(`<p>Then\n   ${KIM}\n   came.</p><p>Other words.</p>`), [
    "Then <Kim> came.",
  ]);
  assert.equal(contexts(`<list><item>One</item><item>${KIM} two</item></list>`), ["<Kim> two"]);
});

test("what the running text leaves out is not in it", () => {
  const body = `<p>A <del>bad</del> <choice><sic>mna</sic><corr>man</corr></choice><note>n</note> met ${KIM}.</p>`;
  assert.equal(contexts(body), ["A man met <Kim>."]);
});

test("a mention in a note or in a reading is seen in that alone, one in a lemma in the sentence", () => {
  assert.equal(contexts(`<p>Text<note>A note on ${KIM}.</note> goes on.</p>`), [
    "A note on <Kim>.",
  ]);
  const app = `<app><lem>${KIM}</lem><rdg>old <persName ref="#k">Gim</persName></rdg></app>`;
  assert.equal(contexts(`<p>I saw ${app} there.</p>`), ["I saw <Kim> there.", "old <Gim>"]);
});

test("an empty mention has its place", () => {
  assert.equal(contexts('<p>I met <rs ref="#k"/> there.</p>'), ["I met <> there."]);
});

test("a long sentence is cut between words on both sides", () => {
  const [context = ""] = contexts(`<p>${"long ".repeat(100)}${KIM}${" tail".repeat(100)}.</p>`);
  assert.match(context, /^… (?:long )+<Kim>(?: tail)+ …$/u);
  assert.ok(context.length < 270, String(context.length));
});

test("a paragraph of very many names is read once", () => {
  assert.is(contexts(`<p>${`${KIM} went. `.repeat(20_000)}</p>`).length, 20_000);
});

test.run();
