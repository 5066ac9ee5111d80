// What the checks find in a critical apparatus and what they pass over, case by case.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import { sourceFromText } from "../../src/source/source.ts";
import { checkEdition } from "../../src/tei/checks.ts";
import { collectEdition } from "../../src/tei/edition.ts";
import { collectFacts } from "../../src/tei/facts.ts";
import { DEFAULT_RULES, type EditionRules } from "../../src/tei/rules.ts";
import { parseXml } from "../../src/xml/tree.ts";
import { teiDocument } from "../helpers/tei.ts";

const NAMES = "A B C D G H";
const WITNESSES = `<listWit>${NAMES.split(" ")
  .map((id) => `<witness xml:id="${id}">${id}</witness>`)
  .join("")}<listWit xml:id="beta"><witness xml:id="E"/><witness xml:id="F"/></listWit></listWit>`;

/** An entry in which all witnesses of the list are named. */
const ALL = '<app><lem wit="#A #B #C #D">x</lem><rdg wit="#E #F #G #H">y</rdg></app>';

interface Found extends Diagnostic {
  readonly marked: string;
}

function findingsIn(
  documents: Readonly<Record<string, string>>,
  apparatus: EditionRules["apparatus"] = {},
): Found[] {
  const sources = new Map<string, Uint8Array>();
  const facts = Object.entries(documents).map(([path, text]) => {
    const { document, diagnostics } = parseXml(sourceFromText(path, text));
    assert.ok(document, diagnostics[0]?.message);
    sources.set(path, document.source.bytes);
    const own = collectFacts(path, document);
    // Plain data: nothing is lost on the way through a cache.
    assert.equal(
      JSON.parse(JSON.stringify(own.apparatus ?? null)),
      withoutUndefined(own.apparatus),
    );
    return own;
  });
  return checkEdition(collectEdition(facts), { ...DEFAULT_RULES, apparatus }).map((one) => ({
    ...one,
    marked: new TextDecoder().decode(
      sources.get(one.path)?.subarray(one.span?.start, one.span?.end),
    ),
  }));
}

function withoutUndefined(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(withoutUndefined);
  if (data === null || data === undefined) return null;
  if (typeof data !== "object") return data;
  return Object.fromEntries(
    Object.entries(data)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, withoutUndefined(value)]),
  );
}

function seen(found: readonly Found[]): string[] {
  return found.map(({ code, marked }) => `${code.slice(4)} ${marked}`).toSorted();
}

const LINE =
  '<l n="1">And<anchor xml:id="p1"/> of so parfit<anchor xml:id="p2"/> wys<anchor xml:id="p3"/> a wight<anchor xml:id="p4"/></l>';

