// What each page says of itself: licence, version, day of the build, how to cite; and its source.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { type Files, found, messages, page, STATED } from "../../helpers/check-site.ts";

/** Where each code is about to be met in another way, everything else is stated as in `STATED`. */
const WITHOUT: Readonly<Record<string, RegExp>> = {
  "site/no-version": /<meta name="dcterms.hasVersion"[^>]*>/u,
  "site/no-build-date": /<meta name="dcterms.modified"[^>]*>/u,
  "site/no-citation": /<meta name="dcterms.bibliographicCitation"[^>]*>/u,
  "site/no-licence": /<link rel="license"[^>]*>/u,
};

/** What stands in a page, and whether it is the statement. */
const SIGNS: Readonly<Record<string, readonly (readonly [html: string, counts: boolean])[]>> = {
  "site/no-licence": [
    ["", false],
    ['<a rel="nofollow LICENSE" href="licence.html">Licence</a>', true],
    ['<link rel="license" href="">', false],
    ['<meta name="DCTERMS.license" content="CC BY 4.0">', true],
    ['<meta name="dcterms.license" content=" ">', false],
    ['<meta name="DC.rights" content="CC BY 4.0">', true],
    ['<p><a property="cc:license" href="https://example.org/l">L</a></p>', true],
    ['<p itemscope><a itemprop="license" href="https://example.org/l">L</a></p>', true],
    ['<script type="application/ld+json">{ "license": "https://example.org/l" }</script>', true],
    [
      '<script type="application/ld+json">[{ "@graph": [{ "schema:license": "l" }] }]</script>',
      true,
    ],
    ['<script type="application/ld+json">{ "author": { "license": "l" } }</script>', false],
    ['<script type="application/ld+json">{ "license": "" }</script>', false],
    ['<script type="application/ld+json">{ broken</script>', false],
    ['<footer><a href="https://creativecommons.org/licenses/by/4.0/">CC BY</a></footer>', true],
    ['<footer><a href="http://www.gnu.org/licenses/gpl-3.0.html">GPL</a></footer>', true],
    ['<footer><a href="https://creativecommons.org/">CC</a></footer>', false],
    ['<p>An image, <a href="https://creativecommons.org/licenses/by/4.0/">CC BY</a></p>', false],
    ["<footer>All rights reserved</footer>", false],
    ['<template><a rel="license" href="licence.html">Licence</a></template>', false],
  ],
  "site/no-version": [
    ["", false],
    ['<meta name="version" content="1.2">', true],
    ['<meta name="generator" content="Apograph 1.2">', false],
    ['<p itemprop="version">1.2</p>', true],
    ["<footer>Version 1.2</footer>", true],
    ["<footer><p>An edition<p>Release: v2.0.0</footer>", true],
    ["<footer>2nd edition</footer>", false],
    ["<footer>Версия 3</footer>", true],
    ["<footer>버전 3</footer>", true],
    ['<div role="contentinfo">Fassung vom Mai, Version 3</div>', true],
    ["<footer>A digital edition · Apograph 1.2</footer>", false],
    ["<p>Version 2 of the letter is lost.</p>", false],
  ],
  "site/no-build-date": [
    ["", false],
    ['<meta name="dcterms.issued" content="2026-11-24">', true],
    ['<meta http-equiv="last-modified" content="Tue, 24 Nov 2026 12:00:00 GMT">', true],
    ['<meta property="article:modified_time" content="2026-11-24">', true],
    ['<meta name="dcterms.date" content="1965-04-17">', false],
    ['<time itemprop="dateModified" datetime="2026-11-24">today</time>', true],
    ["<footer>Built 2026-11-24</footer>", true],
    ['<footer>Built <time datetime="2026-11-24">in November</time></footer>', true],
    ["<footer>© 2026</footer>", false],
    ['<p>Written <time datetime="1965-04-17">in April</time>, 1965-04-17</p>', false],
  ],
  "site/no-citation": [
    ["", false],
    ['<link rel="cite-as" href="https://doi.org/10.1/x">', true],
    ['<a type="application/x-bibtex" href="https://example.org/a.bib">BibTeX</a>', true],
    [
      '<link rel="alternate" type="application/x-research-info-systems" href="https://example.org/a.ris">',
      true,
    ],
    ['<span class="Z3988" title="ctx_ver=Z39.88-2004"></span>', true],
    ['<section id="how-to-cite">A. Scholar</section>', true],
    ['<p class="cite-this">A. Scholar</p>', true],
    ['<p class="cite"></p>', false],
    ['<p class="excited">A. Scholar</p>', false],
    ["<h2>How to <em>cite</em> this page</h2>", true],
    ["<details><summary>Zitiervorschlag</summary></details>", true],
    ["<dt>인용 방법</dt>", true],
    ["<p>I shall not say how to cite this.</p>", false],
    ['<p class="citation">AVPRF, fond 0102</p>', false],
    ["<cite>A book</cite>", false],
  ],
};

