// Conversions between the methods of an apparatus: what every witness reads stays, in each layer.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { sourceFromText } from "../../src/source/source.ts";
import type { Conversion } from "../../src/tei/convert-apparatus/document.ts";
import { toDoubleEndPoint } from "../../src/tei/convert-apparatus/to-double-end-point.ts";
import { toParallel } from "../../src/tei/convert-apparatus/to-parallel.ts";
import { parseXml } from "../../src/xml/tree.ts";
import { ApparatusMaker, WITNESS_LIST, WITNESSES } from "../helpers/made-apparatus.ts";
import { collated, criticalDocument, DOCUMENT, readsIn } from "../helpers/witnesses.ts";

function convert(
  text: string,
  how: (what: Parameters<typeof toDoubleEndPoint>[0]) => Conversion,
): Conversion {
  const { sigla, apparatuses } = collated({ [DOCUMENT]: text });
  const { document } = parseXml(sourceFromText(DOCUMENT, text));
  const [apparatus] = apparatuses;
  if (document === undefined || apparatus === undefined) throw new Error("no document");
  return how({ document: { ...document, root: apparatus.root }, apparatus, sigla });
}

/** What all witnesses have, before and after correction. */
function textsOf(document: string): string {
  const edition = collated({ [DOCUMENT]: document });
  return (["ac", "pc"] as const)
    .flatMap((layer) =>
      WITNESSES.map((one) => `${one} ${layer}: ${readsIn(edition, one, { layer }).text}`),
    )
    .join("\n");
}

const SEEDS = 150;
const first = Number(process.env["APOGRAPH_SEED"] ?? "1");

/** Tries a property on many documents, and names the first that breaks it. */
function holds(
  title: string,
  make: (maker: ApparatusMaker) => string,
  check: (document: string) => void,
): void {
  test(title, () => {
    for (let seed = first; seed < first + SEEDS; seed++) {
      const body = make(new ApparatusMaker(seed));
      const document = criticalDocument(`<text><body>${body}</body></text>`, WITNESS_LIST);
      try {
        check(document);
      } catch (error) {
        throw new Error(
          `APOGRAPH_SEED=${seed}\n${body}\n${(error as Error).message} ${(error as { details?: string }).details ?? ""}`,
          { cause: error },
        );
      }
    }
  });
}

holds(
  "parallel segmentation → double end-point",
  (maker) => maker.parallel(),
  (document) => {
    const { text } = convert(document, toDoubleEndPoint);
    assert.is(textsOf(text), textsOf(document), text.replace(/^.*<text>/u, ""));
  },
);

holds(
  "double end-point → parallel segmentation, with overlaps",
  (maker) => maker.overlapping(),
  (document) => {
    const { text, left } = convert(document, toParallel);
    assert.is(left.map(({ reason }) => reason).join(), "");
    assert.is(textsOf(text), textsOf(document), text.replace(/^.*<text>/u, ""));
    assert.is(/ from=|<listApp/u.exec(text)?.[0], undefined, text);
  },
);

holds(
  "parallel segmentation → double end-point → parallel segmentation",
  (maker) => maker.parallel(),
  (document) => {
    const { text: apart } = convert(document, toDoubleEndPoint);
    const { text, left } = convert(apart, toParallel);
    assert.is(left.map(({ reason }) => reason).join(), "");
    assert.is(
      textsOf(text),
      textsOf(document),
      `${apart.replace(/^.*<text>/u, "")}${text.replace(/^.*<text>/u, "")}`,
    );
    assert.is(/ from=|<anchor|<listApp/u.exec(text)?.[0], undefined, text);
  },
);