/** The case, what stands in the body behind the list and an entry of all, and what is found. */
const CASES: readonly (readonly [what: string, body: string, ...found: string[]])[] = [
  // sigla
  ["bare sigla and pointers", '<app><lem wit="A B">x</lem><rdg wit="#C">y</rdg></app>'],
  [
    "a bare siglum of nobody",
    '<app><lem wit="A">x</lem><rdg wit="Z9">y</rdg></app>',
    "unknown-siglum Z9",
  ],
  [
    "of two, one is unknown",
    '<app><lem wit="#A #Bx">x</lem><rdg wit="#C">y</rdg></app>',
    "unresolved-pointer #A #Bx",
  ],
  [
    "in witDetail",
    '<app><lem wit="#A">x</lem><witDetail wit="#Q9">gold</witDetail><rdg wit="#C">y</rdg></app>',
    "unresolved-pointer #Q9",
  ],
  [
    "out of the edition",
    '<app><lem wit="https://example.org/A">x</lem><rdg wit="#C">y</rdg></app>',
  ],
  [
    "a printed edition",
    '<bibl xml:id="ed">E</bibl><app><lem wit="#A">x</lem><rdg wit="#ed">y</rdg></app>',
  ],
  [
    "a manuscript by two names",
    '<app><lem wit="#A A">x</lem><rdg wit="#C">y</rdg></app>',
    "repeated-siglum A",
  ],
  [
    "three times",
    '<app><lem wit="#A #A #A">x</lem><rdg wit="#C">y</rdg></app>',
    "repeated-siglum #A",
    "repeated-siglum #A",
  ],
  [
    "with a letter reference",
    '<app><lem wit="#A &#x23;A">x</lem><rdg wit="#C">y</rdg></app>',
    "repeated-siglum #A &#x23;A",
  ],
  // one witness, two readings
  [
    "two readings",
    '<app><lem wit="#A">x</lem><rdg wit="#A #B">y</rdg></app>',
    "witness-in-two-readings #A",
  ],
  [
    "classes are no layers",
    '<app><rdg wit="#A" type="substantive">x</rdg><rdg wit="#A" type="orthographic">y</rdg></app>',
    "witness-in-two-readings #A",
  ],
  [
    "before and after correction",
    '<app><rdg wit="#A" type="ac">x</rdg><rdg wit="#A" type="pc">y</rdg></app>',
  ],
  [
    "two hands",
    '<app><rdg wit="#A" hand="#h1">x</rdg><rdg wit="#A">y</rdg></app><handNote xml:id="h1"/>',
  ],
  [
    "a sequence of groups",
    '<app><rdgGrp varSeq="1"><rdg wit="#A">x</rdg></rdgGrp><rdgGrp varSeq="2"><rdg wit="#A">y</rdg></rdgGrp></app>',
  ],
  [
    "a detail of it",
    '<app><rdg wit="#A">x</rdg><rdg wit="#A">y</rdg><witDetail wit="#A">corr.</witDetail></app>',
  ],
  [
    "deletion and addition",
    '<app><rdg wit="#A"><del>x</del></rdg><rdg wit="#A"><add>y</add></rdg></app>',
  ],
  ["a member apart from its group", '<app><lem wit="#beta">x</lem><rdg wit="#E">y</rdg></app>'],
  [
    "a group twice",
    '<app><lem wit="#beta">x</lem><rdg wit="#beta">y</rdg></app>',
    "witness-in-two-readings #beta",
  ],
  // attribution
  [
    "a conjecture, a source, a hand",
    '<app><lem wit="#A">x</lem><rdg resp="#A">y</rdg><rdg source="#B">z</rdg><rdg hand="#h1">w</rdg></app><handNote xml:id="h1"/>',
    "wrong-kind #A",
  ],
  ["nobody", '<app><lem wit="#A">x</lem><rdg>y</rdg></app>', "reading-without-witness rdg"],
  [
    "an empty @wit",
    '<app><lem wit="#A">x</lem><rdg wit="">y</rdg></app>',
    "reading-without-witness rdg",
  ],
  ["a lemma without any", '<app><lem>x</lem><rdg wit="#A">y</rdg></app>'],
  [
    "by entries in it",
    '<app><rdg wit="#A">x</rdg><rdg><app><lem wit="#B">y</lem><rdg wit="#C">z</rdg></app></rdg></app>',
  ],
  [
    "by a wit behind it",
    '<app><lem wit="#A">x</lem><rdg>y</rdg><wit><ref target="#B">B</ref></wit></app>',
  ],
  ["sources of the text", '<app type="fontes"><lem>x</lem><rdg>y</rdg></app>'],
  // words
  [
    "the same twice",
    '<app><lem wit="#A">x</lem><rdg wit="#B"> x\n</rdg></app>',
    "identical-readings rdg",
  ],
  [
    "the same text, other markup",
    '<app><lem wit="#A">un</lem><rdg wit="#B">u<ex>n</ex></rdg></app>',
  ],
  [
    "the same in another hand",
    '<app><lem wit="#A">x</lem><rdg wit="#B" hand="#h1">x</rdg></app><handNote xml:id="h1"/>',
  ],
  [
    "two causes of an omission",
    '<app><lem wit="#A">x</lem><rdg wit="#B" cause="homoearchon"/><rdg wit="#C"/></app>',
  ],
  ["om.", '<app><lem wit="#A">x</lem><rdg wit="#B">om.</rdg></app>', "omission-with-text rdg"],
  ["om is a word", '<app><lem wit="#A">x</lem><rdg wit="#B">om</rdg></app>'],
  [
    "an omission with words",
    '<app><lem wit="#A">x</lem><rdg wit="#B" type="omission">y</rdg></app>',
    "omission-with-text rdg",
  ],
  ["an addition", '<app><lem wit="#A"/><rdg wit="#B">y</rdg></app>'],
  ["nothing and nothing", '<app><lem wit="#A"/><rdg wit="#B"/></app>', "empty-lemma lem"],
  // nested
  [
    "a group's member within",
    '<app><rdg wit="#beta"><app><lem wit="#E">x</lem><rdg wit="#F">y</rdg></app></rdg><rdg wit="#A">z</rdg></app>',
  ],
  [
    "a group within its members",
    '<app><rdg wit="#A #E #F"><app><lem wit="#beta">x</lem><rdg wit="#A">y</rdg></app></rdg><rdg wit="#B">z</rdg></app>',
  ],
  [
    "a stranger",
    '<app><rdg wit="#A"><app><lem wit="#A">x</lem><rdg wit="#B">y</rdg></app></rdg><rdg wit="#C">z</rdg></app>',
    "nested-witness app",
  ],
  [
    "one of the reading is passed over within",
    '<app><rdg wit="#A #B #C"><app><lem wit="#A">x</lem><rdg wit="#B">y</rdg></app></rdg><rdg wit="#D">z</rdg></app>',
    "unaccounted-witness app",
  ],
  // lacunae
  [
    "a lacuna with nothing in it",
    '<app><lem wit="#A">x</lem><rdg wit="#B"><lacunaStart/></rdg></app> y <app><lem wit="#A">z</lem><rdg wit="#B"><lacunaEnd/>w</rdg></app>',
  ],
  [
    "breaks off within a shared reading",
    '<app><lem wit="#A #B">x <lacunaStart wit="#B"/>y</lem><rdg wit="#C">w</rdg></app>',
  ],
  [
    "two citations in a lacuna",
    '<app><lem wit="#A">x</lem><rdg wit="#B"><lacunaStart/></rdg></app><app><lem wit="#A #B">x</lem><rdg wit="#C">y</rdg></app><app><lem wit="#A #B">x</lem><rdg wit="#C">y</rdg></app><app><lem wit="#A">z</lem><rdg wit="#B"><lacunaEnd/>w</rdg></app>',
    "cited-while-absent #B",
  ],
  [
    "omitted in a lacuna",
    '<app><lem wit="#A">x</lem><rdg wit="#B"><lacunaStart/></rdg></app><app><lem wit="#A">x</lem><rdg wit="#B"/></app><app><lem wit="#A">z</lem><rdg wit="#B"><lacunaEnd/>w</rdg></app>',
  ],
  [
    "in the lacuna of a group's member",
    '<lacunaStart wit="#E"/><app><lem wit="#A">x</lem><rdg wit="#beta">y</rdg></app><lacunaEnd wit="#E"/>',
  ],
  [
    "no end",
    '<lacunaStart wit="#B"/>x<app><lem wit="#A">x</lem><rdg wit="#B">y</rdg></app>',
    "unpaired-lacuna lacunaStart",
  ],
  [
    "no end, and no citation",
    '<lacunaStart wit="#B"/>x<app><lem wit="#A">x</lem><rdg wit="#C">y</rdg></app>',
  ],
  [
    "no beginning",
    '<app><lem wit="#A">x</lem><rdg wit="#B">y</rdg></app><lacunaEnd wit="#B"/>',
    "unpaired-lacuna lacunaEnd",
  ],
  [
    "two beginnings",
    '<lacunaStart wit="#B"/>x<lacunaStart wit="#B"/>y<lacunaEnd wit="#B"/>',
    "unpaired-lacuna lacunaStart",
  ],
  [
    "a mark of two witnesses is reported once",
    '<lacunaStart wit="#B #C"/>x<app><lem wit="#A #C">x</lem><rdg wit="#B">y</rdg></app>',
    "unpaired-lacuna lacunaStart",
  ],
  [
    "behind its end",
    '<witEnd wit="#B"/>x<app><lem wit="#A">x</lem><rdg wit="#B">y</rdg></app>',
    "cited-while-absent #B",
  ],
  // places
  [
    "an overlap as in the Guidelines",
    `${LINE}<app from="#p1" to="#p3"><lem wit="#A">of so parfit wys</lem><rdg wit="#B">in what wise was</rdg></app><app from="#p2" to="#p4"><lem wit="#A">wys a wight</lem><rdg wit="#B #C">was a wight</rdg></app>`,
  ],
  [
    "one within the other",
    `${LINE}<app from="#p1" to="#p4"><lem wit="#A">of so parfit wys a wight</lem><rdg wit="#B">of so worthy was a wight</rdg></app><app from="#p2" to="#p3"><lem wit="#A">wys</lem><rdg wit="#B">is</rdg></app>`,
    "contradicting-overlap rdg",
  ],
  [
    "beside each other",
    `${LINE}<app from="#p1" to="#p2"><lem wit="#A">of so parfit</lem><rdg wit="#B">in what</rdg></app><app from="#p2" to="#p3"><lem wit="#A">wys</lem><rdg wit="#B">is</rdg></app>`,
  ],
  [
    "case, punctuation, ellipsis",
    `${LINE}<app from="#p1" to="#p4"><lem wit="#A">Of so … wight,</lem><rdg wit="#B">y</rdg></app>`,
  ],
  [
    "another lemma",
    `${LINE}<app from="#p1" to="#p2"><lem wit="#A">of so perfit</lem><rdg wit="#B">y</rdg></app>`,
    "lemma-not-base lem",
  ],
  [
    "a base whose lemma stands in a group",
    '<l xml:id="l3"><app><rdgGrp><lem wit="#A">of</lem><rdg wit="#B">off</rdg></rdgGrp><rdg wit="#C">on</rdg></app> parfit</l><listApp><app from="#l3"><lem wit="#A">of parfit</lem><rdg wit="#B">y</rdg></app></listApp>',
  ],
  ["nothing between", `${LINE}<app from="#p2" to="#p2"><lem wit="#A"/><rdg wit="#B">y</rdg></app>`],
  [
    "a note in the text",
    '<l xml:id="l2">of <note>so</note> parfit</l><listApp><app from="#l2"><lem wit="#A">of parfit</lem><rdg wit="#B">y</rdg></app></listApp>',
  ],
  [
    "reversed",
    `${LINE}<app from="#p2" to="#p1"><lem wit="#A">of</lem><rdg wit="#B">y</rdg></app>`,
    "reversed-range app",
  ],
  [
    "dangling",
    `${LINE}<app from="#p1" to="#p9"><lem wit="#A">of</lem><rdg wit="#B">y</rdg></app>`,
    "unresolved-pointer #p9",
  ],
  [
    "by characters",
    `<l xml:id="l3">Experience though</l><listApp><app from="#string-range(l3,0,10)"><lem wit="#A">Experience</lem><rdg wit="#B">y</rdg></app></listApp>`,
  ],
  [
    "by characters of nothing",
    `<listApp><app from="#string-range(l9,0,10)"><lem wit="#A">Experience</lem><rdg wit="#B">y</rdg></app></listApp>`,
    "unresolved-pointer #string-range(l9,0,10)",
  ],
  [
    "by location",
    `${LINE}<listApp><app loc="1"><lem wit="#A">parfit</lem><rdg wit="#B">y</rdg></app></listApp>`,
  ],
  [
    "not in the line",
    `${LINE}<listApp><app loc="1"><lem wit="#A">perfit</lem><rdg wit="#B">y</rdg></app></listApp>`,
    "lemma-not-found lem",
  ],
  [
    "twice in the line",
    `<l n="2">and so and</l><listApp><app loc="2"><lem wit="#A">and</lem><rdg wit="#B">y</rdg></app></listApp>`,
    "lemma-ambiguous lem",
  ],
  [
    "no such line",
    `${LINE}<listApp><app loc="1"><lem wit="#A">parfit</lem><rdg wit="#B">y</rdg></app><app loc="7"><lem wit="#A">wys</lem><rdg wit="#B">y</rdg></app></listApp>`,
    "unknown-location app",
  ],
  [
    "lines that nothing tells apart",
    `<lg><l n="1">a b</l></lg><lg><l n="1">a b</l></lg><listApp><app loc="1"><lem wit="#A">b</lem><rdg wit="#B">y</rdg></app></listApp>`,
    "ambiguous-location app",
  ],
  [
    "an apparatus of another document",
    '<listApp><app loc="7"><lem wit="#A">wys</lem><rdg wit="#B">y</rdg></app></listApp>',
  ],
];