for (const [code, signs] of Object.entries(SIGNS)) {
  for (const [html, counts] of signs) {
    test(`${code}: ${html || "nothing"}`, () => {
      const without = page(html).replace(WITHOUT[code] ?? /$^/u, "");
      assert.is.not(without, page(html));
      const others = { "index.html": page('<a href="licence.html">'), "licence.html": page("") };
      const expected = counts ? [] : [`page.html ${code}`];
      assert.equal(found({ ...others, "page.html": without }), expected);
    });
  }
}

const BARE = "<!DOCTYPE html><title>T</title><main>Text</main>";

test("what no page states is said once, where a reader comes in", () => {
  const files: Files = { "a.html": BARE, "index.html": BARE, "z.html": BARE };
  assert.equal(found(files), [
    "index.html site/no-build-date",
    "index.html site/no-citation",
    "index.html site/no-licence",
    "index.html site/no-version",
  ]);
  assert.match(messages(files)[0] ?? "", /^3 of 3 pages, such as a\.html, .* do not say when/u);
});

test("what a few pages do not state is said of each; what many do not, once", () => {
  const site = (bare: number): Files =>
    Object.fromEntries([
      ["index.html", page("")],
      ...Array.from({ length: bare }, (_, index) => [`${index + 10}.html`, BARE]),
    ]);
  assert.is(found(site(10)).length, 40);
  assert.match(messages(site(10))[0] ?? "", /^This page does not say when it was built\./u);
  assert.is(found(site(11)).length, 4);
  assert.match(
    messages(site(11))[0] ?? "",
    /^11 of 12 pages, such as 10\.html, 11\.html, 12\.html, do not say when they were built\./u,
  );
});

test("a page that only sends its readers on states nothing", () => {
  const moved =
    '<!DOCTYPE html><title>T</title><meta http-equiv="refresh" content="0; url=a.html">';
  const files = { "index.html": moved, "a.html": page("") };
  assert.equal(found(files), []);
  for (const content of ["0;url='x.html'", "0, x.html", '5 ; URL = "x.html" '])
    assert.equal(
      found({
        "a.html": page(""),
        "b.html": moved.replace('"0; url=a.html"', `'${content.replaceAll("'", "&#39;")}'`),
      }),
      [`b.html site/dead-link: content='${content.replaceAll("'", "&#39;")}'`],
    );
});

const TEI = '<?xml version="1.0"?>\n<!-- <a> --><TEI xmlns="http://www.tei-c.org/ns/1.0"/>';

/** Pages that present a document, or do not. */
const DOCUMENTS: readonly (readonly [html: string, isDocument: boolean])[] = [
  ["<article>A letter</article>", true],
  ["<article>A letter <article>A comment</article></article>", true],
  ["<article>One</article> <article>Two</article>", false],
  ['<meta name="citation_title" content="A letter">', true],
  ['<meta name="dcterms.type" content="Text">', true],
  ['<meta property="og:type" content="article">', true],
  ['<meta property="og:type" content="website">', false],
  ["A list", false],
];

for (const [html, isDocument] of DOCUMENTS) {
  test(`a page with ${html} ${isDocument ? "links its source" : "needs no source"}`, () => {
    const site = (link: string): Files => ({
      "index.html": page('<a href="a.xml">A</a> <a href="feed.xml">F</a>'),
      "page.html": page(html + link),
      "a.xml": TEI,
      "feed.xml": '<feed xmlns="http://www.w3.org/2005/Atom"/>',
    });
    const expected = isDocument ? ["page.html site/no-source"] : [];
    assert.equal(found(site("")), expected);
    assert.equal(found(site('<a href="a.xml">TEI</a>')), []);
    assert.equal(found(site('<link rel="alternate" type="application/tei+xml" href="a.xml">')), []);
    assert.equal(found(site('<a href="feed.xml">Feed</a>')), expected);
    assert.equal(found(site('<a href="https://example.org/a.xml">TEI</a>')), expected);
    assert.equal(found(site('<img src="a.xml" alt="TEI">')), expected);
  });
}

test("TEI that no page links to is told of by folder", () => {
  const files: Files = {
    "index.html": page('<a href="tei/a.xml">A</a>'),
    "sitemap.xml": "<urlset/>",
    "tei/a.xml": TEI,
    "tei/b.xml": TEI,
    "tei/c.xml": TEI,
    "tei/d/e.xml": TEI,
    "tei/schema.xml": "<grammar/>",
  };
  assert.equal(found(files), [
    "tei/b.xml site/unlinked-source",
    "tei/d/e.xml site/unlinked-source",
  ]);
  assert.match(messages(files)[0] ?? "", "nor to 1 more in its folder");
});

test("STATED states everything", () => {
  const whole = page("");
  for (const sign of Object.values(WITHOUT)) assert.match(STATED, sign);
  assert.equal(found({ "index.html": whole }), []);
});

test.run();
