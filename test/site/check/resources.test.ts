// What a page loads has to come with the site.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { found, messages, page } from "../../helpers/check-site.ts";

const AWAY = "https://cdn.example.org/x";

/** HTML in a page, and what of it is marked as coming from elsewhere. */
const PAGES: readonly (readonly [html: string, marked: readonly string[]])[] = [
  [`<script src="${AWAY}"></script>`, [`src="${AWAY}"`]],
  ['<script src="//cdn.example.org/x"></script>', ['src="//cdn.example.org/x"']],
  [`<link rel="stylesheet" href="${AWAY}">`, [`href="${AWAY}"`]],
  [`<link rel="alternate STYLESHEET" href="${AWAY}">`, [`href="${AWAY}"`]],
  [`<link rel="shortcut icon" href="${AWAY}">`, [`href="${AWAY}"`]],
  [`<link rel="preload" as="font" href="${AWAY}">`, [`href="${AWAY}"`]],
  [`<link rel="prefetch" href="${AWAY}">`, [`href="${AWAY}"`]],
  [`<link rel="modulepreload" href="${AWAY}">`, [`href="${AWAY}"`]],
  [
    `<link rel="preconnect" href="https://fonts.example.org">`,
    ['href="https://fonts.example.org"'],
  ],
  [`<link rel="preload" as="image" imagesrcset="${AWAY} 1x">`, [`imagesrcset="${AWAY} 1x"`]],
  [`<link rel="license" href="${AWAY}">`, []],
  [`<link rel="canonical" href="${AWAY}">`, []],
  [`<img src="${AWAY}" alt="x">`, [`src="${AWAY}"`]],
  [
    `<img src="data:image/png;base64,AAAA" srcset="${AWAY} 1x, ${AWAY} 2x" alt="x">`,
    [`srcset="${AWAY} 1x, ${AWAY} 2x"`, `srcset="${AWAY} 1x, ${AWAY} 2x"`],
  ],
  [`<picture><source srcset="${AWAY}"></picture>`, [`srcset="${AWAY}"`]],
  [`<video src="${AWAY}" poster="${AWAY}"></video>`, [`src="${AWAY}"`, `poster="${AWAY}"`]],
  [
    `<audio><source src="${AWAY}"><track src="${AWAY}"></audio>`,
    [`src="${AWAY}"`, `src="${AWAY}"`],
  ],
  [`<iframe src="${AWAY}"></iframe>`, [`src="${AWAY}"`]],
  [`<object data="${AWAY}"></object><embed src="${AWAY}">`, [`data="${AWAY}"`, `src="${AWAY}"`]],
  [`<input type="image" src="${AWAY}" alt="x">`, [`src="${AWAY}"`]],
  [`<svg><image href="${AWAY}"/></svg>`, [`href="${AWAY}"`]],
  [`<svg><image xlink:href="${AWAY}"/></svg>`, [`xlink:href="${AWAY}"`]],
  [`<svg><use href="${AWAY}#a"/></svg>`, [`href="${AWAY}#a"`]],
  [`<template><img src="${AWAY}" alt="x"></template>`, [`src="${AWAY}"`]],
  [`<noscript><img src="${AWAY}" alt="x"></noscript>`, [`src="${AWAY}"`]],
  [`<style>@import "${AWAY}";</style>`, [`"${AWAY}"`]],
  [`<style>p { background: url(${AWAY}) }</style>`, [`url(${AWAY})`]],
  [`<p style="background: url('${AWAY}')">x</p>`, [`style="background: url('${AWAY}')"`]],
  [`<script type="module">import a from "${AWAY}";</script>`, [`from "${AWAY}"`]],
  [`<script>import('${AWAY}')</script>`, [`import('${AWAY}'`]],
  [`<script type="importmap">{ "imports": { "x": "${AWAY}" } }</script>`, [`"${AWAY}" }`]],
  [`<script type="application/ld+json">{ "@context": "${AWAY}" }</script>`, []],
  [`<script>fetch("${AWAY}").then(show)</script>`, [`fetch("${AWAY}"`]],
  [`<script>const w = new Worker('${AWAY}');</script>`, [`new Worker('${AWAY}'`]],
  [`<script>r.open("GET", "${AWAY}")</script>`, [`.open("GET", "${AWAY}"`]],
  [`<script>s.src = '${AWAY}?id=' + id;</script>`, [`.src = '${AWAY}?id='`]],
  [`<script>if (s.src == "${AWAY}") f("${AWAY}")</script>`, []],
  [`<script>fetch("data.json")</script>`, []],
  [`<p onclick="fetch('${AWAY}')">x</p>`, [`onclick="fetch('${AWAY}')"`]],
  [
    `<script type="speculationrules">{ "prefetch": [{ "urls": ["a.html", "${AWAY}"] }] }</script>`,
    [`"${AWAY}"]`],
  ],
  [`<iframe srcdoc="&lt;img src='${AWAY}'&gt;"></iframe>`, [`srcdoc="&lt;img src='${AWAY}'&gt;"`]],
  [
    `<iframe srcdoc="<script>fetch('${AWAY}')</script>"></iframe>`,
    [`srcdoc="<script>fetch('${AWAY}')</script>"`],
  ],
  [
    `<iframe srcdoc="<style>@import '${AWAY}'</style>"></iframe>`,
    [`srcdoc="<style>@import '${AWAY}'</style>"`],
  ],
  [
    `<iframe srcdoc="<iframe srcdoc='<img src=${AWAY}>'>"></iframe>`,
    [`srcdoc="<iframe srcdoc='<img src=${AWAY}>'>"`],
  ],
  [`<iframe srcdoc="<a href='#x'>x</a> <a href=${AWAY}>y</a>"></iframe>`, []],
  [
    `<iframe srcdoc="<base href='${AWAY}/'><img src=a.png>"></iframe>`,
    [`srcdoc="<base href='${AWAY}/'><img src=a.png>"`],
  ],
  [`<svg><rect fill="url(${AWAY}#a)"/></svg>`, [`fill="url(${AWAY}#a)"`]],
  [`<svg><rect fill="url(#a)" filter="none"/></svg>`, []],
  [`<svg><feImage href="${AWAY}"/></svg>`, [`href="${AWAY}"`]],
  [`<svg><script href="${AWAY}"/></svg>`, [`href="${AWAY}"`]],
  [`<svg><style>p { fill: url(${AWAY}) }</style></svg>`, [`url(${AWAY})`]],
  [`<svg><a href="${AWAY}"><text>x</text></a></svg>`, []],
  [
    `<table><tr background="${AWAY}"><th background="${AWAY}">x</table>`,
    [`background="${AWAY}"`, `background="${AWAY}"`],
  ],
  [`<link rel="apple-touch-icon-precomposed" href="${AWAY}">`, [`href="${AWAY}"`]],
  [`<link rel="manifest" href="${AWAY}">`, [`href="${AWAY}"`]],
  [`<link rel="dns-prefetch" href="//cdn.example.org">`, ['href="//cdn.example.org"']],
  [`<link rel="search" href="${AWAY}">`, []],
  [`<meta http-equiv="refresh" content="0; url=${AWAY}">`, [`content="0; url=${AWAY}"`]],
  [`<meta property="og:image" content="${AWAY}">`, []],
  [`<a href="${AWAY}">x</a>`, []],
  [`<blockquote cite="${AWAY}">x</blockquote>`, []],
];