for (const [what, body, ...expected] of CASES) {
  test(what, () => {
    assert.equal(
      seen(findingsIn({ "a.xml": teiDocument(`${WITNESSES}${ALL}${body}`) })),
      expected.toSorted(),
    );
  });
}

test("a member of a group that is never named, a group that is", () => {
  const list = (app: string): string[] =>
    seen(findingsIn({ "a.xml": teiDocument(`${WITNESSES}${app}`) }));
  assert.equal(list('<app><lem wit="#A #B #C #D #G #H">x</lem><rdg wit="#beta">y</rdg></app>'), []);
  assert.equal(list('<app><lem wit="#A #B #C #D #G #H">x</lem><rdg wit="#E">y</rdg></app>'), [
    "uncited-witness witness",
  ]);
  // In a negative apparatus, those that never depart are never named.
  assert.equal(list('<app><lem>x</lem><rdg wit="#E">y</rdg></app>'), []);
  // A list that nobody uses is a description of manuscripts.
  assert.equal(list("<p>x</p>"), []);
});

test("a misspelt siglum is one finding, with the witness that was meant", () => {
  const list = '<listWit><witness xml:id="El"/><witness xml:id="Hg"/></listWit>';
  const body = `${list}<app><lem wit="#El">x</lem><rdg wit="Hq">y</rdg></app>`;
  const [found, ...others] = findingsIn({ "a.xml": teiDocument(body) });
  assert.equal(others, []);
  assert.is(
    found?.message,
    '@wit of <rdg> names "Hq", but no list of witnesses has it. Did you mean "Hg"? Correct the siglum, or add the witness to the <listWit>.',
  );
});

