// Stemmata as they are read: nodes and arcs of every notation, the witnesses that nodes stand for, circles
// and pointers that lead to no node.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { readStemma, type Stemma } from "../../src/tei/stemma.ts";
import { Sigla } from "../../src/tei/witnesses.ts";
import { factsOf, teiDocument } from "../helpers/tei.ts";

const LIST = `<listWit><witness xml:id="A">Oxford</witness><witness xml:id="wB" n="B">Cambridge</witness>
<listWit xml:id="beta" n="β"><witness xml:id="C"/></listWit></listWit>`;

function stemmata(body: string, list = LIST): Stemma[] {
  const path = "tei/a.xml";
  const facts = factsOf(
    path,
    `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><sourceDesc>${list}</sourceDesc></teiHeader><text><body>${body}</body></text></TEI>`,
  );
  const sigla = new Sigla([facts]);
  return facts.stemmata.map((fact) => readStemma(fact, path, sigla));
}

/** "α hypothetical; A extant = Oxford | α > A; γ ~> A", with what leads back or nowhere behind it. */
function told({ nodes, arcs, circles, strays }: Stemma): string {
  const label = (index: number): string => nodes[index]?.label ?? "?";
  const own = nodes.map(
    ({ label: text, state, witness }) =>
      `${text} ${state}${witness === undefined ? "" : ` = ${witness.key.replace(/.*#/u, "")}`}`,
  );
  const ways = arcs.map(
    ({ from, to, kind }) => `${label(from)} ${kind === "descent" ? ">" : "~>"} ${label(to)}`,
  );
  return [
    own.join("; "),
    ways.join("; "),
    ...circles.map((circle) => `circle ${circle.map(label).join(" > ")}`),
    ...strays.map(({ pointer }) => `stray ${pointer}`),
  ].join(" | ");
}

const CASES: readonly (readonly [what: string, body: string, expected: string])[] = [
  [
    "nodes in nodes, contamination by a pointer (TEI P5, 20.4)",
    `<eTree type="hypothetical"><label>α</label>
      <eTree type="hypothetical" xml:id="gamma"><label>γ</label><eLeaf type="lost"><label>t</label></eLeaf></eTree>
      <eLeaf type="extant"><label>A</label><ptr type="contamination" target="#gamma"/></eLeaf></eTree>`,
    "α hypothetical; γ hypothetical; t lost; A extant = A | α > γ; α > A; γ > t; γ ~> A",
  ],
  [
    "a pointer to another node is contamination without a type, too",
    `<eTree xml:id="a"><label>α</label><eLeaf xml:id="x"><label>x</label></eLeaf><eLeaf><label>A</label><ptr target="#x"/></eLeaf></eTree>`,
    "α hypothetical; x extant; A extant = A | α > x; α > A; x ~> A",
  ],
  [
    "witnesses by siglum, number, value, pointer, and in the label; a group",
    `<eTree><label>α</label><eLeaf><label>B</label></eLeaf><eLeaf value="#A"/><eLeaf><label>Bodl.</label><ref target="#A"/></eLeaf>
      <eLeaf><label><ref target="#wB">Cantabr.</ref></label></eLeaf><eTree><label>β</label><eLeaf corresp="#C"><label>c</label></eLeaf></eTree></eTree>`,
    "α hypothetical; B extant = wB; A extant = A; Bodl. extant = A; Cantabr. extant = wB; β hypothetical = beta; c extant = C | α > B; α > A; α > Bodl.; α > Cantabr.; α > β; β > c",
  ],
  [
    "nodes that point to each other, told at both ends",
    `<tree ord="false"><label>Stemma</label><leaf xml:id="lA" value="#A" parent="#b"/><root xml:id="a" children="#b #lB"><label>α</label></root>
      <iNode xml:id="b" parent="#a" children="#lA"><label>b</label></iNode><leaf xml:id="lB" parent="#a"><label>B</label></leaf></tree>`,
    "A extant = A; α hypothetical; b hypothetical; B extant = wB | b > A; α > b; α > B",
  ],
  [
    "a graph: arcs, adjacency, contamination by its look, its class or its label",
    `<graph type="directed"><node xml:id="a" adjTo="#b"><label>α</label></node><node xml:id="b"><label>b</label></node><node xml:id="n" adjFrom="#a" value="#A"/><node xml:id="c"><label>c</label></node>
      <arc from="#a" to="#c"/><arc from="#b" to="#n" rend="dashed thin"/><arc from="#c" to="#n" ana="types.xml#contamination"/><arc from="#b" to="#c"><label>contaminatio</label></arc></graph>`,
    "α hypothetical; b extant; A extant = A; c extant | α > b; α > A; α > c; b ~> A; c ~> A; b ~> c",
  ],
  [
    "arcs between the witnesses themselves",
    `<graph><node xml:id="a" value="#A"/><node xml:id="b" value="#wB"/><arc from="#A" to="#wB"/></graph>`,
    "A extant = A; B extant = wB | A > B",
  ],
  [
    "several roots, and a node by itself",
    `<graph><node xml:id="a"><label>α</label></node><node xml:id="b"><label>β</label></node><node xml:id="x"><label>x</label></node><node><label>y</label></node><arc from="#a" to="#x"/><arc from="#b" to="#x"/></graph>`,
    "α hypothetical; β hypothetical = beta; x extant; y extant | α > x; β > x",
  ],
  [
    "an arc twice, and as contamination beside descent",
    `<graph><node xml:id="a" adjTo="#b"><label>a</label></node><node xml:id="b"><label>b</label></node><arc from="#a" to="#b" rend="dotted"/><arc from="#a" to="#b"/></graph>`,
    "a hypothetical; b extant | a > b",
  ],
  [
    "a circle is broken at its last arc, contamination before descent",
    `<graph><node xml:id="a"><label>a</label></node><node xml:id="b"><label>b</label></node><node xml:id="c"><label>c</label></node>
      <arc from="#c" to="#a" rend="dashed"/><arc from="#a" to="#b"/><arc from="#b" to="#c"/></graph>`,
    "a hypothetical; b hypothetical; c extant | a > b; b > c | circle a > b > c",
  ],
  [
    "a node above itself",
    `<graph><node xml:id="a" adjTo="#a"><label>a</label></node></graph>`,
    "a extant |  | circle a",
  ],
  [
    "arcs that lead to no node",
    `<p xml:id="p">x</p><graph><node xml:id="a" adjTo="#gone"><label>a</label></node><arc from="#a" to="#p"/><arc from="#p" to="#p"/></graph>`,
    "a extant |  | stray #gone | stray #p | stray #p | stray #p",
  ],
];

for (const [what, body, expected] of CASES)
  test(what, () => assert.equal(stemmata(body).map(told), [expected]));

test("stemmata that stand in no other, in their order; what has no direction is none", () => {
  const found = stemmata(
    `<forest><eTree><label>α</label></eTree><tree ord="false"><label>Second family</label><root xml:id="r" children="#l"/><leaf xml:id="l"/></tree></forest>
     <graph type="undirected"><node adj="#x"/></graph><eTree><label>ω</label></eTree>
     <graph><label>Stemma</label><node/></graph>`,
  );
  assert.equal(
    found.map(({ title, nodes }) => [title, nodes.map(({ label }) => label).join(" ")]),
    [
      ["Second family", "α  "],
      ["", "ω"],
      ["Stemma", ""],
    ],
  );
});

test("without a list of witnesses there are nodes all the same", () => {
  const body = `<eTree><label>α</label><eLeaf><label>A</label></eLeaf></eTree>`;
  assert.equal(stemmata(body, "<p/>").map(told), ["α hypothetical; A extant | α > A"]);
});

test("labels are sigla of the document's own list, where it has one", () => {
  const body = `<eTree><label>α</label><eLeaf><label>A</label></eLeaf></eTree>`;
  const of = (list: string): (string | undefined)[] => {
    const own = factsOf("tei/own.xml", teiDocument(body, `<sourceDesc>${list}</sourceDesc>`));
    const other = factsOf("tei/other.xml", teiDocument("<p/>", `<sourceDesc>${LIST}</sourceDesc>`));
    const sigla = new Sigla([own, other]);
    return own.stemmata.flatMap((fact) =>
      readStemma(fact, own.path, sigla).nodes.map(({ witness }) => witness?.key),
    );
  };
  assert.equal(of(""), [undefined, "tei/other.xml#A"]);
  assert.equal(of('<listWit><witness xml:id="Z"/></listWit>'), [undefined, undefined]);
});

test("a tree may be very deep", () => {
  const depth = 20_000;
  const [stemma] = stemmata(`${"<eTree>".repeat(depth)}${"</eTree>".repeat(depth)}`);
  assert.is(stemma?.arcs.length, depth - 1);
});

test.run();
