// The model of the apparatus, and what the TEI Guidelines say of their own examples (chapter 13). Their
// text is not ours to publish, so it is read from APOGRAPH_SHARED (../shared where that is unset);
// without it the tests say that they were skipped.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Entry } from "../../src/tei/apparatus.ts";
import { inProject } from "../helpers/project.ts";
import {
  collated,
  criticalDocument,
  DOCUMENT,
  type Edition,
  readsIn,
} from "../helpers/witnesses.ts";

function entriesOf(body: string, method = ""): readonly Entry[] {
  const text = `<text><body>${body}</body></text>`;
  const edition = collated({ [DOCUMENT]: criticalDocument(text, "A B C", { method }) });
  return edition.apparatuses[0]?.entries ?? [];
}

const METHODS: readonly (readonly [
  title: string,
  body: string,
  declared: string,
  method: string,
])[] = [
  ["in its text", "<l><app><rdg/></app></l>", "", "parallel-segmentation"],
  ["with from", `<l><app from="#a"><rdg/></app></l>`, "", "double-end-point"],
  ["with to", `<l><app to="#a"><rdg/></app></l>`, "", "double-end-point"],
  [
    "with from, whatever the header says",
    `<l><app from="#a"><rdg/></app></l>`,
    "parallel-segmentation",
    "double-end-point",
  ],
  ["with loc in a list", `<listApp><app loc="1"><rdg/></app></listApp>`, "", "location-referenced"],
  ["with loc in its text", `<l><app loc="1"><rdg/></app></l>`, "", "parallel-segmentation"],
  ["as the header says", `<l><app><rdg/></app></l>`, "location-referenced", "location-referenced"],
  [
    "in its text in an edition of double end-points",
    `<l><app><rdg/></app></l>`,
    "double-end-point",
    "parallel-segmentation",
  ],
];
for (const [title, body, declared, method] of METHODS) {
  test(`method of an entry ${title}`, () => {
    assert.is(entriesOf(body, declared)[0]?.method, method);
  });
}

test("an entry in a reading is tied to that reading, whatever the header says", () => {
  const [outer] = entriesOf(
    `<l>a<app loc="1"><lem>a</lem><rdg>b<app><rdg wit="#A">c</rdg></app></rdg></app></l>`,
    "location-referenced",
  );
  assert.is(outer?.method, "location-referenced");
  assert.is(outer?.readings[1]?.nested[0]?.method, "parallel-segmentation");
  assert.is(outer?.readings[1]?.nested[0]?.parent, outer?.readings[1]);
});

test("readings of groups in order, with the groups around them", () => {
  const [entry] = entriesOf(
    `<app><lem wit="#A"/><rdgGrp n="1"><rdg wit="#B"/><rdgGrp n="2"><rdg wit="#C"/></rdgGrp></rdgGrp></app>`,
  );
  const groups = entry?.readings.map((one) =>
    one.groups.map((group) => group.attributes[0]?.value),
  );
  assert.equal(groups, [[], ["1"], ["1", "2"]]);
});

test("a reading's entries are not the text's", () => {
  const entries = entriesOf(
    `<l><app><rdg><app><rdg wit="#B"/></app></rdg></app><app><rdg/></app></l>`,
  );
  assert.is(entries.length, 2);
  assert.equal([...(entries[0]?.readings[0]?.witnesses ?? [])], ["a.xml#B"]);
  assert.equal(entries[0]?.readings[0]?.named, []);
});

const shared = process.env["APOGRAPH_SHARED"] ?? inProject("..", "shared");
const guidelines = join(shared, "suites", "critical", "tei-guidelines-tc.json");

interface Guidelines {
  readonly examples: Readonly<Record<string, string>>;
  readonly truth: Readonly<Record<string, Truth>>;
}

interface Truth {
  readonly same_as?: string;
  readonly equivalent_to?: string;
  readonly witnesses?: Readonly<Record<string, string>>;
  readonly exact?: Readonly<Record<string, string>>;
  readonly groups?: Readonly<Record<string, readonly string[]>>;
  readonly lemma?: string;
}