test("a pointer to nobody is one finding, too", () => {
  const list = '<listWit><witness xml:id="El"/><witness xml:id="Hg"/></listWit>';
  const body = `${list}<app><lem wit="#El">x</lem><rdg wit="#Hq">y</rdg></app>`;
  assert.equal(seen(findingsIn({ "a.xml": teiDocument(body) })), ["unresolved-pointer #Hq"]);
});

test("a list in another document", () => {
  const list = teiDocument('<listWit><witness xml:id="El"/><witness xml:id="Hg"/></listWit>');
  const found = (wit: string): string[] =>
    findingsIn({
      "a.xml": teiDocument(`<app><lem wit="w.xml#El">x</lem><rdg wit="${wit}">y</rdg></app>`),
      "w.xml": list,
    }).map(({ code, message }) => `${code} ${message}`);
  assert.equal(found("w.xml#Hg"), []);
  assert.equal(found("Hg"), []);
  assert.match(found("#Hg").join("\n"), /^tei\/unresolved-pointer .*has no xml:id "Hg"/u);
});

test("the second of two equal sigla is removed, with the space before it", () => {
  const text = teiDocument(`${WITNESSES}<app><lem wit="#A  #B #A #C">x</lem></app>`);
  const fix = findingsIn({ "a.xml": text }).find(({ code }) => code === "tei/repeated-siglum")?.fix;
  const [edit] = fix?.edits ?? [];
  assert.ok(edit);
  const mended = text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end);
  assert.ok(mended.includes('wit="#A  #B #C"'), mended);
});

