// A stemma as an edition means it (TEI P5, 20.4): nodes with the witnesses that they stand for, and arcs
// without circles, so that whoever draws it or lists it comes to an end.

import type { Target } from "./pointers.ts";
import type { Arc, ArcFact, NodePointer, StemmaFact } from "./stemma-facts.ts";
import type { Sigla, Witness } from "./witnesses.ts";

export type NodeState = "extant" | "lost" | "hypothetical";

export interface StemmaNode {
  readonly id: string | undefined;
  readonly label: string;
  readonly state: NodeState;
  /** The declared witness, or group of them, that it stands for. */
  readonly witness: Witness | undefined;
}

export type StemmaArc = Arc<number>;

export interface Stemma {
  readonly title: string;
  readonly nodes: readonly StemmaNode[];
  /** Descent before contamination, each in document order; none twice, none in a circle. */
  readonly arcs: readonly StemmaArc[];
  /** What was left out because it leads back: the nodes of each circle, from the end of the arc to its beginning. */
  readonly circles: readonly (readonly number[])[];
  /** What leads to no node, though there may be something else. */
  readonly strays: readonly NodePointer[];
}

/** @param path the document that has it */
export function readStemma({ title, nodes, arcs }: StemmaFact, path: string, sigla: Sigla): Stemma {
  const keyOf = (target: Target | undefined): string => sigla.keyOfResolved("#", target, path);
  const hasOwnList = sigla.witnesses.some((witness) => witness.path === path);
  const witnesses = nodes.map(({ label, targets }) => {
    const pointed = targets.map((target) => sigla.byKey(keyOf(target)));
    const named = sigla.byName(label, path);
    // The same siglum may mean another manuscript in another document's list.
    const isOther = hasOwnList && named?.path !== path;
    return pointed.find((one) => one !== undefined) ?? (isOther ? undefined : named);
  });
  const addresses = new Map<string, number>();
  const know = (address: string, index: number): void => {
    if (!addresses.has(address)) addresses.set(address, index);
  };
  nodes.forEach(({ id }, index) => id !== undefined && know(`${path}#${id}`, index));
  witnesses.forEach((witness, index) => witness !== undefined && know(witness.key, index));
  const strays: NodePointer[] = [];
  const find = (end: ArcFact["from"]): number | undefined => {
    if (typeof end === "number") return end;
    const found = addresses.get(keyOf(end.target));
    if (found === undefined) strays.push(end);
    return found;
  };
  const found = arcs.flatMap(({ from, to, kind, label }) => {
    const [start, goal] = [find(from), find(to)];
    return start === undefined || goal === undefined
      ? []
      : [{ from: start, to: goal, kind, label }];
  });
  const { kept, circles } = withoutCircles(distinct(found), nodes.length);
  const withChildren = new Set(
    kept.flatMap(({ from, kind }) => (kind === "descent" ? [from] : [])),
  );
  return {
    title,
    nodes: nodes.map(({ id, label, type }, index) => {
      const witness = witnesses[index];
      const state = stateOf(type, witness, withChildren.has(index));
      return { id, label: label === "" ? (witness?.siglum ?? "") : label, state, witness };
    }),
    arcs: kept,
    circles,
    strays,
  };
}

/** By its type; else a witness is extant, and so is what has nothing below it. */
function stateOf(
  type: string | undefined,
  witness: Witness | undefined,
  hasChildren: boolean,
): NodeState {
  const said = type?.toLowerCase();
  if (said === "extant" || said === "lost" || said === "hypothetical") return said;
  return (witness === undefined || witness.isGroup) && hasChildren ? "hypothetical" : "extant";
}

/** An arc may be told at both of its ends; where it is descent too, it is no contamination. */
function distinct(arcs: readonly StemmaArc[]): StemmaArc[] {
  const known = new Map<string, StemmaArc>();
  const descent = arcs.filter(({ kind }) => kind === "descent");
  const rest = arcs.filter(({ kind }) => kind !== "descent");
  for (const arc of [...descent, ...rest]) {
    const key = `${arc.from} ${arc.to}`;
    if (!known.has(key)) known.set(key, arc);
  }
  return [...known.values()];
}

function withoutCircles(
  arcs: readonly StemmaArc[],
  count: number,
): { kept: StemmaArc[]; circles: number[][] } {
  const below = Array.from({ length: count }, (): number[] => []);
  const kept: StemmaArc[] = [];
  const circles: number[][] = [];
  for (const arc of arcs) {
    const way = wayBetween(arc.to, arc.from, below);
    if (way !== undefined) circles.push(way);
    else {
      kept.push(arc);
      below[arc.from]?.push(arc.to);
    }
  }
  return { kept, circles };
}

/** The shortest way down from one node to another. */
function wayBetween(
  start: number,
  goal: number,
  below: readonly (readonly number[])[],
): number[] | undefined {
  const before = new Map<number, number | undefined>([[start, undefined]]);
  for (const node of before.keys()) {
    if (node === goal) {
      const way: number[] = [];
      for (let at: number | undefined = node; at !== undefined; at = before.get(at)) way.push(at);
      return way.toReversed();
    }
    for (const next of below[node] ?? []) if (!before.has(next)) before.set(next, node);
  }
  return undefined;
}