/** Found by chance once, and made short. */
const KEPT: readonly (readonly [title: string, how: (document: string) => string, body: string])[] =
  [
    [
      "a lacuna begins in a lemma without words, of others",
      toList,
      `<l>a <app><lem wit="#D"><lacunaStart wit="#A"/></lem></app></l>`,
    ],
    [
      "a lacuna begins behind an entry that passes the witness over",
      toList,
      `<l><app><lem wit="#B #E"><app><rdg wit="#E"/></app><lacunaStart wit="#B"/></lem></app> a</l>`,
    ],
    [
      "a lacuna begins behind the words of a witness",
      toList,
      `<l><app><rdg wit="#A #D"><app><lem wit="#D"/><rdg wit="#A">b</rdg></app><lacunaStart wit="#A"/></rdg></app> a</l>`,
    ],
    [
      "a lacuna begins behind the words of a witness, there and back",
      (document) => toText(toList(document)),
      `<l><app><rdg wit="#A #D"><app><lem wit="#D"/><rdg wit="#A">b</rdg></app><lacunaStart wit="#A"/></rdg></app> a</l>`,
    ],
    [
      "a lemma ends with a space, and with an entry that passes a witness over",
      toText,
      `<l>a <anchor xml:id="p"/>b <anchor xml:id="q"/>c <anchor xml:id="r"/>d</l><app from="#q" to="#r"><lem wit="#A #B">the lemma <app><lem wit="#A"/></app></lem></app><app from="#p" to="#r"><rdg wit="#A #B">x</rdg></app>`,
    ],
    [
      "a word left out before an element that has no space before it",
      (document) => toText(toList(document)),
      `<l><app><rdg wit="#A #C #D #E">a <app><lem>b</lem><rdg wit="#A #C #E"/></app> c <app><lem>d <app><rdg wit="#A #G">e</rdg></app> <app><lem>f</lem><rdg wit="#A #E"/></app></lem></app></rdg></app><hi>h</hi></l>`,
    ],
    [
      "an entry across lines, with one that passes a witness over in its first line alone",
      toText,
      `<l><anchor xml:id="p"/>a<anchor xml:id="q"/> b</l><l><anchor xml:id="r"/>c <anchor xml:id="s"/>d</l><app from="#r" to="#r"><rdg wit="#E"> x </rdg></app><app from="#p" to="#s"><rdgGrp><lem>a b c</lem></rdgGrp><rdgGrp><lem wit="#E"/></rdgGrp></app><app from="#p" to="#q"><lem wit="#E">a</lem><rdg wit="#A #B #C">y</rdg></app>`,
    ],
  ];

function toList(document: string): string {
  return convert(document, toDoubleEndPoint).text;
}

function toText(document: string): string {
  return convert(document, toParallel).text;
}

for (const [title, how, body] of KEPT) {
  test(`what witnesses have stays: ${title}`, () => {
    const document = criticalDocument(`<text><body>${body}</body></text>`, WITNESS_LIST);
    const made = how(document);
    assert.is(textsOf(made), textsOf(document), made.replace(/^.*<text>/u, ""));
  });
}

interface Case {
  readonly title: string;
  readonly how: (what: Parameters<typeof toDoubleEndPoint>[0]) => Conversion;
  readonly body: string;
  readonly becomes: string;
  readonly left?: string;
}

