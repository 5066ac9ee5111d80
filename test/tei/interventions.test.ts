// What was done to a text, as facts.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { factsOf, teiDocument } from "../helpers/tei.ts";

const of = (body: string) => factsOf("a.xml", teiDocument(body)).interventions;

test("each is counted as the stylesheets count it: a choice and a substitution are one", () => {
  const body =
    "<p><choice><sic>a</sic><corr>b</corr></choice><subst><del>c</del><add>d</add></subst>" +
    "<add>e</add><sic>f</sic><gap/></p>";
  assert.equal(
    of(body).map(({ number, what, text, instead }) => [number, what, text, instead]),
    [
      [1, "corr", "b", "a"],
      [2, "subst", "d", "c"],
      [3, "add", "e", undefined],
      [4, "sic", "f", undefined],
      [5, "gap", "", undefined],
    ],
  );
});

test("who, why and how sure: of the side that stands in the text, else of the whole", () => {
  const [one] = of(
    '<p xml:id="x"><choice cert="low"><abbr>Dr</abbr><expan resp="#x y.xml#z" reason="r">Doctor</expan></choice></p>',
  );
  assert.is(one?.reason, "r");
  assert.is(one?.certainty, "low");
  assert.equal(one?.responsible, [
    { pointer: "#x", target: { path: "a.xml", id: "x" } },
    { pointer: "y.xml#z", target: { path: "y.xml", id: "z" } },
  ]);
});

test("the header and what is no TEI are not text", () => {
  const header = "<encodingDesc><p><supplied>x</supplied></p></encodingDesc>";
  assert.equal(factsOf("a.xml", teiDocument("<p/>", header)).interventions, []);
  assert.equal(of('<p><gap xmlns="urn:x"/></p>'), []);
});

test.run();