test("a witness that the document collates fully is missed, others are not", () => {
  const app = (lem: string, rdg: string): string =>
    `<app><lem wit="${lem}">x</lem><rdg wit="${rdg}">y</rdg></app>`;
  const full = app("#A #B", "#C");
  const found = (body: string, header = ""): string[] =>
    seen(findingsIn({ "a.xml": teiDocument(`${WITNESSES}${ALL}${body}`, header) }));
  assert.equal(found(full.repeat(3) + app("#A", "#C")), ["unaccounted-witness app"]);
  assert.equal(found(full.repeat(3) + app("#A", "#C").repeat(3)), []);
  const absent = `<lacunaStart wit="#B"/>${app("#A", "#C")}<lacunaEnd wit="#B"/>`;
  assert.equal(found(full.repeat(3) + absent), []);
  const negative =
    '<encodingDesc><variantEncoding method="parallel-segmentation" location="internal" n="negative"/></encodingDesc>';
  assert.equal(found(full.repeat(3) + app("#A", "#C"), negative), []);
  // The configuration counts before what the file says.
  const configured = (isNegative: boolean, header = ""): string[] => {
    const text = teiDocument(`${WITNESSES}${ALL}${full.repeat(3)}${app("#A", "#C")}`, header);
    return seen(findingsIn({ "a.xml": text }, { negative: isNegative }));
  };
  assert.equal(configured(true), []);
  assert.equal(configured(false, negative), ["unaccounted-witness app"]);
});