const CASES: readonly Case[] = [
  {
    title: "a lemma becomes text between anchors",
    how: toDoubleEndPoint,
    body: `<l>a <app type="t"><lem wit="#A">b</lem><rdg wit="#B"/></app> c</l>`,
    becomes: `<l>a <anchor xml:id="app-1-from"/>b<anchor xml:id="app-1-to"/> c</l></body></text><standOff>
<listApp>
<app from="#app-1-from" to="#app-1-to" type="t"><lem wit="#A">b</lem><rdg wit="#B"/></app>
</listApp>
</standOff>`,
  },
  {
    title: "an empty lemma is one anchor, and the first reading is a lemma where there is none",
    how: toDoubleEndPoint,
    body: `<l><app><rdg wit="#A"/><rdg wit="#B">b</rdg></app></l>`,
    becomes: `<l><anchor xml:id="app-1"/></l></body></text><standOff>
<listApp>
<app from="#app-1" to="#app-1"><lem wit="#A"/><rdg wit="#B">b</rdg></app>
</listApp>
</standOff>`,
  },
  {
    title: "an entry in a lemma is one of its own; one in a reading stays in it; ids come once",
    how: toDoubleEndPoint,
    body: `<l><app><lem>a <app xml:id="i"><lem wit="#A"><seg xml:id="s">b</seg></lem></app></lem><rdg wit="#B"><app><rdg wit="#B">c</rdg></app></rdg></app></l>`,
    becomes: `<l><anchor xml:id="app-1-from"/>a <anchor xml:id="app-2-from"/><seg xml:id="s">b</seg><anchor xml:id="app-2-to"/><anchor xml:id="app-1-to"/></l></body></text><standOff>
<listApp>
<app from="#app-1-from" to="#app-1-to"><lem wit="#A">a <seg>b</seg></lem><rdg wit="#B"><app><rdg wit="#B">c</rdg></app></rdg></app>
<app from="#app-2-from" to="#app-2-to" xml:id="i"><lem wit="#A"><seg>b</seg></lem></app>
</listApp>
</standOff>`,
  },
  {
    title: "of several lemmas the first becomes the text",
    how: toDoubleEndPoint,
    body: `<l>a <app><rdgGrp><lem wit="#A">b</lem></rdgGrp><rdgGrp><lem wit="#B">x</lem></rdgGrp></app></l>`,
    becomes: `<l>a <anchor xml:id="app-1-from"/>b<anchor xml:id="app-1-to"/></l></body></text><standOff>
<listApp>
<app from="#app-1-from" to="#app-1-to"><rdgGrp><lem wit="#A">b</lem></rdgGrp><rdgGrp><lem wit="#B">x</lem></rdgGrp></app>
</listApp>
</standOff>`,
  },
  {
    title: "of several lemmas the first has the text in it",
    how: toParallel,
    body: `<lg><l xml:id="l" n="1">b</l></lg><listApp><app from="#l"><rdgGrp><lem wit="#A">b</lem></rdgGrp><rdgGrp><lem wit="#B">x</lem></rdgGrp></app></listApp>`,
    becomes: `<lg><app><rdgGrp><lem wit="#A"><l xml:id="l" n="1">b</l></lem></rdgGrp><rdgGrp><lem wit="#B"><l n="1">x</l></lem></rdgGrp></app></lg></body></text>`,
  },
  {
    title: "an entry that names nobody stays",
    how: toDoubleEndPoint,
    body: `<l><app><rdg source="#A">b</rdg></app></l>`,
    becomes: `<l><app><rdg source="#A">b</rdg></app></l></body></text>`,
    left: "unnamed",
  },
  {
    title: "what is not the apparatus stays byte for byte",
    how: toParallel,
    body: `<l n='1'  >a&amp;b &#xE9;<!-- c --> <?p i?><anchor xml:id="p"/>é&lt;<anchor xml:id="q"/>\r\nc</l><listApp>\n<app from="#p" to="#q"><lem wit='#A'>?</lem><!-- d --><rdg wit="#B">x</rdg></app>\n</listApp>`,
    becomes: `<l n='1'  >a&amp;b &#xE9;<!-- c --> <?p i?><app><lem wit='#A'>é&lt;</lem><!-- d --><rdg wit="#B">x</rdg></app>\r\nc</l></body></text>`,
  },
  {
    title: "in the middle of text with entities",
    how: toParallel,
    body: `<l xml:id="l">é&amp;<![CDATA[<b>]]>c</l><listApp><app from="#string-range(l,2,3)"><lem wit="#A">b</lem><rdg wit="#B">x</rdg></app></listApp>`,
    becomes: `<l xml:id="l">é&amp;<app><lem wit="#A"><![CDATA[<b>]]></lem><rdg wit="#B">x</rdg></app>c</l></body></text>`,
  },
  {
    title: "an anchor that others point to stays",
    how: toParallel,
    body: `<l><anchor xml:id="p"/>a<anchor xml:id="q"/></l><note target="#q">n</note><app from="#p" to="#q"><lem wit="#A">a</lem><rdg wit="#B">x</rdg></app>`,
    becomes: `<l><app><lem wit="#A">a</lem><rdg wit="#B">x</rdg></app><anchor xml:id="q"/></l><note target="#q">n</note></body></text>`,
  },
  {
    title: "from one line into the next: the readings are in the first part",
    how: toParallel,
    body: `<l>a <anchor xml:id="p"/>b</l><l>c<anchor xml:id="q"/> d</l><app from="#p" to="#q"><lem wit="#A">b c</lem><rdg wit="#B">x</rdg></app>`,
    becomes: `<l>a <app xml:id="app-part-1" next="#app-part-2"><lem wit="#A">b</lem><rdg wit="#B">x</rdg></app></l><l><app xml:id="app-part-2" prev="#app-part-1"><lem wit="#A">c</lem><rdg wit="#B"/></app> d</l></body></text>`,
  },
  {
    title: "words for a whole line are a line",
    how: toParallel,
    body: `<lg><l xml:id="l" n="1">a</l></lg><listApp><app from="#l"><lem wit="#A">a</lem><rdg wit="#B">x</rdg><rdg wit="#C"/></app></listApp>`,
    becomes: `<lg><app><lem wit="#A"><l xml:id="l" n="1">a</l></lem><rdg wit="#B"><l n="1">x</l></rdg><rdg wit="#C"/></app></lg></body></text>`,
  },
  {
    title: "the Guidelines' overlap is one entry (TEI P5, 13.2.2)",
    how: toParallel,
    body: `<l>And <anchor xml:id="p"/>of so parfit <anchor xml:id="q"/>wys <anchor xml:id="r"/>a wight<anchor xml:id="s"/> ywroght</l><app from="#p" to="#r"><lem wit="#A">of so parfit wys</lem><rdg wit="#B">in what wise was</rdg></app><app from="#q" to="#s"><lem wit="#A">wys a wight</lem><rdg wit="#B #C">was a wight</rdg><note>n</note></app>`,
    becomes: `<l>And <app><lem wit="#A">of so parfit wys a wight</lem><rdg wit="#B">in what wise was a wight</rdg><rdg wit="#C"><gap reason="unaccounted"/> was a wight</rdg><note>n</note></app> ywroght</l></body></text>`,
  },
  {
    title: "a conjecture about some of the words has the text around them",
    how: toParallel,
    body: `<l><anchor xml:id="p"/>a <anchor xml:id="q"/>b <anchor xml:id="r"/>c<anchor xml:id="s"/></l><app from="#p" to="#r"><lem>a b</lem><rdg wit="#A">x</rdg></app><app from="#q" to="#s"><lem>b c</lem><rdg source="#H" resp="#h">y</rdg></app>`,
    becomes: `<l><app><lem>a b c</lem><rdg wit="#A">x c</rdg><rdg source="#H" resp="#h">a y</rdg></app></l></body></text>`,
  },
  {
    title: "conjectures alone",
    how: toParallel,
    body: `<l><anchor xml:id="p"/>a <anchor xml:id="q"/>b <anchor xml:id="r"/>c<anchor xml:id="s"/></l><app from="#p" to="#r"><rdg resp="#h">x</rdg></app><app from="#q" to="#s"><rdg resp="#k">y</rdg></app>`,
    becomes: `<l><app><lem>a b c</lem><rdg resp="#h">x c</rdg><rdg resp="#k">a y</rdg></app></l></body></text>`,
  },
  {
    title: "from within a reading to words behind it: such an entry stays",
    how: toParallel,
    body: `<l><app><lem wit="#A">a <anchor xml:id="p"/>b</lem><rdg wit="#B">c</rdg></app> d<anchor xml:id="q"/></l><listApp><app from="#p" to="#q"><lem>b d</lem><rdg wit="#A">x</rdg></app></listApp>`,
    becomes: `<l><app><lem wit="#A">a <anchor xml:id="p"/>b</lem><rdg wit="#B">c</rdg></app> d<anchor xml:id="q"/></l><listApp><app from="#p" to="#q"><lem>b d</lem><rdg wit="#A">x</rdg></app></listApp></body></text>`,
    left: "unplaced",
  },
  {
    title: "around an entry that is in its place",
    how: toParallel,
    body: `<l><anchor xml:id="p"/>a <app><lem wit="#A">b</lem><rdg wit="#C">c</rdg></app> d<anchor xml:id="q"/></l><listApp><app from="#p" to="#q"><lem wit="#A #C">a b d</lem><rdg wit="#B">x</rdg></app></listApp>`,
    becomes: `<l><app><lem wit="#A #C">a <app><lem wit="#A">b</lem><rdg wit="#C">c</rdg></app> d</lem><rdg wit="#B">x</rdg></app></l></body></text>`,
  },
  {
    title: "an entry whose words are not there stays",
    how: toParallel,
    body: `<l>a</l><listApp><app from="#none"><lem wit="#A">a</lem></app></listApp>`,
    becomes: `<l>a</l><listApp><app from="#none"><lem wit="#A">a</lem></app></listApp></body></text>`,
    left: "unplaced",
  },
  {
    title: "by number and lemma",
    how: toParallel,
    body: `<l n="1">a b</l><listApp><app loc="1"><lem wit="#A">b</lem><rdg wit="#B">x</rdg></app></listApp>`,
    becomes: `<l n="1">a <app loc="1"><lem wit="#A">b</lem><rdg wit="#B">x</rdg></app></l></body></text>`,
  },
];