for (const [html, marked] of PAGES) {
  test(`a page with ${html}`, () => {
    const expected = marked.map((text) => `index.html site/external-resource: ${text}`);
    assert.equal(found({ "index.html": page(html) }), expected);
  });
}

/** Stylesheets, and what of them is marked. */
const STYLES: readonly (readonly [css: string, marked: readonly string[]])[] = [
  [`@import url(${AWAY});`, [`url(${AWAY})`]],
  [`@import url("${AWAY}") layer(a) supports(display: grid) print;`, [`"${AWAY}"`]],
  [`@import '${AWAY}' screen;`, [`'${AWAY}'`]],
  [`@IMPORT "${AWAY}";`, [`"${AWAY}"`]],
  [`@font-face { src: local("x"), url( "${AWAY}" ) format("woff2") }`, [`"${AWAY}"`]],
  [`p { background: URL(${AWAY}) }`, [`URL(${AWAY})`]],
  [`p { background: u\\72l(${AWAY}) }`, [`u\\72l(${AWAY})`]],
  [`p { background: image("${AWAY}", black) }`, [`"${AWAY}"`]],
  [`p { background: image-set("${AWAY}" 1x, url(${AWAY}) 2x) }`, [`"${AWAY}"`, `url(${AWAY})`]],
  [`p { background: url(https\\3a //cdn.example.org/x) }`, ["url(https\\3a //cdn.example.org/x)"]],
  [`/* url(${AWAY}) */`, []],
  [`p::before { content: "url(${AWAY})" }`, []],
  [`p::before { content: "${AWAY}" }`, []],
  [`@namespace svg url(${AWAY}); @namespace "${AWAY}";`, []],
  ["p { mask: url(#m); background: url(data:image/png;base64,AAAA) }", []],
];

