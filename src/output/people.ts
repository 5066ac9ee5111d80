// Who is named where, as citations and metadata want it: each person once for a role, with family and
// given name where the header or the register tells them apart.

import type { CorrespondenceAction } from "../tei/correspondence.ts";
import { findEntry } from "../tei/edition.ts";
import type { DocumentFacts } from "../tei/facts.ts";
import type { IdentifierFact, NameFact, NameParts } from "../tei/name-facts.ts";
import type { Target } from "../tei/pointers.ts";
import type { Role } from "../tei/responsibility.ts";
import { type Publication, type PublishedEntry, publishedEntry } from "./publication.ts";

/** Someone who did something. */
export interface Agent {
  readonly kind: NameFact["kind"];
  readonly text: string;
  readonly parts: NameParts | undefined;
  /** Those beside the name, and those of the entry. */
  readonly identifiers: readonly IdentifierFact[];
  /** Their entry in a register. */
  readonly entry: PublishedEntry | undefined;
}

export interface DocumentPeople {
  readonly authors: readonly Agent[];
  readonly editors: readonly Agent[];
  readonly translators: readonly Agent[];
  readonly contributors: readonly Agent[];
  readonly senders: readonly Agent[];
  readonly recipients: readonly Agent[];
}

export function peopleOf(document: DocumentFacts, publication: Publication): DocumentPeople {
  const { contributors, correspondence } = document.header;
  const inRole = (role: Role): Agent[] =>
    distinct(
      contributors.filter((one) => one.role === role).map(({ name }) => toAgent(name, publication)),
    );
  const inAction = (type: string): Agent[] =>
    distinct(
      correspondence
        .flat()
        .filter((action) => action.type === type)
        .flatMap(({ agents }: CorrespondenceAction) => agents)
        .map((name) => toAgent(name, publication)),
    );
  return {
    authors: inRole("author"),
    editors: inRole("editor"),
    translators: inRole("translator"),
    contributors: inRole("contributor"),
    senders: inAction("sent"),
    recipients: inAction("received"),
  };
}

export function toAgent(name: NameFact, publication: Publication): Agent {
  const entry = name.targets
    .map((target) => publishedEntry(target, publication))
    .find((found) => found !== undefined);
  return {
    kind: name.kind,
    text: name.text,
    parts: name.parts ?? partsOf(name, entry),
    identifiers: [...name.identifiers, ...(entry?.fact.identifiers ?? [])],
    entry,
  };
}

/**
 * The parts of the same form in the register, else of the main form, as it is or as it is sorted. Never
 * those of any other: it may be in another script.
 */
function partsOf(name: NameFact, entry: PublishedEntry | undefined): NameParts | undefined {
  const forms = entry?.fact.forms ?? [];
  const typed = (wanted: string) => forms.find(({ type }) => type === wanted);
  const same = forms.find(({ text }) => text === name.text);
  return [same, typed("main") ?? forms[0], typed("sort")].find((form) => form?.parts)?.parts;
}

/** An editor of the configuration: `Family, Given`, or a name that is not to be parted. */
export function editorAgent(text: string): Agent {
  const [, family, given] = /^([^,]+), ([^,]+)$/u.exec(text) ?? [];
  const parts = family === undefined || given === undefined ? undefined : { family, given };
  return { kind: "person", text, parts, identifiers: [], entry: undefined };
}

/** `Family, Given`, or the name as it is. */
export function invertedName({ parts, text }: Agent): string {
  return parts === undefined ? text : `${parts.family}, ${parts.given}`;
}

/** Who is responsible for a change: names without what they did, "Jane Roe" and not "Jane Roe (editor)". */
export function responsibleNames(
  targets: readonly Target[],
  { edition }: Publication,
): readonly string[] {
  return targets
    .flatMap((target) => findEntry(edition, target)?.label ?? [])
    .map((label) => label.replace(/ \([^()]*\)$/u, ""));
}

/** `Given Family`, or the name as it is. */
export function directName({ parts, text }: Agent): string {
  return parts === undefined ? text : `${parts.given} ${parts.family}`;
}

/** Everybody once, however the name is turned. */
export function distinct(agents: readonly Agent[]): Agent[] {
  const byName = new Map<string, Agent>();
  for (const agent of agents) {
    const name = invertedName(agent);
    if (!byName.has(name)) byName.set(name, agent);
  }
  return [...byName.values()];
}