function testGuidelines({ examples, truth }: Guidelines): void {
  const example = (name: string): string =>
    (examples[name] ?? "")
      .replace(/<variantEncoding[^>]*>/gu, "")
      .replace(/<!--.*?-->/gsu, "")
      .replace(/<l>Were in this world \.\.\.<\/l>/gu, "")
      .replace(/<head>The Prologe \.\.\. <\/head>/gu, "");
  const inBody = (body: string): string => `<text><body>${body}</body></text>`;
  const edition = (text: string, witnesses: string, method = "", others = {}): Edition =>
    collated({ "example.xml": criticalDocument(text, witnesses, { method }), ...others });
  const inOneLine = (text: string): string => text.replaceAll("\n", " / ");
  const reads = (made: Edition, siglum: string): string => inOneLine(readsIn(made, siglum).text);
  const hasTexts = (made: Edition, texts: Readonly<Record<string, string>>): void => {
    for (const [siglum, text] of Object.entries(texts))
      assert.is(reads(made, siglum), text, siglum);
  };
  const truthOf = (name: string): Readonly<Record<string, string>> =>
    truth[name]?.witnesses ?? truth[truth[name]?.same_as ?? ""]?.witnesses ?? {};
  const lists = (app: string): string => `<listApp>${app}</listApp>`;

  const WHOLE: readonly (readonly [name: string, text: string, method: string])[] = [
    ["TCAPPS-egXML-fy", inBody(example("TCAPPS-egXML-fy")), ""],
    ["TCAPPS-egXML-ei", inBody(example("TCAPPS-egXML-ei")), ""],
    ["TCAPDE-egXML-oc", inBody(example("TCAPDE-egXML-oc")), "double-end-point"],
    [
      "TCAPDE-egXML-lh",
      inBody(example("TCAPDE-egXML-se") + lists(example("TCAPDE-egXML-lh"))),
      "double-end-point",
    ],
    [
      "TCAPDE-egXML-mo",
      inBody(example("TCAPDE-egXML-se") + lists(example("TCAPDE-egXML-mo"))),
      "double-end-point",
    ],
    ["TCAPDE-egXML-yu", inBody(example("TCAPDE-egXML-yu")), "double-end-point"],
    ["TCAPLO-egXML-mh", inBody(example("TCAPLO-egXML-mh")), "location-referenced"],
    ["TC-egXML-dk", inBody(example("TC-egXML-dk")), ""],
  ];
  for (const [name, text, method] of WHOLE) {
    test(`Guidelines ${name}: every witness`, () => {
      const texts = truthOf(name);
      assert.ok(Object.keys(texts).length > 1);
      const sigla = Object.keys({ ...texts, El: "" });
      hasTexts(edition(text, sigla.join(" "), method), texts);
    });
  }

  test("Guidelines TCAPDE-egXML-oc: a witness that is only partly recorded", () => {
    const made = edition(inBody(example("TCAPDE-egXML-oc")), "Hg Ha4 El", "double-end-point");
    assert.is(reads(made, "El"), "And [?] was a wight ywroght");
    assert.equal(readsIn(made, "El").problems, ["unaccounted"]);
  });

  test("Guidelines TCAPLO-egXML-ae, ke: words that no lemma names are not replaced", () => {
    const line = "Experience though noon Auctoritee";
    const internal = edition(
      inBody(example("TCAPLO-egXML-ae")),
      "La Ra2 El",
      "location-referenced",
    );
    assert.is(reads(internal, "La"), "Experience [?] though noon Auctoritee");
    assert.is(reads(internal, "El"), line);
    const list = `</body><back>${lists(example("TCAPLO-egXML-ke"))}</back>`;
    const text = example("TCAPLO-egXML-kr").replace("</body>", list);
    const external = edition(text, "La Ra2 El", "location-referenced");
    assert.is(reads(external, "Ra2").split(" / ")[1], `${line} [?]`);
    assert.is(reads(external, "El").split(" / ")[1], line);
  });

  for (const name of ["TCAPLN-egXML-ir", "TCAPLN-egXML-bu"]) {
    test(`Guidelines ${name}: entries in another file`, () => {
      const [line = "", app = ""] = (examples[name] ?? "").split(/<!--.*?-->/su);
      const list = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff>${lists(app)}</standOff></TEI>`;
      const made = edition(inBody(line), "El La Ra2", "", { "app.xml": list });
      assert.is(truth[name]?.lemma ?? "Experience", "Experience");
      hasTexts(made, truthOf("TCAPDE-egXML-lh"));
    });
  }

  test("Guidelines TCAPMI-egXML-eb, sv: two ways to end a lacuna say the same", () => {
    assert.is(truth["TCAPMI-egXML-eb"]?.equivalent_to, "TCAPMI-egXML-sv");
    const texts = ["TCAPMI-egXML-eb", "TCAPMI-egXML-sv"].map((name) => {
      const made = edition(inBody(`<l>noon ${example(name)}</l><l>next</l>`), "El La X");
      return ["El", "La", "X"].map((siglum) => reads(made, siglum));
    });
    assert.equal(texts[0], [
      "noon Auctoritee / next",
      "noon auctorite / next",
      "[...] auctorite / next",
    ]);
    assert.equal(texts[1], texts[0]);
  });

  test("Guidelines TCAPSU-egXML-wt, pb: groups and nested entries say the same", () => {
    const sigla = ["El", "Hg", "Ha4", "Cp", "Ld1", "La", "Ra2"];
    const texts = ["TCAPSU-egXML-wt", "TCAPSU-egXML-pb"].map((name) => {
      const made = edition(inBody(`<l>${example(name)}</l>`), sigla.join(" "));
      hasTexts(made, truth["TCAPSU-egXML-wt"]?.exact ?? {});
      return sigla.map((siglum) => reads(made, siglum));
    });
    assert.equal(texts[0]?.slice(0, 2), ["Experience", "Experience"]);
    assert.equal(texts[1], texts[0]);
  });

  const listed = (list: string): Edition =>
    collated({ "example.xml": criticalDocument(inBody(""), list) });
  for (const name of ["TCAPWL-egXML-ke", "TCAPWL-egXML-gh"]) {
    test(`Guidelines ${name}: whom a group means`, () => {
      const { sigla } = listed(example(name));
      const groups = Object.entries(truth[name]?.groups ?? {});
      assert.ok(groups.length > 0);
      for (const [group, members] of groups) {
        const key = `example.xml#${group}`;
        const stands = sigla.expand(key).map((one) => one.replace(/^.*#/u, ""));
        assert.equal(stands, [group, ...members]);
      }
    });
  }

  test("Guidelines TCAPWL-egXML-gh: sigla are printed as the list writes them", () => {
    const { sigla } = listed(example("TCAPWL-egXML-gh"));
    assert.is(sigla.siglumOf("example.xml#\u0391"), "A");
    assert.is(sigla.siglumOf("example.xml#\u039D"), "N");
    const whole = new Set(sigla.expand("example.xml#Σ"));
    for (const one of sigla.witnesses) assert.ok(whole.has(one.key), one.siglum);
  });

  test("Guidelines TC-egXML-ph, dk: lines left out", () => {
    const made = edition(
      inBody(`<l n="17">a</l>${example("TC-egXML-ph")}<l n="19">b</l>`),
      "Heyworth J",
    );
    assert.is(reads(made, "J"), "a / b");
    assert.is(reads(made, "Heyworth"), "a / Hypsipyle uacuo constitit in thalamo: / b");
  });

  test("Guidelines TC-egXML-tv, xv: lines in another place", () => {
    const text = `${example("TC-egXML-tv")}<l n="32">a</l>${example("TC-egXML-xv")}`;
    const made = edition(inBody(text), "Heyworth Housman");
    const lines =
      "desine iam reuocare tuis periuria verbis, / Cynthia, et oblitos parce movere deos;";
    assert.is(reads(made, "Heyworth"), `${lines} / a`);
    assert.is(reads(made, "Housman"), `a / ${lines}`);
  });

  test("Guidelines TCTR-egXML-nw: readings by source", () => {
    const made = edition(inBody(`<p>${example("TCTR-egXML-nw")}</p>`), "ES FJF PGR");
    hasTexts(made, {
      ES: "Virginite is grete perfectio",
      FJF: "Virginite is grete perfectioun",
      PGR: "Virginite is grete perfectioun",
    });
  });

  test("Guidelines TCAPLR-egXML-cg: two layers of one witness", () => {
    const made = edition(inBody(example("TCAPLR-egXML-cg")), "Mu");
    assert.match(readsIn(made, "Mu", { layer: "ac" }).text, /^alle disen/mu);
    assert.match(readsIn(made, "Mu", { layer: "pc" }).text, /^allen disen/mu);
    assert.is(readsIn(made, "Mu").layers, 1);
  });

  test("Guidelines TCAPWD-egXML-nr: what is said of a witness is not its text", () => {
    const made = edition(inBody(`<l>${example("TCAPWD-egXML-nr")}</l>`), "El Hg Ha4");
    assert.is(reads(made, "El"), "Experience");
  });
}

if (existsSync(guidelines))
  testGuidelines(JSON.parse(readFileSync(guidelines, "utf8")) as Guidelines);
else console.log(`skipped: no Guidelines in ${shared} (set APOGRAPH_SHARED)`);

test.run();
