// Links within a site: relative, without queries, and they arrive, at the very place.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { type Files, found, messages, page } from "../../helpers/check-site.ts";

/** What else is in the site, beside the page `a/page.html` that holds the link. */
const OTHERS: Files = {
  "index.html": page('<a id="here" href="a/page.html">page</a>'),
  "a/other.html": page(
    '<p id="p1"><a name="old">old</a></p><template><b id="inert"></b></template>',
  ),
  "a/b/index.html": page('<p id="deep">'),
  "a/Gross.html": page(""),
  "a/Kim Pyŏng-sik.html": page('<p id="ж">'),
  "a/100%.html": page(""),
  "empty/notes.txt": "",
  "unique.html": page(""),
};

/** A link in `a/page.html`, and the code that it gets; undefined for none. */
const LINKS: readonly (readonly [href: string, code: string | undefined])[] = [
  ["other.html", undefined],
  ["./other.html", undefined],
  [" other.html ", undefined],
  ["../a/other.html", undefined],
  ["../index.html#here", undefined],
  ["..", undefined],
  ["../", undefined],
  ["b/", undefined],
  ["b", undefined],
  ["b/#deep", undefined],
  ["Kim%20Py%C5%8Fng-sik.html", undefined],
  ["Kim Pyŏng-sik.html#%D0%B6", undefined],
  ["Kim%20Pyŏng-sik.html#ж", undefined],
  ["100%25.html", undefined],
  ["", undefined],
  ["#", undefined],
  ["#top", undefined],
  ["#own", undefined],
  ["other.html#p1", undefined],
  ["other.html#old", undefined],
  ["other.html#p1:~:text=some%20words", undefined],
  ["../empty/notes.txt#line", undefined],
  ["https://example.org/a.html?b=c", undefined],
  ["//example.org/a.html", undefined],
  ["mailto:kim@example.org", undefined],
  ["data:text/plain,a", undefined],
  ["missing.html", "site/dead-link"],
  ["gross.html", "site/dead-link"],
  ["other", "site/dead-link"],
  ["other.html/", "site/dead-link"],
  ["../empty/", "site/dead-link"],
  ["../empty", "site/dead-link"],
  ["../../elsewhere.html", "site/dead-link"],
  ["../../../../a/other.html", "site/dead-link"],
  ["http://[", "site/dead-link"],
  ["#nowhere", "site/dead-anchor"],
  ["#Own", "site/dead-anchor"],
  ["other.html#own", "site/dead-anchor"],
  ["other.html#inert", "site/dead-anchor"],
  ["b/#own", "site/dead-anchor"],
  ["other.html?id=1", "site/query-string"],
  ["?id=1", "site/query-string"],
  ["list.php?id=1#p1", "site/query-string"],
  ["other.html?", undefined],
  ["/a/other.html", "site/absolute-link"],
  ["/", "site/absolute-link"],
  ["/missing.html", "site/absolute-link"],
  ["\\a\\other.html", "site/absolute-link"],
  ["file:///home/kim/a/other.html", "site/absolute-link"],
  ["http://localhost:8080/a/other.html", "site/absolute-link"],
  ["http://127.0.0.1/", "site/absolute-link"],
];

for (const [href, code] of LINKS) {
  test(`a link to "${href}"`, () => {
    const link = `href="${href}"`;
    const site = { ...OTHERS, "a/page.html": page(`<p id="own"><a ${link}>link</a>`) };
    assert.equal(found(site), code === undefined ? [] : [`a/page.html ${code}: ${link}`]);
  });
}

/** Other elements that lead somewhere, in a page at the top. */
const ELEMENTS: readonly (readonly [html: string, expected: readonly string[]])[] = [
  ['<map name="m"><area href="x.html"></map>', ['site/dead-link: href="x.html"']],
  ['<svg><a href="x.html"><text>x</text></a></svg>', ['site/dead-link: href="x.html"']],
  ['<svg><a xlink:href="x.html">x</a></svg>', ['site/dead-link: xlink:href="x.html"']],
  ['<svg><use href="#x"/></svg>', ['site/dead-anchor: href="#x"']],
  ['<link rel="next" href="x.html">', ['site/dead-link: href="x.html"']],
  ['<link rel="canonical" href="https://example.org/index.html">', []],
  ['<img src="x.png" alt="x">', ['site/dead-link: src="x.png"']],
  ['<img src="/x.png" alt="x">', ['site/absolute-link: src="/x.png"']],
  ['<script src="x.js?v=2"></script>', ['site/query-string: src="x.js?v=2"']],
  ["<A HREF=x.html>x</A>", ["site/dead-link: HREF=x.html"]],
  ['<p style="background: url(x.png)">', ['site/dead-link: style="background: url(x.png)"']],
  ['<style>p { background: url("x.png") }</style>', ['site/dead-link: "x.png"']],
  ["<noscript><a href='x.html'>x</a></noscript>", ["site/dead-link: href='x.html'"]],
  ["<!-- <a href='x.html'>x</a> -->", []],
  ["<pre>&lt;a href='x.html'&gt;</pre>", []],
];

