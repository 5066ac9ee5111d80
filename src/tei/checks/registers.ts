// Registers: entries that nobody mentions, that have no name, or share one or a number; relations in a
// circle.

import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { authorityNumber } from "../authorities.ts";
import type { Edition } from "../edition.ts";
import type { FormFact, IdFact, RelationFact } from "../facts.ts";
import type { EntryKind } from "../vocabulary.ts";
import { finding } from "./finding.ts";

const REGISTERED: ReadonlySet<EntryKind> = new Set(["person", "place", "org", "work"]);

const NAME: Readonly<Record<string, string>> = {
  person: "persName",
  place: "placeName",
  org: "orgName",
  work: "title",
};

interface RegisterEntry {
  readonly path: string;
  readonly fact: IdFact;
}

export function checkRegisters(edition: Edition): Diagnostic[] {
  const entries = edition.documents
    .filter(({ kind }) => kind === "register")
    .flatMap(({ path, ids }) =>
      ids.filter(({ kind }) => REGISTERED.has(kind)).map((fact) => ({ path, fact })),
    );
  return [
    ...unmentioned(entries, edition),
    ...entries.filter(({ fact }) => fact.forms.length === 0).map(nameless),
    ...sharedForms(entries),
    ...sharedIdentifiers(edition),
    ...circles(edition),
    ...mentionsWithoutRef(edition),
  ];
}

function unmentioned(entries: readonly RegisterEntry[], edition: Edition): Diagnostic[] {
  const pointedTo = new Set(edition.occurrences.keys());
  for (const { pointers } of edition.documents)
    for (const { target } of pointers)
      if (target?.id !== undefined) pointedTo.add(`${target.path}#${target.id}`);
  return entries
    .filter(({ path, fact }) => !pointedTo.has(`${path}#${fact.id}`))
    .map(({ path, fact: { id, label, span } }) =>
      finding(
        "unmentioned-entry",
        { path, span },
        `Nothing in the edition points to "${id}" (${label}). Remove the entry, or mark where the text means it.`,
      ),
    );
}

function nameless({ path, fact: { id, kind, span } }: RegisterEntry): Diagnostic {
  return finding(
    "entry-without-name",
    { path, span },
    `The ${kind === "org" ? "organisation" : kind} "${id}" has no name: indexes can show only its id. Give it a <${NAME[kind] ?? "name"}>.`,
  );
}

/** Two entries of a kind with one form of a name: whoever reads it cannot tell who is meant. */
function sharedForms(entries: readonly RegisterEntry[]): Diagnostic[] {
  const first = new Map<string, { readonly entry: RegisterEntry; readonly form: FormFact }>();
  const findings: Diagnostic[] = [];
  for (const entry of entries) {
    for (const form of entry.fact.forms) {
      if (form.text === "") continue;
      const key = `${entry.fact.kind} ${form.text.toLowerCase()}`;
      const earlier = first.get(key);
      if (earlier === undefined) first.set(key, { entry, form });
      else if (earlier.entry !== entry)
        findings.push(
          finding(
            "shared-name",
            { path: entry.path, span: form.span },
            `"${form.text}" is also a name of "${earlier.entry.fact.id}" (${earlier.entry.fact.label}). If the two are different, tell them apart where they are named; if not, make them one entry.`,
            {
              notes: [
                {
                  message: "The other entry has it here.",
                  path: earlier.entry.path,
                  span: earlier.form.span,
                },
              ],
            },
          ),
        );
    }
  }
  return findings;
}

/** Two entries for which an authority file has one: they are the same, or one of the numbers is wrong. */
function sharedIdentifiers({ documents }: Edition): Diagnostic[] {
  const first = new Map<string, RegisterEntry[]>();
  const findings: Diagnostic[] = [];
  for (const { path, ids } of documents) {
    for (const fact of ids) {
      if (!fact.isEntry) continue;
      for (const address of numbersOf(fact)) {
        const known = first.get(address) ?? [];
        const earlier = known.find((one) => !mayShare(one.fact, fact));
        if (earlier !== undefined)
          findings.push(sharedIdentifier({ path, fact }, earlier, address));
        // No more than one of each kind is kept, so that many that share a number cost no more than few.
        else if (known.every((one) => one.fact.kind !== fact.kind))
          first.set(address, [...known, { path, fact }]);
      }
    }
  }
  return findings;
}