for (const { title, how, body, becomes, left = "" } of CASES) {
  test(title, () => {
    const document = criticalDocument(`<text><body>${body}</body></text>`, "A B C");
    const made = convert(document, how);
    const rest = made.text.slice(made.text.indexOf("<body>") + "<body>".length);
    const expected = becomes.includes("</body>") ? becomes : `${becomes}</body></text>`;
    assert.is(rest.replace(/\s*<\/TEI>\s*$/u, ""), expected);
    assert.is(made.left.map(({ reason }) => reason).join(), left);
    assert.is(made.text.slice(0, 60), document.slice(0, 60));
  });
}

test("variantEncoding says what there is now", () => {
  const body = `<text><body><l><app><lem wit="#A">a</lem></app></l></body></text>`;
  const document = criticalDocument(body, "A", { method: "parallel-segmentation" });
  const { text } = convert(document, toDoubleEndPoint);
  assert.match(text, '<variantEncoding method="double-end-point" location="external"/>');
  const back = convert(text, toParallel).text;
  assert.match(back, '<variantEncoding method="parallel-segmentation" location="internal"/>');
});

test("elements with a prefix keep it", () => {
  const document = `<t:TEI xmlns:t="http://www.tei-c.org/ns/1.0"><t:text><t:body><t:l><t:app><t:lem wit="#A">a</t:lem><t:rdg wit="#B">b</t:rdg></t:app></t:l></t:body></t:text></t:TEI>`;
  const { text } = convert(document, toDoubleEndPoint);
  assert.match(text, '<t:l><t:anchor xml:id="app-1-from"/>a<t:anchor xml:id="app-1-to"/></t:l>');
  assert.match(text, '<t:standOff>\n<t:listApp>\n<t:app from="#app-1-from" to="#app-1-to">');
  const back = convert(text, toParallel).text;
  assert.is(back.replace(/\s+<\/t:TEI>/u, "</t:TEI>"), document);
});

test.run();
