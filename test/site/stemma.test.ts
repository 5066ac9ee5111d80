// The drawing of a stemma: what holds of every one, of any shape, and a small one as it is.

import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { layOut, type Layout, type PlacedNode } from "../../src/site/stemma/layout.ts";
import { stemmaData } from "../../src/site/stemma/stemma-data.ts";
import type { Stemma, StemmaArc } from "../../src/tei/stemma.ts";

const LABELS = [
  "α",
  "A",
  "M²",
  "Vaticanus Latinus 3867",
  "김",
  "WWWWWWWW",
  "",
  "e",
  "Ottobonianus",
];

interface Made {
  readonly labels: readonly string[];
  readonly arcs: readonly StemmaArc[];
}

/** Arcs lead from a node to a later one, so that there are no circles; the numbers are then mixed. */
const made = (kinds: readonly StemmaArc["kind"][], parents: number): fc.Arbitrary<Made> =>
  fc
    .record({
      labels: fc.array(fc.constantFrom(...LABELS), { minLength: 1, maxLength: 30 }),
      choices: fc.infiniteStream(fc.nat({ max: 1_000 })),
      seed: fc.nat(),
    })
    .map(({ labels, choices, seed }) => {
      const next = (): number => choices.next().value ?? 0;
      const mixed = (index: number): number => (index * 7 + seed) % labels.length;
      const isMixed = labels.length % 7 !== 0;
      const arcs = labels.flatMap((_, to) =>
        Array.from({ length: to === 0 ? 0 : next() % (parents + 1) }, () => next() % to)
          .filter((from, index, all) => all.indexOf(from) === index)
          .map((from) => ({
            from: isMixed ? mixed(from) : from,
            to: isMixed ? mixed(to) : to,
            kind: kinds[next() % kinds.length] ?? "descent",
            label: "",
          })),
      );
      return { labels, arcs };
    });

const trees = made(["descent"], 1);
const networks = made(["descent", "descent", "contamination"], 3);

const drawn = ({ labels, arcs }: Made): Layout =>
  layOut(
    labels.map((label) => ({ label })),
    arcs,
  );

const sides = ({ x, y, width, height }: PlacedNode) => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y,
  bottom: y + height,
});

