// Tables of readings, over apparatuses made from what the table should say: who has which reading where, who
// is lost where, and which entries lie in a reading.

import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { statesRows } from "../../src/output/readings/cells.ts";
import { readingsTable } from "../../src/tei/witness-text/table.ts";
import { collatedFrom, editionText, witnessList } from "../helpers/apparatus.ts";

const WITNESSES = ["A", "B", "C", "D"] as const;

/** Of an entry: the number of each witness's reading; nothing where it is passed over. */
type Shares = readonly (number | undefined)[];

interface Made {
  readonly shares: Shares;
  /** An entry in the first reading. */
  readonly inner: Shares | undefined;
}

const shares = fc.array(fc.option(fc.nat({ max: 2 }), { nil: undefined, freq: 6 }), {
  minLength: WITNESSES.length,
  maxLength: WITNESSES.length,
});
const made: fc.Arbitrary<Made> = fc.record({
  shares,
  inner: fc.option(shares, { nil: undefined }),
});

/** For each witness, the entries between which it is lost: from one up to another. */
const losses = fc.array(
  fc
    .tuple(fc.nat({ max: 8 }), fc.nat({ max: 8 }))
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b)]),
  { minLength: WITNESSES.length, maxLength: WITNESSES.length },
);

/** The states of an entry in the order of its readings, all three of which are there. */
function entryOf({ shares: own, inner }: Made, readers: readonly boolean[]): string {
  const readings = [0, 1, 2].map((number) => {
    const names = WITNESSES.filter((_, index) => own[index] === number);
    const wit =
      names.length === 0 ? ' resp="#ed"' : ` wit="${names.map((one) => `#${one}`).join(" ")}"`;
    const isInside = readers.map((isThere, index) => isThere && own[index] === number);
    const nested =
      number === 0 && inner !== undefined
        ? ` ${entryOf({ shares: within(inner, isInside), inner: undefined }, isInside)}`
        : "";
    return `<${number === 0 ? "lem" : "rdg"}${wit}>word${number}${nested}</${number === 0 ? "lem" : "rdg"}>`;
  });
  return `<app>${readings.join("")}</app>`;
}

/** Only who has the reading around can have one in it. */
function within(inner: Shares, isInside: readonly boolean[]): Shares {
  return inner.map((share, index) => (isInside[index] === true ? share : undefined));
}

test("what was put in comes out, lacunae and entries in readings among it", () => {
  const everybody = WITNESSES.map(() => true);
  fc.assert(
    fc.property(fc.array(made, { minLength: 1, maxLength: 8 }), losses, (entries, lost) => {
      const body = entries.map((entry, at) => {
        const marks = (name: string, edge: 0 | 1): string =>
          WITNESSES.filter((_, index) => {
            const [from, to] = lost[index] as [number, number];
            return from !== to && (edge === 0 ? from : to) === at;
          })
            .map((one) => `<${name} wit="#${one}"/>`)
            .join("");
        return `${marks("lacunaEnd", 1)}${marks("lacunaStart", 0)} x ${entryOf(entry, everybody)}`;
      });
      const text = editionText(witnessList(WITNESSES.join("")), `<p>${body.join(" ")}</p>`);
      const table = readingsTable(collatedFrom({ "a.xml": text }), { layers: "pc", fold: [] });
      const isLost = (index: number, at: number): boolean => {
        const [from, to] = lost[index] as [number, number];
        return from <= at && at < to;
      };
      const expected = WITNESSES.map((name, index) => [
        name,
        ...entries.flatMap(({ shares: own, inner }, at) => {
          const share = own[index];
          const outer = isLost(index, at) || share === undefined ? "?" : String(share);
          if (inner === undefined) return [outer];
          if (outer === "?") return ["?", "?"];
          return [outer, share === 0 ? String(inner[index] ?? "?") : "-"];
        }),
      ]).filter(([, ...cells]) => cells.some((cell) => /\d/u.test(cell)));
      assert.equal(table && statesRows(table).slice(1), expected);
    }),
    { seed: 20_261_124, numRuns: 400 },
  );
});

test.run();