test("an entry of another document that ends before it begins", () => {
  const text = teiDocument(LINE);
  const found = (from: string, to: string): string[] =>
    seen(
      findingsIn({
        "app.xml": teiDocument(
          `${WITNESSES}${ALL}<listApp><app from="text.xml#${from}" to="text.xml#${to}"><rdg wit="#B">y</rdg></app></listApp>`,
        ),
        "text.xml": text,
      }),
    );
  assert.equal(found("p1", "p3"), []);
  assert.equal(found("p3", "p1"), ["reversed-range app"]);
});

test("methods are held against the header, once for each", () => {
  const header =
    '<encodingDesc><variantEncoding method="double-end-point" location="internal"/></encodingDesc>';
  const right = `${LINE}<app from="#p1" to="#p2"><lem wit="#A #B #C #D">of so parfit</lem><rdg wit="#E #F #G #H">y</rdg></app>`;
  assert.equal(seen(findingsIn({ "a.xml": teiDocument(`${WITNESSES}${right}`, header) })), []);
  assert.equal(
    seen(findingsIn({ "a.xml": teiDocument(`${WITNESSES}${right}${ALL}${ALL}`, header) })),
    ["mixed-methods app"],
  );
});

test("a file of entries about two texts is judged by the list of each", () => {
  const text = (sigla: string): string =>
    teiDocument(
      `<listWit>${[...sigla].map((id) => `<witness xml:id="${id}"/>`).join("")}</listWit><p><w xml:id="w">x</w></p>`,
    );
  const about = (path: string, lemma: string, reading: string): string =>
    `<app from="${path}#w"><lem wit="${lemma}">x</lem><rdg wit="${reading}">y</rdg></app>`;
  const entries = [
    about("one.xml", "A", "B").repeat(8),
    about("two.xml", "A", "C").repeat(3),
    about("two.xml", "A", "two.xml#A C"),
  ].join("");
  const found = findingsIn({
    "one.xml": text("AB"),
    "two.xml": text("AC"),
    "app.xml": teiDocument(`<listApp>${entries}</listApp>`),
  });
  assert.equal(seen(found.filter(({ code }) => /unaccounted|two-readings|siglum/u.test(code))), [
    "witness-in-two-readings two.xml#A",
  ]);
});

const GUIDELINES = join(
  process.env["APOGRAPH_SHARED"] ?? "../shared",
  "suites/critical/tei-guidelines-tc.json",
);

test("the examples of the Guidelines have nothing wrong", () => {
  if (!existsSync(GUIDELINES)) {
    console.log(`skipped: ${GUIDELINES} is not there`);
    return;
  }
  const { examples } = JSON.parse(readFileSync(GUIDELINES, "utf8")) as {
    examples: Record<string, string>;
  };
  for (const [name, example] of Object.entries(examples)) {
    // It is of two files, and points from one into the other.
    if (name === "TCAPLN-egXML-bu") continue;
    const own = new Set([...example.matchAll(/xml:id="([^"]*)"/gu)].map(([, id]) => id));
    const wits = [...example.matchAll(/\bwit="([^"]*)"/gu)].flatMap(([, wit = ""]) =>
      wit.split(/\s+/u),
    );
    const ids = new Set(wits.map((wit) => wit.slice(1)).filter((id) => !own.has(id)));
    const list = [...ids].map((id) => `<witness xml:id="${id}"/>`).join("");
    const encoding = /<variantEncoding[^>]*>/u.exec(example)?.[0] ?? "";
    const body = `<listWit>${list}</listWit>${example.replace(encoding, "")}`;
    const found = findingsIn({
      "example.xml": teiDocument(body, `<encodingDesc>${encoding}</encodingDesc>`),
    });
    // Examples point to things that they do not show, and end in the middle.
    const about = found.filter(({ code }) => !OTHERS.test(code));
    assert.equal(seen(about), [], name);
  }
});

const OTHERS = /unresolved-pointer|id-case|unmentioned-entry|entry-without-name/u;

test.run();
