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

function convert(text: string, how: (what: Parameters<typeof toDoubleEndPoint>[0]) => Conversion): Conversion {
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

const SEEDS = Number(process.env["N"]??"300");
const first = Number(process.env["APOGRAPH_SEED"] ?? "1");

/** Tries a property on many documents, and names the first that breaks it. */
function holds(title: string, make: (maker: ApparatusMaker) => string, check: (document: string) => void): void {
  test(title, () => {
    for (let seed = first; seed < first + SEEDS; seed++) {
      const body = make(new ApparatusMaker(seed));
      const document = criticalDocument(`<text><body>${body}</body></text>`, WITNESS_LIST);
      try {
        check(document);
      } catch (error) {
        throw new Error(`APOGRAPH_SEED=${seed}\n${body}\n${(error as Error).message} ${(error as {details?: string}).details ?? ""}`, { cause: error });
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
    assert.is(textsOf(text), textsOf(document), `${apart.replace(/^.*<text>/u, "")}${text.replace(/^.*<text>/u, "")}`);
    assert.is(/ from=|<anchor|<listApp/u.exec(text)?.[0], undefined, text);
  },
);

test.run();
