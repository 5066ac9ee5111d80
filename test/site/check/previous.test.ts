// Addresses that the release before had are still there, if only to redirect.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { readManifest } from "../../../src/site/check/previous.ts";
import { sourceFromText } from "../../../src/source/source.ts";
import { found, messages, page } from "../../helpers/check-site.ts";

const SITE = {
  "index.html": page('<a href="letters/1.html">1</a>'),
  "letters/1.html": page(""),
  "old.html": '<meta http-equiv="refresh" content="0; url=letters/1.html">',
};

function manifest(...files: string[]) {
  return sourceFromText(
    "../old/manifest.json",
    JSON.stringify({ title: "An edition", files }, undefined, 2),
  );
}

test("what is still there, or redirects, is not lost", () => {
  const previous = manifest("index.html", "letters/1.html", "old.html");
  assert.equal(found(SITE, { previous }), []);
});

test("what is gone is marked where the manifest lists it", () => {
  const previous = manifest("index.html", "documents/1.html", '김/a "b".html', "letters/2.html");
  assert.equal(found(SITE, { previous }), [
    '../old/manifest.json site/lost-address: "documents/1.html"',
    '../old/manifest.json site/lost-address: "김/a \\"b\\".html"',
    '../old/manifest.json site/lost-address: "letters/2.html"',
  ]);
  const [first = "", second = ""] = messages(SITE, { previous });
  assert.match(first, "There is a file of that name, letters/1.html.");
  assert.not.match(second, "There is a file");
});

test("a redirection has to arrive", () => {
  const broken = { ...SITE, "old.html": SITE["old.html"].replace("1.html", "3.html") };
  assert.equal(found(broken, { previous: manifest("old.html") }), [
    'old.html site/dead-link: content="0; url=letters/3.html"',
  ]);
});

test("what is a manifest", () => {
  const read = (text: string) => readManifest(sourceFromText("m.json", text));
  assert.equal(read('\uFEFF{ "files": ["a.html"] }'), ["a.html"]);
  for (const text of ["", "[]", "null", "{}", '{ "files": "a" }', '{ "files": [1] }'])
    assert.is(read(text), undefined, text);
});

test.run();