/** The entries of authority files that an entry names, each once however often it is stated. */
function numbersOf({ identifiers }: IdFact): Set<string> {
  const found = identifiers.flatMap((identifier) => authorityNumber(identifier) ?? []);
  return new Set(found.map(({ authority, number }) => authority.prefix + number));
}

/**
 * One id in two files is a finding by itself (`id-in-two-registers`). A town and its government are one to
 * most authority files.
 */
function mayShare(one: IdFact, other: IdFact): boolean {
  if (one.id === other.id) return true;
  return one.kind !== other.kind && [one, other].every(({ kind }) => GOVERNED.has(kind));
}

const GOVERNED: ReadonlySet<EntryKind> = new Set(["place", "org"]);

function sharedIdentifier(
  { path, fact }: RegisterEntry,
  earlier: RegisterEntry,
  address: string,
): Diagnostic {
  return finding(
    "shared-identifier",
    { path, span: fact.span },
    `"${fact.id}" (${fact.label}) has the identifier of "${earlier.fact.id}" (${earlier.fact.label}): ${address}. If the two are one, make them one entry; if not, correct one of the identifiers.`,
    {
      notes: [{ message: "The other entry is here.", path: earlier.path, span: earlier.fact.span }],
    },
  );
}

/** Relations that lead back to where they began: nobody is their own parent's parent. */
function circles(edition: Edition): Diagnostic[] {
  const steps = new Map<
    string,
    Map<string, { goals: string[]; path: string; relation: RelationFact }>
  >();
  for (const { path, relations } of edition.documents) {
    for (const relation of relations) {
      let named = steps.get(relation.name);
      if (named === undefined) steps.set(relation.name, (named = new Map()));
      const goals = relation.passive.map((target) => `${target.path}#${target.id ?? ""}`);
      for (const { path: from, id } of relation.active) {
        const start = `${from}#${id ?? ""}`;
        const known = named.get(start);
        if (known === undefined) named.set(start, { goals: [...goals], path, relation });
        else known.goals.push(...goals);
      }
    }
  }
  return [...steps].flatMap(([name, graph]) =>
    cyclesIn(new Map([...graph].map(([from, { goals }]) => [from, goals]))).map((cycle) => {
      const { path, relation } = graph.get(cycle[0] as string) as {
        path: string;
        relation: RelationFact;
      };
      const ids = [...cycle, cycle[0] as string].map((address) =>
        address.slice(address.indexOf("#") + 1),
      );
      return finding(
        "circular-relation",
        { path, span: relation.span },
        `The relation "${name}" leads in a circle: ${ids.join(" → ")}. Correct one of these relations; one that holds in both directions has @mutual.`,
      );
    }),
  );
}

/** The circles of a graph, each once, found by following every way until it ends or comes back. */
function cyclesIn(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const done = new Set<string>();
  const cycles: string[][] = [];
  for (const start of graph.keys()) {
    const way: string[] = [];
    const onWay = new Set<string>();
    const pending: { readonly node: string; readonly isEnd: boolean }[] = [
      { node: start, isEnd: false },
    ];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const { node, isEnd } = next;
      if (isEnd) {
        way.pop();
        onWay.delete(node);
        done.add(node);
      } else if (onWay.has(node)) cycles.push(way.slice(way.indexOf(node)));
      else if (!done.has(node)) {
        way.push(node);
        onWay.add(node);
        pending.push({ node, isEnd: true });
        for (const goal of graph.get(node) ?? []) pending.push({ node: goal, isEnd: false });
      }
    }
  }
  return cycles;
}

function mentionsWithoutRef(edition: Edition): Diagnostic[] {
  return edition.documents.flatMap(({ path, unlinked }) =>
    unlinked.map(({ element, text, span }) =>
      finding(
        "mention-without-ref",
        { path, span },
        `<${element}> (${text}) does not say who or what is meant. Give it a @ref into a register.`,
      ),
    ),
  );
}