function overlap(one: PlacedNode, other: PlacedNode): boolean {
  const [a, b] = [sides(one), sides(other)];
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

type Line = readonly [x1: number, y1: number, x2: number, y2: number];

function linesOf({ points }: Layout["arcs"][number]): Line[] {
  return points
    .slice(1)
    .map(([x, y], index): Line => [...(points[index] ?? [0, 0]), x, y])
    .filter(([x1, y1, x2, y2]) => x1 !== x2 || y1 !== y2);
}

/** Whether a line, or a curve between the same corners, may touch the inside of a box. */
function touches([x1, y1, x2, y2]: Line, node: PlacedNode): boolean {
  const { left, right, top, bottom } = sides(node);
  return (
    Math.min(x1, x2) < right &&
    Math.max(x1, x2) > left &&
    Math.min(y1, y2) < bottom &&
    Math.max(y1, y2) > top
  );
}

function cross(one: Line, other: Line): boolean {
  const side = ([x1, y1, x2, y2]: Line, x: number, y: number): number =>
    Math.sign((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1));
  const parts = (line: Line, [x1, y1, x2, y2]: Line): boolean =>
    side(line, x1, y1) * side(line, x2, y2) < 0;
  return parts(one, other) && parts(other, one);
}

const law = (
  name: string,
  shapes: fc.Arbitrary<Made>,
  holds: (made: Made, layout: Layout) => void,
): void =>
  test(name, () =>
    fc.assert(
      fc.property(shapes, (one) => holds(one, drawn(one))),
      { numRuns: 300 },
    ),
  );

law(
  "every node and every arc is drawn once, inside the drawing",
  networks,
  ({ labels, arcs }, layout) => {
    assert.equal(
      layout.nodes.map(({ lines }) => lines.join(" ")),
      labels,
    );
    const ends = (all: readonly StemmaArc[]): string[] =>
      all.map(({ from, to, kind }) => `${from} ${to} ${kind}`).toSorted();
    assert.equal(ends(layout.arcs), ends(arcs));
    const points = layout.arcs.flatMap((arc) => arc.points);
    for (const [x, y] of [
      ...points,
      ...layout.nodes.flatMap((node): [number, number][] => {
        const { left, right, top, bottom } = sides(node);
        return [
          [left, top],
          [right, bottom],
        ];
      }),
    ])
      assert.ok(x >= 0 && x <= layout.width && y >= 0 && y <= layout.height, `${x} ${y}`);
  },
);

law("no two nodes overlap", networks, (_, { nodes }) => {
  nodes.forEach((one, index) => {
    for (const other of nodes.slice(index + 1)) assert.not(overlap(one, other));
  });
});

law("every arc leads down, from one node to the other", networks, (_, { nodes, arcs }) => {
  for (const { from, to, points } of arcs) {
    const [start, goal] = [nodes[from], nodes[to]].map((node) => sides(node as PlacedNode));
    assert.ok(start && goal && start.bottom < goal.top);
    assert.is(points[0]?.[1], start.bottom);
    assert.is(points.at(-1)?.[1], goal.top);
    for (const [[x], side] of [
      [points[0] ?? [0], start],
      [points.at(-1) ?? [0], goal],
    ] as const)
      assert.ok(x > side.left - 1 && x < side.right + 1);
    points.slice(1).forEach(([, y], index) => assert.ok(y >= (points[index]?.[1] ?? 0)));
  }
});

law("no arc goes through a node", networks, (_, { nodes, arcs }) => {
  for (const arc of arcs)
    for (const line of linesOf(arc))
      // Between two rows a line slants, but there is no node.
      assert.not(nodes.some((node) => touches(line, node)));
});

law("a tree has no crossings, and children in their order", trees, ({ arcs }, layout) => {
  const lines = layout.arcs.flatMap(linesOf);
  lines.forEach((one, index) => {
    for (const other of lines.slice(index + 1)) assert.not(cross(one, other));
  });
  arcs.forEach(({ from, to }, index) => {
    const next = arcs.slice(index + 1).find((arc) => arc.from === from);
    if (next !== undefined) assert.ok((layout.nodes[to]?.x ?? 0) < (layout.nodes[next.to]?.x ?? 0));
  });
});

law("the same stemma gives the same drawing", networks, (one, layout) =>
  assert.equal(drawn(structuredClone(one)), layout),
);

test("a node stands above the middle of its children", () => {
  const arcs = [1, 2, 3].map((to) => ({ from: 0, to, kind: "descent", label: "" }) as const);
  const { nodes } = drawn({ labels: ["α", "A", "Vaticanus", "B"], arcs });
  const [parent, first, , last] = nodes.map(({ x }) => x);
  assert.is(parent, Math.round(((first ?? 0) + (last ?? 0)) / 2));
});

test("labels are broken at their spaces only", () => {
  const { nodes } = drawn({ labels: ["Vaticanus Latinus 3867", "Ottobonianuslatinus"], arcs: [] });
  assert.equal(
    nodes.map(({ lines }) => lines),
    [["Vaticanus", "Latinus 3867"], ["Ottobonianuslatinus"]],
  );
});

test("what a page is told: contamination bends and has a tip; the list has everything once", () => {
  const node = (label: string) =>
    ({ id: undefined, label, state: "extant", witness: undefined }) as const;
  const stemma: Stemma = {
    title: "Stemma",
    nodes: ["α", "β", "A", "B"].map(node),
    arcs: [
      { from: 0, to: 1, kind: "descent", label: "" },
      { from: 1, to: 2, kind: "descent", label: "" },
      { from: 0, to: 3, kind: "descent", label: "" },
      { from: 1, to: 3, kind: "contamination", label: "?" },
    ],
    circles: [],
    strays: [],
  };
  const { arcs, roots } = stemmaData(stemma, () => null);
  assert.equal(
    arcs.map(({ path, tip }) => [path.replaceAll(/[\d .]+/gu, ""), tip !== null]),
    [
      ["ML", false],
      ["ML", false],
      ["MLLL", false],
      ["MC", true],
    ],
  );
  const list = (items: typeof roots): string =>
    items
      .map(({ label, others, children }) => {
        const from = others.map((one) => `~${one.label}`).join("");
        return `${label}${from}${children.length > 0 ? `(${list(children)})` : ""}`;
      })
      .join(" ");
  assert.is(list(roots), "α(β(A) B~β)");
});

test("nothing is drawn of nothing", () =>
  assert.equal(layOut([], []), { width: 0, height: 0, nodes: [], arcs: [] }));

test.run();