for (const [css, marked] of STYLES) {
  test(`a stylesheet with ${css}`, () => {
    const files = { "index.html": page(""), "css/a.css": `/* 김 */ ${css}` };
    const expected = marked.map((text) => `css/a.css site/external-resource: ${text}`);
    assert.equal(found(files), expected);
  });
}

test("the addresses in a stylesheet start from where it is", () => {
  const css = "@import 'b.css'; p { background: url(../img/a.png) } q { background: url(b.png) }";
  const files = { "index.html": page(""), "css/a.css": css, "css/b.css": "", "img/a.png": "" };
  assert.equal(found(files), ["css/a.css site/dead-link: url(b.png)"]);
});

test("the addresses in a frame start from the page that has it", () => {
  const frame = `<iframe srcdoc="<img src=a.png><a href=b.html>b</a><a href='#inside'>c</a>"></iframe>`;
  const files = { "a/index.html": page(frame), "a/a.png": "" };
  assert.equal(
    found(files).map((one) => one.split(": ")[0]),
    ["a/index.html site/dead-link"],
  );
});

test("an image of lines and shapes is read as a page may show it", () => {
  const svg = `<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 1 1">
<style><![CDATA[p { background: url(${AWAY}) }]]></style>
<linearGradient xlink:href="#b"/><image xlink:href="${AWAY}"/><image href="b.png"/><a href="${AWAY}"/></svg>`;
  const files = { "index.html": page('<img src="img/a.svg" alt="x">'), "img/a.svg": svg };
  assert.equal(found(files), [
    `img/a.svg site/external-resource: url(${AWAY})`,
    `img/a.svg site/external-resource: xlink:href="${AWAY}"`,
    'img/a.svg site/dead-link: href="b.png"',
  ]);
});

test("a script that imports another from elsewhere", () => {
  const script = `// from here\nimport { a } from "./a.js";\nexport * from '${AWAY}';\n`;
  const files = { "index.html": page(""), "js/a.js": "", "js/b.mjs": script };
  assert.equal(found(files), [`js/b.mjs site/external-resource: from '${AWAY}'`]);
});

test("what comments of a script say is not imported", () => {
  const script = [
    `// import a from "${AWAY}";`,
    `/** @type {import("${AWAY}")} */`,
    "/*",
    ` * import b from "${AWAY}";`,
    " */",
    `const home = "http://example.org"; /* b */ import("${AWAY}");`,
  ].join("\n");
  assert.equal(found({ "index.html": page(""), "a.js": script }), [
    `a.js site/external-resource: import("${AWAY}"`,
  ]);
});

test("the message says what comes from where", () => {
  const [message = ""] = messages({ "index.html": page(`<script src="${AWAY}"></script>`) });
  assert.match(message, "This script depends on cdn.example.org:");
});

test.run();
