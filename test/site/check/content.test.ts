// A page is complete when scripts and styles are stripped, and without a server that answers.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { type Files, found, page, STATED } from "../../helpers/check-site.ts";

function bare(body: string, head = ""): Files {
  return {
    "index.html": `<!DOCTYPE html><html><head>${STATED}${head}</head>${body}</html>`,
    "app.js": "",
    "a.png": "",
  };
}

const SCRIPT = '<script src="app.js"></script>';

/** Whole bodies, and the place that is marked as empty. */
const BODIES: readonly (readonly [body: string, marked: string | undefined])[] = [
  [`<body><div id="root"></div>${SCRIPT}</body>`, "<body>"],
  [`<body class="a"><nav>Home</nav><footer>Imprint</footer>${SCRIPT}</body>`, '<body class="a">'],
  [`<body><nav>Home</nav><main id="app"> \n </main>${SCRIPT}</body>`, '<main id="app">'],
  [`<body><nav>Home</nav><div role="main"></div></body>`, '<div role="main">'],
  [`<body><main><template><p>Text</p></template></main></body>`, "<main>"],
  [`<body><main><noscript>Please enable scripts.</noscript></main></body>`, "<main>"],
  ["<body><main><script>const text = 'Text';</script></main></body>", "<main>"],
  ["<body><main><style>p { color: red }</style></main></body>", "<main>"],
  ["<body></body>", "<body>"],
  ["<body><nav>Home</nav></body>", undefined],
  [`<body><nav>Home</nav><p>Text</p>${SCRIPT}</body>`, undefined],
  [`<body><main><nav>A list of links is a text.</nav></main>${SCRIPT}</body>`, undefined],
  [`<body><main><img src="a.png" alt=""></main>${SCRIPT}</body>`, undefined],
  [`<body><main>Text</main>${SCRIPT}</body>`, undefined],
  [`<body><template><main></main></template><main>Text</main></body>`, undefined],
  ['<frameset><frame src="index.html"></frameset>', undefined],
];

for (const [body, marked] of BODIES) {
  test(`a page that is ${body}`, () => {
    const expected = marked === undefined ? [] : [`index.html site/no-content: ${marked}`];
    assert.equal(found(bare(body)), expected);
  });
}

/** What stands in a page that has text, and the finding that it gives. */
const PIECES: readonly (readonly [html: string, expected: string | undefined])[] = [
  ['<a href="javascript:show()">notes</a>', 'site/needs-script: href="javascript:show()"'],
  ['<a href="#" onclick="show()">notes</a>', 'site/needs-script: href="#"'],
  ['<a href="#">top</a>', undefined],
  ['<button onclick="show()">notes</button>', undefined],
  ['<img data-src="a.png" alt="A">', 'site/needs-script: <img data-src="a.png" alt="A">'],
  ['<img src="a.png" data-src="a.png" alt="A">', undefined],
  ["<script>document.write('Text')</script>", "site/needs-script: document.write("],
  ["<script type='application/json'>{ \"a\": \"document.write('b')\" }</script>", undefined],
  ["<noscript>This site needs JavaScript.</noscript>", "site/needs-script: <noscript>"],
  [
    '<noscript>Search needs JavaScript. <a href="index.html">The list</a> does not.</noscript>',
    undefined,
  ],
  ["<noscript>All notes are shown below.</noscript>", undefined],
  [
    '<form action="https://www.example.com/search"><input name="q"></form>',
    'site/needs-server: action="https://www.example.com/search"',
  ],
  ['<form METHOD=POST action="index.html"></form>', "site/needs-server: METHOD=POST"],
  ['<form><input name="q"></form>', undefined],
  [
    '<form><button formaction="https://www.example.com/search">Find</button></form>',
    'site/needs-server: formaction="https://www.example.com/search"',
  ],
  ['<form><input type="submit" formmethod="post"></form>', 'site/needs-server: formmethod="post"'],
];

for (const [html, expected] of PIECES) {
  test(`a page with ${html}`, () => {
    const files = { "index.html": page(html), "a.png": "" };
    assert.equal(found(files), expected === undefined ? [] : [`index.html ${expected}`]);
  });
}

test("a program is no page", () => {
  const files = { "index.html": page(""), "view.php": "<?php ?>", "a/b.ASPX": "", "php.txt": "" };
  assert.equal(found(files), ["a/b.ASPX site/needs-server", "view.php site/needs-server"]);
});

test("a page may be nested as deep as it is long", () => {
  const deep = `${"<div>".repeat(20_000)}<noscript>${"<b>".repeat(200)}JavaScript</noscript>`;
  assert.equal(found({ "index.html": page(deep) }), ["index.html site/needs-script: <noscript>"]);
});

test("a page may be as long as it likes", () => {
  const many = '<a href="javascript:a()">x</a>'.repeat(130_000);
  const files = { "index.html": page(`${many}<footer>${"<i></i>".repeat(130_000)}</footer>`) };
  assert.is(found(files).length, 130_000);
});

test("a link that reports who follows it", () => {
  const link = '<a href="https://example.org/" ping="https://count.example.org/a b.php">x</a>';
  assert.equal(found({ "index.html": page(link) }), [
    'index.html site/needs-server: ping="https://count.example.org/a b.php"',
  ]);
});

test.run();
