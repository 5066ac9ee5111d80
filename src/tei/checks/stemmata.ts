// Stemmata against the lists of witnesses, and against themselves: manuscripts that no list has, arcs that
// lead to no node, descent in a circle.

import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { closest } from "../../source/closest.ts";
import { type Edition, findEntry } from "../edition.ts";
import { readStemma, type Stemma } from "../stemma.ts";
import type { NodeFact, StemmaFact } from "../stemma-facts.ts";
import type { Sigla } from "../witnesses.ts";
import { siglaOf } from "./apparatus/named.ts";
import { finding } from "./finding.ts";

export function checkStemmata(edition: Edition): Diagnostic[] {
  const found = edition.documents.flatMap(({ path, stemmata }) =>
    stemmata.map((fact) => ({ path, fact })),
  );
  if (found.length === 0) return [];
  const sigla = siglaOf(edition);
  return found.flatMap(({ path, fact }) => {
    const stemma = readStemma(fact, path, sigla);
    return [
      ...undeclared({ path, fact, stemma }, sigla),
      ...strays(path, stemma, edition),
      ...circles({ path, fact, stemma }),
    ];
  });
}

interface Read {
  readonly path: string;
  readonly fact: StemmaFact;
  readonly stemma: Stemma;
}

/** Manuscripts that no list has. In a stemma of another tradition than the edition's, none is looked for. */
function undeclared({ path, fact, stemma }: Read, sigla: Sigla): Diagnostic[] {
  if (sigla.witnesses.length === 0) return [];
  const isOfEdition = stemma.nodes.some(({ witness }) => witness !== undefined);
  const ends = new Set(fact.nodes.keys());
  for (const { from, kind } of stemma.arcs) if (kind === "descent") ends.delete(from);
  return fact.nodes.flatMap((node, index) => {
    const { label, type, targets, span } = node;
    // Of pointers that lead nowhere, `checks/pointers.ts` tells; they may lead to printed editions, too.
    const isKnown = stemma.nodes[index]?.witness !== undefined || targets.length > 0;
    if (isKnown || label === "") return [];
    // Any letter is near any other.
    const meant = label.length > 1 ? closest(label, namesOf(sigla)) : undefined;
    const isManuscript =
      type === undefined
        ? isOfEdition && ends.has(index) && (canBeTyped(node) || meant !== undefined)
        : type === "extant";
    if (!isManuscript) return [];
    const hint = meant === undefined ? "" : ` Did you mean "${meant}"?`;
    return finding(
      "undeclared-witness",
      { path, span },
      `The stemma has the manuscript "${label}", but no list of witnesses does.${hint} Correct the label, or add the witness to the <listWit>; of one that is lost or inferred, say so by @type.`,
    );
  });
}

/** Of others it cannot be said that they are lost: only what is misspelt is told of. */
function canBeTyped({ element }: NodeFact): boolean {
  return element === "eTree" || element === "eLeaf" || element === "node";
}

function namesOf({ witnesses }: Sigla): string[] {
  return witnesses.flatMap(({ id, siglum, n }) => [siglum, id ?? siglum, n ?? siglum]);
}

/** Ends of arcs that are something else; of those that are nothing, `checks/pointers.ts` tells. */
function strays(path: string, stemma: Stemma, edition: Edition): Diagnostic[] {
  return stemma.strays
    .filter(({ target }) => target === undefined || findEntry(edition, target) !== undefined)
    .map(({ element, attribute, pointer, span }) =>
      finding(
        "arc-without-node",
        { path, span },
        `@${attribute} of <${element}> points to "${pointer}", which is no node of this stemma, nor a witness that one stands for. Correct the pointer, or add the node.`,
      ),
    );
}

function circles({ path, fact, stemma }: Read): Diagnostic[] {
  return stemma.circles.map((circle) => {
    const [first = 0] = circle;
    const labels = [...circle, first].map((index) => nameOf(stemma, index));
    return finding(
      "circular-stemma",
      { path, span: fact.nodes[first]?.span },
      `The stemma leads in a circle: ${labels.join(" → ")}. No manuscript is older than itself: correct one of these arcs. The drawing has the circle without the last of them.`,
    );
  });
}

function nameOf({ nodes }: Stemma, index: number): string {
  const { label = "", id } = nodes[index] ?? {};
  return label === "" ? (id ?? "a node without a label") : label;
}