for (const [html, expected] of ELEMENTS) {
  test(`a page with ${html}`, () => {
    assert.equal(
      found({ "index.html": page(html) }),
      expected.map((line) => `index.html ${line}`),
    );
  });
}

test("a base that goes with the site shortens addresses; any other breaks them", () => {
  const site = (base: string): Files => ({
    "index.html": page('<a href="a/p.html">p</a>'),
    "a/p.html": page('<a href="a/p.html">p</a> <a href="p.html">p</a>', `<base href="${base}">`),
  });
  assert.equal(found(site("..")), ['a/p.html site/dead-link: href="p.html"']);
  assert.equal(found(site("../")), ['a/p.html site/dead-link: href="p.html"']);
  assert.equal(found(site("p.html")), ['a/p.html site/dead-link: href="a/p.html"']);
  assert.equal(found(site("/")), [
    'a/p.html site/absolute-link: href="/"',
    'a/p.html site/dead-link: href="p.html"',
  ]);
});

test("a page that says where it is published knows its own host", () => {
  const head = '<link rel="canonical" href="https://example.org/ed/a/p.html">';
  const links =
    '<a href="https://example.org/ed/index.html">home</a> <a href="https://example.org/">others</a>';
  const site = { "index.html": page(""), "a/p.html": page(links, head) };
  assert.equal(found(site), [
    'a/p.html site/absolute-link: href="https://example.org/ed/index.html"',
  ]);
  assert.match(messages(site)[0] ?? "", 'Seen from this page it is "../index.html".');
  const folder = '<link rel="canonical" href="https://example.org/ed/a/">';
  assert.equal(found({ "index.html": page(""), "a/index.html": page(links, folder) }), [
    'a/index.html site/absolute-link: href="https://example.org/ed/index.html"',
  ]);
});

test("a path from the top of the host is above a site that is published below it", () => {
  const head = '<link rel="canonical" href="https://example.org/ed/index.html">';
  const site = (href: string): Files => ({ "index.html": page(`<a href="${href}">x</a>`, head) });
  assert.equal(found(site("/ed/index.html")), [
    'index.html site/absolute-link: href="/ed/index.html"',
  ]);
  assert.equal(found(site("/")), ['index.html site/dead-link: href="/"']);
  assert.match(messages(site("/"))[0] ?? "", "leads out of the folder that is published");
});

test("a dead link says what is near", () => {
  const near = (href: string): string =>
    messages({ ...OTHERS, "a/page.html": page(`<a href="${href}">x</a>`) }).join("\n");
  assert.match(near("gross.html"), "There is a/Gross.html: the name differs only in case");
  assert.match(near("Kim%20Pyo%CC%86ng-sik.html"), "composed accents");
  assert.match(near("other"), "There is a/other.html: only some servers add the ending.");
  assert.match(near("unique.html"), "There is a file of that name, unique.html.");
  assert.match(near("../empty/"), "the folder has no index page");
  assert.match(near("other.html#P1"), 'There is "p1": case counts.');
});

test("places are bytes, whatever stands before them", () => {
  for (const before of ["", "\uFEFF", "김병직 \r\n Пхеньян \u{1F5FA}\r\n", "a\r\nb\rc\n&amp;"]) {
    const start = before.startsWith("\uFEFF") ? "\uFEFF" : "";
    const site = {
      "index.html": start + page(`${before.slice(start.length)}<a href="x.html">x</a>`),
    };
    assert.equal(found(site), ['index.html site/dead-link: href="x.html"'], before);
  }
});

test("a page in another encoding is read as browsers do, and warned of", () => {
  const text = page('é <a href="x.html">x</a>').replace("utf-8", "iso-8859-1");
  const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
  assert.equal(found({ "index.html": bytes }), [
    "index.html site/not-utf8",
    'index.html site/dead-link: href="x.html"',
  ]);
  assert.match(messages({ "index.html": bytes })[0] ?? "", "windows-1252");
  const utf16 = Uint8Array.from(
    [..."\uFEFF<main>a</main><p id=a>"].flatMap((one) => [
      one.charCodeAt(0) & 0xff,
      one.charCodeAt(0) >> 8,
    ]),
  );
  assert.ok(messages({ "index.html": utf16 }).some((message) => message.includes("utf-16le")));
});

test("the page for what is not there is shown at any address", () => {
  const links = '<a href="/deep/site/a/b.html">b</a><a href="/a/gone.html">gone</a>';
  const others = { "index.html": page(""), "a/b.html": page("") };
  assert.equal(
    found({ ...others, "404.html": page(links) }).map((line) => line.replace(/:.*$/u, "")),
    ["404.html site/dead-link"],
  );
  assert.equal(
    found({ ...others, "a/404.html": page(links) }).map((line) => line.replace(/:.*$/u, "")),
    ["a/404.html site/absolute-link", "a/404.html site/absolute-link"],
  );
});

test.run();
